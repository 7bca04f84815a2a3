import { describe, expect, test } from 'vitest';
import type { Shape } from '../../src/ops/shape';
import { factsOf } from './call-facts';

const image: Shape = [2, 8, 6, 4];
const sequence: Shape = [2, 5, 8];
const flat: Shape = [2, 8];

type Call = readonly [type: string, args: object, ...inputs: readonly Shape[]];

function each(calls: readonly Call[]) {
  return calls.map((call) => [call] as const);
}

/** What each output position depends on, of the positions along the dimensions from 2 on. */
describe('an output position sees', () => {
  const everything: readonly Call[] = [
    ['Linear', { out_features: 3 }, sequence],
    ['Embedding', { num_embeddings: 9, embedding_dim: 3 }, [2, 5]],
    ['Flatten', {}, image],
    ['GroupNorm', { num_groups: 2 }, image],
    ['LayerNorm', {}, image],
    ['RMSNorm', {}, image],
    ['InstanceNorm2d', {}, image],
    ['BatchNorm2d', { track_running_stats: false }, image],
    ['Softmax', { dim: -1 }, image],
    ['LogSoftmax', { dim: 2 }, image],
    ['Softmax', {}, image],
    ['MatMul', {}, sequence, [2, 8, 5]],
    ['RNN', { hidden_size: 4 }, sequence],
    ['LSTM', { hidden_size: 4 }, sequence],
    ['GRU', { hidden_size: 4 }, sequence],
    ['MultiheadAttention', { embed_dim: 8, num_heads: 2 }, sequence],
    ['ScaledDotProductAttention', {}, sequence],
    ['TransformerEncoderLayer', { d_model: 8, nhead: 2 }, sequence],
    ['AdaptiveAvgPool2d', { output_size: 1 }, image],
    ['AdaptiveMaxPool2d', { output_size: [1, 1] }, image],
    ['Mean', { dim: 2, keepdim: true }, image],
    ['Mean', { dim: [1, 3], keepdim: true }, image],
    ['Mean', { dim: 1 }, image],
    ['Squeeze', {}, [1, 8, 4]],
    ['Expand', { sizes: [2, 8, 6, 4] }, [2, 8, 1, 4]],
    ['Expand', { sizes: [3, 2, 8] }, flat],
    ['Roll', { shifts: 1 }, image],
    // halves and sums along the rows
    ['GLU', {}, image],
    ['Softmin', {}, image],
    ['Softmin', { dim: 3 }, image],
    // what is sorted, counted or looked up may come from anywhere
    ['CumSum', { dim: 1 }, image],
    ['Sort', {}, image],
    ['ArgSort', {}, image],
    ['CumMax', { dim: 2 }, image],
    ['KthValue', { k: 1 }, image],
    ['Mode', {}, image],
    ['TopK', { k: 2 }, image],
    ['Gather', { dim: 1 }, image, image],
    ['IndexSelect', { dim: 1 }, image, [3]],
    ['Scatter', { dim: 1 }, image, image, image],
    ['OneHot', { num_classes: 9 }, [2, 5]],
    ['RepeatInterleave', { repeats: 2, dim: 1 }, image],
    ['Tril', {}, image],
    ['EmbeddingBag', { num_embeddings: 9, embedding_dim: 3 }, [2, 5]],
    ['Bilinear', { in1_features: 8, in2_features: 8, out_features: 3 }, flat, flat],
    ['CosineSimilarity', {}, image, image],
    ['PairwiseDistance', {}, flat, flat],
    ['CDist', {}, sequence, sequence],
    ['GridSample', {}, image, [2, 3, 5, 2]],
    ['Einsum', { equation: 'bld,bmd->blm' }, sequence, sequence],
    ['Det', {}, [2, 4, 4]],
    ['AffineGrid', { size: [2, 3, 4, 5] }, [2, 2, 3]],
    ['Inverse', {}, [2, 4, 4]],
    ['PoissonNLLLoss', {}, image, image],
    ['MSELoss', {}, image, image],
    ['GaussianNLLLoss', {}, image, image, image],
    ['RNNCell', { hidden_size: 4 }, flat],
    ['TransformerEncoder', { d_model: 8, nhead: 2, num_layers: 1 }, sequence],
    ['TransformerDecoder', { d_model: 8, nhead: 2, num_layers: 1 }, sequence, [3, 5, 8]],
    [
      'Transformer',
      { d_model: 8, nhead: 2, num_encoder_layers: 1, num_decoder_layers: 1 },
      sequence,
      [3, 5, 8],
    ],
    ['DeformConv2d', { out_channels: 3, kernel_size: 1 }, image, [2, 2, 6, 4]],
  ];
  test.each(each(everything))('everything: %j', (call) => {
    expect(factsOf(...call).reach).toBe('everything');
  });

  const position: readonly Call[] = [
    ['ReLU', {}, image],
    ['PReLU', {}, image],
    ['Dropout', {}, image],
    ['Identity', {}, image],
    ['Add', {}, image, image],
    ['Mul', {}, image, image],
    ['Concat', {}, image, image],
    ['BatchNorm2d', {}, image],
    ['InstanceNorm2d', { track_running_stats: true }, image],
    ['LocalResponseNorm', { size: 3 }, image],
    ['LayerNorm2d', {}, image],
    ['ChannelShuffle', { groups: 2 }, image],
    ['Softmax', { dim: 1 }, image],
    ['Softmax', { dim: -3 }, image],
    ['Mean', { dim: 1, keepdim: true }, image],
    ['Mean', { dim: [0, -3], keepdim: true }, image],
    ['Squeeze', { dim: 2 }, image],
    ['Expand', { sizes: [2, 8, 6, 4] }, [2, 1, 6, 4]],
    ['Permute', { dims: [1, 0, 2, 3] }, image],
    ['Permute', { dims: [0, 1, 2, 3] }, image],
    ['Transpose', { dim0: 0, dim1: 1 }, image],
    ['Transpose', { dim0: 2, dim1: -2 }, image],
    // channels alone meet
    ['GLU', { dim: 1 }, image],
    ['GLU', { dim: -3 }, image],
    ['Softmin', { dim: 1 }, image],
    ['Softmax2d', {}, image],
  ];
  test.each(each(position))('its own: %j', (call) => {
    expect(factsOf(...call).reach).toBe('position');
  });

  const unknown: readonly Call[] = [
    ['Reshape', { shape: [2, -1] }, image],
    ['Unflatten', { dim: 1, unflattened_size: [2, 4] }, image],
    ['Unsqueeze', { dim: 1 }, image],
    ['Permute', { dims: [0, 2, 1, 3] }, image],
    ['Permute', { dims: [0, 1, 3, 2] }, image],
    ['Transpose', { dim0: 1, dim1: 2 }, image],
    ['Transpose', { dim0: -1, dim1: 2 }, image],
    ['Stack', {}, image, image],
    ['Select', { dim: 2, index: 0 }, image],
    ['Tile', { dims: [1, 1, 2, 1] }, image],
    ['SlidingWindows', { dim: 2, size: 2, step: 1 }, image],
    ['Diagonal', {}, image],
    ['Unfold', { kernel_size: 2 }, image],
    ['Fold', { output_size: 3, kernel_size: 2 }, [2, 8, 4]],
    ['MaxUnpool2d', { kernel_size: 2 }, image, image],
  ];
  test.each(each(unknown))('what nobody can say: %j', (call) => {
    expect(factsOf(...call).reach).toBe('unknown');
  });

  const one = { size: 1, stride: 1, padding: 0, dilation: 1 };
  const windows: readonly (readonly [Call, readonly object[]])[] = [
    [
      [
        'Conv2d',
        { out_channels: 3, kernel_size: [3, 4], stride: [1, 2], padding: [1, 2], dilation: 1 },
        image,
      ],
      [
        { size: 3, stride: 1, padding: 1, dilation: 1 },
        { size: 4, stride: 2, padding: 2, dilation: 1 },
      ],
    ],
    // "same": 2 x (2 - 1) and 4 - 1 elements are added, the odd one after
    [
      ['Conv2d', { out_channels: 3, kernel_size: [2, 4], padding: 'same', dilation: [2, 1] }, image],
      [
        { size: 2, stride: 1, padding: 1, dilation: 2 },
        { size: 4, stride: 1, padding: 1, dilation: 1 },
      ],
    ],
    [
      ['Conv1d', { out_channels: 3, kernel_size: 2, padding: 'valid' }, [2, 8, 6]],
      [{ size: 2, stride: 1, padding: 0, dilation: 1 }],
    ],
    [
      ['MaxPool2d', { kernel_size: 2, dilation: [1, 2] }, image],
      [
        { size: 2, stride: 2, padding: 0, dilation: 1 },
        { size: 2, stride: 2, padding: 0, dilation: 2 },
      ],
    ],
    [
      ['AvgPool2d', { kernel_size: [3, 2], stride: 1, padding: [1, 0] }, image],
      [
        { size: 3, stride: 1, padding: 1, dilation: 1 },
        { size: 2, stride: 1, padding: 0, dilation: 1 },
      ],
    ],
    // Two are put before the last dimension, one is cut off before the one before it.
    [
      ['Pad', { padding: [2, 1, -1, 0] }, image],
      [
        { ...one, padding: -1 },
        { ...one, padding: 2 },
      ],
    ],
    [
      ['Pad', { padding: [2, 1] }, image],
      [one, { ...one, padding: 2 }],
    ],
    // One before the last dimension, none before the one before it; on all sides alike.
    [
      ['ConstantPad2d', { padding: [1, 2, 0, 3], value: 0 }, image],
      [one, { ...one, padding: 1 }],
    ],
    [['ReflectionPad1d', { padding: 2 }, [2, 8, 6]], [{ ...one, padding: 2 }]],
    [['ZeroPad2d', { padding: [0, 0, 2, 1] }, [8, 6, 4]], [{ ...one, padding: 0 }]],
    // Position p is 2 p + 1 of the input, and 3 p + 6 - 5 where it is counted from the end.
    [
      ['Slice', { dim: 2, start: 1, step: 2 }, image],
      [{ ...one, stride: 2, padding: -1 }, one],
    ],
    [
      ['Slice', { dim: -2, start: -5, step: 3 }, image],
      [{ ...one, stride: 3, padding: -1 }, one],
    ],
    [
      ['Slice', { dim: 1, start: 2, step: 2 }, image],
      [one, one],
    ],
    // Position p is p + 1 of the input, and p + 6 - 2 where it is counted from the end.
    [
      ['Narrow', { dim: 2, start: 1, length: 2 }, image],
      [{ ...one, padding: -1 }, one],
    ],
    [
      ['Narrow', { dim: -2, start: -2, length: 2 }, image],
      [{ ...one, padding: -4 }, one],
    ],
    [
      ['Narrow', { dim: 1, start: 3, length: 2 }, image],
      [one, one],
    ],
    // 6 in 4 chunks are parts of 2: the third starts at 4.
    [
      ['Chunk', { chunks: 4, dim: 2, index: 2 }, image],
      [{ ...one, padding: -4 }, one],
    ],
    [
      ['Chunk', { chunks: 2, dim: 1, index: 1 }, image],
      [one, one],
    ],
    // What is moved by 2 comes from 2 before; twice along the same dimension is the sum.
    [
      ['Roll', { shifts: [2, -1], dims: [-1, 2] }, image],
      [
        { ...one, padding: -1 },
        { ...one, padding: 2 },
      ],
    ],
    [
      ['Roll', { shifts: [2, 3], dims: [3, -1] }, image],
      [one, { ...one, padding: 5 }],
    ],
    [
      ['Roll', { shifts: 1, dims: 3 }, image],
      [one, { ...one, padding: 1 }],
    ],
    [
      ['PixelUnshuffle', { downscale_factor: 2 }, [2, 3, 5, 6, 4]],
      [one, { size: 2, stride: 2, padding: 0, dilation: 1 }, { size: 2, stride: 2, padding: 0, dilation: 1 }],
    ],
    [
      ['PixelShuffle', { upscale_factor: 2 }, [2, 3, 8, 6, 4]],
      [one, { step: 1, parts: 2, first: 0, last: 0 }, { step: 1, parts: 2, first: 0, last: 0 }],
    ],
  ];
  test.each(windows)('%j: a window an axis', (call, expected) => {
    const { reach } = factsOf(...call);
    // A padding of 0 may have a sign.
    expect(JSON.parse(JSON.stringify(reach))).toEqual(expected);
  });
});
