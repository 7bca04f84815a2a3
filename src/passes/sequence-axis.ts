import { type Graph, type Node, numbersOf } from '../graph/graph';
import type { PartialShape } from '../ops/shape';

/**
 * The calls of attention and recurrent layers that take the batch for the steps of a sequence, by their
 * numbers: `batch_first` is false, and the first dimension of the input is the batch.
 *
 * If the same network built at another batch size is given, the batch is the dimension that grows. Otherwise it
 * is a first dimension of the batch's size, if the second has another size.
 */
export function batchesReadAsSequences(graph: Graph, other: Graph | null): readonly number[] {
  return numbersOf(graph.nodes, (node, number) => {
    const shape = sequenceOf(node);
    if (shape === null) return false;
    const otherShape = other === null ? null : sequenceOf(other.nodes[number]);
    return otherShape === null ? looksBatchFirst(shape, graph.batch) : growsFirst(shape, otherShape);
  });
}

/** The shape of the sequence that a layer reads with the steps first; null for any other layer. */
function sequenceOf(node: Node | undefined): PartialShape | null {
  const computation = node?.computation;
  if (computation === undefined || computation.op === null || node?.called !== true) return null;
  if (computation.args.batch_first !== false) return null;
  const shape = computation.inputs[0]?.shape ?? [];
  return shape.length === 3 ? shape : null;
}

function looksBatchFirst([first, second]: PartialShape, batch: number): boolean {
  return first === batch && second !== batch;
}

function growsFirst([first, second]: PartialShape, [otherFirst, otherSecond]: PartialShape): boolean {
  return first !== otherFirst && second === otherSecond;
}
