import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { callOp } from '../support/call-op';
import { image, sequence } from './refusals/refusal';

/** Calls just inside of what is refused above. */
const accepted: readonly (readonly [string, object, Shape, Shape])[] = [
  [
    'Conv2d',
    { out_channels: 6, kernel_size: 3, padding: [5, 3], padding_mode: 'reflect' },
    image,
    [2, 6, 14, 8],
  ],
  [
    'Conv2d',
    { out_channels: 6, kernel_size: 3, padding: [6, 4], padding_mode: 'circular' },
    image,
    [2, 6, 16, 10],
  ],
  [
    'Conv2d',
    { out_channels: 6, kernel_size: 3, padding: 9, padding_mode: 'replicate' },
    image,
    [2, 6, 22, 20],
  ],
  ['Conv2d', { out_channels: 6, kernel_size: [6, 4] }, image, [2, 6, 1, 1]],
  ['ConvTranspose2d', { out_channels: 6, kernel_size: 1, padding: [0, 1] }, image, [2, 6, 6, 2]],
  [
    'ConvTranspose2d',
    { out_channels: 6, kernel_size: 2, dilation: 3, output_padding: 2 },
    image,
    [2, 6, 11, 9],
  ],
  ['MaxPool2d', { kernel_size: 3, padding: 1 }, image, [2, 8, 2, 2]],
  ['AvgPool3d', { kernel_size: [4, 6, 5] }, [1, 2, 4, 6, 5], [1, 2, 1, 1, 1]],
  ['Softmax', { dim: 3 }, image, image],
  ['Softmax', { dim: -4 }, image, image],
  ['Flatten', { start_dim: -4, end_dim: 3 }, image, [384]],
  ['Flatten', { start_dim: 0, end_dim: 0 }, image, image],
  ['Flatten', { start_dim: 1, end_dim: 2 }, image, [2, 48, 4]],
  ['GroupNorm', { num_groups: 4 }, [1, 8, 1, 1], [1, 8, 1, 1]],
  ['BatchNorm2d', { track_running_stats: false }, [2, 8, 1, 1], [2, 8, 1, 1]],
  ['BatchNorm2d', {}, [1, 8, 1, 1], [1, 8, 1, 1]],
  ['BatchNorm1d', {}, [2, 8], [2, 8]],
  ['BatchNorm1d', {}, sequence, sequence],
  ['InstanceNorm2d', { track_running_stats: true }, [1, 8, 1, 1], [1, 8, 1, 1]],
  ['LocalResponseNorm', { size: 3 }, sequence, sequence],
  ['Embedding', { num_embeddings: 4, embedding_dim: 2, padding_idx: -4 }, [5], [5, 2]],
  ['Embedding', { num_embeddings: 4, embedding_dim: 2, padding_idx: 3 }, [5], [5, 2]],
  ['Unsqueeze', { dim: 4 }, image, [2, 8, 6, 4, 1]],
  ['Unsqueeze', { dim: -5 }, image, [1, 2, 8, 6, 4]],
  ['Narrow', { dim: 2, start: 4, length: 2 }, image, [2, 8, 2, 4]],
  ['Narrow', { dim: 2, start: -6, length: 6 }, image, image],
  ['Chunk', { chunks: 4, dim: 2, index: 2 }, image, [2, 8, 2, 4]],
  ['Squeeze', { dim: -1 }, [2, 8, 1], [2, 8]],
  ['Squeeze', { dim: 0 }, [1, 8, 1], [8, 1]],
  ['Pad', { padding: [3, 3, 5, 5], mode: 'reflect' }, image, [2, 8, 16, 10]],
  ['Pad', { padding: [4, 4, 6, 6], mode: 'circular' }, image, [2, 8, 18, 12]],
  ['Pad', { padding: [9, 9, 9, 9], mode: 'replicate' }, image, [2, 8, 24, 22]],
  ['Pad', { padding: [1, 1], mode: 'reflect' }, [3, 4], [3, 6]],
  ['Pad', { padding: [1, 1, 1, 1, 1, 1], mode: 'reflect' }, [1, 2, 2, 2, 2], [1, 2, 4, 4, 4]],
  ['Pad', { padding: [-2, -1] }, image, [2, 8, 6, 1]],
  ['Pad', { padding: [0, 0, 0, 0, 0, 0, 1, 0] }, image, [3, 8, 6, 4]],
  ['ChannelShuffle', { groups: 8 }, [2, 8, 5], [2, 8, 5]],
  ['Upsample', { scale_factor: 0.25 }, image, [2, 8, 1, 1]],
  ['Upsample', { scale_factor: 2, recompute_scale_factor: true }, image, [2, 8, 12, 8]],
  ['Upsample', { size: 3, recompute_scale_factor: false }, image, [2, 8, 3, 3]],
  ['LSTM', { hidden_size: 4, proj_size: 3 }, sequence, [2, 5, 3]],
  ['PReLU', {}, [5], [5]],
  ['ScaledDotProductAttention', {}, [5, 8], [5, 8]],
  ['PixelShuffle', { upscale_factor: 3 }, [9, 4, 5], [1, 12, 15]],
  ['PixelUnshuffle', { downscale_factor: 2 }, [1, 4, 6], [4, 2, 3]],
];

test.each(accepted)('%s %j of %j is accepted', (type, args, input, output) => {
  expect(callOp(findOp(type) as Op, args, [input])).toMatchObject({ output });
});
