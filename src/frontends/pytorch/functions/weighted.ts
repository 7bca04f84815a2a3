import type { NamedArguments } from '../../../language/arguments';
import type { Value } from '../../../python/value';
import { argValue, tensorArgument } from '../arguments';
import { callForOne, callOp } from '../call-op';
import type { Session } from '../session';
import { countOf, isTensor, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { keepingOrder } from './shapes';

/** A weight or a bias, where one is given. */
function optionalTensor(value: Value | undefined): Tensor | null {
  return isTensor(value) ? value : null;
}

/** A convolution whose sizes are those of its weight. */
export function convolution(
  session: Session,
  input: Tensor,
  weights: { readonly weight: Tensor; readonly bias: Tensor | null; readonly all?: readonly Tensor[] },
  given: { readonly type: string; readonly args: NamedArguments },
): Tensor {
  const { weight, bias } = weights;
  const groups = typeof given.args.groups === 'number' ? given.args.groups : 1;
  const [first = 1, second = 1, ...kernel] = weight.host.shape;
  const isTransposed = given.type.startsWith('ConvTranspose');
  const call = (from: Tensor) =>
    callForOne(session, {
      type: given.type,
      args: {
        ...given.args,
        in_channels: isTransposed ? first : second * groups,
        out_channels: isTransposed ? second * groups : first,
        kernel_size: perAxis(kernel),
        bias: bias !== null,
      },
      inputs: [from],
      weights: weights.all ?? [weight, bias],
    });
  // an input without a batch is one sample
  if (input.host.shape.length !== kernel.length + 1) return call(input);
  return keepingOrder(session, call(keepingOrder(session, input, 'Unsqueeze', { dim: 0 })), 'Squeeze', {
    dim: 0,
  });
}

/** One number where all axes have the same. */
function perAxis(sizes: readonly unknown[]): unknown {
  return sizes.length > 0 && sizes.every((size) => size === sizes[0]) ? sizes[0] : sizes;
}

export function linear(
  session: Session,
  input: Tensor,
  {
    weight,
    bias,
    all,
  }: { readonly weight: Tensor; readonly bias: Tensor | null; readonly all?: readonly Tensor[] },
): Tensor {
  const [outputs = 1, inputs = 1] =
    weight.host.shape.length === 1 ? [1, weight.host.shape[0]] : weight.host.shape;
  const isFlat = input.host.shape.length === 1;
  const from = isFlat ? keepingOrder(session, input, 'Unsqueeze', { dim: 0 }) : input;
  const made = callForOne(session, {
    type: 'Linear',
    args: { in_features: inputs, out_features: outputs, bias: bias !== null },
    inputs: [from],
    weights: all ?? [weight, bias],
  });
  return isFlat ? keepingOrder(session, made, 'Squeeze', { dim: 0 }) : made;
}

export function embedding(
  session: Session,
  input: Tensor,
  {
    weight,
    all,
    padding,
  }: { readonly weight: Tensor; readonly all?: readonly Tensor[]; readonly padding: unknown },
): Tensor {
  const [rows = 1, size = 1] = weight.host.shape;
  return callForOne(session, {
    type: 'Embedding',
    args: { num_embeddings: rows, embedding_dim: size, padding_idx: padding ?? null },
    inputs: [input],
    weights: all ?? [weight],
    dtype: weight.host.dtype,
  });
}

/** The weights of a normalisation: scale, shift and running statistics. */
interface NormWeights {
  readonly weight: Tensor | null;
  readonly bias: Tensor | null;
  readonly running: readonly (Tensor | null)[];
}

function layerNorm(
  session: Session,
  input: Tensor,
  shape: readonly number[],
  { weight, bias }: NormWeights,
  eps: unknown,
): Tensor {
  return callForOne(session, {
    type: 'LayerNorm',
    args: {
      normalized_shape: perAxisOne(shape),
      eps,
      elementwise_affine: weight !== null,
      bias: bias !== null,
    },
    inputs: [input],
    weights: [weight, bias],
  });
}

function perAxisOne(shape: readonly number[]): unknown {
  return shape.length === 1 ? shape[0] : shape;
}

/** BatchNorm and InstanceNorm by the number of dimensions. */
function channelNorm(
  session: Session,
  kind: 'BatchNorm' | 'InstanceNorm',
  input: Tensor,
  { weight, running }: NormWeights,
  weights: readonly (Tensor | null)[],
): Tensor {
  const { shape } = input.host;
  const axes = Math.min(3, Math.max(1, shape.length - 2));
  return callForOne(session, {
    type: `${kind}${axes}d`,
    args: {
      num_features: shape[1],
      affine: weight !== null,
      track_running_stats: running.some((one) => one !== null),
    },
    inputs: [input],
    weights,
  });
}

/** Functions with weights among their arguments. */
export const weightedFunctions: readonly TorchFunction[] = [
  ...[1, 2, 3].map((axes) =>
    torchFunction(
      `conv${axes}d`,
      'input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1',
      (session, input = null, weight = null, bias, ...given) => {
        const [stride, padding, dilation, groups] = given.map((value) => argValue(session, value));
        return convolution(
          session,
          tensorArgument(`conv${axes}d`, input),
          { weight: tensorArgument(`conv${axes}d`, weight, 'weight'), bias: optionalTensor(bias) },
          {
            type: `Conv${axes}d`,
            args: { stride: oneFor(stride), padding: oneFor(padding), dilation: oneFor(dilation), groups },
          },
        );
      },
    ),
  ),
  ...[1, 2, 3].map((axes) =>
    torchFunction(
      `conv_transpose${axes}d`,
      'input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1',
      (session, input = null, weight = null, bias, ...given) => {
        const [stride, padding, output_padding, groups, dilation] = given.map((value) =>
          argValue(session, value),
        );
        return convolution(
          session,
          tensorArgument(`conv_transpose${axes}d`, input),
          { weight: tensorArgument(`conv_transpose${axes}d`, weight, 'weight'), bias: optionalTensor(bias) },
          {
            type: `ConvTranspose${axes}d`,
            args: {
              stride: oneFor(stride),
              padding: oneFor(padding),
              output_padding: oneFor(output_padding),
              groups,
              dilation: oneFor(dilation),
            },
          },
        );
      },
    ),
  ),
  torchFunction('linear', 'input, weight, bias=None', (session, input = null, weight = null, bias) =>
    linear(session, tensorArgument('linear', input), {
      weight: tensorArgument('linear', weight, 'weight'),
      bias: optionalTensor(bias),
    }),
  ),
  torchFunction(
    'bilinear',
    'input1, input2, weight, bias=None',
    (session, one = null, other = null, weight = null, bias) => {
      const table = tensorArgument('bilinear', weight, 'weight');
      const [outputs, first, second] = table.host.shape;
      return callForOne(session, {
        type: 'Bilinear',
        args: { in1_features: first, in2_features: second, out_features: outputs, bias: isTensor(bias) },
        inputs: [tensorArgument('bilinear', one, 'input1'), tensorArgument('bilinear', other, 'input2')],
        weights: [table, optionalTensor(bias)],
      });
    },
  ),
  torchFunction(
    'embedding',
    'input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False',
    (session, input = null, weight = null, padding) =>
      embedding(session, tensorArgument('embedding', input), {
        weight: tensorArgument('embedding', weight, 'weight'),
        padding: padding === undefined ? null : argValue(session, padding),
      }),
  ),
  torchFunction(
    'layer_norm',
    'input, normalized_shape, weight=None, bias=None, eps=1e-05',
    (session, input = null, shape = null, weight, bias) => {
      const given = argValue(session, shape);
      const sizes =
        typeof given === 'number'
          ? [given]
          : Array.isArray(given)
            ? given.filter((size) => typeof size === 'number')
            : [];
      return layerNorm(
        session,
        tensorArgument('layer_norm', input),
        sizes,
        { weight: optionalTensor(weight), bias: optionalTensor(bias), running: [] },
        1e-5,
      );
    },
  ),
  torchFunction(
    'rms_norm',
    'input, normalized_shape, weight=None, eps=None',
    (session, input = null, shape = null, weight) =>
      callForOne(session, {
        type: 'RMSNorm',
        args: { normalized_shape: oneFor(argValue(session, shape)), elementwise_affine: isTensor(weight) },
        inputs: [tensorArgument('rms_norm', input)],
        weights: [optionalTensor(weight)],
      }),
  ),
  torchFunction(
    'group_norm',
    'input, num_groups, weight=None, bias=None, eps=1e-05',
    (session, input = null, groups = null, weight, bias) => {
      const tensor = tensorArgument('group_norm', input);
      return callForOne(session, {
        type: 'GroupNorm',
        args: {
          num_groups: argValue(session, groups),
          num_channels: tensor.host.shape[1],
          affine: isTensor(weight),
        },
        inputs: [tensor],
        weights: [optionalTensor(weight), optionalTensor(bias)],
      });
    },
  ),
  torchFunction(
    'batch_norm',
    'input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05',
    (session, input = null, mean, variance, weight, bias) =>
      channelNorm(
        session,
        'BatchNorm',
        tensorArgument('batch_norm', input),
        {
          weight: optionalTensor(weight),
          bias: optionalTensor(bias),
          running: [optionalTensor(mean), optionalTensor(variance)],
        },
        [weight, bias, mean, variance].map(optionalTensor),
      ),
  ),
  torchFunction(
    'instance_norm',
    'input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05',
    (session, input = null, mean, variance, weight, bias) =>
      channelNorm(
        session,
        'InstanceNorm',
        tensorArgument('instance_norm', input),
        { weight: optionalTensor(weight), bias: optionalTensor(bias), running: [optionalTensor(mean)] },
        [weight, bias, mean, variance].map(optionalTensor),
      ),
  ),
  torchFunction('prelu', 'input, weight', (session, input = null, weight = null) => {
    const slopes = tensorArgument('prelu', weight, 'weight');
    return callForOne(session, {
      type: 'PReLU',
      args: { num_parameters: countOf(slopes.host.shape) },
      inputs: [tensorArgument('prelu', input)],
      weights: [slopes],
    });
  }),
  torchFunction(
    'scaled_dot_product_attention',
    'query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False',
    (session, query = null, key = null, value = null, _mask, _dropout, causal) =>
      callOp(session, {
        type: 'ScaledDotProductAttention',
        args: { is_causal: causal === true },
        inputs: [query, key, value].map((one) => tensorArgument('scaled_dot_product_attention', one)),
      })[0],
  ),
];

/** A list of one number is that number, for one axis or for all. */
export function oneFor(value: unknown): unknown {
  return Array.isArray(value) ? perAxis(value) : value;
}
