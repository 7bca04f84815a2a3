import { describe, expect, test } from 'vitest';
import type { Shape } from '../../src/ops/shape';
import { countOf } from '../support/convention-count';

/** What `numpy.einsum_path(equation, ..., optimize='optimal')` prints as the optimized FLOP count, which has 4 digits. */
const numpyCounts: readonly (readonly [equation: string, inputs: readonly Shape[], flops: number])[] = [
  [
    'abc,abd->acd',
    [
      [3, 37, 41],
      [3, 37, 43],
    ],
    391400,
  ],
  [
    'abc,adc->adb',
    [
      [3, 37, 41],
      [3, 43, 41],
    ],
    391400,
  ],
  [
    'ab,bc,cd->ad',
    [
      [3, 37],
      [37, 41],
      [41, 43],
    ],
    19680,
  ],
  [
    'ab,bc,cd,de->ae',
    [
      [3, 37],
      [37, 41],
      [41, 43],
      [43, 5],
    ],
    20970,
  ],
  [
    'abc,abc->abc',
    [
      [3, 37, 41],
      [3, 37, 41],
    ],
    4552,
  ],
  [
    'ij,jk',
    [
      [7, 11],
      [11, 13],
    ],
    2003,
  ],
  ['i,j->ij', [[7], [11]], 78],
  ['ii->i', [[7, 7]], 8],
  ['ijk->j', [[7, 11, 13]], 2003],
  [
    'ab,ab,ab->ab',
    [
      [3, 37],
      [3, 37],
      [3, 37],
    ],
    223,
  ],
  [
    'abc,cd,de->abe',
    [
      [3, 37, 41],
      [41, 43],
      [43, 5],
    ],
    63140,
  ],
  [
    'ij,jk,ki->',
    [
      [7, 11],
      [11, 13],
      [13, 7],
    ],
    2157,
  ],
  [
    'ab,bc,cd,de,ei->ai',
    [
      [3, 37],
      [37, 41],
      [41, 43],
      [43, 5],
      [5, 7],
    ],
    21180,
  ],
  [
    'ab,bc,cd,de,ei,ij->aj',
    [
      [3, 37],
      [37, 41],
      [41, 43],
      [43, 5],
      [5, 7],
      [7, 11],
    ],
    21640,
  ],
  [
    'eabk,eck->eabc',
    [
      [5, 3, 37, 13],
      [5, 41, 13],
    ],
    591600,
  ],
  // each index is in the output: all at once
  ['i,j,k->ijk', [[7], [11], [13]], 2003],
  // the cheapest order has a result that is larger than the largest input
  [
    'abc,dea,dbe->d',
    [
      [7, 7, 2],
      [7, 5, 7],
      [7, 7, 5],
    ],
    7351,
  ],
  // a result in it is as large as the largest input
  [
    'fbc,bcf,bd,fae->cf',
    [
      [2, 5, 5],
      [5, 5, 2],
      [5, 7],
      [2, 5, 2],
    ],
    951,
  ],
];

const einsum = (convention: string, equation: string, inputs: readonly Shape[]) =>
  countOf(convention, 'Einsum', { args: { equation }, inputs, functional: true });

/** The two forms that fvcore counts exactly. */
const BATCHED = ['abc,abd->acd', 'abc,adc->adb'];

describe('Einsum is counted', () => {
  test.each(numpyCounts)('%s of %j as numpy counts it', (equation, inputs, flops) => {
    expect(einsum('calflops', equation, inputs)).toBe(flops);
  });

  test.each(numpyCounts.filter(([equation]) => !BATCHED.includes(equation)))(
    '%s of %j as half of that',
    (equation, inputs, flops) => {
      expect(einsum('fvcore', equation, inputs)).toBe(Math.floor(flops / 2));
    },
  );

  test.each([
    ['abc,abd->acd', [3, 37, 41], [3, 37, 43], 3 * 37 * 41 * 43],
    ['pqr,pqs->prs', [3, 37, 41], [3, 37, 43], 3 * 37 * 41 * 43],
    ['abc,adc->adb', [3, 37, 41], [3, 43, 41], 3 * 37 * 41 * 43],
    ['xyz,xwz->xwy', [3, 37, 41], [3, 43, 41], 3 * 37 * 41 * 43],
  ] as const)('%s by its multiply-adds to the last digit', (equation, left, right, macs) => {
    expect(einsum('fvcore', equation, [left, right])).toBe(macs);
  });

  test('as far as it is known how of six inputs, of seven not', () => {
    const chain = (length: number) =>
      einsum('calflops', `${['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'].slice(0, length).join()}->ab`, [
        ...new Array<Shape>(length).fill([2, 2]),
      ]);
    expect(chain(6)).not.toBeNull();
    expect(chain(7)).toBeNull();
  });
});
