import { describe, expect, it } from 'vitest';
import { answerOf } from './expression-value';

/** The `_make_divisible` that MobileNet's and EfficientNet's authors share, as torchvision writes it. */
function makeDivisible(value: number, divisor: number): number {
  const rounded = Math.max(divisor, Math.floor(Math.trunc(value + divisor / 2) / divisor) * divisor);
  return rounded < 0.9 * value ? rounded + divisor : rounded;
}

describe('divisible', () => {
  it.each([
    [32, 8, 32],
    [3, 8, 8],
    [0, 8, 8],
    [11, 8, 16], // 8 would be less than 0.9 x 11
    [12, 8, 16],
    [19.2, 8, 24], // 16 < 17.28
    [24 * 0.35, 8, 8],
    [32 * 0.75, 8, 24],
    [96 * 1.4, 8, 136], // 134.4 + 4 = 138 -> 136
    [1280 * 1.4, 8, 1792],
    [16 * 1.1, 8, 16], // 17.6 + 4 = 21 -> 16, and 16 >= 15.84
    [33, 8, 32],
    [10, 4, 12],
    [7, 1, 7],
  ])('of %d by %d is %d', (value, divisor, expected) => {
    expect(answerOf('divisible(v, d)', { v: value, d: divisor })).toBe(expected);
    expect(makeDivisible(value, divisor)).toBe(expected);
  });

  it('agrees with the formula on channels times widths', () => {
    for (const divisor of [1, 2, 4, 8, 16, 32]) {
      for (let channels = 1; channels <= 400; channels += 1) {
        for (const width of [0.25, 0.35, 0.5, 0.75, 1, 1.1, 1.2, 1.3, 1.4, 1.8, 2]) {
          const value = channels * width;
          expect(answerOf('divisible(v, d)', { v: value, d: divisor })).toBe(makeDivisible(value, divisor));
        }
      }
    }
  });

  it('is a multiple, at least the divisor, and never more than 10 % below the value', () => {
    for (let value = 0; value < 300; value += 0.7) {
      const result = Number(answerOf('divisible(v, 8)', { v: value }));
      expect(result % 8).toBe(0);
      expect(result).toBeGreaterThanOrEqual(8);
      expect(result).toBeGreaterThanOrEqual(0.9 * value);
    }
  });
});
