// @ts-nocheck
import type { Convention } from '../conventions/convention';
import { macs as macsConvention } from '../conventions/macs';
import { addCounts, type Count, multiplyCounts, productOf } from '../counts/count';
import type { BranchCall, Graph, ModuleCall } from '../graph/graph';
import type { Args } from '../ops/op';
import type { Shape } from '../ops/shape';
import { type Dtype, elementBytes, measureMemory } from '../passes/memory';
import { receptiveFields } from '../passes/receptive-field';
import type { Base } from '../spec/spec';
import { layerRows } from './layer-rows';
import { figuresOf, holdsModule, type RangeSums, sumsForRanges } from './range-sums';

/** A named tensor with its shape, the batch first. */
export interface NamedShape {
  readonly name: string;
  readonly shape: Shape;
}

/** What an output position sees of the input, an entry for each spatial axis. */
export interface ReceptiveField {
  readonly size: readonly number[];
  /** 0 where every position sees the same. */
  readonly stride: readonly number[];
}

/** The figures that a part of a network has; all are exact. */
export interface Figures {
  readonly params: Count;
  readonly trainableParams: Count;
  readonly buffers: Count;
  /** Multiply-adds. */
  readonly macs: Count;
  /** 2 x multiply-adds. */
  readonly flops: Count;
  /** The figure under the report's convention. */
  readonly count: Count;
}

/** One call of a layer, in the order of execution. */
export interface LayerRow extends Figures {
  readonly path: string;
  readonly type: string;
  readonly args: Args;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  /** Further tensors that the call gives back, which torchsummary prints. */
  readonly furtherOutputs: readonly Shape[];
  readonly functional: boolean;
  /** Whether the layer was called before: its parameters count there. */
  readonly again: boolean;
  /** Whether `count` is a count; false where the convention cannot tell. */
  readonly isCounted: boolean;
  /** What its output adds to the memory of the activations; 0 where it lives in its input's. */
  readonly activationBytes: Count;
  /** The sum of live tensors while it is computed; the largest one is the peak. */
  readonly liveBytes: Count;
  readonly receptiveField: ReceptiveField | null;
}

/** One call of a module or a Sequential: the sums over the layers from `first` to before `end`. */
export interface ModuleRow extends Figures {
  readonly path: string;
  readonly type: string;
  readonly base: Base;
  readonly first: number;
  readonly end: number;
  readonly output: Shape;
}

/** One run through a branch: the sums over the layers from `first` to before `end`. */
export interface BranchRow extends Figures {
  readonly name: string;
  readonly first: number;
  readonly end: number;
  readonly output: Shape;
}

export interface Totals extends Figures {
  /** False where a layer could not be counted: `count` then leaves something out. */
  readonly complete: boolean;
  readonly paramBytes: Count;
  readonly inputBytes: Count;
  readonly activationBytes: Count;
  readonly peakActivationBytes: Count;
}

/** Everything that is known of a network: what each output reads, as plain data. */
export interface Report {
  readonly model: {
    readonly name: string;
    readonly base: Base;
    readonly source: string;
    readonly inputs: readonly NamedShape[];
    readonly outputs: readonly NamedShape[];
    readonly batch: number;
    readonly dtype: Dtype;
  };
  readonly convention: Pick<Convention, 'name' | 'title'>;
  readonly totals: Totals;
  readonly branches: readonly BranchRow[];
  readonly layers: readonly LayerRow[];
  /** In the order in which the calls end. */
  readonly modules: readonly ModuleRow[];
}

export interface ReportOptions {
  /** Element type of parameters and activations; float32 when not given. */
  readonly dtype?: Dtype;
  /** The convention of `count`; multiply-adds when not given. */
  readonly convention?: Convention;
}

/** Works out every figure of a graph. Pure; never throws. */
export function createReport(graph: Graph, options: ReportOptions = {}): Report {
  const { dtype = 'float32', convention = macsConvention } = options;
  const memory = measureMemory(graph, dtype);
  const layers = layerRows(graph, convention, { memory, fields: receptiveFields(graph) });
  const allLayers = { first: 0, end: layers.length };
  const sums = sumsForRanges(layers, [allLayers], graph.modules, graph.branches);
  const whole = figuresOf(sums, allLayers);
  return {
    model: {
      name: graph.name,
      base: graph.base,
      source: graph.source,
      inputs: graph.inputs,
      outputs: [{ name: 'output', shape: graph.output }],
      batch: graph.batch,
      dtype,
    },
    convention: { name: convention.name, title: convention.title },
    totals: {
      ...whole,
      complete: layers.every(({ isCounted }) => isCounted),
      paramBytes: multiplyCounts(whole.params, elementBytes[dtype]),
      inputBytes: graph.inputs.reduce<Count>(
        (sum, { shape }) => addCounts(sum, multiplyCounts(productOf(shape), elementBytes[dtype])),
        0,
      ),
      activationBytes: memory.activationBytes,
      peakActivationBytes: memory.peakBytes,
    },
    // An identity, or a branch of functional calls alone, is no part that a path could name.
    branches: graph.branches
      .filter((branch) => holdsModule(sums, branch))
      .map((branch) => branchRow(branch, sums)),
    layers,
    modules: graph.modules.map((call) => moduleRow(call, sums)),
  };
}

function moduleRow(call: ModuleCall, sums: RangeSums): ModuleRow {
  const { path, type, base, first, end, output } = call;
  return { path, type, base, first, end, output, ...figuresOf(sums, call) };
}

function branchRow(branch: BranchCall, sums: RangeSums): BranchRow {
  const { name, first, end, output } = branch;
  return { name, first, end, output, ...figuresOf(sums, branch) };
}
