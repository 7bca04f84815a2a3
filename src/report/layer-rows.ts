import type { Convention } from '../conventions/convention';
import { macsOf } from '../conventions/macs';
import { multiplyCounts } from '../counts/count';
import { type DtypeChoice, dtypeAs } from '../graph/dtype';
import { type Graph, type Node, typeName } from '../graph/graph';
import { once } from '../graph/made-once';
import type { Args } from '../ops/op';
import { fieldSize, fieldStride } from '../passes/field-axis';
import type { MemoryFacts } from '../passes/memory';
import { countTensors } from '../passes/params';
import { receptiveFields, type SpatialField } from '../passes/receptive-field';
import { workOf } from '../passes/work';
import type { CallKind, LayerRow, ReceptiveField } from './report-rows';

/** A row for each call of a graph. */
export function layerRows(
  graph: Graph,
  { convention, dtypes }: { readonly convention: Convention; readonly dtypes: DtypeChoice },
  { outputBytes, liveBytes }: MemoryFacts,
): readonly LayerRow[] {
  const tensors = countTensors(graph, dtypes);
  const fields = receptiveFields(graph);
  const costOf = costOnce(convention);
  const shapesOf = shapesOnce();
  const fieldOf = fieldOnce();
  return graph.nodes.map((node, number): LayerRow => {
    const {
      params = 0,
      trainableParams = 0,
      buffers = 0,
      biases = 0,
      paramBytes = 0,
    } = tensors[number] ?? {};
    const { macs, flops, count, isWorkKnown, isCounted } = node.called ? costOf(node.computation) : NO_COST;
    const { inputs, output, furtherOutputs } = shapesOf(node.computation);
    return {
      path: node.path,
      call: callOf(node, number),
      type: typeName(node),
      args: node.computation.op === null ? NO_ARGS : node.computation.args,
      inputs,
      output,
      furtherOutputs,
      functional: node.computation.functional,
      params,
      trainableParams,
      buffers,
      biases,
      paramBytes,
      macs,
      flops,
      count,
      isWorkKnown,
      isCounted,
      activationBytes: outputBytes[number] ?? 0,
      liveBytes: liveBytes[number] ?? 0,
      receptiveField: fieldOf(fields[number] ?? null),
      ...(graph.file === undefined ? {} : fileFacts(node, dtypes)),
    };
  });
}

/** What a model file has of a node beyond a spec's step. */
function fileFacts(
  { computation, origin: { at } }: Node,
  { asked, byDefault }: DtypeChoice,
): Pick<LayerRow, 'dtype' | 'node' | 'reason'> {
  const reason = computation.op === null ? computation.reason : undefined;
  return {
    dtype: dtypeAs(computation.outputs[0]?.dtype, asked, byDefault),
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

type Shapes = Pick<LayerRow, 'inputs' | 'output' | 'furtherOutputs'>;

/** The shapes of computations, one object for each. */
function shapesOnce(): (computation: Node['computation']) => Shapes {
  return once(({ inputs, outputs }) => {
    const [output = [], ...furtherOutputs] = outputs.map(({ shape }) => shape);
    return { inputs: inputs.map(({ shape }) => shape), output, furtherOutputs };
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
