import { describe, expect, it } from 'vitest';
import { answerOf } from './expression-value';

/** Values as Python 3 gives them. */
const values: readonly (readonly [source: string, value: number | string | boolean])[] = [
  ['1', 1],
  ['2.5', 2.5],
  ['.5', 0.5],
  ['1e3', 1000],
  ['true', true],
  ['false', false],
  ["'same'", 'same'],
  ['"same"', 'same'],
  ['1 + 2', 3],
  ['5 - 7', -2],
  ['3 * 4', 12],
  ['7 / 2', 3.5],
  ['6 / 2', 3],
  ['7 // 2', 3],
  ['-7 // 2', -4],
  ['7 // -2', -4],
  ['-7 // -2', 3],
  ['7 % 3', 1],
  ['-7 % 3', 2],
  ['7 % -3', -2],
  ['-7 % -3', -1],
  ['-1 // 4', -1],
  ['0 // 5', 0],
  ['7.5 // 2', 3],
  ['-7.5 // 2', -4],
  ['7.5 % 2', 1.5],
  ['9007199254740991 // 2', 4503599627370495],
  ['9007199254740991 % 2', 1],
  ['9007199254740990 // 9007199254740991', 0],
  ['-5', -5],
  ['--5', 5],
  ['+5', 5],
  ['-(2 + 3)', -5],
  ['1 == 1', true],
  ['1 == 1.0', true],
  ['1 != 2', true],
  ['1 == "1"', false],
  ['true == 1', false],
  ["'a' == 'a'", true],
  ["'a' != 'b'", true],
  ['1 < 2', true],
  ['2 <= 2', true],
  ['2 > 2', false],
  ['2 >= 3', false],
  ['true and false', false],
  ['true or false', true],
  ['not true', false],
  ['not not true', true],
  ['2 ** 10', 1024],
  ['2 ** -1', 0.5],
  ['9 ** 0.5', 3],
  ['0 ** 0', 1],
  ['1 if true else 2', 1],
  ['1 if false else 2', 2],
  ["'a' if 1 < 2 else 'b'", 'a'],
  ['1 if false else 2 if false else 3', 3],
];

/** How Python reads them without parentheses. */
const precedences: readonly (readonly [source: string, value: number | boolean])[] = [
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 4 - 3', 3],
  ['100 / 10 / 2', 5],
  ['7 // 2 * 2', 6],
  ['2 * 7 // 3', 4],
  ['2 * 7 % 4', 2],
  ['20 % 7 * 2', 12],
  ['1 + 10 % 4', 3],
  ['-2 * 3', -6],
  ['2 * -3', -6],
  ['2 - -3', 5],
  ['1 + 1 == 2', true],
  ['2 * 3 > 5', true],
  ['1 < 2 and 3 < 4', true],
  ['true or false and false', true],
  ['(true or false) and false', false],
  ['false and false or true', true],
  ['1 == 2 or 2 == 2', true],
  ['not false and false', false],
  ['not false or true', true],
  ['true and not false', true],
  ['2 ** 3 ** 2', 512],
  ['(2 ** 3) ** 2', 64],
  ['-2 ** 2', -4],
  ['(-2) ** 2', 4],
  ['2 * 3 ** 2', 18],
  ['2 ** 3 * 2', 16],
  ['2 ** -2 ** 0', 0.5],
  ['1 + 1 if 1 > 2 or false else 2 * 3', 6],
  ['(1 if true else 2) + 10', 11],
  ['1 if not true and false else 2', 2],
  ['max(1 if true else 5, 2 if false else 3)', 3],
];

describe('an expression', () => {
  it.each(values)('%s is %j', (source, value) => {
    expect(answerOf(source)).toBe(value);
  });

  it.each(precedences)('%s is read as Python reads it: %j', (source, value) => {
    expect(answerOf(source)).toBe(value);
  });

  it.each([
    ['not 1 == 2', true],
    ['not 2 > 1', false],
    ['not 1 + 1 == 2', false],
    ['true and not 1 == 2', true],
  ])('%s: `not` binds less tightly than a comparison, as in Python', (source, value) => {
    expect(answerOf(source)).toBe(value);
  });

  it.each([
    ['1 // 0.1', 9],
    ['1 % 0.1', 0.09999999999999995],
  ])('%s is %d as in Python, whose quotient is not rounded first', (source, value) => {
    expect(answerOf(source)).toBe(value);
  });

  it.each(['1 < 2 < 3', '3 > 2 == 2', '1 == 1 == 1', '1 < 2 == true'])(
    '%s: Python chains comparisons; chained or refused, but never read as another question',
    (source) => {
      const answer = answerOf(source);
      const chained = source !== '1 < 2 == true';
      if (typeof answer === 'boolean') expect(answer).toBe(chained);
      else expect(answer).toHaveProperty('problem');
    },
  );

  it.each([
    ['min(3, 1, 2)', 1],
    ['max(3, 1, 2)', 3],
    ['min(4)', 4],
    ['floor(2.7)', 2],
    ['floor(-2.1)', -3],
    ['ceil(2.1)', 3],
    ['ceil(-2.9)', -2],
    ['abs(-3)', 3],
    ['abs(3)', 3],
    ['max(min(5, 3), 4) + 1', 5],
    ['sqrt(49)', 7],
    ['log2(8)', 3],
    ['log2(536870912)', 29],
    ['int(true)', 1],
    ['int(false)', 0],
    ['int(2.9)', 2],
    ['int(-2.9)', -2],
    ['len(widths)', 3],
    ['widths[0]', 64],
    ['widths[-1] + 1', 257],
    ['widths[1 + 1]', 256],
    ['pairs[1][0]', 3],
    ['len(pairs[0])', 2],
    ['width[0] if false else 4', 4],
  ])('%s is %j', (source, value) => {
    expect(answerOf(source, { widths: [64, 128, 256], pairs: [[1, 2], [3]] })).toBe(value);
  });

  it.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [3.5, 4],
    [-0.5, 0],
    [-1.5, -2],
    [-2.5, -2],
    [2.4999, 2],
    [2.5001, 3],
    [0.49999999999999994, 0],
    [7, 7],
  ])('round(%d) is %d: a half goes to the even neighbour', (given, rounded) => {
    expect(Number(answerOf('round(x)', { x: given })) + 0).toBe(rounded);
  });

  it('asks the place for a dimension, negative from the end', () => {
    expect(answerOf('size(0)', {}, [1, 8, 6, 4])).toBe(1);
    expect(answerOf('size(1)', {}, [1, 8, 6, 4])).toBe(8);
    expect(answerOf('size(-1)', {}, [1, 8, 6, 4])).toBe(4);
    expect(answerOf('size(n - 1)', { n: 3 }, [1, 8, 6, 4])).toBe(6);
    expect(answerOf('size(1.5)', {}, [1, 8])).toMatchObject({ code: 'expression/type' });
  });

  it('takes names for their values', () => {
    expect(answerOf('growth * (i + 1) // 2', { growth: 32, i: 2 })).toBe(48);
    expect(answerOf('mode == "same"', { mode: 'same' })).toBe(true);
    expect(answerOf('sizes', { sizes: [1, 2] })).toEqual([1, 2]);
    expect(answerOf('nothing', { nothing: 1 })).toBe(1);
    expect(answerOf('android or order', { android: false, order: true })).toBe(true);
  });
});
