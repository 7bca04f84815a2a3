import type { Tensor } from './build-state';

/**
 * Which tensors each node of a graph reads, in the order of its inputs: those of node `n` are the ones from
 * `starts[n]` to before `starts[n + 1]`. Lists for each node would be half of the objects of a large graph.
 */
export interface Reads {
  readonly starts: ArrayLike<number>;
  /** The number of the node that gives the tensor, or -1 - i for the network's i-th input. */
  readonly tensors: ArrayLike<number>;
}

/** The reads of a graph that is being built. */
export interface GrowingReads extends Reads {
  readonly starts: number[];
  readonly tensors: number[];
}

export function noReads(): GrowingReads {
  return { starts: [0], tensors: [] };
}

/** Adds the reads of the next node. */
export function addReads({ starts, tensors }: GrowingReads, flows: readonly Tensor[]): void {
  for (let index = 0; index < flows.length; index += 1) tensors.push((flows[index] as Tensor).id);
  starts.push(tensors.length);
}

/** The tensors that a node reads. */
export function readsOf({ starts, tensors }: Reads, node: number): readonly number[] {
  return Array.prototype.slice.call(tensors, starts[node], starts[node + 1]);
}

/** The tensor that a node reads first; undefined where it reads none. */
export function firstRead({ starts, tensors }: Reads, node: number): number | undefined {
  const start = starts[node] as number;
  return start === starts[node + 1] ? undefined : tensors[start];
}
