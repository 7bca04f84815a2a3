import type { Convention } from '../conventions/convention';
import { macs as macsConvention } from '../conventions/macs';
import { addCounts, type Count, multiplyCounts, productOf } from '../counts/count';
import type { Base, BranchCall, Graph, ModuleCall } from '../graph/graph';
import type { Args } from '../ops/op';
import type { NamedShape, Shape } from '../ops/shape';
import { type Dtype, elementBytes, measureMemory } from '../passes/memory';
import { receptiveFields } from '../passes/receptive-field';
import { sharedFacts } from './layer-facts';
import type { Layers } from './layers';
import { layerWithin } from './modules';
import { figuresOf, holdsModule, type RangeSums, sumsForRanges } from './range-sums';

/** A tensor that a network or a part of it gives. */
export interface OutputTensor extends NamedShape {
  /** The number of the layer that gives it; null where what was taken passes through. */
  readonly layer: number | null;
}

/** What an output position sees of the input, an entry for each spatial axis. */
export type ReceptiveField = {
  readonly size: readonly number[];
  /** 0 where every position sees the same. */
  readonly stride: readonly number[];
};

/** The figures that a part of a network has; all are exact, but a sum leaves out what is not known. */
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
  /** Whether `macs` and `flops` are all; false where nobody knows what a layer computes. */
  readonly isWorkKnown: boolean;
  /** Whether `count` is all; false where the convention cannot tell a layer's. */
  readonly isCounted: boolean;
}

/** Whether a layer is called for the first time, or again, or is built and never called. */
export type CallKind = 'first' | 'again' | 'never';

/**
 * What is known of a call whatever its path. Calls that compute the same, are called alike and trained alike share one
 * object, so that a large report stays small.
 */
export interface LayerFacts extends Figures {
  /** The parameters of a layer that is called again count at its first call. */
  readonly call: CallKind;
  readonly type: string;
  readonly args: Args;
  /** The shapes that it has, or would have if it were called. */
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  /** Further tensors that the call gives back, which torchsummary prints. */
  readonly furtherOutputs: readonly Shape[];
  readonly functional: boolean;
  /** What its output adds to the memory of the activations; 0 where it lives in its input's or is not called. */
  readonly activationBytes: Count;
}

/** One call of a layer, in the order of execution, or a layer that is built and not called: it costs nothing. */
export interface LayerRow {
  readonly path: string;
  readonly facts: LayerFacts;
  /** The sum of live tensors while it is computed; the largest one is the peak. 0 where it is not called. */
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
  /** The number of the layer that gives the output; null where what it takes passes through. */
  readonly outputLayer: number | null;
  /** What it gives beside the output, where it names several. */
  readonly furtherOutputs: readonly OutputTensor[];
  /** False for what is built and not called. */
  readonly called: boolean;
}

/** One run through a branch: the sums over the layers from `first` to before `end`. */
export interface BranchRow extends Figures {
  readonly name: string;
  readonly first: number;
  readonly end: number;
  readonly output: Shape;
  /** The number of the layer that gives the output; null where what it takes passes through. */
  readonly outputLayer: number | null;
}

export interface Totals extends Figures {
  /** False where a layer could not be counted: `count`, or `macs` and `flops`, then leave something out. */
  readonly complete: boolean;
  readonly paramBytes: Count;
  readonly inputBytes: Count;
  readonly activationBytes: Count;
  readonly peakActivationBytes: Count;
}

/**
 * Everything that is known of a network: what each output reads. The rows of layers, modules and branches are made of it
 * when they are asked for; JSON of it is written by `renderReportJson`.
 */
export interface Report {
  readonly model: {
    readonly name: string;
    readonly base: Base;
    readonly source: string;
    readonly inputs: readonly NamedShape[];
    /** The main one first. */
    readonly outputs: readonly NamedShape[];
    readonly batch: number;
    readonly dtype: Dtype;
  };
  readonly convention: Pick<Convention, 'name' | 'title'>;
  readonly totals: Totals;
  /** The runs through branches; see `allBranches`. */
  readonly branches: readonly BranchCall[];
  /** The calls of layers; see `allLayers`. */
  readonly layers: Layers;
  /** The calls of modules, in the order in which they end; see `allModules`. */
  readonly modules: readonly ModuleCall[];
  /** The positions of those that are built and not called. */
  readonly uncalledModules: ReadonlySet<number>;
  /** What the figures of modules and branches follow from. */
  readonly sums: RangeSums;
  /** For each of the model's outputs the number of the layer that gives it; null where an input passes through. */
  readonly outputLayers: readonly (number | null)[];
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
  const shared = sharedFacts(graph, convention, memory);
  const all = { first: 0, end: graph.nodes.count };
  const sums = sumsForRanges(shared, [all], graph.modules, graph.branches);
  const whole = figuresOf(sums, all);
  return {
    model: {
      name: graph.name,
      base: graph.base,
      source: graph.source,
      inputs: graph.inputs,
      outputs: graph.outputs.map(({ name, shape }) => ({ name, shape })),
      batch: graph.batch,
      dtype,
    },
    convention: { name: convention.name, title: convention.title },
    totals: {
      ...whole,
      complete: whole.isCounted && whole.isWorkKnown,
      paramBytes: multiplyCounts(whole.params, elementBytes[dtype]),
      inputBytes: graph.inputs.reduce<Count>(
        (sum, { shape }) => addCounts(sum, multiplyCounts(productOf(shape), elementBytes[dtype])),
        0,
      ),
      activationBytes: memory.activationBytes,
      peakActivationBytes: memory.peakBytes,
    },
    // An identity, or a branch of functional calls alone, is no part that a path could name.
    branches: graph.branches.filter((branch) => holdsModule(sums, branch)),
    layers: {
      count: graph.nodes.count,
      nodes: graph.nodes,
      ...shared,
      liveBytes: memory.liveBytes,
      fields: receptiveFields(graph),
    },
    modules: graph.modules,
    uncalledModules: graph.uncalledModules,
    sums,
    outputLayers: graph.outputs.map(({ node }) => layerWithin(node, all)),
  };
}
