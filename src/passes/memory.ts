import {
  addCounts,
  type Count,
  isLarger,
  multiplyCounts,
  productOf,
  subtractCounts,
  sumOf,
} from '../counts/count';
import type { Computation, Graph } from '../graph/graph';
import { timesCalled } from '../graph/nodes';
import { firstRead } from '../graph/reads';

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
  /** For each of the graph's computations, the bytes that its output adds: 0 where it lives in its input's memory. */
  readonly outputBytes: readonly Count[];
  /** The sum over all calls; what is not called adds nothing. */
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
  const { nodes, computations, reads, inputs, uncalled } = graph;
  const bytesPerElement = elementBytes[dtype];
  const home = homes(graph);
  const lastUse = lastUses(graph, home);
  const outputBytes = computations.map((computation) => bytesOf(computation, bytesPerElement));
  const liveBytes = new Array<Count>(nodes.count);
  const inputBytes = inputs.map(({ shape }) => multiplyCounts(productOf(shape), bytesPerElement));
  let live = inputBytes.reduce<Count>(addCounts, 0);
  let peak = live;
  const bytesAt = (node: number): Count => outputBytes[nodes.computations[node] as number] as Count;
  for (let number = 0; number < liveBytes.length; number += 1) {
    if (uncalled.has(number)) {
      liveBytes[number] = 0;
      continue;
    }
    const bytes = bytesAt(number);
    if (bytes !== 0) live = addCounts(live, bytes);
    liveBytes[number] = live;
    if (isLarger(live, peak)) peak = live;
    const end = reads.starts[number + 1] as number;
    for (let read = reads.starts[number] as number; read < end; read += 1) {
      const tensor = homeOf(home, reads.tensors[read] as number);
      if (lastUse[tensor + inputs.length] !== number) continue;
      live = subtractCounts(live, tensor < 0 ? (inputBytes[-1 - tensor] as Count) : bytesAt(tensor));
      lastUse[tensor + inputs.length] = FREED;
    }
    if (home[number] === number && lastUse[number + inputs.length] === NEVER) {
      live = subtractCounts(live, bytes);
    }
  }
  const times = timesCalled(graph);
  const sums = outputBytes.map((bytes, position) => multiplyCounts(bytes, times[position] as number));
  return { outputBytes, activationBytes: sumOf(sums), liveBytes, peakBytes: peak };
}

function bytesOf(computation: Computation, bytesPerElement: number): Count {
  return isNew(computation) ? multiplyCounts(productOf(computation.output), bytesPerElement) : 0;
}

/** Whether the output has memory of its own. */
function isNew({ op, args }: Computation): boolean {
  return (op.storage?.(args) ?? 'new') === 'new';
}

/**
 * For each node, the number of the node or input whose memory holds its output. A view without an input, a
 * bare parameter, lives in the memory of the parameters.
 */
function homes({ nodes, computations, reads }: Graph): Int32Array {
  const home = new Int32Array(nodes.count);
  const isOwn = computations.map(isNew);
  for (let number = 0; number < home.length; number += 1) {
    const source = firstRead(reads, number);
    const isHome = isOwn[nodes.computations[number] as number] === true || source === undefined;
    home[number] = isHome ? number : homeOf(home, source);
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
  const lastUse = new Int32Array(inputs.length + nodes.count).fill(NEVER);
  for (let number = 0; number < home.length; number += 1) {
    if (uncalled.has(number)) continue;
    const end = reads.starts[number + 1] as number;
    for (let read = reads.starts[number] as number; read < end; read += 1) {
      lastUse[homeOf(home, reads.tensors[read] as number) + inputs.length] = number;
    }
  }
  for (const { node } of outputs) lastUse[homeOf(home, node) + inputs.length] = home.length;
  return lastUse;
}
