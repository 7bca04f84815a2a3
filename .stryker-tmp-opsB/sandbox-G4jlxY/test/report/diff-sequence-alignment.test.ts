// @ts-nocheck
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignByScore, alignTokens, gapsBetween, longestInOrder } from '../../src/report/sequence-alignment';

const tokens = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
const neither = () => false;

/** The length of a longest common subsequence, by the textbook. */
function commonLength(left: readonly number[], right: readonly number[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const token of left) {
    const next = [0];
    for (const [index, other] of right.entries()) {
      const diagonal = (row[index] ?? 0) + 1;
      next.push(token === other ? diagonal : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

test('equal tokens are paired in order, as many as can be', () => {
  fc.assert(
    fc.property(tokens, tokens, (left, right) => {
      const pairs = alignTokens(left, right, neither);
      expect(pairs).toHaveLength(commonLength(left, right));
      for (const [index, [from, to]] of pairs.entries()) {
        expect(left[from]).toBe(right[to]);
        const before = pairs[index - 1];
        if (before !== undefined) expect(from > before[0] && to > before[1]).toBe(true);
      }
    }),
  );
});

test('of equally many pairs the preferred ones are taken', () => {
  expect(alignTokens([9, 1, 8], [7, 1, 1, 6], (_, right) => right === 2)).toEqual([[1, 2]]);
});

test('a long sequence is paired between the tokens that stand once', () => {
  const left = Array.from({ length: 4000 }, (_, index) => index);
  const right = [-1, ...left.slice(0, 2000), -2, ...left.slice(2000), -3];
  expect(alignTokens([...left, -4], right, neither)).toHaveLength(4000);
});

test('scores decide, and a score of 0 never pairs', () => {
  expect(alignByScore(2, 2, (left, right) => (left === right ? 0 : 1))).toHaveLength(1);
  expect(alignByScore(1, 3, (_, right) => [1, 3, 2][right] ?? 0)).toEqual([[0, 1]]);
});

test('gaps are what lies between pairs', () => {
  const whole = { left: 0, leftEnd: 4, right: 0, rightEnd: 3 };
  expect(
    gapsBetween(
      [
        [1, 0],
        [2, 2],
      ],
      whole,
    ),
  ).toEqual([
    { left: 0, leftEnd: 1, right: 0, rightEnd: 0 },
    { left: 2, leftEnd: 2, right: 1, rightEnd: 2 },
    { left: 3, leftEnd: 4, right: 3, rightEnd: 3 },
  ]);
});

test('the longest part in order', () => {
  expect(
    longestInOrder([
      [0, 3],
      [1, 0],
      [2, 1],
      [3, 4],
      [4, 2],
    ]),
  ).toEqual([
    [1, 0],
    [2, 1],
    [4, 2],
  ]);
});
