import { addCounts, type Count, productOf } from '../counts/count';
import type { Computation, Graph } from '../graph/graph';
import { computationAt } from '../graph/nodes';
import type { Tensor } from '../ops/op';

/** The learned tensors of a layer, by PyTorch's names. */
export function paramTensors({ op, args, inputShapes }: Computation): readonly Tensor[] {
  return op.params?.(args, inputShapes) ?? [];
}

/** Whether a tensor is a bias, by its name: `bias`, `out_proj.bias`, `in_proj_bias`, `bias_hh_l0`. */
export function isBias({ name }: Tensor): boolean {
  return /(?:^|[._])bias(?:_|$)/.test(name);
}

/**
 * The biases among the parameters of a call, in elements; the rest are weights. Those of a layer that is called again
 * count at its first call only.
 */
export function countBiases(graph: Graph, number: number): Count {
  const isFirst = !graph.nodes.owners.has(number);
  return isFirst ? elementsOf(paramTensors(computationAt(graph, number)).filter(isBias)) : 0;
}

/** The learned tensors and the buffers of a layer, in elements, however often it is called. */
interface TensorCounts {
  readonly params: Count;
  readonly buffers: Count;
}

/** Counts the tensors of a layer. */
export function countTensors({ op, args, inputShapes }: Computation): TensorCounts {
  return {
    params: op.params === undefined ? 0 : elementsOf(op.params(args, inputShapes)),
    buffers: op.buffers === undefined ? 0 : elementsOf(op.buffers(args, inputShapes)),
  };
}

function elementsOf(tensors: readonly Tensor[]): Count {
  return tensors.reduce<Count>((sum, { shape }) => addCounts(sum, productOf(shape)), 0);
}
