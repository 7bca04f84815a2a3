import { findOp } from '../../ops/index';
import { call, joined } from '../python/layout';
import { byName } from './arguments';
import { atom, codesOf, type Expression } from './expression';
import type { FunctionCall } from './function-call';

/** The code of functions with weights among their arguments, and of attention; null for others. */
export function weighted(given: FunctionCall): Expression | null {
  const { type, inputs, weights } = given;
  const tensors = codesOf(inputs);
  const weight = weights.get('weight');
  const bias = weights.get('bias');
  const axes = /(\d)d$/.exec(type)?.[1] ?? '';
  if (type === 'ScaledDotProductAttention') return attention(given);
  if (type === 'Linear' && weight !== undefined)
    return atom(call('F.linear', [...tensors, weight, ...whereGiven(bias)]));
  if (type.startsWith('ConvTranspose') && weight !== undefined)
    return atom(
      call(`F.conv_transpose${axes}d`, [
        ...tensors,
        weight,
        ...whereGiven(bias),
        ...byName(given.of, ['stride', 'padding', 'output_padding', 'groups', 'dilation']),
      ]),
    );
  if (/^Conv\dd$/.test(type) && weight !== undefined)
    return atom(
      call(`F.conv${axes}d`, [
        ...tensors,
        weight,
        ...whereGiven(bias),
        ...byName(given.of, ['stride', 'padding', 'dilation', 'groups']),
      ]),
    );
  if (type === 'Bilinear' && weight !== undefined)
    return atom(call('F.bilinear', [...tensors, weight, ...whereGiven(bias)]));
  if (type === 'Embedding' && weight !== undefined)
    return atom(call('F.embedding', [...tensors, weight, ...byName(given.of, ['padding_idx'])]));
  if (type === 'PReLU' && weight !== undefined) return atom(call('F.prelu', [...tensors, weight]));
  const sizes = given.of('normalized_shape');
  const shape = sizes === null ? '' : Array.isArray(sizes.value) ? sizes.text : `(${sizes.text},)`;
  const affine = [
    ...whereGiven(weight, 'weight='),
    ...whereGiven(bias, 'bias='),
    ...byName(given.of, ['eps']),
  ];
  if (type === 'LayerNorm') return atom(call('F.layer_norm', [...tensors, shape, ...affine]));
  if (type === 'RMSNorm') return atom(call('F.rms_norm', [...tensors, shape, ...affine]));
  if (type === 'GroupNorm')
    return atom(call('F.group_norm', [...tensors, given.of('num_groups')?.text ?? '1', ...affine]));
  const running = [weights.get('running_mean'), weights.get('running_var')];
  if (type.startsWith('BatchNorm'))
    return atom(call('F.batch_norm', [...tensors, ...running.map((one) => one ?? 'None'), ...affine]));
  if (type.startsWith('InstanceNorm'))
    return atom(call('F.instance_norm', [...tensors, ...running.flatMap((one) => one ?? []), ...affine]));
  return withoutWeights(given);
}

/** A layer without its own tensors that has no function is constructed where it is called. */
function withoutWeights({ type, of, inputs, weights }: FunctionCall): Expression | null {
  const op = findOp(type);
  if (op === undefined || op.form === 'function' || weights.size > 0 || op.params !== undefined) return null;
  const items = byName(of, Object.keys(op.fields));
  return atom(joined(call(`nn.${type}`, items), call('', codesOf(inputs))));
}

function whereGiven(text: string | undefined, prefix = ''): readonly string[] {
  return text === undefined ? [] : [prefix + text];
}

function attention(given: FunctionCall): Expression {
  const [query = atom(''), key = query, value = key, ...masks] = given.inputs;
  const tensors = codesOf([query, key, value]);
  const share = given.of('dropout_p');
  // The function always applies dropout: layers only do so in training.
  const dropout = share === null ? [] : [`dropout_p=${share.text} if self.training else 0.0`];
  const further = byName(given.of, ['is_causal', 'scale', 'enable_gqa']);
  const masked = masks.map(({ code }) => joined('attn_mask=', code));
  return atom(call('F.scaled_dot_product_attention', [...tensors, ...masked, ...dropout, ...further]));
}
