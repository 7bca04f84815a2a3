import { describe, expect, it } from 'vitest';
import { bytesText, paramsText, shareText, shortCount, sizesText } from '../../src/drawing/figure-text';

describe('figures on boxes', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1.00 k'],
    [768_000, '768 k'],
    [999_499, '999 k'],
    [999_500, '1.00 M'],
    [9_633_792, '9.63 M'],
    [86_704_128, '86.7 M'],
    [1_498_389_000, '1.50 G'],
    [2n ** 70n, '1.18 Z'],
  ])('writes a count of %s as %s', (count, text) => {
    expect(shortCount(count)).toBe(text);
  });

  it.each([
    [163_696, '163,696'],
    [9_999_999, '9,999,999'],
    [10_000_000, '10.0 M'],
    [25_557_032, '25.6 M'],
  ])('writes %s parameters as %s', (count, text) => {
    expect(paramsText(count)).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.00099, '<0.1 %'],
    [0.001, '0.1 %'],
    [0.113, '11.3 %'],
    [1, '100 %'],
  ])('writes a share of %s as %s', (share, text) => {
    expect(shareText(share)).toBe(text);
  });

  it('writes bytes in powers of 1000', () => {
    expect(bytesText(12)).toBe('12 B');
    expect(bytesText(200_704)).toBe('201 kB');
  });

  it('writes sizes that are not known, and none', () => {
    expect(sizesText([64, null, 28])).toBe('64×?×28');
    expect(sizesText([])).toBe('scalar');
  });
});
