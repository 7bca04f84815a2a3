import { expect, test } from 'vitest';
import { flooredRemainder, roundHalfToEven } from '../../src/counts/rounding';

// What Python gives.
test.each([
  [0.5, 0],
  [1.5, 2],
  [2.5, 2],
  [-0.5, 0],
  [-1.5, -2],
  [-2.5, -2],
  [0.49999999999999994, 0],
  [4503599627370495.5, 4503599627370496],
  [3.7, 4],
  [-3.7, -4],
])('%d is rounded to %d', (value, rounded) => {
  expect(roundHalfToEven(value)).toBe(rounded);
});

test.each([
  [7, 3, 1],
  [-7, 3, 2],
  [7, -3, -2],
  [-7, -3, -1],
  [6, -3, 0],
  [5.5, -2, -0.5],
  [-5.5, 2, 0.5],
  [1e15, -7, -1],
])('%d %% %d is %d', (left, right, remainder) => {
  expect(flooredRemainder(left, right)).toBe(remainder);
});
