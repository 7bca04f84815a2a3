import { expect, test } from 'vitest';
import { bytesOfElements } from '../../src/graph/dtype';

/** Two numbers of 4 bits and four of 2 bits share a byte, and the last byte is whole. */
test.each([
  [3, 'float32', 12],
  [4, 'int4', 2],
  [5, 'uint4', 3],
  [9, 'uint2', 3],
  [2n ** 60n, 'float16', 2n ** 61n],
  [2n ** 60n, 'int4', 2n ** 59n],
  [2n ** 60n + 1n, 'int4', 2n ** 59n + 1n],
  [2n ** 60n + 3n, 'int2', 2n ** 58n + 1n],
] as const)('%s elements of %s take %s bytes', (elements, dtype, bytes) => {
  expect(bytesOfElements(elements, dtype)).toBe(bytes);
});
