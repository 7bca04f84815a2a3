import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { callOp } from '../support/call-op';

const image: Shape = [2, 8, 6, 6];
const sequence: Shape = [2, 5, 8];

/** Calls that torch 1.13 refuses, and a part of the reason that is given. */
const refused: readonly (readonly [string, Readonly<Record<string, unknown>>, readonly Shape[], RegExp])[] = [
  [
    'Embedding',
    { num_embeddings: 4, embedding_dim: 2, padding_idx: 4 },
    [[2, 5]],
    /padding_idx 4 .* table with 4/,
  ],
  ['Upsample', {}, [image], /neither size nor scale_factor/],
  ['Upsample', { size: 3, scale_factor: 2 }, [image], /both size and scale_factor/],
  ['Upsample', { size: [3] }, [image], /size has 1 values/],
  ['Upsample', { scale_factor: 0.1 }, [image], /output would be 0x0/],
  ['Upsample', { scale_factor: 0 }, [image], /above 0/],
  ['Upsample', { scale_factor: 2, mode: 'linear' }, [image], /"linear" needs/],
  ['Upsample', { scale_factor: 2, mode: 'bilinear' }, [sequence], /"bilinear" needs/],
  ['Upsample', { scale_factor: 2, mode: 'trilinear' }, [image], /"trilinear" needs/],
  ['Upsample', { scale_factor: 2, align_corners: false }, [image], /align_corners/],
  ['Upsample', { size: 2, recompute_scale_factor: true }, [image], /recompute_scale_factor/],
  ['Unflatten', { dim: 4, unflattened_size: [8] }, [image], /dim 4 is not a dimension/],
  ['Unflatten', { dim: 1, unflattened_size: [3, 2] }, [image], /cannot hold/],
  ['Unflatten', { dim: 1, unflattened_size: [-1, -1] }, [image], /more than one -1/],
  ['Reshape', { shape: [2, 8, 35] }, [image], /cannot hold the 576 elements/],
  ['Reshape', { shape: [-1, 7] }, [image], /cannot hold/],
  ['Reshape', { shape: [0, 8] }, [image], /at least 1, or -1/],
  ['Expand', { sizes: [2, 8, 6] }, [image], /at least 4|has 3 values/],
  ['Expand', { sizes: [2, 16, 6, 6] }, [image], /8 cannot be expanded to 16/],
  ['Expand', { sizes: [-1, 2, 8, 6, 6] }, [image], /-1 for dimension 0/],
  ['Permute', { dims: [0, 1, 2] }, [image], /dims has 3 numbers/],
  ['Permute', { dims: [0, 1, 2, -2] }, [image], /twice/],
  ['Permute', { dims: [0, 1, 2, 4] }, [image], /dims 4 is not/],
  ['Transpose', { dim0: 0, dim1: 4 }, [image], /dim1 4 is not/],
  ['Transpose', { dim0: -5, dim1: 1 }, [image], /dim0 -5 is not/],
  ['Squeeze', { dim: 4 }, [image], /dim 4 is not/],
  ['Unsqueeze', { dim: 5 }, [image], /dim 5 is not a place/],
  ['Roll', { shifts: [1, 2], dims: [1] }, [image], /shifts has 2 numbers/],
  ['Roll', { shifts: [1, 2] }, [image], /dims has none/],
  ['Roll', { shifts: 1, dims: 4 }, [image], /dims 4 is not/],
  ['Narrow', { dim: 1, start: 6, length: 3 }, [image], /not within a dimension of 8/],
  ['Narrow', { dim: 1, start: -9, length: 1 }, [image], /not within/],
  ['Chunk', { chunks: 4, dim: 2, index: 3 }, [image], /gives 3/],
  ['Chunk', { chunks: 2, dim: 4, index: 0 }, [image], /dim 4 is not/],
  ['Mean', { dim: [1, -3] }, [image], /twice/],
  ['Mean', { dim: 4 }, [image], /dim 4 is not/],
  ['Pad', { padding: [1, 2, 3] }, [image], /padding has 3 numbers/],
  ['Pad', { padding: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1] }, [image], /for 5 dimensions/],
  ['Pad', { padding: [-3, -3] }, [image], /output would be/],
  ['Pad', { padding: [6, 0, 0, 0], mode: 'reflect' }, [image], /at most 5/],
  ['Pad', { padding: [7, 0, 0, 0], mode: 'circular' }, [image], /at most 6/],
  ['Pad', { padding: [1, 1], mode: 'replicate' }, [image], /cannot pad 1 dimensions/],
  ['PixelShuffle', { upscale_factor: 3 }, [image], /8 channels/],
  ['PixelShuffle', { upscale_factor: 2 }, [[2, 8]], /needs channels, height and width/],
  ['PixelUnshuffle', { downscale_factor: 4 }, [image], /6x6 is not divisible/],
  ['PixelUnshuffle', { downscale_factor: 2 }, [[2, 8]], /needs channels, height and width/],
  ['ChannelShuffle', { groups: 3 }, [image], /8 channels/],
  ['ChannelShuffle', { groups: 2 }, [[2, 8]], /at least 3 dimensions/],
  [
    'MatMul',
    {},
    [
      [2, 5, 8],
      [2, 5, 8],
    ],
    /8 columns against 5 rows/,
  ],
  [
    'MatMul',
    {},
    [
      [2, 5, 8],
      [3, 8, 5],
    ],
    /do not broadcast/,
  ],
  ['MatMul', {}, [[], [3]], /single number/],
  ['LSTM', { hidden_size: 4, proj_size: 4 }, [sequence], /proj_size 4 is not smaller/],
  ['LSTM', { hidden_size: 4, input_size: 7 }, [sequence], /input_size is 7/],
  ['GRU', { hidden_size: 4 }, [image], /4 dimensions/],
  ['RNN', { hidden_size: 4, num_layers: 1001 }, [sequence], /at most 1000/],
  ['MultiheadAttention', { embed_dim: 8, num_heads: 3 }, [sequence], /not divisible by num_heads 3/],
  ['MultiheadAttention', { embed_dim: 6, num_heads: 3 }, [sequence], /embed_dim is 6/],
  ['MultiheadAttention', { embed_dim: 8, num_heads: 2 }, [sequence, sequence], /2 inputs/],
  ['MultiheadAttention', { embed_dim: 8, num_heads: 2, kdim: 4 }, [sequence], /kdim is 4/],
  [
    'MultiheadAttention',
    { embed_dim: 8, num_heads: 2, batch_first: true },
    [sequence, [1, 5, 8], [1, 5, 8]],
    /belong together/,
  ],
  [
    'MultiheadAttention',
    { embed_dim: 8, num_heads: 2, batch_first: true },
    [sequence, [2, 3, 8], [2, 4, 8]],
    /belong together/,
  ],
  ['ScaledDotProductAttention', {}, [sequence, [2, 5, 7], [2, 5, 7]], /belong together/],
  ['ScaledDotProductAttention', {}, [sequence, [2, 5, 8], [2, 4, 8]], /belong together/],
  ['ScaledDotProductAttention', {}, [sequence, [3, 5, 8], [3, 5, 8]], /belong together/],
  ['ScaledDotProductAttention', {}, [sequence, sequence], /2 inputs/],
  ['ScaledDotProductAttention', {}, [[8]], /no steps and features/],
  ['TransformerEncoderLayer', { d_model: 8, nhead: 3 }, [sequence], /nhead 3/],
  ['TransformerEncoderLayer', { d_model: 4, nhead: 2 }, [sequence], /d_model is 4/],
  ['Parameter', { shape: [2, 0] }, [], /at least 1/],
  ['Parameter', { shape: [2] }, [image], /takes 0 inputs/],
];

test.each(refused)('%s %j refuses %j', (type, args, inputs, reason) => {
  const answer = callOp(findOp(type) as Op, args, inputs);
  expect('problem' in answer ? answer.problem : answer.output).toMatch(reason);
});
