import { expect, test } from 'vitest';
import { greatestCommonDivisor, leastCommonMultiple } from '../../src/counts/divisors';

// As math.gcd and math.lcm of Python.
test.each([
  [12, 18, 6, 36],
  [-12, 18, 6, 36],
  [12, -18, 6, 36],
  [0, 5, 5, 0],
  [-5, 0, 5, 0],
  [0, 0, 0, 0],
])('%d and %d', (left, right, divisor, multiple) => {
  expect(greatestCommonDivisor(left, right)).toBe(divisor);
  expect(leastCommonMultiple(left, right)).toBe(multiple);
});
