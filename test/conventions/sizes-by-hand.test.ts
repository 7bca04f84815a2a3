import { describe, expect, test } from 'vitest';
import type { Shape } from '../../src/ops/shape';
import { countOf } from '../support/convention-count';

describe('MultiheadAttention of queries, keys and values of different sizes', () => {
  // Two samples of 3 queries of 8 features, 5 keys of 6 and 5 values of 4; two heads.
  const inputs: readonly Shape[] = [
    [2, 3, 8],
    [2, 5, 6],
    [2, 5, 4],
  ];
  const attention = { embed_dim: 8, num_heads: 2, kdim: 6, vdim: 4, batch_first: true };
  /** Of queries, keys and values, and the output projection. */
  const projections = 2 * (3 * 8 * 8 + 5 * 6 * 8 + 5 * 4 * 8 + 3 * 8 * 8);
  /** ptflops' hook: scaled queries, three projections, their biases, both products with the softmax, the output. */
  const hook = (biases: number) =>
    2 * (3 * 8 + 3 * 8 * 8 + 5 * 6 * 6 + 5 * 4 * 4 + biases + 2 * 3 * 5 * (4 + 1 + 2) + 3 * 4 * 5);
  const biases = (3 + 2 * 5) * 8;
  const products = (keys: number) => 2 * 3 * keys * 8;
  const weights = (keys: number) => 2 * 2 * 3 * keys;

  test.each([
    [{}, 5],
    [{ add_bias_kv: true }, 6],
    [{ add_zero_attn: true }, 6],
    [{ add_bias_kv: true, add_zero_attn: true }, 7],
  ])('has with %j %i keys to weigh', (more, keys) => {
    const count = (convention: string, functional = false) =>
      countOf(convention, 'MultiheadAttention', { args: { ...attention, ...more }, inputs, functional });
    expect(count('macs')).toBe(projections + 2 * products(keys));
    expect(count('calflops-macs')).toBe(projections);
    expect(count('calflops')).toBe(2 * projections + weights(keys));
    expect(count('ptflops')).toBe(hook(biases) + 2 * products(keys) + weights(keys));
    expect(count('ptflops', true)).toBe(2 * products(keys) + weights(keys));
  });

  test('has no biases where it is made without', () => {
    const args = { ...attention, bias: false };
    expect(countOf('ptflops', 'MultiheadAttention', { args, inputs })).toBe(
      hook(0) + 2 * products(5) + weights(5),
    );
  });

  test('has the steps first when it is not said otherwise, and takes the queries for what is not given', () => {
    // Three steps of two samples, to themselves.
    const args = { embed_dim: 8, num_heads: 2 };
    const own = 4 * 2 * 3 * 8 * 8;
    expect(countOf('calflops-macs', 'MultiheadAttention', { args, inputs: [[3, 2, 8]] })).toBe(own);
    expect(countOf('calflops', 'MultiheadAttention', { args, inputs: [[3, 2, 8]] })).toBe(
      2 * own + weights(3),
    );
  });
});

describe('a matrix product by the shapes of its sides', () => {
  test.each<readonly [string, readonly Shape[], number]>([
    [
      'two matrices',
      [
        [2, 3],
        [3, 4],
      ],
      2 * 3 * 4,
    ],
    [
      'several on the left',
      [
        [5, 2, 3],
        [3, 4],
      ],
      5 * 2 * 3 * 4,
    ],
    [
      'several on the right alone',
      [
        [2, 3],
        [5, 3, 4],
      ],
      2 * 3 * 4,
    ],
    ['a matrix and a vector', [[2, 3], [3]], 2 * 3],
    ['a vector and a matrix', [[3], [3, 4]], 3 * 4],
  ])('of %s', (_what, inputs, macs) => {
    expect(countOf('fvcore', 'MatMul', { inputs, functional: true })).toBe(macs);
    const args = { call: 'function' };
    expect(countOf('calflops-macs', 'MatMul', { args, inputs, functional: true })).toBe(macs);
    expect(countOf('calflops', 'MatMul', { args, inputs, functional: true })).toBe(2 * macs);
    expect(countOf('ptflops', 'MatMul', { args: { call: 'operator' }, inputs, functional: true })).toBe(0);
  });
});

describe('a sum by the functions that tools replace', () => {
  test.each<readonly [string, readonly Shape[], number]>([
    [
      'of equal shapes',
      [
        [2, 3],
        [2, 3],
      ],
      6,
    ],
    [
      'of a row more',
      [
        [2, 3],
        [1, 3],
      ],
      6,
    ],
    // Sizes are matched from the first: 2 with 3, 1 with 2 and nothing with 3.
    [
      'of a dimension more on the right',
      [
        [2, 3],
        [3, 1, 3],
      ],
      3 * 3 * 3,
    ],
    [
      'of a dimension more on the left',
      [
        [3, 1, 3],
        [2, 3],
      ],
      3 * 3 * 3,
    ],
  ])('%s', (_what, inputs, count) => {
    for (const convention of ['ptflops', 'calflops']) {
      const call = { args: { call: 'function' }, inputs, functional: true };
      expect(countOf(convention, 'Add', call)).toBe(count);
      expect(countOf(convention, 'Add', { ...call, args: { call: 'operator' } })).toBe(0);
    }
  });

  test('of a number counts the elements', () => {
    const args = { call: 'function', other: 2 };
    expect(countOf('ptflops', 'Add', { args, inputs: [[2, 3]], functional: true })).toBe(6);
  });
});

describe('thop', () => {
  test('counts a softmax beyond 2^53 exactly', () => {
    // 2^27 rows of 2^27: three for each element and one less for each row.
    const inputs: readonly Shape[] = [[2 ** 27, 2 ** 27]];
    expect(countOf('thop', 'Softmax', { args: { dim: 1 }, inputs })).toBe(3n * 2n ** 54n - 2n ** 27n);
  });

  test.each<readonly [Shape, number]>([
    [[6], 3 * 6 - 1],
    [[4, 6], 3 * 24 - 4],
    // Without a dim it is the first of one or three dimensions, else the second.
    [[4, 2, 5], 3 * 40 - 10],
    [[4, 2, 5, 3], 3 * 120 - 60],
  ])('takes the dimension of a softmax of %j as PyTorch does', (shape, count) => {
    expect(countOf('thop', 'Softmax', { inputs: [shape] })).toBe(count);
  });
});

describe('calflops', () => {
  test.each<readonly [string, readonly [number, number], Readonly<Record<string, unknown>>, number]>([
    // Of 36 positions; an even kernel loses one of each axis.
    ['an odd kernel', [3, 3], {}, 36],
    ['an even kernel', [2, 2], {}, 25],
    ['an even and an odd side', [2, 3], {}, 30],
    ['an even kernel spread by 2', [2, 2], { dilation: 2 }, 36],
    ['an even kernel whose padding is no zeros', [2, 2], { padding_mode: 'reflect' }, 36],
  ])('counts a convolution that keeps the size with %s', (_what, kernel_size, more, positions) => {
    const args = { out_channels: 8, padding: 'same', bias: false, kernel_size, ...more };
    const macs = 4 * kernel_size[0] * kernel_size[1] * 8 * positions;
    expect(countOf('calflops-macs', 'Conv2d', { args, inputs: [[1, 4, 6, 6]] })).toBe(macs);
    expect(countOf('calflops', 'Conv2d', { args, inputs: [[1, 4, 6, 6]] })).toBe(2 * macs);
  });
});
