import { describe, expect, it } from 'vitest';
import { LONGEST_EXPRESSION } from '../../src/language/parse-expression';
import { answerOf, problemOf } from './expression-value';

describe('an expression that has no value', () => {
  it.each([
    'true and 1',
    '1 and true',
    '0 or true',
    'false or "a"',
    'not 1',
    'not "a"',
    '-true',
    '1 + true',
    '"a" + "b"',
    '"a" < "b"',
    'true < false',
    'min(1, true)',
    'floor("1")',
    'min()',
    'floor(1, 2)',
    'round()',
    'divisible(3)',
    '2 ** true',
    '1 if 1 else 2',
    'a[0]',
    'list[1.5]',
    'list["0" == "1"]',
    'len(3)',
    'int("3")',
    'sqrt(true)',
    'height(3)',
    "size('a', 'b')",
    'size(1, 2)',
  ])('%s: kinds are strict', (source) => {
    expect(problemOf(source, { a: 1, list: [1, 2] }).code).toBe('expression/type');
  });

  it('leaves the right side alone when the left one decides', () => {
    expect(answerOf('false and 1 / 0 == 1')).toBe(false);
    expect(answerOf('true or 1 / 0 == 1')).toBe(true);
  });

  it.each([
    '1 / 0',
    '1 // 0',
    '1 % 0',
    '0 / 0',
    '1 / (2 - 2)',
    '1e308 * 10',
    '1e400',
    'big * big',
    '9007199254740991 + 1',
    '9007199254740993',
    'divisible(8, 0)',
    'divisible(8, -8)',
    '10 ** 400',
    '2 ** 53',
    '0 ** -1',
    '(-8) ** 0.5',
    'sqrt(-1)',
    'log2(0)',
    'list[2]',
    'list[-3]',
  ])('%s: no finite, exact result', (source) => {
    expect(problemOf(source, { big: 9007199254740991, list: [1, 2] }).code).toBe('expression/arithmetic');
  });

  it.each([
    '',
    '   ',
    '1 +',
    '+',
    '* 2',
    '(1',
    '1)',
    '1 2',
    '1; 2',
    '1, 2',
    'a.b',
    'a["b"]',
    '"x".length',
    'a?.b',
    'a()()',
    '[1]',
    '[1][0]',
    'a ? 1 : 2',
    'this',
    '`a`',
    'a = 1',
    'a && b',
    'a || b',
    '!a',
    '~1',
    '2 **',
    '** 2',
    '1 if true',
    '1 if else 2',
    'if true else 2',
    '1 if true else',
    'a[',
    'a[]',
    '1 & 2',
    '1 === 1',
    '0x10',
    '1_000',
    'max(1,)',
    '() => 1',
    'new Date',
    '{}',
  ])('%j is refused', (source) => {
    expect(problemOf(source, { a: 1, b: 2 }).code).toBe('expression/syntax');
  });

  it.each([
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
    'undefined',
    'NaN',
    'Infinity',
    'process',
  ])('%s is no name that is always there', (source) => {
    expect(problemOf(source).code).toBe('expression/unknown-name');
  });

  it.each(['constructor("return 1")()', 'eval("1")', 'require("fs")', 'constructor()', 'toString()'])(
    '%s calls nothing',
    (source) => {
      expect(problemOf(source)).toHaveProperty('problem');
    },
  );

  it('suggests the name or the function that was meant', () => {
    expect(problemOf('grwoth * 2', { growth: 32 })).toMatchObject({
      code: 'expression/unknown-name',
      word: 'grwoth',
      help: 'did you mean "growth"?',
    });
    expect(problemOf('cell(2.5)')).toMatchObject({
      code: 'expression/unknown-name',
      word: 'cell',
      help: 'did you mean "ceil"?',
    });
    expect(problemOf('quux', { growth: 32, depth: 4 }).help).toContain('growth, depth');
  });

  it('is refused when it is too long, and only then', () => {
    const sum = `${'1+'.repeat(499)}1`;
    expect(LONGEST_EXPRESSION).toBe(1000);
    expect(answerOf(sum)).toBe(500);
    expect(answerOf(`${sum} `)).toBe(500);
    expect(problemOf(`${sum}  `.padEnd(1001))).toMatchObject({ code: 'expression/syntax' });
    expect(answerOf(`${'('.repeat(490)}7${')'.repeat(490)}`)).toBe(7);
    expect(answerOf(`${'-'.repeat(990)}7`)).toBe(7);
  });
});
