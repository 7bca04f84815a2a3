// @ts-nocheck
import { addCounts, type Count, productOf } from '../counts/count';
import type { GraphNode } from '../graph/graph';
import type { Tensor } from '../ops/op';

/** The learned tensors of a call and its buffers, in elements. */
export interface ParamFacts {
  readonly params: Count;
  readonly trainableParams: Count;
  readonly buffers: Count;
}

/** The learned tensors of a layer, by PyTorch's names. */
export function paramTensors(node: GraphNode): readonly Tensor[] {
  return node.op.params?.(node.args, node.inputShapes) ?? [];
}

/** Whether a tensor is a bias, by its name: `bias`, `out_proj.bias`, `in_proj_bias`, `bias_hh_l0`. */
export function isBias({ name }: Tensor): boolean {
  return /(?:^|[._])bias(?:_|$)/.test(name);
}

/** The biases among the parameters of a call, in elements; the rest are weights. */
export function countBiases(node: GraphNode, number: number): Count {
  return node.owner === number ? elementsOf(paramTensors(node).filter(isBias)) : 0;
}

/** The parameters of a call: those of a layer that is called again count at its first call only. */
export function countParams(node: GraphNode, number: number): ParamFacts {
  if (node.owner !== number) return NOTHING;
  const { params, buffers } = countTensors(node);
  return { params, trainableParams: node.frozen ? 0 : params, buffers };
}

/** The learned tensors and the buffers of a layer, in elements, however often it is called. */
export type TensorCounts = Pick<ParamFacts, 'params' | 'buffers'>;

/** Counts the tensors of a layer. */
export function countTensors({ op, args, inputShapes }: GraphNode): TensorCounts {
  return {
    params: op.params === undefined ? 0 : elementsOf(op.params(args, inputShapes)),
    buffers: op.buffers === undefined ? 0 : elementsOf(op.buffers(args, inputShapes)),
  };
}

const NOTHING: ParamFacts = { params: 0, trainableParams: 0, buffers: 0 };

function elementsOf(tensors: readonly Tensor[]): Count {
  return tensors.reduce<Count>((sum, { shape }) => addCounts(sum, productOf(shape)), 0);
}
