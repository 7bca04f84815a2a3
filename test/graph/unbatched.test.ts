import { describe, expect, test } from 'vitest';
import { asBatch, isUnbatched } from '../../src/graph/unbatched';
import { findOp } from '../../src/ops/index';
import type { Shape } from '../../src/ops/shape';

/** What torch.nn says of each: shapes `(N, C, H, W)` or `(C, H, W)`, or any with the batch first. */
const cases: readonly (readonly [type: string, input: Shape | undefined, expected: boolean])[] = [
  ['Conv2d', [3, 8, 8], true],
  ['Conv2d', [2, 3, 8, 8], false],
  ['Conv2d', [8, 8], false],
  ['Conv2d', undefined, false],
  ['MaxPool1d', [4, 9], true],
  ['MaxPool1d', [1, 4, 9], false],
  // a batch of samples without channels
  ['BatchNorm1d', [4], false],
  ['Linear', [4], false],
  ['ReLU', [4], false],
];

describe('one sample without a batch', () => {
  test.each(cases)('%s of %j: %s', (type, input, expected) => {
    const op = findOp(type);
    if (op === undefined) return expect.fail(`there is no layer type ${type}`);
    expect(isUnbatched(op, input)).toBe(expected);
  });

  test('is a batch of one', () => {
    expect(asBatch([3, 8, 8])).toEqual([1, 3, 8, 8]);
  });
});
