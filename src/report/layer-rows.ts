import type { Convention } from '../conventions/convention';
import { sumOf } from '../counts/count';
import { type DtypeChoice, dtypeAs } from '../graph/dtype';
import { type Graph, type Node, typeName } from '../graph/graph';
import { once } from '../graph/made-once';
import type { Args } from '../ops/op';
import { fieldSize, fieldStride } from '../passes/field-axis';
import type { MemoryFacts } from '../passes/memory';
import { countTensors, NO_TENSORS } from '../passes/params';
import { receptiveFields, type SpatialField } from '../passes/receptive-field';
import { bytesOnce } from '../passes/tensor-bytes';
import { callPlace } from './call-place';
import { costOnce, NO_COST } from './layer-cost';
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

/** The element type of a node's output, where a row says it: a model file says it of every node, a spec where it is not the network's. */
export function ownDtype(
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
