import type { Convention } from '../conventions/convention';
import { macs as macsConvention } from '../conventions/macs';
import { sumOf, sumOfEach } from '../counts/count';
import type { Dtype } from '../graph/dtype';
import { type Graph, inputsOf, typeOfValue } from '../graph/graph';
import type { AttentionPath } from '../ops/inside';
import { measureMemory } from '../passes/memory';
import { bytesOnce } from '../passes/tensor-bytes';
import { areSizesKnown } from './known-sizes';
import { layerRows } from './layer-rows';
import { sumsFor } from './range-sums';
import { branchRows, layerOf, moduleRows } from './region-rows';
import type { Report } from './report-rows';
import { tensorFactsOf } from './tensor-facts';
import type { TrainingPlan } from './training';

export interface ReportOptions {
  /** Replaces all floating-point types of parameters and activations; each tensor's own when not given. */
  readonly dtype?: Dtype | null;
  /** The same for parameters and buffers alone; that of `dtype` when not given. */
  readonly paramDtype?: Dtype | null;
  /** The convention of `count`; multiply-adds when not given. */
  readonly convention?: Convention;
  /** How attention is computed, which decides its memory; `math` when not given. */
  readonly attention?: AttentionPath;
  /** How the network is trained; without it the report has nothing about training. */
  readonly training?: TrainingPlan | null;
}

/** Computes every figure of a graph. Pure; never throws. */
export function createReport(graph: Graph, options: ReportOptions = {}): Report {
  const { dtype: asked = null, paramDtype = null, convention = macsConvention } = options;
  const { attention = 'math', training = null } = options;
  const dtypes = { asked, byDefault: graph.dtype ?? 'float32' };
  const paramDtypes = { ...dtypes, asked: paramDtype ?? asked };
  const memory = measureMemory(graph, dtypes, attention);
  const factsOf = tensorFactsOf(graph, dtypes);
  const bytesOf = bytesOnce(dtypes);
  const rows = layerRows(graph, { convention, dtypes, paramDtypes }, memory);
  const all = { first: 0, end: rows.length };
  const sums = sumsFor(rows, [all, ...graph.regions]);
  const whole = sums.between(all);
  const paramBytes = sumOfEach(rows, ({ paramBytes: bytes }) => bytes);
  const trained =
    training &&
    loadTraining().createTraining(graph, rows, {
      ...training,
      dtypes,
      paramDtypes,
      attention,
      paramBytes,
    });
  const layers =
    trained === null
      ? rows
      : rows.map((row, number) => ({ ...row, savedBytes: trained.savedBytes[number] ?? 0 }));
  const outputs = graph.outputs.map(({ name, value }) => ({ name, ...factsOf(value) }));
  return {
    model: {
      name: graph.name,
      kind: graph.kind,
      source: graph.source,
      inputs: inputsOf(graph).map((source) => ({
        name: source.name,
        ...factsOf({ node: -1 - graph.sources.indexOf(source), slot: 0 }),
      })),
      outputs,
      batch: graph.batch,
      dtype: asked ?? dtypes.byDefault,
      paramDtype: paramDtypes.asked ?? paramDtypes.byDefault,
      ...(graph.file === undefined ? {} : { file: graph.file }),
    },
    notes: graph.notes ?? [],
    convention: { name: convention.name, title: convention.title },
    totals: {
      ...whole,
      complete: whole.isCounted && whole.isWorkKnown,
      isMemoryKnown: rows.every(areSizesKnown),
      paramBytes,
      inputBytes: memory.inputBytes,
      activationBytes: memory.activationBytes,
      peakActivationBytes: memory.peakBytes,
    },
    branches: branchRows(graph, sums),
    layers,
    modules: moduleRows(graph, sums, { factsOf, bytesOf }),
    bufferBytes: sumOfEach(layers, ({ bufferBytes }) => bufferBytes),
    outputBytes: sumOf(graph.outputs.map(({ value }) => bytesOf(typeOfValue(graph, value)))),
    training: trained?.training ?? null,
    decode: null,
    outputLayers: graph.outputs.map(({ value }) => layerOf(value, all)),
  };
}

/** Loaded when needed, since few reports include training. */
function loadTraining(): typeof import('./training') {
  return require('./training');
}
