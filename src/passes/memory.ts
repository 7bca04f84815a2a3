import { addCounts, type Count, isLarger, multiplyCounts, productOf, subtractCounts } from '../counts/count';
import type { Graph, GraphNode } from '../graph/graph';
import { firstRead } from '../graph/reads';
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
  /**
   * For each node, the sum of live tensors while it is computed: what it reads and its output among them; 0 where
   * it is not called.
   */
  readonly liveBytes: readonly Count[];
  /** The largest sum of live tensors over the order of execution, the network's inputs among them. */
  readonly peakBytes: Count;
}

/**
 * What the tensors of an inference take in memory.
 *
 * A tensor lives from the call that makes it to the last call that reads it, or to the end where it is an output
 * of the network; an in-place output and a view keep their input's memory alive instead. What is not called makes
 * nothing and reads nothing.
 */
export function measureMemory(graph: Graph, dtype: Dtype): MemoryFacts {
  const { nodes, reads, inputs, alike, uncalled } = graph;
  const bytesPerElement = elementBytes[dtype];
  const isNew = newOutputs(graph);
  const home = homes(graph, isNew);
  const lastUse = lastUses(graph, home);
  const outputBytes = new Array<Count>(nodes.length);
  const liveBytes = new Array<Count>(nodes.length);
  const inputBytes = inputs.map(({ shape }) => multiplyCounts(productOf(shape), bytesPerElement));
  let live = inputBytes.reduce<Count>(addCounts, 0);
  let peak = live;
  let total: Count = 0;
  for (let number = 0; number < nodes.length; number += 1) {
    if (uncalled.has(number)) {
      outputBytes[number] = 0;
      liveBytes[number] = 0;
      continue;
    }
    const node = nodes[number] as GraphNode;
    const first = alike[number] as number;
    const bytes =
      first === number ? bytesOf(node, isNew[number], bytesPerElement) : (outputBytes[first] as Count);
    outputBytes[number] = bytes;
    total = addCounts(total, bytes);
    live = addCounts(live, bytes);
    liveBytes[number] = live;
    if (isLarger(live, peak)) peak = live;
    const end = reads.starts[number + 1] as number;
    for (let read = reads.starts[number] as number; read < end; read += 1) {
      const tensor = homeOf(home, reads.tensors[read] as number);
      if (lastUse[tensor + inputs.length] !== number) continue;
      live = subtractCounts(live, (tensor < 0 ? inputBytes[-1 - tensor] : outputBytes[tensor]) ?? 0);
      lastUse[tensor + inputs.length] = FREED;
    }
    if (home[number] === number && lastUse[number + inputs.length] === NEVER) {
      live = subtractCounts(live, bytes);
    }
  }
  return { outputBytes, activationBytes: total, liveBytes, peakBytes: peak };
}

function bytesOf({ output }: GraphNode, isNew: number | undefined, bytesPerElement: number): Count {
  return isNew === 1 ? multiplyCounts(productOf(output), bytesPerElement) : 0;
}

/** For each node, 1 where its output has memory of its own. */
function newOutputs({ nodes, alike }: Graph): Uint8Array {
  const isNew = new Uint8Array(nodes.length);
  for (let number = 0; number < nodes.length; number += 1) {
    const first = alike[number] as number;
    isNew[number] =
      first === number ? Number(storageOf(nodes[number] as GraphNode) === 'new') : (isNew[first] as number);
  }
  return isNew;
}

function storageOf(node: GraphNode): Storage {
  return node.op.storage?.(node.args) ?? 'new';
}

/**
 * For each node, the number of the node or input whose memory holds its output. A view without an input, a
 * bare parameter, lives in the memory of the parameters.
 */
function homes({ nodes, reads }: Graph, isNew: Uint8Array): Int32Array {
  const home = new Int32Array(nodes.length);
  for (let number = 0; number < nodes.length; number += 1) {
    const source = firstRead(reads, number);
    home[number] = isNew[number] === 1 || source === undefined ? number : homeOf(home, source);
  }
  return home;
}

function homeOf(home: Int32Array, tensor: number): number {
  return tensor < 0 ? tensor : (home[tensor] as number);
}

/** In the place of the last use of a tensor that nothing reads, and of one that lives no more. */
const NEVER = -1;
const FREED = -2;

/**
 * For each tensor in memory, the inputs (in reverse) before the nodes, the last node that reads it; the
 * network's outputs are read after all of them.
 */
function lastUses({ nodes, reads, inputs, outputs, uncalled }: Graph, home: Int32Array): Int32Array {
  const lastUse = new Int32Array(inputs.length + nodes.length).fill(NEVER);
  for (let number = 0; number < nodes.length; number += 1) {
    if (uncalled.has(number)) continue;
    const end = reads.starts[number + 1] as number;
    for (let read = reads.starts[number] as number; read < end; read += 1) {
      lastUse[homeOf(home, reads.tensors[read] as number) + inputs.length] = number;
    }
  }
  for (const { node } of outputs) lastUse[homeOf(home, node) + inputs.length] = nodes.length;
  return lastUse;
}
