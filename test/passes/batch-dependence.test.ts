import { describe, expect, it } from 'vitest';
import { batchDependence, canDependOnBatch } from '../../src/passes/batch-dependence';
import { built } from '../support/built';

const picture = [4, 6, 6];

describe('a network that works at every batch size by its layers alone', () => {
  it.each<readonly [string, readonly object[]]>([
    ['convolution', [{ type: 'Conv2d', out_channels: 2, kernel_size: 3 }]],
    ['pooling', [{ type: 'MaxPool2d', kernel_size: 2 }]],
    ['an activation', [{ type: 'ReLU' }]],
    ['dropout', [{ type: 'Dropout' }]],
    ['Linear', [{ type: 'Linear', out_features: 3 }]],
    ['normalisation of channels', [{ type: 'BatchNorm2d' }]],
    ['normalisation of groups', [{ type: 'GroupNorm', num_groups: 2 }]],
    ['a sum', [{ type: 'Add', from: ['@input', '@input'] }]],
    ['a product', [{ type: 'Mul', from: ['@input', '@input'] }]],
    ['channels put together', [{ type: 'Concat', from: ['@input', '@input'] }]],
    ['Flatten', [{ type: 'Flatten' }]],
  ])('has %s', (_what, layers) => {
    expect(canDependOnBatch(built({ input: picture, layers }))).toBe(false);
  });

  it.each<readonly [string, readonly object[]]>([
    ['rows put together', [{ type: 'Concat', dim: 2, from: ['@input', '@input'] }]],
    ['samples put together', [{ type: 'Concat', dim: 0, from: ['@input', '@input'] }]],
    ['Flatten of the batch', [{ type: 'Flatten', start_dim: 0 }]],
    ['Flatten from behind', [{ type: 'Flatten', start_dim: -3 }]],
    ['LayerNorm', [{ type: 'LayerNorm', normalized_shape: [6] }]],
    ['RMSNorm', [{ type: 'RMSNorm', normalized_shape: [6] }]],
    ['Reshape', [{ type: 'Reshape', shape: [-1, 144] }]],
    ['one such layer among others', [{ type: 'ReLU' }, { type: 'Permute', dims: [1, 0, 2, 3] }]],
    ['layer that nobody knows', [{ type: 'Opaque', output: [3], params: 0, macs: 0 }]],
  ])('has no %s', (_what, layers) => {
    expect(canDependOnBatch(built({ input: picture, layers }))).toBe(true);
  });
});

/** What shows that a network of these layers works at one of two batch sizes only. */
function dependence(layers: readonly object[], [batch, other] = [2, 6], input: readonly number[] = picture) {
  const [first, second] = [batch, other].map((size) => built({ input, layers }, { batch: size }));
  if (first === undefined || second === undefined) throw new Error('two networks are compared');
  const found = batchDependence(first, second);
  if (found === null) return null;
  const { kind, other: counterpart } = found;
  return kind === 'parameter'
    ? `${found.parameter.name} ${found.parameter.shape} ${counterpart === null ? 'none' : found.other?.shape}`
    : `${found.name} ${found.shape} ${found.other}`;
}

describe('an output at another batch size', () => {
  it.each<readonly [string, readonly object[]]>([
    ['grows by its first dimension', [{ type: 'ReLU' }]],
    ['stays as it is', [{ type: 'Sum', dim: 0 }]],
    ['grows by another dimension that is the batch', [{ type: 'Permute', dims: [1, 0, 2, 3] }]],
    ['grows by a first dimension that holds the batch', [{ type: 'Flatten', start_dim: 0, end_dim: 1 }]],
  ])('%s', (_what, layers) => {
    expect(dependence(layers)).toBeNull();
  });

  it('grows by a dimension that is not the batch', () => {
    // 2 and 6 samples of 4 x 6 x 6: 4 rows of 72 and of 216 numbers.
    expect(dependence([{ type: 'Reshape', shape: [4, -1] }])).toBe('output 4,72 4,216');
  });

  it('grows out of proportion', () => {
    const layers = [
      { type: 'Parameter', name: 'table', shape: [1, 4, 6, 6] },
      { type: 'Concat', dim: 0, from: ['@input', 'table'] },
    ];
    expect(dependence(layers)).toBe('output 3,4,6,6 7,4,6,6');
  });
});

describe('a parameter at another batch size', () => {
  it('has another shape', () => {
    const layers = [
      { type: 'Reshape', shape: [4, -1] },
      { type: 'Linear', out_features: 3 },
    ];
    expect(dependence(layers)).toBe('0.weight 3,72 3,216');
  });

  it('is the same', () => {
    expect(dependence([{ type: 'Flatten' }, { type: 'Linear', out_features: 3 }])).toBeNull();
  });

  it('is there at one of them only', () => {
    const layers = [{ type: 'Linear', out_features: 3, when: '${size(0) == 2}' }];
    expect(dependence(layers)).toBe('0.weight 3,6 none');
  });
});
