import type { Convention } from '../conventions/convention';
import { macs as macsConvention } from '../conventions/macs';
import { sumOf } from '../counts/count';
import type { Dtype } from '../graph/dtype';
import { type Graph, inputsOf, typeOfValue } from '../graph/graph';
import { measureMemory } from '../passes/memory';
import { layerRows } from './layer-rows';
import { sumsFor } from './range-sums';
import { branchRows, layerOf, moduleRows } from './region-rows';
import type { Report } from './report-rows';

export interface ReportOptions {
  /** In the place of all floating-point types of parameters and activations; each tensor's own when not given. */
  readonly dtype?: Dtype | null;
  /** The convention of `count`; multiply-adds when not given. */
  readonly convention?: Convention;
}

/** Computes every figure of a graph. Pure; never throws. */
export function createReport(graph: Graph, options: ReportOptions = {}): Report {
  const { dtype: asked = null, convention = macsConvention } = options;
  const dtypes = { asked, byDefault: graph.dtype ?? 'float32' };
  const memory = measureMemory(graph, dtypes);
  const layers = layerRows(graph, { convention, dtypes }, memory);
  const all = { first: 0, end: layers.length };
  const sums = sumsFor(layers, [all, ...graph.regions]);
  const whole = sums.between(all);
  const outputs = graph.outputs.map(({ name, value }) => ({ name, shape: typeOfValue(graph, value).shape }));
  return {
    model: {
      name: graph.name,
      kind: graph.kind,
      source: graph.source,
      inputs: inputsOf(graph).map(({ name, type }) => ({ name, shape: type.shape })),
      outputs,
      batch: graph.batch,
      dtype: asked ?? dtypes.byDefault,
      ...(graph.file === undefined ? {} : { file: graph.file }),
    },
    notes: graph.notes ?? [],
    convention: { name: convention.name, title: convention.title },
    totals: {
      ...whole,
      complete: whole.isCounted && whole.isWorkKnown,
      paramBytes: sumOf(layers.map(({ paramBytes }) => paramBytes)),
      inputBytes: memory.inputBytes,
      activationBytes: memory.activationBytes,
      peakActivationBytes: memory.peakBytes,
    },
    branches: branchRows(graph, sums),
    layers,
    modules: moduleRows(graph, sums),
    outputLayers: graph.outputs.map(({ value }) => layerOf(value, all)),
  };
}
