import type { Shape } from '../ops/shape';
import { newNumbers, withNumber } from './number-list';

/** A tensor: the number of the node or input that gives it, and its shape. */
export interface Tensor {
  readonly id: number;
  readonly shape: Shape;
}

/**
 * Which tensors each node of a graph reads, in the order of its inputs: those of node `n` are the ones from
 * `starts[n]` to before `starts[n + 1]`. Lists for each node would be half of the objects of a large graph.
 */
export interface Reads {
  readonly starts: ArrayLike<number>;
  /** The number of the node that gives the tensor, or -1 - i for the network's i-th input. */
  readonly tensors: ArrayLike<number>;
}

/** The reads of a graph that is being built, with room for more of them. */
export interface GrowingReads extends Reads {
  starts: Int32Array;
  tensors: Int32Array;
}

/** No reads yet, with room for one of each of so many nodes. */
export function noReads(expected: number): GrowingReads {
  return { starts: newNumbers(expected + 1), tensors: newNumbers(expected) };
}

/** Adds the reads of a node, those of all before it being there. */
export function addReads(reads: GrowingReads, node: number, flows: readonly Tensor[]): void {
  let end = reads.starts[node] as number;
  for (let index = 0; index < flows.length; index += 1) {
    reads.tensors = withNumber(reads.tensors, end, (flows[index] as Tensor).id);
    end += 1;
  }
  reads.starts = withNumber(reads.starts, node + 1, end);
}

/** Adds the reads of a node that reads as an earlier one does, but for what the tensors are. */
export function addReadsLike(
  reads: GrowingReads,
  node: number,
  earlier: number,
  tensorFor: (tensor: number) => number,
): void {
  let end = reads.starts[node] as number;
  const last = reads.starts[earlier + 1] as number;
  for (let place = reads.starts[earlier] as number; place < last; place += 1) {
    reads.tensors = withNumber(reads.tensors, end, tensorFor(reads.tensors[place] as number));
    end += 1;
  }
  reads.starts = withNumber(reads.starts, node + 1, end);
}

/** The reads of so many nodes, which are all that there are. */
export function finishedReads({ starts, tensors }: GrowingReads, nodes: number): Reads {
  return { starts: starts.subarray(0, nodes + 1), tensors: tensors.subarray(0, starts[nodes]) };
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
