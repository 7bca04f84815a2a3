import type { Spec } from '../../language/spec';
import type { FrontEndIo, ReadOptions } from '../front-end';
import { applyOptions } from './applied-options';
import { buildGraph, type GraphResult } from './build-graph';

/** A graph with the spec that it was built from. */
export interface BuiltSpec extends GraphResult {
  readonly spec: Spec;
}

/** Builds the graph of a spec with the options put into it. */
export function buildChanged(
  spec: Spec,
  options: ReadOptions,
  { onLayers }: Pick<FrontEndIo, 'onLayers'> = {},
): BuiltSpec {
  const { batch, maxLayers } = options;
  const applied = applyOptions(spec, options);
  const { graph, diagnostics } = buildGraph(applied.spec, {
    ...(batch === null ? {} : { batch }),
    ...(maxLayers === null ? {} : { maxLayers }),
    ...(onLayers === undefined ? {} : { onLayers }),
  });
  return { graph, diagnostics: [...applied.diagnostics, ...diagnostics], spec: applied.spec };
}
