import type { Diagnostic } from '../diagnostics/diagnostic';
import { buildGraph, type GraphResult } from '../frontends/spec/build-graph';
import type { Graph } from '../graph/graph';
import type { Spec } from '../language/spec';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { applyOptions } from './applied-options';
import type { Settings, SpecOptions } from './spec-options';

/** The graph of a spec, or with errors what could be built of it; null where there is no spec. */
export interface BuiltSpec {
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** Builds the graph of a spec with the options put into it. */
export function buildWithOptions(spec: Spec, options: SpecOptions, settings: Settings): GraphResult {
  const { batch, maxLayers } = settings;
  const applied = applyOptions(spec, options);
  const { graph, diagnostics } = buildGraph(applied.spec, {
    ...(batch === null ? {} : { batch }),
    ...(maxLayers === null ? {} : { maxLayers }),
  });
  return { graph, diagnostics: [...applied.diagnostics, ...diagnostics] };
}
