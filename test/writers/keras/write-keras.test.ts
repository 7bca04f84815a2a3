import { describe, expect, it } from 'vitest';
import { createReport } from '../../../src/report/report';
import { writeKeras } from '../../../src/writers/keras/write-keras';
import { graphOfSpec, presetCase } from '../../support/keras-cases';
import { type Layer, lines, refusals, written } from '../../support/keras-lines';

const conv = (more: Layer = {}): Layer => ({
  type: 'Conv2d',
  name: 'c',
  out_channels: 8,
  kernel_size: 3,
  ...more,
});

it('has no name in the docstring that ends it', () => {
  const graph = graphOfSpec(JSON.stringify({ name: 'a"""\\b', input: [4], layers: [{ type: 'ReLU' }] }));
  if (graph === null) throw new Error('the spec has an error');
  expect(writeKeras(graph, createReport(graph))).toMatchObject({
    text: expect.stringContaining('"""a\\"\\"\\"\\\\b as a model of Keras 3.\n'),
  });
});

describe('a layer', () => {
  it.each<readonly [string, readonly number[], Layer, readonly string[]]>([
    // With a stride of 1, half of the reach on each side is what Keras calls "same".
    [
      'a convolution that keeps its size',
      [4, 9, 9],
      conv({ padding: 1 }),
      ['layers.Conv2D(8, 3, padding="same", name="c")'],
    ],
    [
      'a dilated one that keeps its size',
      [4, 9, 9],
      conv({ padding: 2, dilation: 2 }),
      ['layers.Conv2D(8, 3, padding="same", dilation_rate=2, name="c")'],
    ],
    // With a stride of 2 "same" pads behind alone where the size is even, PyTorch on both sides.
    [
      'a convolution with a stride',
      [4, 8, 8],
      conv({ padding: 1, stride: 2 }),
      ['layers.ZeroPadding2D(1)', 'layers.Conv2D(8, 3, strides=2, name="c")'],
    ],
    [
      'one of several sizes',
      [4, 9, 9],
      conv({ kernel_size: [1, 7], padding: [0, 3], bias: false }),
      ['layers.Conv2D(8, (1, 7), padding="same", use_bias=False, name="c")'],
    ],
    ['one of groups', [4, 9, 9], conv({ groups: 2 }), ['layers.Conv2D(8, 3, groups=2, name="c")']],
    [
      'a depthwise one',
      [4, 9, 9],
      conv({ groups: 4 }),
      ['layers.DepthwiseConv2D(3, depth_multiplier=2, name="c")'],
    ],
    [
      'mirrored padding',
      [4, 9, 9],
      conv({ padding: 1, padding_mode: 'reflect' }),
      [
        'x = ops.pad(inputs, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="reflect")',
        'x = layers.Conv2D(8, 3, name="c")(x)',
      ],
    ],
    // (n - 1) x 2 - 2 x 1 + 4 = 2 x n: Keras cuts the two elements more off on both sides.
    [
      'a transposed convolution that doubles',
      [4, 5, 5],
      { type: 'ConvTranspose2d', name: 'c', out_channels: 8, kernel_size: 4, stride: 2, padding: 1 },
      ['layers.Conv2DTranspose(8, 4, strides=2, padding="same", name="c")'],
    ],
    [
      'one with output_padding',
      [4, 5, 5],
      {
        type: 'ConvTranspose2d',
        name: 'c',
        out_channels: 8,
        kernel_size: 3,
        stride: 2,
        padding: 1,
        output_padding: 1,
      },
      ['layers.Conv2DTranspose(8, 3, strides=2, name="c")', 'layers.Cropping2D(((1, 0), (1, 0)))'],
    ],
    [
      'a batch norm',
      [4, 9, 9],
      { type: 'BatchNorm2d', name: 'n' },
      ['layers.BatchNormalization(momentum=0.9, epsilon=1e-05, name="n")'],
    ],
    [
      'a norm of each channel',
      [4, 9, 9],
      { type: 'InstanceNorm2d', name: 'n' },
      [
        'layers.GroupNormalization(',
        'groups=-1',
        'epsilon=1e-05',
        'center=False',
        'scale=False',
        'name="n"',
        ')',
      ],
    ],
    [
      'pooling over the whole',
      [4, 9, 9],
      { type: 'AdaptiveAvgPool2d', name: 'p', output_size: 1 },
      ['layers.GlobalAveragePooling2D(keepdims=True, name="p")'],
    ],
    [
      'pooling into equal windows',
      [4, 9, 9],
      { type: 'AdaptiveAvgPool2d', name: 'p', output_size: 3 },
      ['layers.AveragePooling2D(3, name="p")'],
    ],
    // The average of PyTorch counts its zeros, that of "same" does not.
    [
      'an average that counts its padding',
      [4, 9, 9],
      { type: 'AvgPool2d', name: 'p', kernel_size: 3, stride: 1, padding: 1 },
      ['layers.ZeroPadding2D(1)', 'layers.AveragePooling2D(3, strides=1, name="p")'],
    ],
    [
      'an average that does not',
      [4, 9, 9],
      { type: 'AvgPool2d', name: 'p', kernel_size: 3, stride: 1, padding: 1, count_include_pad: false },
      ['layers.AveragePooling2D(3, strides=1, padding="same", name="p")'],
    ],
    [
      'one slope for all channels',
      [4, 9, 9],
      { type: 'PReLU', name: 'a' },
      [
        'layers.PReLU(',
        'shared_axes=[1, 2, 3]',
        'alpha_initializer=initializers.Constant(0.25)',
        'name="a"',
        ')',
      ],
    ],
    [
      'a linear layer',
      [4],
      { type: 'Linear', name: 'l', out_features: 3, bias: false },
      ['layers.Dense(3, use_bias=False, name="l")'],
    ],
    [
      'a GRU of two layers',
      [5, 4],
      { type: 'GRU', name: 'g', hidden_size: 3, num_layers: 2, batch_first: true, bidirectional: true },
      [
        'layers.Bidirectional(layers.GRU(3, return_sequences=True), name="g_0")',
        'layers.Bidirectional(layers.GRU(3, return_sequences=True), name="g_1")',
      ],
    ],
  ])('is written as Keras has it: %s', (_what, input, layer, expected) => {
    expect(lines(input, layer)).toEqual(expected);
  });

  it.each<readonly [string, readonly number[], Layer, string | undefined]>([
    [
      'a stride and a dilation',
      [4, 9, 9],
      conv({ stride: 2, dilation: 2 }),
      'a Keras convolution cannot have both a stride and a dilation',
    ],
    [
      'groups of a transposed convolution',
      [4, 5, 5],
      { type: 'ConvTranspose2d', name: 'c', out_channels: 8, kernel_size: 2, groups: 2 },
      'a Keras transposed convolution has no groups',
    ],
    [
      'padding with copies of the border',
      [4, 9, 9],
      { type: 'ReplicationPad2d', name: 'c', padding: 1 },
      undefined,
    ],
    [
      'aligned corners',
      [4, 9, 9],
      { type: 'Upsample', name: 'c', scale_factor: 2, mode: 'bilinear', align_corners: true },
      'Keras has no upsampling with align_corners',
    ],
    [
      'a norm over neighbouring channels',
      [4, 9, 9],
      { type: 'LocalResponseNorm', name: 'c', size: 3 },
      undefined,
    ],
    [
      'a recurrent layer with the steps first',
      [5, 4],
      { type: 'GRU', name: 'c', hidden_size: 3 },
      'its batch is not first',
    ],
  ])('is refused with what Keras lacks: %s', (_what, input, layer, why) => {
    expect(refusals(input, layer)).toEqual([
      { path: 'c', type: layer.type, ...(why === undefined ? {} : { why }) },
    ]);
  });

  it('is refused for each that Keras lacks, not for the first alone', () => {
    const found = refusals([4, 9, 9], { type: 'LocalResponseNorm', name: 'a', size: 3 }, conv(), {
      type: 'LocalResponseNorm',
      name: 'b',
      size: 3,
    });
    expect(found.map(({ path }) => path)).toEqual(['a', 'b']);
  });
});

describe('a network', () => {
  it('is flattened in the order of PyTorch, whose channels come first', () => {
    expect(
      lines(
        [4, 3, 3],
        conv({ padding: 1 }),
        { type: 'Flatten' },
        { type: 'Linear', name: 'l', out_features: 2 },
      ),
    ).toEqual([
      'layers.Conv2D(8, 3, padding="same", name="c")',
      'layers.Permute((3, 1, 2))',
      'layers.Flatten()',
      'layers.Dense(2, name="l")',
    ]);
  });

  it('is flattened as it is where each channel has one element', () => {
    expect(lines([4, 3, 3], conv(), { type: 'Flatten' })).toEqual([
      'layers.Conv2D(8, 3, name="c")',
      'layers.Flatten()',
    ]);
  });

  it('moves nothing for a permutation until something needs it so', () => {
    const last = { type: 'Permute', dims: [0, 2, 3, 1] };
    const first = { type: 'Permute', dims: [0, 3, 1, 2] };
    expect(
      lines(
        [4, 3, 3],
        conv(),
        last,
        { type: 'LayerNorm', name: 'n' },
        first,
        conv({ name: 'd', kernel_size: 1 }),
      ),
    ).toEqual([
      'layers.Conv2D(8, 3, name="c")',
      'layers.LayerNormalization(epsilon=1e-05, name="n")',
      'layers.Conv2D(8, 1, name="d")',
    ]);
  });

  it('is refused where a layer needs the batch first and the network has it elsewhere', () => {
    const swap = { type: 'Transpose', dim0: 0, dim1: 1 };
    const linear = { type: 'Linear', name: 'l', out_features: 2 };
    expect(lines([5, 4], swap, linear, { type: 'ReLU', name: 'r' }, swap)).toEqual([
      'layers.Dense(2, name="l")',
      'layers.ReLU(name="r")',
    ]);
    const flat = { type: 'Flatten', name: 'f', start_dim: 1 };
    expect(refusals([5, 4], swap, flat)).toEqual([
      { path: 'f', type: 'Flatten', why: 'its batch is not first' },
    ]);
  });

  it('pads a pooling with zeros after a ReLU, and with what is smaller than everything elsewhere', () => {
    const pool = { type: 'MaxPool2d', name: 'p', kernel_size: 3, stride: 2, padding: 1 };
    expect(lines([4, 8, 8], { type: 'ReLU', name: 'r' }, pool)).toContain('layers.ZeroPadding2D(1)');
    expect(lines([4, 8, 8], conv(), pool).join('\n')).toContain('constant_values=-float("inf")');
  });

  it('calls a layer that is used again, and makes it once', () => {
    const found = lines([4], { type: 'Linear', name: 'l', out_features: 4 }, { reuse: 'l' });
    expect(found).toEqual(['l_layer = layers.Dense(4, name="l")', 'x = l_layer(inputs)', 'x = l_layer(x)']);
  });

  it('has a variable for what is read later, named by its module or branch', () => {
    const { text } = presetCase('v2');
    expect(text).toContain('x = layers.Concatenate()([conv1x1, conv3x3, conv5x5, x])');
    expect(text).toMatch(/conv1x1 = layers\.ReLU\(name="conv1x1_relu"\)\(x\)/);
  });

  it('says its figures, those of its parts, and where Keras counts others', () => {
    // 192 x 64 + 64 weights, 28 x 28 times 192 x 64 multiply-adds.
    expect(presetCase('v2').text).toContain('# conv1x1: 12,352 parameters, 9,633,792 multiply-adds');
    const lstm = written([5, 4], [{ type: 'LSTM', name: 'l', hidden_size: 3, batch_first: true }]);
    expect('text' in lstm && lstm.text.replace(/\s+/g, ' ')).toContain('Keras counts fewer parameters');
  });
});
