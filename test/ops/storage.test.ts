import { describe, expect, test } from 'vitest';
import { allOps } from '../../src/ops/index';
import type { Shape } from '../../src/ops/shape';
import { factsOf } from './call-facts';

const image: Shape = [2, 8, 6, 4];
const flat: Shape = [2, 8];

type Call = readonly [type: string, args: object, ...inputs: readonly Shape[]];

function each(calls: readonly Call[]) {
  return calls.map((call) => [call] as const);
}

describe('an output lives', () => {
  const views: readonly Call[] = [
    ...['Dropout', 'Dropout1d', 'Dropout2d', 'Dropout3d', 'AlphaDropout', 'FeatureAlphaDropout'].map(
      (type): Call => [type, {}, image],
    ),
    ['StochasticDepth', {}, image],
    ['Identity', {}, image],
    ['Flatten', {}, image],
    ['Unflatten', { dim: 1, unflattened_size: [2, 4] }, image],
    ['Reshape', { shape: [2, -1] }, image],
    ['Squeeze', {}, image],
    ['Unsqueeze', { dim: 0 }, image],
    ['Parameter', { shape: [3] }],
    ['Buffer', { shape: [3] }],
  ];
  test.each(each(views))('in the memory of its input: %j', (call) => {
    expect(factsOf(...call).storage).toBe('view');
  });

  const stridedViews: readonly Call[] = [
    ['Expand', { sizes: [3, 2, 8] }, flat],
    ['Permute', { dims: [1, 0] }, flat],
    ['Transpose', { dim0: 0, dim1: 1 }, flat],
    ['Narrow', { dim: 1, start: 0, length: 2 }, image],
    ['Select', { dim: 1, index: 0 }, image],
    ['Split', { split_size_or_sections: [2, 6], dim: 1 }, image],
    ['Chunk', { chunks: 2, dim: 1, index: 0 }, image],
    ['Slice', { dim: 1, start: 0, end: 2 }, image],
    ['SlidingWindows', { dim: 1, size: 2, step: 2 }, image],
    ['Diagonal', { dim1: 1, dim2: 2 }, image],
  ];
  test.each(each(stridedViews))('in the memory of its input, by strides: %j', (call) => {
    expect(factsOf(...call).storage).toBe('strided-view');
  });

  const inPlace = [
    ...['ReLU', 'ReLU6', 'LeakyReLU', 'ELU', 'CELU', 'SELU', 'SiLU', 'Mish', 'Hardswish', 'Hardsigmoid'],
    'Hardtanh',
  ];
  test.each(inPlace)('over its input where it says so: %s', (type) => {
    expect(factsOf(type, { inplace: true }, image).storage).toBe('in-place');
    expect(factsOf(type, {}, image).storage).toBe('new');
  });

  test('in memory of its own elsewhere', () => {
    const shared = new Set([...[...views, ...stridedViews].map(([type]) => type), ...inPlace]);
    const others = allOps().filter(({ type }) => !shared.has(type));
    for (const { type, storage } of others) expect([type, storage?.({}) ?? 'new']).toEqual([type, 'new']);
    expect(factsOf('Parameter', { shape: [3], output: [2, 2] }).storage).toBe('new');
    expect(factsOf('Roll', { shifts: 1 }, image).storage).toBe('new');
  });
});
