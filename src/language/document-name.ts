/** Matches the path of a document. */
export const PATH_OF_DOCUMENT = /[\\/]|\.jsonc?$/;

/** Whether a reference looks like the path of a document, so that a misspelt one is not taken for a preset's name. */
export function looksLikePath(reference: string): boolean {
  return PATH_OF_DOCUMENT.test(reference);
}
