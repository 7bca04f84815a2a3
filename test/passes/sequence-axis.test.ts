import { describe, expect, it } from 'vitest';
import { batchesReadAsSequences } from '../../src/passes/sequence-axis';
import { built } from '../support/built';

const gru = { type: 'GRU', hidden_size: 4 };
const stepsFirst = { type: 'Transpose', dim0: 0, dim1: 1 };

/** The calls that take the batch for steps, as the network at one batch size shows it or with another one. */
function found(layers: readonly object[], { input = [20, 6], batch = 2, other = 3 as number | null } = {}) {
  const at = (size: number) => built({ input, layers }, { batch: size });
  return batchesReadAsSequences(at(batch), other === null ? null : at(other));
}

describe('a layer that takes the batch for steps', () => {
  it.each<readonly [string, readonly object[], number]>([
    ['is recurrent', [gru], 0],
    ['is of attention', [{ type: 'MultiheadAttention', embed_dim: 6, num_heads: 2 }], 0],
    ['is one of several', [{ type: 'ReLU' }, gru], 1],
  ])('%s', (_what, layers, number) => {
    expect(found(layers)).toEqual([number]);
    expect(found(layers, { other: null })).toEqual([number]);
  });

  it.each<readonly [string, readonly object[]]>([
    ['has the steps first', [stepsFirst, gru]],
    ['is told that the batch is first', [{ ...gru, batch_first: true }]],
    ['has no such choice', [{ type: 'Linear', out_features: 4 }]],
    ['is not called', [{ ...gru, called: false }]],
  ])('is none that %s', (_what, layers) => {
    expect(found(layers)).toEqual([]);
    expect(found(layers, { other: null })).toEqual([]);
  });

  it('is none on a sequence without a batch', () => {
    expect(found([gru], { input: [6] })).toEqual([]);
    expect(found([gru], { input: [6], other: null })).toEqual([]);
  });

  it('is shown by another batch size alone where batch and steps are as many', () => {
    expect(found([gru], { input: [2, 6] })).toEqual([0]);
    expect(found([gru], { input: [2, 6], other: null })).toEqual([]);
  });

  it('is none where neither dimension is the batch', () => {
    expect(found([{ type: 'Reshape', shape: [8, 5, 6] }, gru], { other: null })).toEqual([]);
    const table = { type: 'Parameter', name: 'table', shape: [5, 7, 6] };
    expect(found([table, { ...gru, from: 'table' }])).toEqual([]);
  });

  it('is none where both dimensions grow', () => {
    // Batches of 2 and 3 times 36 numbers: 2 x 2 x 18 and 3 x 3 x 12 do not fit one layer, 2 x 2 and 3 x 3 steps of 6 do.
    const layers = [{ type: 'Reshape', shape: ['${size(0)}', '${size(0)}', 6] }, gru];
    expect(
      batchesReadAsSequences(
        built({ input: [12], layers }, { batch: 2 }),
        built({ input: [18], layers }, { batch: 3 }),
      ),
    ).toEqual([]);
  });
});
