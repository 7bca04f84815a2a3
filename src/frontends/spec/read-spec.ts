import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from '../front-end';
import { buildChanged } from './build-changed';
import { loadSpec } from './load-spec';

/**
 * Moves a place within the preset that a file extends to where the file names it, since its user cannot change
 * the preset.
 */
function atExtends(found: Diagnostic, path: string, preset: string): Diagnostic {
  return found.location?.document === preset
    ? { ...found, location: { document: path, path: ['extends'] } }
    : found;
}

/** Reads a JSON spec, with all that it extends, and builds its graph with the options put into it. */
export function readSpec(document: NetworkDocument, options: ReadOptions, io: FrontEndIo): ReadResult {
  const bytes = document.bytes.all();
  if (!(bytes instanceof Uint8Array)) return { graph: null, diagnostics: [bytes], texts: new Map() };
  const { spec, diagnostics, texts } = loadSpec({ path: document.path, bytes }, options, io);
  if (spec === null) return { graph: null, diagnostics, texts };
  const built = buildChanged(spec, options, io);
  const found = texts.has(spec.document)
    ? built.diagnostics
    : built.diagnostics.map((each) => atExtends(each, document.path, spec.document));
  return {
    graph: built.graph,
    spec: built.spec,
    diagnostics: [...diagnostics, ...found],
    texts,
    rebuild: (batch) => buildChanged(spec, { ...options, batch }),
  };
}
