import { decodeDocument } from '../../language/decode';
import { isMeantAsSpec } from '../../language/recognise-spec';
import type { DocumentBytes } from '../document-bytes';
import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from '../front-end';
import { buildChanged } from './build-changed';
import { loadSpec } from './load-spec';

/** Whether a JSON file that nobody named is meant as a spec. */
export function isMeantAsSpecDocument(path: string, bytes: DocumentBytes): boolean {
  const all = bytes.all();
  const text = all instanceof Uint8Array ? decodeDocument(all, path).text : null;
  return text !== null && isMeantAsSpec(text);
}

/** Reads a JSON spec, with all that it extends, and builds its graph with the options put into it. */
export function readSpec(document: NetworkDocument, options: ReadOptions, io: FrontEndIo): ReadResult {
  const bytes = document.bytes.all();
  if (!(bytes instanceof Uint8Array)) return { graph: null, diagnostics: [bytes], texts: new Map() };
  const { spec, diagnostics, texts } = loadSpec({ path: document.path, bytes }, options, io);
  if (spec === null) return { graph: null, diagnostics, texts };
  const built = buildChanged(spec, options);
  return { graph: built.graph, diagnostics: [...diagnostics, ...built.diagnostics], texts };
}
