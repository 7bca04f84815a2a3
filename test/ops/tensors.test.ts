import { describe, expect, test } from 'vitest';
import type { Shape } from '../../src/ops/shape';
import { factsOf } from './call-facts';

const image: Shape = [2, 8, 3, 2];

const ONE_PROJECTION = { in_proj_weight: '6x2', 'out_proj.weight': '2x2' };

describe('tensors are named as in a state_dict', () => {
  const weightAndBias = { weight: '8', bias: '8' };
  const statistics = { running_mean: '8', running_var: '8', num_batches_tracked: '' };
  test.each([
    ['Linear', { out_features: 3 }, [2, 8], { weight: '3x8', bias: '3' }, {}],
    ['Linear', { out_features: 3, bias: false }, [2, 8], { weight: '3x8' }, {}],
    ['Embedding', { num_embeddings: 9, embedding_dim: 3 }, [2, 5], { weight: '9x3' }, {}],
    [
      'Conv2d',
      { out_channels: 4, kernel_size: [3, 2], groups: 2 },
      image,
      { weight: '4x4x3x2', bias: '4' },
      {},
    ],
    ['Conv1d', { out_channels: 4, kernel_size: 3, bias: false }, [2, 8, 3], { weight: '4x8x3' }, {}],
    [
      'ConvTranspose2d',
      { out_channels: 4, kernel_size: [3, 2], groups: 2 },
      image,
      { weight: '8x2x3x2', bias: '4' },
      {},
    ],
    ['BatchNorm2d', {}, image, weightAndBias, statistics],
    ['BatchNorm2d', { affine: false, track_running_stats: false }, image, {}, {}],
    ['InstanceNorm2d', {}, image, {}, {}],
    ['InstanceNorm2d', { affine: true, track_running_stats: true }, image, weightAndBias, statistics],
    ['GroupNorm', { num_groups: 2 }, image, weightAndBias, {}],
    ['LayerNorm', { normalized_shape: [3, 2] }, image, { weight: '3x2', bias: '3x2' }, {}],
    ['LayerNorm', { bias: false }, image, { weight: '2' }, {}],
    ['RMSNorm', {}, image, { weight: '2' }, {}],
    ['RMSNorm', { elementwise_affine: false }, image, {}, {}],
    ['LayerNorm2d', {}, image, weightAndBias, {}],
    ['LayerNorm2d', { elementwise_affine: false }, image, {}, {}],
    ['PReLU', { num_parameters: 8 }, image, { weight: '8' }, {}],
    ['Upsample', { scale_factor: 2 }, image, {}, {}],
    ['MultiheadAttention', { embed_dim: 2, num_heads: 1, bias: false }, [5, 2], ONE_PROJECTION, {}],
    ['MultiheadAttention', { embed_dim: 2, num_heads: 1, bias: false, kdim: 2 }, [5, 2], ONE_PROJECTION, {}],
  ] as const)('%s %j', (type, args, input, params, buffers) => {
    expect(factsOf(type, args, input)).toMatchObject({ params, buffers });
    expect(Object.keys(factsOf(type, args, input).params)).toEqual(Object.keys(params));
    expect(Object.keys(factsOf(type, args, input).buffers)).toEqual(Object.keys(buffers));
  });

  test('of attention are three projections where one has other features', () => {
    const args = { embed_dim: 2, num_heads: 1, bias: false };
    const sizes = (more: object, key: Shape, value: Shape) =>
      Object.values(factsOf('MultiheadAttention', { ...args, ...more }, [5, 2], key, value).params);
    expect(sizes({ vdim: 3 }, [5, 2], [5, 3])).toEqual(['2x2', '2x2', '2x3', '2x2']);
    expect(sizes({ kdim: 3 }, [5, 3], [5, 2])).toEqual(['2x2', '2x3', '2x2', '2x2']);
  });

  test('and so are those that stand by themselves', () => {
    expect(factsOf('Parameter', { shape: [2, 3] })).toMatchObject({
      params: { parameter: '2x3' },
      buffers: {},
    });
    expect(factsOf('Buffer', { shape: [2, 3] })).toMatchObject({ params: {}, buffers: { buffer: '2x3' } });
  });
});
