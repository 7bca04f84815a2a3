import { describe, expect, it } from 'vitest';
import { receptiveFields } from '../../src/passes/receptive-field';
import { built } from '../support/built';
import { conv, conv3, fields } from './fields-of';

describe('the receptive field', () => {
  it('is not told where its stride is beyond all numbers', () => {
    const shrink = { type: 'MaxPool2d', kernel_size: 1, stride: 2 };
    const told = fields(Array(2_000).fill(shrink), [1, 1, 1]);
    expect(told[51]).toEqual([
      [1, 2 ** 52],
      [1, 2 ** 52],
    ]);
    expect(told[52]).toBeNull();
    expect(told.at(-1)).toBeNull();
  });

  it('is not told where it is beyond all numbers along one axis', () => {
    const tall = { type: 'MaxPool2d', kernel_size: 1, stride: [2, 1] };
    expect(fields(Array(60).fill(tall), [1, 1, 1]).at(-1)).toBeNull();
  });

  it('is not told behind a layer that cannot say what it sees, nor of a sum with it', () => {
    const reshaped = { type: 'Reshape', name: 'r', shape: [-1, 2, 8, 8] };
    const sum = (...from: readonly string[]) => ({ type: 'Add', from });
    expect(
      fields([reshaped, { type: 'ReLU' }, conv3, sum('r', '@input'), sum('@input', 'r')], [2, 8, 8]),
    ).toEqual(Array(5).fill(null));
  });

  it('stands once where it is the same', () => {
    const seen = receptiveFields(
      built({ input: [2, 8, 8], layers: [conv3, conv(1), { type: 'ReLU' }, conv3] }),
    );
    expect([seen[1] === seen[0], seen[2] === seen[0], seen[3] === seen[0]]).toEqual([true, true, false]);
  });

  it('is not told where a third branch has the input of the first', () => {
    const graph = built({
      input: { a: [2, 8, 8], b: [2, 8, 8] },
      layers: [{ type: 'Add', from: ['@a', '@b', '@a'] }],
    });
    expect(receptiveFields(graph)).toEqual([null]);
  });

  it('is not told without spatial axes, nor where several inputs meet', () => {
    expect(fields([{ type: 'Linear', out_features: 3 }], [8])).toEqual([null]);
    const graph = built({
      input: { a: [2, 8, 8], b: [2, 8, 8] },
      layers: [
        { type: 'Add', from: ['@a', '@b'] },
        { ...conv3, from: '@b' },
      ],
    });
    expect(receptiveFields(graph).map((field) => field?.input ?? null)).toEqual([null, 1]);
  });
});
