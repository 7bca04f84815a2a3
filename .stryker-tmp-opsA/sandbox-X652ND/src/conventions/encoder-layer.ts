// @ts-nocheck
import type { GraphNode } from '../graph/graph';
import { findOp } from '../ops/index';
import type { Args } from '../ops/op';
import { firstInput, numberArg, type Rule } from './rule';

/**
 * nn.TransformerEncoderLayer as the layers that it is made of.
 *
 * Its activation is a function that it took before any tool replaced it, its shortcuts are written with the
 * operator +: no tool counts these. Its dropouts cost nothing.
 */
export const encoderLayer: Rule = {
  formula: 'its MultiheadAttention, two Linear and two LayerNorm',
  count: ({ node, countParts }) => countParts(partsOf(node)),
};

function partsOf(node: GraphNode): readonly GraphNode[] {
  const input = firstInput(node);
  const features = numberArg(node, 'd_model');
  const hidden = numberArg(node, 'dim_feedforward');
  const wide = [...input.slice(0, -1), hidden];
  const norm = { normalized_shape: features, elementwise_affine: true, bias: true };
  const part = (type: string, args: Args, from = input, output = input): readonly GraphNode[] => {
    const op = findOp(type);
    return op === undefined ? [] : [{ ...node, op, args, inputShapes: [from], output }];
  };
  return [
    ...part('MultiheadAttention', {
      embed_dim: features,
      num_heads: numberArg(node, 'nhead'),
      bias: true,
      add_bias_kv: false,
      add_zero_attn: false,
      kdim: null,
      vdim: null,
      batch_first: node.args.batch_first === true,
    }),
    ...part('Linear', { in_features: features, out_features: hidden, bias: true }, input, wide),
    ...part('Linear', { in_features: hidden, out_features: features, bias: true }, wide, input),
    ...part('LayerNorm', norm),
    ...part('LayerNorm', norm),
  ];
}
