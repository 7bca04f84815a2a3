import type { FrontEnd } from './front-end';
import { onnxFrontEnd } from './onnx/index';
import { pytorchFrontEnd } from './pytorch/index';
import { parsePythonReference } from './pytorch/reference';
import { specFrontEnd } from './spec/index';

/** Every front end; the first that recognises a document reads it. */
export const frontEnds: readonly FrontEnd[] = [onnxFrontEnd, pytorchFrontEnd, specFrontEnd];

/** The front end that reads a document; undefined if its kind is not known. */
export function findFrontEnd(path: string, head: Uint8Array): FrontEnd | undefined {
  return frontEnds.find(({ recognises }) => recognises(path, head));
}

/** Whether a reference looks like the path of a document, so that a misspelt one is not taken for a preset's name. */
export function namesDocument(reference: string): boolean {
  return /[\\/]/.test(reference) || hasNetworkEnding(documentOf(reference).path);
}

/** The path of the document that a reference names, and which of its networks, if that is given. */
export function documentOf(reference: string): { readonly path: string; readonly part: string | null } {
  return parsePythonReference(reference) ?? { path: reference, part: null };
}

/** Whether a name has the ending of a document that can contain a network. */
export function hasNetworkEnding(path: string): boolean {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  return ending !== undefined && frontEnds.some(({ endings }) => endings.includes(ending));
}
