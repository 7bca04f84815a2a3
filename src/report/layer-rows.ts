import type { Convention } from '../conventions/convention';
import { macsOf } from '../conventions/macs';
import { type Count, multiplyCounts } from '../counts/count';
import type { Graph, GraphNode } from '../graph/graph';
import { firstRead, type Reads } from '../graph/reads';
import { isSameShape, type Shape } from '../ops/shape';
import { fieldSize, fieldStride } from '../passes/field-axis';
import type { MemoryFacts } from '../passes/memory';
import { countTensors, type TensorCounts } from '../passes/params';
import type { Field } from '../passes/receptive-field';
import { workOf } from '../passes/work';
import type { LayerRow, ReceptiveField } from './report';

/** What the passes say of each node of a graph, by its number. */
export interface NodeFacts {
  readonly memory: MemoryFacts;
  readonly fields: readonly (Field | null)[];
}

/** The rows of a report's layers, in the order of execution. */
export function layerRows(
  graph: Graph,
  convention: Convention,
  { memory, fields }: NodeFacts,
): readonly LayerRow[] {
  const { nodes, reads, alike, uncalled } = graph;
  const { outputBytes, liveBytes } = memory;
  const rows = new Array<LayerRow>(nodes.length);
  const costs = new Array<Cost>(nodes.length);
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number] as GraphNode;
    const first = alike[number] as number;
    const isUncalled = uncalled.has(number);
    const known = first === number ? costOf(node, convention) : (costs[first] as Cost);
    costs[number] = known;
    const cost = isUncalled ? withoutWork(known) : known;
    const isAgain = node.owner !== number;
    rows[number] = {
      path: node.path,
      type: cost.type,
      args: node.args,
      inputs: node.inputShapes,
      output: node.output,
      furtherOutputs: cost.furtherOutputs,
      functional: node.functional,
      call: isUncalled ? 'never' : isAgain ? 'again' : 'first',
      params: isAgain ? 0 : cost.params,
      trainableParams: isAgain || node.frozen ? 0 : cost.params,
      buffers: isAgain ? 0 : cost.buffers,
      macs: cost.macs,
      flops: cost.flops,
      count: cost.count,
      isCounted: cost.isCounted,
      activationBytes: outputBytes[number] as Count,
      liveBytes: liveBytes[number] as Count,
      receptiveField: receptiveFieldOf(reads, number, fields, rows),
    };
  }
  return rows;
}

/** What one call costs, and every call that is the same. */
interface Cost
  extends TensorCounts,
    Pick<LayerRow, 'type' | 'macs' | 'flops' | 'count' | 'isCounted' | 'furtherOutputs'> {}

function costOf(node: GraphNode, convention: Convention): Cost {
  const { params, buffers } = countTensors(node);
  const work = workOf(node);
  const macs = macsOf(work);
  const count = convention.count(work, node);
  return {
    type: node.op.type,
    params,
    buffers,
    macs,
    flops: multiplyCounts(2, macs),
    count: count ?? 0,
    isCounted: count !== null,
    furtherOutputs: node.op.furtherOutputs?.(node.args, node.inputShapes) ?? NO_SHAPES,
  };
}

/** What a layer costs that is not called: its parameters are there. */
function withoutWork(cost: Cost): Cost {
  return { ...cost, macs: 0, flops: 0, count: 0, isCounted: true };
}

const NO_SHAPES: readonly Shape[] = [];

/** What a call passes on as it is, the field or its stride, is the same object in the rows too. */
function receptiveFieldOf(
  reads: Reads,
  number: number,
  fields: readonly (Field | null)[],
  rows: readonly LayerRow[],
): ReceptiveField | null {
  const field = fields[number] ?? null;
  if (field === null) return null;
  const source = firstRead(reads, number) ?? -1;
  const before = source < 0 ? null : (rows[source]?.receptiveField ?? null);
  if (before !== null && fields[source] === field) return before;
  const stride = field.axes.map(fieldStride);
  const isSameStride = before !== null && isSameShape(stride, before.stride);
  return { size: field.axes.map(fieldSize), stride: isSameStride ? before.stride : stride };
}
