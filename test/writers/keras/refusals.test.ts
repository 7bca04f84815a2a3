import { describe, expect, it } from 'vitest';
import { type Input, type Layer, refusals } from '../../support/keras-lines';

const map = [4, 9, 9];
const steps = [5, 8];

/** A layer with what Keras lacks of it, by the documentation of Keras 3. */
type Row = readonly [type: string, input: Input, args: Layer, why: string];

const rows: readonly Row[] = [
  [
    'ConvTranspose2d',
    map,
    { out_channels: 4, kernel_size: 3, stride: 2, dilation: 2 },
    'a Keras transposed convolution cannot have both a stride and a dilation',
  ],
  [
    'ConvTranspose2d',
    map,
    { out_channels: 4, kernel_size: 2, stride: 3 },
    'its kernel is smaller than its stride',
  ],
  [
    'ConvTranspose2d',
    map,
    { out_channels: 4, kernel_size: 3, stride: 2, output_padding: 1 },
    'its output_padding is larger than its padding',
  ],
  [
    'Conv2d',
    map,
    { out_channels: 4, kernel_size: 3, padding: 1, padding_mode: 'circular' },
    'Keras pads only with constants and with the mirrored input, not "circular"',
  ],
  ['MaxPool2d', map, { kernel_size: 3, dilation: 2 }, 'a Keras pooling has no dilation'],
  ['MaxPool2d', map, { kernel_size: 3, return_indices: true }, 'a Keras pooling returns no indices'],
  ['AdaptiveMaxPool2d', map, { output_size: 3, return_indices: true }, 'a Keras pooling returns no indices'],
  ['AvgPool2d', map, { kernel_size: 3, divisor_override: 4 }, 'it has a divisor_override'],
  [
    'AvgPool2d',
    [4, 8, 8],
    { kernel_size: 3, stride: 2, ceil_mode: true },
    'its ceil_mode averages over parts of windows',
  ],
  [
    'AvgPool2d',
    map,
    { kernel_size: 3, stride: 2, padding: 1, count_include_pad: false },
    'its average excludes the padding, which Keras does only with padding "same" and a stride of 1',
  ],
  ['BatchNorm2d', map, { track_running_stats: false }, 'a Keras batch norm always keeps running statistics'],
  ['BatchNorm2d', map, { momentum: null }, 'its running statistics are a plain average (momentum=None)'],
  [
    'InstanceNorm2d',
    map,
    { track_running_stats: true },
    'Keras has no instance norm with running statistics',
  ],
  ['RMSNorm', steps, { elementwise_affine: false }, 'a Keras RMS norm always has a scale'],
  ['RMSNorm', steps, { normalized_shape: [5, 8] }, 'it normalises several dimensions'],
  [
    'Embedding',
    [5],
    { num_embeddings: 9, embedding_dim: 4, max_norm: 1 },
    'a Keras embedding has no max_norm',
  ],
  ['Softplus', map, { beta: 2 }, 'its beta is not 1'],
  ['StochasticDepth', map, { p: 0.2, mode: 'batch' }, 'it drops whole samples'],
  ['ZeroPad2d', map, { padding: [-1, 0, 0, 0] }, 'its padding is negative'],
  [
    'Pad',
    steps,
    { padding: [1, 1], mode: 'replicate' },
    'Keras pads only with constants and with the mirrored input, not "replicate"',
  ],
  ['Pad', [8], { padding: [1, 1], mode: 'circular' }, 'Keras has no padding "circular"'],
  ['Upsample', map, { size: 12 }, 'its output is not a whole multiple of its input'],
  [
    'Upsample',
    map,
    { scale_factor: 2, mode: 'bicubic' },
    'Keras upsamples by "nearest" and, with two axes, by "bilinear", not by "bicubic"',
  ],
  ['UpsamplingBilinear2d', map, { scale_factor: 2 }, 'Keras has no upsampling with align_corners'],
  ['Slice', map, { dim: 0, start: 0, end: 1 }, 'it selects a part of the batch'],
  ['Select', map, { dim: 0, index: 0 }, 'it selects one sample of the batch'],
  ['Mean', map, {}, 'it is over the batch'],
  ['Flip', map, { dims: [0] }, 'it is along the batch'],
  ['Flip', map, {}, 'it has no dimension'],
  ['Div', { x: map, y: map }, { rounding_mode: 'floor' }, 'it rounds'],
  ['Concat', { x: map, y: map }, { dim: 0 }, 'it joins batches'],
  ['MultiheadAttention', steps, { embed_dim: 8, num_heads: 2 }, 'its batch is not first'],
  [
    'MultiheadAttention',
    steps,
    { embed_dim: 8, num_heads: 2, batch_first: true, add_zero_attn: true },
    'it adds to its keys',
  ],
  ['ScaledDotProductAttention', { q: steps, k: steps, v: steps }, {}, 'its input is not split into heads'],
  [
    'ScaledDotProductAttention',
    { q: [2, 5, 8], k: [2, 5, 8], v: [2, 5, 8] },
    { dropout_p: 0.1 },
    'it drops weights',
  ],
  [
    'ScaledDotProductAttention',
    { q: [4, 5, 8], k: [2, 5, 8], v: [2, 5, 8] },
    { enable_gqa: true },
    'its keys have fewer heads',
  ],
  ['LSTM', { x: steps, h: [5, 3], c: [5, 3] }, { hidden_size: 3 }, 'it is given an initial state'],
  ['LSTM', steps, { hidden_size: 6, proj_size: 3, batch_first: true }, 'it has a proj_size'],
  ['Maximum', { x: map, y: [9] }, {}, 'its inputs have other ranks'],
];

describe('Keras has no such layer', () => {
  it.each(rows)('%s of %j with %j', (type, input, args, why) => {
    const names = Array.isArray(input) ? [] : Object.keys(input).map((name) => `@${name}`);
    const from = names.length === 0 ? {} : { from: names };
    expect(refusals(input, { type, name: 'layer', ...args, ...from })).toEqual([
      { path: 'layer', type, why },
    ]);
  });

  it.each<readonly [string, Input, readonly Layer[], readonly unknown[]]>([
    [
      'a weight of another layer',
      [8],
      [
        { type: 'Linear', name: 'a', out_features: 8 },
        { type: 'Linear', name: 'b', out_features: 8, share: 'a' },
      ],
      [{ path: 'b', type: 'Linear', why: 'it shares a weight with another layer' }],
    ],
    [
      'a weight that is computed',
      [8],
      [{ type: 'Linear', name: 'a', out_features: 8, parametrization: 'weight_norm' }],
      [{ path: 'a', type: 'Linear', why: 'its weight is computed from others' }],
    ],
    [
      'a further output that is read',
      steps,
      [
        { type: 'LSTM', name: 'a', hidden_size: 8, batch_first: true },
        { type: 'Linear', name: 'b', from: 'a.h_n', out_features: 2 },
      ],
      [{ path: 'a', type: 'LSTM', why: 'more than its first output is read' }],
    ],
  ])('with %s', (_what, input, layers, expected) => {
    expect(refusals(input, ...layers)).toEqual(expected);
  });
});
