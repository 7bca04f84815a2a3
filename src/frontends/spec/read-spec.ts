import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from '../front-end';
import { buildChanged } from './build-changed';
import { loadSpec } from './load-spec';

/** Reads a JSON spec, with all that it extends, and builds its graph with the options put into it. */
export function readSpec(document: NetworkDocument, options: ReadOptions, io: FrontEndIo): ReadResult {
  const bytes = document.bytes.all();
  if (!(bytes instanceof Uint8Array)) return { graph: null, diagnostics: [bytes], texts: new Map() };
  const { spec, diagnostics, texts } = loadSpec({ path: document.path, bytes }, options, io);
  if (spec === null) return { graph: null, diagnostics, texts };
  const built = buildChanged(spec, options, io);
  return {
    graph: built.graph,
    spec: built.spec,
    diagnostics: [...diagnostics, ...built.diagnostics],
    texts,
    rebuild: (batch) => buildChanged(spec, { ...options, batch }),
  };
}
