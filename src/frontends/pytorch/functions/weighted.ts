import { raise } from '../../../python/failure';
import { intOf } from '../../../python/numbers';
import { argValue, sizesArgument, tensorArgument } from '../arguments';
import { callForOne, callOp } from '../call-op';
import { countOf, isTensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { permuted } from './views';
import {
  channelNorm,
  convolution,
  embedding,
  layerNorm,
  linear,
  normalisedShape,
  oneFor,
  optionalTensor,
} from './weighted-calls';

/** Functions with weights among their arguments. */
export const weightedFunctions: readonly TorchFunction[] = [
  ...[1, 2, 3].map((axes) =>
    torchFunction(
      `conv${axes}d`,
      'input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1',
      (session, input, weight, bias, ...given) => {
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
      (session, input, weight, bias, ...given) => {
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
  torchFunction('conv_tbc', 'input, weight, bias, pad=0', (session, input, weight, bias, pad) => {
    const steps = tensorArgument('conv_tbc', input);
    const table = tensorArgument('conv_tbc', weight, 'weight');
    if (steps.host.shape.length !== 3 || table.host.shape.length !== 3)
      raise('RuntimeError', 'Input must have 3 dims: time, batch, in_channel; the weight kernel, in, out');
    const made = convolution(
      session,
      permuted(session, steps, [1, 2, 0]),
      { weight: permuted(session, table, [2, 1, 0]), bias: optionalTensor(bias) },
      { type: 'Conv1d', args: { padding: argValue(session, pad) } },
    );
    return permuted(session, made, [2, 0, 1]);
  }),
  torchFunction('linear', 'input, weight, bias=None', (session, input, weight, bias) =>
    linear(session, tensorArgument('linear', input), {
      weight: tensorArgument('linear', weight, 'weight'),
      bias: optionalTensor(bias),
    }),
  ),
  torchFunction('bilinear', 'input1, input2, weight, bias=None', (session, one, other, weight, bias) => {
    const table = tensorArgument('bilinear', weight, 'weight');
    const [outputs, first, second] = table.host.shape;
    return callForOne(session, {
      type: 'Bilinear',
      args: { in1_features: first, in2_features: second, out_features: outputs, bias: isTensor(bias) },
      inputs: [tensorArgument('bilinear', one, 'input1'), tensorArgument('bilinear', other, 'input2')],
      weights: [table, optionalTensor(bias)],
    });
  }),
  torchFunction(
    'embedding',
    'input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False',
    (session, input, weight, padding) =>
      embedding(session, tensorArgument('embedding', input), {
        weight: tensorArgument('embedding', weight, 'weight'),
        padding: argValue(session, padding ?? null),
      }),
  ),
  torchFunction(
    'layer_norm',
    'input, normalized_shape, weight=None, bias=None, eps=1e-05',
    (session, input, shape, weight, bias, eps) => {
      if (intOf(shape ?? null) !== undefined)
        raise(
          'TypeError',
          "layer_norm(): argument 'normalized_shape' (position 2) must be tuple of ints, not int",
          () => 'write it as a tuple, as in x.shape[-1:]',
        );
      const sizes = sizesArgument(session, 'layer_norm', [shape ?? null]);
      return layerNorm(
        session,
        tensorArgument('layer_norm', input),
        sizes,
        { weight: optionalTensor(weight), bias: optionalTensor(bias), running: [] },
        argValue(session, eps),
      );
    },
  ),
  torchFunction(
    'rms_norm',
    'input, normalized_shape, weight=None, eps=None',
    (session, input, shape, weight, eps) =>
      callForOne(session, {
        type: 'RMSNorm',
        args: {
          normalized_shape: normalisedShape(sizesArgument(session, 'rms_norm', [shape ?? null])),
          eps: argValue(session, eps),
          elementwise_affine: isTensor(weight),
        },
        inputs: [tensorArgument('rms_norm', input)],
        weights: [optionalTensor(weight)],
      }),
  ),
  torchFunction(
    'group_norm',
    'input, num_groups, weight=None, bias=None, eps=1e-05',
    (session, input, groups, weight, bias, eps) => {
      const tensor = tensorArgument('group_norm', input);
      return callForOne(session, {
        type: 'GroupNorm',
        args: {
          num_groups: argValue(session, groups),
          num_channels: tensor.host.shape[1],
          eps: argValue(session, eps),
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
    (session, input, mean, variance, weight, bias, _training, _momentum, eps) =>
      channelNorm(
        session,
        'BatchNorm',
        tensorArgument('batch_norm', input),
        {
          weight: optionalTensor(weight),
          bias: optionalTensor(bias),
          running: [optionalTensor(mean), optionalTensor(variance)],
          eps: argValue(session, eps),
        },
        [weight, bias, mean, variance].map(optionalTensor),
      ),
  ),
  torchFunction(
    'instance_norm',
    'input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05',
    (session, input, mean, variance, weight, bias, _training, _momentum, eps) =>
      channelNorm(
        session,
        'InstanceNorm',
        tensorArgument('instance_norm', input),
        {
          weight: optionalTensor(weight),
          bias: optionalTensor(bias),
          running: [optionalTensor(mean)],
          eps: argValue(session, eps),
        },
        [weight, bias, mean, variance].map(optionalTensor),
      ),
  ),
  torchFunction('prelu', 'input, weight', (session, input, weight) => {
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
    (session, query, key, value, mask, _dropout, causal, scale, grouped) =>
      callOp(session, {
        type: 'ScaledDotProductAttention',
        args: {
          is_causal: causal === true,
          enable_gqa: grouped === true,
          scale: argValue(session, scale),
        },
        inputs: [query, key, value, ...(isTensor(mask) ? [mask] : [])].map((one) =>
          tensorArgument('scaled_dot_product_attention', one),
        ),
      })[0],
  ),
];
