import { expect, test } from 'vitest';
import { dimAt, formatShape, isSameShape, spatialDims } from '../../src/ops/shape';

test('a dimension is found from the front, and from the end where it is negative', () => {
  const shape = [2, 8, 6, 4];
  expect([0, 1, 3, -1, -4].map((index) => dimAt(shape, index))).toEqual([2, 8, 4, 4, 2]);
  expect([4, -5].map((index) => dimAt(shape, index))).toEqual([undefined, undefined]);
});

test('shapes are the same where all their dimensions are', () => {
  expect(isSameShape([2, 8], [2, 8])).toBe(true);
  expect(isSameShape([2, 8], [2, 7])).toBe(false);
  expect(isSameShape([2, 8], [2, 8, 1])).toBe(false);
  expect(isSameShape([2, 8, 1], [2, 8])).toBe(false);
  expect(isSameShape([], [])).toBe(true);
});

test('a shape is written as PyTorch writes it, and has spatial dimensions after batch and channel', () => {
  expect([formatShape([2, 8, 6]), formatShape([])]).toEqual(['[2, 8, 6]', '[]']);
  expect([spatialDims([2, 8, 6, 4]), spatialDims([2, 8])]).toEqual([[6, 4], []]);
});
