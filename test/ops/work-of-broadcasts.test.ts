import { expect, test } from 'vitest';
import type { Shape } from '../../src/ops/shape';
import { factsOf } from './call-facts';

type Calls = readonly (readonly [type: string, inputs: readonly Shape[], each: readonly Shape[]])[];

/** Losses of inputs that broadcast to three times as many elements as those of the call after them have. */
const broadcasting: Calls = [
  [
    'L1Loss',
    [
      [4, 1],
      [1, 3],
    ],
    [[4], [4]],
  ],
  [
    'HingeEmbeddingLoss',
    [
      [4, 1],
      [1, 3],
    ],
    [[4], [4]],
  ],
  [
    'MarginRankingLoss',
    [
      [4, 1],
      [1, 3],
      [1, 1],
    ],
    [[4], [4], [4]],
  ],
  [
    'MultiLabelSoftMarginLoss',
    [
      [1, 4],
      [3, 4],
    ],
    [
      [1, 4],
      [1, 4],
    ],
  ],
  [
    'TripletMarginLoss',
    [
      [1, 8],
      [3, 8],
      [3, 8],
    ],
    [
      [1, 8],
      [1, 8],
      [1, 8],
    ],
  ],
  ['CosineEmbeddingLoss', [[1, 8], [3, 8], [1]], [[1, 8], [1, 8], [1]]],
];

test.each(broadcasting)('%s of %j does three times the work of %j', (type, inputs, each) => {
  const { work } = factsOf(type, {}, ...each);
  expect(work).not.toEqual({});
  expect(factsOf(type, {}, ...inputs).work).toEqual(
    Object.fromEntries(Object.entries(work).map(([unit, operations]) => [unit, 3 * operations])),
  );
});
