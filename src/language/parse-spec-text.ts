import { printable } from '../text/printable';
import { parseSpecValue, type ResolveBase, type SpecResult } from './parse-spec';
import { readJson } from './read-json';

export interface ParseSpecOptions {
  /** The document's name for diagnostics; `spec` when not given. */
  readonly document?: string;
  /** The root's class name when the document gives none; the document's name without its folder and ending when not given. */
  readonly defaultName?: string;
  /** Reads the spec that `extends` or a layer names; without it no name is found. */
  readonly resolveBase?: ResolveBase;
}

/**
 * Reads a spec from the text of a JSON document; comments and trailing commas are allowed.
 *
 * Returns all errors at once; never throws. `resolveBase` resolves relative names in `extends`.
 */
export function parseSpec(text: string, options: ParseSpecOptions = {}): SpecResult {
  const { document = 'spec', resolveBase = () => NOT_FOUND } = options;
  const json = readJson(text, document);
  if (json.diagnostics.length > 0) return { spec: null, diagnostics: json.diagnostics };
  const defaultName = options.defaultName ?? nameOfDocument(document);
  return parseSpecValue(json.value, { document, defaultName, resolveBase });
}

const NOT_FOUND: SpecResult = { spec: null, diagnostics: [] };

/** The name of `nets/mini.json` is `mini`; control characters are written as escapes. */
export function nameOfDocument(document: string): string {
  const file = document.split(/[\\/]/).at(-1) ?? document;
  const name = file.replace(/(\.spec)?\.jsonc?$/, '');
  return name === '' || name === '-' ? 'spec' : printable(name);
}
