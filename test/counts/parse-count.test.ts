import { describe, expect, it } from 'vitest';
import { amountOf, formatAmount, parseAmount } from '../../src/counts/amount';
import { parseCount } from '../../src/counts/parse-count';

describe('parseCount', () => {
  it.each([
    ['0', 0],
    ['393472', 393_472],
    ['393,472', 393_472],
    ['200k', 200_000],
    ['44.8M', 44_800_000],
    ['1.5G', 1_500_000_000],
    ['1.5T', 1_500_000_000_000],
    ['2Ti', 2_199_023_255_552],
    ['2Ki', 2048],
    ['1.5Mi', 1_572_864],
    ['1Gi', 1_073_741_824],
    ['0.5k', 500],
    ['9007199254740993', 9007199254740993n],
    ['9007199254741G', 9007199254741000000000n],
  ])('reads %s', (text, count) => expect(parseCount(text)).toBe(count));

  it.each([
    '',
    '-1',
    '+1',
    '1.5',
    '1.0005k',
    '1,23',
    '1,2345',
    '1e3',
    '200K',
    '200 k',
    'k',
    '1.k',
    '.5k',
    '0x10',
  ])('refuses %j', (text) => expect(parseCount(text)).toBeNull());
});

describe('amounts', () => {
  it('keep a share exact', () => {
    const half = parseAmount('0.5%');
    expect(half).toEqual({ kind: 'percent', percent: '0.5' });
    expect(amountOf(half ?? { kind: 'count', count: 0 }, 160_000_000)).toBe(800_000);
    expect(amountOf({ kind: 'percent', percent: '2' }, 163_696)).toBe(3273);
    expect(amountOf({ kind: 'percent', percent: '100' }, 9007199254740993n)).toBe(9007199254740993n);
    expect(formatAmount({ kind: 'percent', percent: '0.5' })).toBe('0.5 %');
  });

  it('may be counts', () => {
    expect(parseAmount('1k')).toEqual({ kind: 'count', count: 1000 });
    expect(amountOf({ kind: 'count', count: 1000 }, 5)).toBe(1000);
    expect(formatAmount({ kind: 'count', count: 1000 })).toBe('1,000');
  });

  it.each(['', '%', '-1%', '1.%', '1k%', 'abc'])('refuse %j', (text) => expect(parseAmount(text)).toBeNull());
});
