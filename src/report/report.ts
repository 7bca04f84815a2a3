import type { Convention } from '../conventions/convention';
import { macs as macsConvention, macsOf } from '../conventions/macs';
import { addCounts, type Count, multiplyCounts, productOf, subtractCounts } from '../counts/count';
import type { BranchCall, Graph, GraphNode, ModuleCall } from '../graph/graph';
import type { Args } from '../ops/op';
import type { Shape } from '../ops/shape';
import { type Dtype, elementBytes, measureMemory } from '../passes/memory';
import { countParams } from '../passes/params';
import { type Field, fieldSize, receptiveFields } from '../passes/receptive-field';
import { workOf } from '../passes/work';
import type { Base } from '../spec/spec';

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
  /** Whether `count` is a count; false where the convention cannot tell. */
  readonly isCounted: boolean;
  /** What its output adds to the memory of the activations; 0 where it lives in its input's. */
  readonly activationBytes: Count;
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
  const fields = receptiveFields(graph);
  const layers = graph.nodes.map((node, number) =>
    layerRow(node, number, convention, {
      field: fields[number] ?? null,
      activationBytes: memory.outputBytes[number] ?? 0,
    }),
  );
  const sums = prefixSums(layers);
  const whole = figuresBetween(sums, 0, layers.length);
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
    branches: graph.branches.filter(holdsModule(layers)).map((branch) => branchRow(branch, sums)),
    layers,
    modules: graph.modules.map((call) => moduleRow(call, sums)),
  };
}

function layerRow(
  node: GraphNode,
  number: number,
  convention: Convention,
  { field, activationBytes }: { readonly field: Field | null; readonly activationBytes: Count },
): LayerRow {
  const { params, trainableParams, buffers } = countParams(node, number);
  const work = workOf(node);
  const macs = macsOf(work);
  const count = convention.count(work, node);
  return {
    path: node.path,
    type: node.op.type,
    args: node.args,
    inputs: node.inputShapes,
    output: node.output,
    furtherOutputs: node.op.furtherOutputs?.(node.args, node.inputShapes) ?? NO_SHAPES,
    functional: node.functional,
    params,
    trainableParams,
    buffers,
    macs,
    flops: multiplyCounts(2, macs),
    count: count ?? 0,
    isCounted: count !== null,
    activationBytes,
    receptiveField: field === null ? null : toReceptiveField(field),
  };
}

const NO_SHAPES: readonly Shape[] = [];

function toReceptiveField({ axes }: Field): ReceptiveField {
  return { size: axes.map(fieldSize), stride: axes.map(({ stride }) => stride) };
}

function moduleRow(
  { path, type, base, first, end, output }: ModuleCall,
  sums: readonly Figures[],
): ModuleRow {
  return { path, type, base, first, end, output, ...figuresBetween(sums, first, end) };
}

/** An identity, or a branch of functional calls alone, is no part that a path could name. */
function holdsModule(layers: readonly LayerRow[]): (branch: BranchCall) => boolean {
  return ({ first, end }) => layers.slice(first, end).some(({ functional }) => !functional);
}

function branchRow({ name, first, end, output }: BranchCall, sums: readonly Figures[]): BranchRow {
  return { name, first, end, output, ...figuresBetween(sums, first, end) };
}

/** Sums over the layers before each position, so that the sum of any range is one subtraction. */
function prefixSums(layers: readonly LayerRow[]): readonly Figures[] {
  let sum: Figures = { params: 0, trainableParams: 0, buffers: 0, macs: 0, flops: 0, count: 0 };
  const sums = [sum];
  for (const layer of layers) {
    sum = combine(sum, layer, addCounts);
    sums.push(sum);
  }
  return sums;
}

function figuresBetween(sums: readonly Figures[], first: number, end: number): Figures {
  return combine(sums[end] as Figures, sums[first] as Figures, subtractCounts);
}

function combine(left: Figures, right: Figures, by: (left: Count, right: Count) => Count): Figures {
  return {
    params: by(left.params, right.params),
    trainableParams: by(left.trainableParams, right.trainableParams),
    buffers: by(left.buffers, right.buffers),
    macs: by(left.macs, right.macs),
    flops: by(left.flops, right.flops),
    count: by(left.count, right.count),
  };
}
