// @ts-nocheck
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, formatDecimal, numberOf, percentChange, ratioOf } from '../../src/report/ratio';

describe('decimalOf', () => {
  it.each([
    [1, 3, 2, '0.33'],
    [2, 3, 2, '0.67'],
    [-1, 8, 2, '-0.13'],
    [1, 8, 2, '0.13'],
    [-1, 1000, 1, '-0.0'],
    [0, 5, 1, '0.0'],
    [7, 2, 0, '4'],
    [10n ** 30n + 5n, 10n ** 30n, 6, '1.000000'],
    [3n * 10n ** 40n, 10n ** 40n, 2, '3.00'],
  ])('%s / %s with %s decimals is %s', (over, under, decimals, text) => {
    expect(decimalOf({ over, under }, decimals)).toBe(text);
  });

  it('is null where nothing is divided by', () => {
    expect(decimalOf(ratioOf(5, 0), 2)).toBeNull();
    expect(numberOf(percentChange(0, 5))).toBeNull();
    expect(formatDecimal(percentChange(0, 0), 1)).toBeNull();
  });

  it('agrees with ordinary division on ordinary numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (over, under) => {
        expect(Math.abs((numberOf({ over, under }) ?? Number.NaN) - over / under)).toBeLessThanOrEqual(1e-6);
      }),
    );
  });
});

describe('formatDecimal', () => {
  it('puts commas between the digits before the point', () => {
    expect(formatDecimal(ratioOf(1234567, 1), 2)).toBe('1,234,567.00');
    expect(formatDecimal(ratioOf(-1234567, 2), 1)).toBe('-617,283.5');
  });
});
