import { addCounts, type Count, isLarger, multiplyCounts, productOf, subtractCounts } from '../counts/count';
import type { Graph, GraphNode } from '../graph/graph';
import type { Storage } from '../ops/op';

/** The element types that memory can be reckoned in, with the bytes of one element. */
export const elementBytes = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  float8: 1,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint8: 1,
} as const;

export type Dtype = keyof typeof elementBytes;

export interface MemoryFacts {
  /** For each node, the bytes that its output adds: 0 where it lives in its input's memory. */
  readonly outputBytes: readonly Count[];
  /** The sum of `outputBytes`. */
  readonly activationBytes: Count;
  /** The largest sum of live tensors over the order of execution, the network's inputs among them. */
  readonly peakBytes: Count;
}

/**
 * What the tensors of an inference take in memory.
 *
 * A tensor lives from the call that makes it to the last call that reads it, or to the end where it is the
 * network's output; an in-place output and a view keep their input's memory alive instead.
 */
export function measureMemory(graph: Graph, dtype: Dtype): MemoryFacts {
  const { nodes, inputs } = graph;
  const bytesPerElement = elementBytes[dtype];
  const home = homes(graph);
  const lastUse = lastUses(graph, home);
  const outputBytes: Count[] = [];
  const inputBytes = inputs.map(({ shape }) => multiplyCounts(productOf(shape), bytesPerElement));
  let live = inputBytes.reduce<Count>(addCounts, 0);
  let peak = live;
  let total: Count = 0;
  const free = (tensor: number): void => {
    live = subtractCounts(live, (tensor < 0 ? inputBytes[-1 - tensor] : outputBytes[tensor]) ?? 0);
  };
  for (const [number, node] of nodes.entries()) {
    const isOwnHome = home[number] === number;
    const isNew = storageOf(node) === 'new';
    const bytes = isNew ? multiplyCounts(productOf(node.output), bytesPerElement) : 0;
    outputBytes.push(bytes);
    total = addCounts(total, bytes);
    live = addCounts(live, bytes);
    if (isLarger(live, peak)) peak = live;
    const read = new Set(node.inputs.map((input) => homeOf(home, input)));
    for (const tensor of read) if (lastUse.get(tensor) === number) free(tensor);
    if (isOwnHome && !lastUse.has(number)) free(number);
  }
  return { outputBytes, activationBytes: total, peakBytes: peak };
}

/** For each node, the number of the node or input whose memory holds its output. */
function homes({ nodes }: Graph): readonly number[] {
  const home: number[] = [];
  for (const [number, node] of nodes.entries()) {
    const source = node.inputs[0];
    home.push(storageOf(node) === 'new' || source === undefined ? number : homeOf(home, source));
  }
  return home;
}

/** A view without an input, a bare parameter, lives in the memory of the parameters. */
function storageOf(node: GraphNode): Storage {
  return node.op.storage?.(node.args) ?? 'new';
}

function homeOf(home: readonly number[], tensor: number): number {
  return tensor < 0 ? tensor : (home[tensor] as number);
}

/** For each tensor in memory, the last node that reads it; the network's output is read after all of them. */
function lastUses(graph: Graph, home: readonly number[]): ReadonlyMap<number, number> {
  const lastUse = new Map<number, number>();
  for (const [number, node] of graph.nodes.entries()) {
    for (const input of node.inputs) lastUse.set(homeOf(home, input), number);
  }
  lastUse.set(homeOf(home, graph.outputNode), graph.nodes.length);
  return lastUse;
}
