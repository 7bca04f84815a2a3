import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall } from '../support/call-op';

const einsum = findOp('Einsum') as Op;

test.each<readonly [equation: string, inputs: readonly Shape[], output: Shape]>([
  [
    ' b i j , b j k -> b i k ',
    [
      [2, 3, 4],
      [2, 4, 5],
    ],
    [2, 3, 5],
  ],
  // without an output: the indexes that are there once, by the alphabet
  ['ba', [[2, 3]], [3, 2]],
  [
    'cb,ba',
    [
      [4, 3],
      [3, 2],
    ],
    [2, 4],
  ],
  ['ii', [[3, 3]], []],
  // after those of "..."
  ['...ij', [[5, 2, 3]], [5, 2, 3]],
  ['b...a', [[2, 5, 3]], [5, 3, 2]],
  ['zi...', [[2, 3, 4, 5]], [4, 5, 3, 2]],
  ['b...a,c', [[2, 5, 3], [4]], [5, 3, 2, 4]],
  [
    '...ij,...jk',
    [
      [5, 2, 3],
      [5, 3, 4],
    ],
    [5, 2, 4],
  ],
  [
    'i...,j...',
    [
      [2, 5],
      [3, 7, 5],
    ],
    [7, 5, 2, 3],
  ],
  ['i...j->ij...', [[2, 3]], [2, 3]],
  [
    'ab...,...cd->abcd...',
    [
      [2, 3, 7],
      [7, 4, 5],
    ],
    [2, 3, 4, 5, 7],
  ],
  [
    'b...,a...->ab...',
    [
      [2, 5, 1],
      [3, 6],
    ],
    [3, 2, 5, 6],
  ],
  ['ab...c->c...', [[2, 3, 5, 7, 4]], [4, 5, 7]],
  ['ij,->ij', [[2, 3], []], [2, 3]],
])('torch.einsum gives for %s of %j %j', (equation, inputs, output) => {
  expect(acceptedCall(einsum, { equation }, inputs).output).toEqual(output);
});
