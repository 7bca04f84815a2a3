import type { Convention } from '../conventions/convention';
import { macsOf } from '../conventions/macs';
import { multiplyCounts, sumOf } from '../counts/count';
import { type DtypeChoice, dtypeAs } from '../graph/dtype';
import { type Graph, type Node, typeName } from '../graph/graph';
import { once } from '../graph/made-once';
import type { Args } from '../ops/op';
import { fieldSize, fieldStride } from '../passes/field-axis';
import type { MemoryFacts } from '../passes/memory';
import { countTensors, NO_TENSORS } from '../passes/params';
import { receptiveFields, type SpatialField } from '../passes/receptive-field';
import { bytesOnce } from '../passes/tensor-bytes';
import { workOf } from '../passes/work';
import { callPlace } from './call-place';
import type { CallKind, LayerRow, ReceptiveField } from './report-rows';
import { firstDimOf } from './tensor-facts';

/** What the figures of rows depend on apart from the graph. */
interface LayerRowOptions {
  readonly convention: Convention;
  readonly dtypes: DtypeChoice;
  readonly paramDtypes: DtypeChoice;
}

/** A row for each call of a graph. */
export function layerRows(
  graph: Graph,
  { convention, dtypes, paramDtypes }: LayerRowOptions,
  { madeBytes, liveBytes }: MemoryFacts,
): readonly LayerRow[] {
  const tensors = countTensors(graph, paramDtypes);
  const fields = receptiveFields(graph);
  const costOf = costOnce(convention);
  const shapesOf = shapesOnce(dtypes);
  const fieldOf = fieldOnce();
  return graph.nodes.map((node, number): LayerRow => {
    const { params, trainableParams, buffers, biases, paramBytes, bufferBytes } =
      tensors[number] ?? NO_TENSORS;
    const { macs, flops, count, isWorkKnown, isCounted } = node.called ? costOf(node.computation) : NO_COST;
    const { inputs, output, furtherOutputs, furtherFirstDims, outputBytes } = shapesOf(node.computation);
    return {
      path: node.path,
      call: callOf(node, number),
      type: typeName(node),
      args: node.computation.op === null ? NO_ARGS : node.computation.args,
      inputs,
      output,
      furtherOutputs,
      furtherFirstDims,
      outputBytes,
      functional: node.computation.functional,
      params,
      trainableParams,
      buffers,
      biases,
      paramBytes,
      bufferBytes,
      macs,
      flops,
      count,
      isWorkKnown,
      isCounted,
      activationBytes: madeBytes[number] ?? 0,
      liveBytes: liveBytes[number] ?? 0,
      savedBytes: 0,
      receptiveField: fieldOf(fields[number] ?? null),
      ...ownDtype(node, graph, dtypes),
      ...(node.computation.op?.figures === 'stated' ? STATED : {}),
      ...(graph.file === undefined ? {} : fileFacts(node)),
      ...callPlace(node.origin),
    };
  });
}

/** The element type of a node's output: a model file says it of every node, a spec where it is not the network's. */
function ownDtype(
  { computation }: Node,
  { file }: Graph,
  { asked, byDefault }: DtypeChoice,
): Pick<LayerRow, 'dtype'> {
  const own = computation.outputs[0]?.dtype;
  if (file === undefined && own === undefined) return NO_DTYPE;
  const dtype = dtypeAs(own, asked, byDefault);
  return file === undefined && dtype === (asked ?? byDefault) ? NO_DTYPE : { dtype };
}

const NO_DTYPE = {};

const STATED = { stated: true } as const;

/** What a model file has of a node beyond a spec's step. */
function fileFacts({ computation, origin: { at } }: Node): Pick<LayerRow, 'node' | 'reason'> {
  const reason = computation.op === null ? computation.reason : undefined;
  return {
    ...(typeof at === 'object' && 'tensor' in at ? { node: at } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

const NO_ARGS: Args = {};

function callOf({ called, layer }: Node, number: number): CallKind {
  if (!called) return 'never';
  return layer === number ? 'first' : 'again';
}

type Cost = Pick<LayerRow, 'macs' | 'flops' | 'count' | 'isWorkKnown' | 'isCounted'>;

/** What is not called costs nothing. */
const NO_COST: Cost = { macs: 0, flops: 0, count: 0, isWorkKnown: true, isCounted: true };

/** The cost of a layer whose work is not known. */
const UNKNOWN_COST: Cost = { ...NO_COST, isWorkKnown: false, isCounted: false };

/** The costs of computations, computed once for each. */
function costOnce(convention: Convention): (computation: Node['computation']) => Cost {
  return once((computation) => {
    if (computation.op === null) return computation.work === 'none' ? NO_COST : UNKNOWN_COST;
    const work = workOf(computation);
    const macs = macsOf(work) ?? 0;
    const count = convention.count(work, computation);
    return {
      macs,
      flops: multiplyCounts(2, macs),
      count: count ?? 0,
      isWorkKnown: work !== null,
      isCounted: count !== null,
    };
  });
}

type Shapes = Pick<LayerRow, 'inputs' | 'output' | 'furtherOutputs' | 'furtherFirstDims' | 'outputBytes'>;

/** The shapes of computations and the bytes of their outputs, one object for each. */
function shapesOnce(dtypes: DtypeChoice): (computation: Node['computation']) => Shapes {
  const bytesOf = bytesOnce(dtypes);
  return once((computation) => {
    const { inputs, outputs } = computation;
    const [output, ...further] = outputs;
    return {
      inputs: inputs.map(({ shape }) => shape),
      output: output?.shape ?? [],
      furtherOutputs: further.map(({ shape }) => shape),
      furtherFirstDims: further.map((_, index) => firstDimOf(computation, index + 1)),
      outputBytes: sumOf(outputs.map(bytesOf)),
    };
  });
}

/** Receptive fields as numbers; one object for each field. */
function fieldOnce(): (field: SpatialField | null) => ReceptiveField | null {
  const sizesOf = once(({ axes }: SpatialField) => ({
    size: axes.map(fieldSize),
    stride: axes.map(fieldStride),
  }));
  return (field) => field && sizesOf(field);
}
