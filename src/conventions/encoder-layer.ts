import { compute } from '../graph/compute';
import type { Computation } from '../graph/graph';
import { isRefusal } from '../graph/refusal';
import { findOp } from '../ops/index';
import type { Args } from '../ops/op';
import { firstInput, numberArg, type Rule } from './rule';

/**
 * nn.TransformerEncoderLayer as the layers that it is made of.
 *
 * No tool counts its activation, a function of torch that it refers to from before the tool replaces it, nor its
 * shortcuts, which are written with the operator +. Its dropouts cost nothing.
 */
export const encoderLayer: Rule = {
  formula: 'its MultiheadAttention, two Linear and two LayerNorm',
  count: ({ computation, countParts }) => {
    const parts = partsOf(computation);
    return parts === null ? null : countParts(parts);
  },
};

/** Null where the registry does not have all of them. */
function partsOf(computation: Computation): readonly Computation[] | null {
  const input = firstInput(computation);
  const features = numberArg(computation, 'd_model');
  const hidden = numberArg(computation, 'dim_feedforward');
  const wide = [...input.slice(0, -1), hidden];
  const norm = { normalized_shape: features, elementwise_affine: true, bias: true };
  const part = (type: string, args: Args, from = input): Computation | null => {
    const op = findOp(type);
    if (op === undefined) return null;
    const made = compute({ op, args, inputs: [{ shape: from }], functional: computation.functional });
    return isRefusal(made) ? null : made;
  };
  const parts = [
    part('MultiheadAttention', {
      embed_dim: features,
      num_heads: numberArg(computation, 'nhead'),
      bias: true,
      add_bias_kv: false,
      add_zero_attn: false,
      kdim: null,
      vdim: null,
      batch_first: computation.args.batch_first === true,
    }),
    part('Linear', { in_features: features, out_features: hidden, bias: true }),
    part('Linear', { in_features: hidden, out_features: features, bias: true }, wide),
    part('LayerNorm', norm),
    part('LayerNorm', norm),
  ];
  const known = parts.filter((one) => one !== null);
  return known.length === parts.length ? known : null;
}
