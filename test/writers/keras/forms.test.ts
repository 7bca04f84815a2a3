import { describe, expect, it } from 'vitest';
import { type Input, type Layer, lines } from '../../support/keras-lines';

const map = [4, 9, 9];
const steps = [5, 8];

/** By the documentation of Keras 3: `layers` in a Sequential, or what `x` becomes. */
describe('a layer has the form that Keras has for it', () => {
  it.each<readonly [string, Input, Layer, readonly string[]]>([
    ['GELU by tanh', map, { type: 'GELU', approximate: 'tanh' }, ['x = ops.gelu(inputs, approximate=True)']],
    ['GELU', map, { type: 'GELU', name: 'a' }, ['layers.Activation("gelu", name="a")']],
    ['Clamp on both sides', map, { type: 'Clamp', min: 0, max: 6 }, ['x = ops.clip(inputs, 0, 6)']],
    ['Clamp from below', map, { type: 'Clamp', min: 0 }, ['x = ops.maximum(inputs, 0)']],
    ['Clamp from above', map, { type: 'Clamp', max: 6 }, ['x = ops.minimum(inputs, 6)']],
    [
      'PReLU of one slope for each feature',
      [8],
      { type: 'PReLU', name: 'a', num_parameters: 8 },
      ['layers.PReLU(alpha_initializer=initializers.Constant(0.25), name="a")'],
    ],
    ['Dropout2d', map, { type: 'Dropout2d', name: 'd', p: 0.2 }, ['layers.SpatialDropout2D(0.2, name="d")']],
    [
      'StochasticDepth',
      map,
      { type: 'StochasticDepth', name: 'd', p: 0.2 },
      ['layers.Dropout(0.2, noise_shape=(None, 1, 1, 1), name="d")'],
    ],
    [
      'a convolution with "same"',
      map,
      { type: 'Conv2d', name: 'c', out_channels: 2, kernel_size: 2, padding: 'same' },
      ['layers.Conv2D(2, 2, padding="same", name="c")'],
    ],
    [
      'a convolution with "valid"',
      map,
      { type: 'Conv2d', name: 'c', out_channels: 2, kernel_size: 2, padding: 'valid' },
      ['layers.Conv2D(2, 2, name="c")'],
    ],
    [
      'a pool that reads beyond the end',
      map,
      { type: 'MaxPool2d', name: 'p', kernel_size: 2, ceil_mode: true },
      [
        'x = ops.pad(inputs, ((0, 0), (0, 1), (0, 1), (0, 0)), constant_values=-float("inf"))',
        'x = layers.MaxPooling2D(2, name="p")(x)',
      ],
    ],
    [
      'a pool that keeps its size',
      map,
      { type: 'MaxPool2d', name: 'p', kernel_size: 3, stride: 1, padding: 1 },
      ['layers.MaxPooling2D(3, strides=1, padding="same", name="p")'],
    ],
    [
      'an adaptive pool into windows that are not equal',
      map,
      { type: 'AdaptiveAvgPool2d', name: 'p', output_size: 4 },
      ['layers.AdaptiveAveragePooling2D(4, name="p")'],
    ],
    [
      'RMSNorm',
      steps,
      { type: 'RMSNorm', name: 'n', eps: null },
      ['layers.RMSNormalization(epsilon=1.1920928955078125e-07, name="n")'],
    ],
    [
      'LayerNorm over two dimensions',
      steps,
      { type: 'LayerNorm', name: 'n', normalized_shape: [5, 8] },
      ['layers.LayerNormalization(axis=[1, 2], epsilon=1e-05, name="n")'],
    ],
    [
      'LayerNorm without a bias',
      steps,
      { type: 'LayerNorm', name: 'n', bias: false },
      ['layers.LayerNormalization(epsilon=1e-05, center=False, name="n")'],
    ],
    [
      'padding of the features',
      [8],
      { type: 'Pad', padding: [1, 2] },
      ['x = ops.pad(inputs, ((0, 0), (1, 2)))'],
    ],
    [
      'padding with a number',
      map,
      { type: 'ConstantPad2d', padding: [1, 2, 0, 0], value: 3 },
      ['x = ops.pad(inputs, ((0, 0), (0, 0), (1, 2), (0, 0)), constant_values=3)'],
    ],
    [
      'padding of one side',
      map,
      { type: 'ZeroPad2d', padding: [0, 1, 0, 1] },
      ['layers.ZeroPadding2D(((0, 1), (0, 1)))'],
    ],
    [
      'padding of steps on one side',
      steps,
      { type: 'ConstantPad1d', padding: [2, 0], value: 0 },
      ['layers.ZeroPadding1D((2, 0))'],
    ],
    ['a part of the channels', map, { type: 'Narrow', dim: 1, start: 1, length: 2 }, ['x = inputs[:, 1:3]']],
    ['all but the last step', steps, { type: 'Slice', dim: -2, end: -1 }, ['x = inputs[:, :4]']],
    ['every second feature', steps, { type: 'Slice', dim: -1, step: 2 }, ['x = inputs[..., ::2]']],
    ['all steps', steps, { type: 'Slice', dim: 1 }, []],
    ['the last step', steps, { type: 'Select', dim: -2, index: -1 }, ['x = inputs[:, -1]']],
    [
      'a mean over two dimensions',
      steps,
      { type: 'Mean', dim: [-2, -1] },
      ['x = ops.mean(inputs, axis=(1, 2))'],
    ],
    ['a roll', steps, { type: 'Roll', shifts: [2], dims: [1] }, ['x = ops.roll(inputs, 2, axis=1)']],
    ['a running sum', steps, { type: 'CumSum', dim: -1 }, ['x = ops.cumsum(inputs, axis=2)']],
    [
      'upsampling to a size',
      map,
      { type: 'Upsample', size: [12, 13], mode: 'bilinear' },
      ['layers.Resizing(12, 13, name="x0")'],
    ],
    [
      'twice the size',
      map,
      { type: 'UpsamplingNearest2d', name: 'u', scale_factor: 2 },
      ['layers.UpSampling2D(2, name="u")'],
    ],
    ['a number taken off', [8], { type: 'Sub', other: 2 }, ['x = inputs - 2']],
    ['one that is taken from a number', [8], { type: 'Rsub', other: 2 }, ['x = 2 - inputs']],
    [
      'the smaller of two',
      { a: [8], b: [8] },
      { type: 'Minimum', from: ['@a', '@b'] },
      ['x = ops.minimum(a, b)'],
    ],
    ['a sum of maps and features', { a: [5, 8], b: [8] }, { type: 'Add', from: ['@a', '@b'] }, ['x = a + b']],
    [
      'attention of heads with its own factor',
      { q: [2, 5, 8], k: [2, 5, 8], v: [2, 5, 8] },
      { type: 'ScaledDotProductAttention', from: ['@q', '@k', '@v'], scale: 0.5, is_causal: true },
      [
        'x = ops.dot_product_attention(',
        'layers.Permute((2, 1, 3))(q)',
        'layers.Permute((2, 1, 3))(k)',
        'layers.Permute((2, 1, 3))(v)',
        'scale=0.5',
        'is_causal=True',
        ')',
      ],
    ],
    [
      'attention of one tensor, whose batch and heads are before its steps',
      [2, 5, 8],
      { type: 'ScaledDotProductAttention' },
      ['x = layers.Permute((2, 1, 3))(inputs)', 'x = ops.dot_product_attention(x, x, x)'],
    ],
    [
      'a recurrent layer of ReLU',
      steps,
      {
        type: 'RNN',
        name: 'r',
        hidden_size: 3,
        num_layers: 2,
        dropout: 0.1,
        nonlinearity: 'relu',
        batch_first: true,
      },
      [
        'layers.SimpleRNN(3, activation="relu", return_sequences=True, name="r_0")',
        'layers.Dropout(0.1, name="r_1")',
        'layers.SimpleRNN(3, activation="relu", return_sequences=True, name="r_2")',
      ],
    ],
    [
      'attention of a sequence by another one',
      { q: steps, k: [6, 8] },
      {
        type: 'MultiheadAttention',
        name: 'm',
        embed_dim: 8,
        num_heads: 2,
        batch_first: true,
        from: ['@q', '@k', '@k'],
      },
      ['x = layers.MultiHeadAttention(num_heads=2, key_dim=4, name="m")(q, k)'],
    ],
  ])('%s', (_what, input, layer, expected) => {
    expect(lines(input, layer)).toEqual(expected);
  });
});
