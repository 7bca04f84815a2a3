import { describe, expect, it } from 'vitest';
import { isExpressionProblem } from '../../src/language/parse-expression';
import {
  compileTemplate,
  compileText,
  evaluateTemplate,
  evaluateText,
  type TemplateProblem,
} from '../../src/language/template';
import type { ArgValue } from '../../src/ops/op';
import { scopeOf } from './expression-value';

const scope = scopeOf({ n: 3, text: 'wide', flag: true });

function resultOf(value: ArgValue): ArgValue | TemplateProblem {
  const compiled = compileTemplate(value);
  return isExpressionProblem(compiled) ? compiled : evaluateTemplate(compiled, scope);
}

function textOf(text: string) {
  const compiled = compileText(text);
  return isExpressionProblem(compiled) ? compiled : evaluateText(compiled, scope);
}

/** The part of a string that its problem points at. */
function underlined(text: string): string {
  const problem = resultOf(text);
  if (!isExpressionProblem(problem)) throw new Error(`${text} gives ${JSON.stringify(problem)}`);
  const { within } = problem as TemplateProblem;
  return text.slice(within.start, within.end);
}

describe('a value', () => {
  it('is an expression when it is exactly "${...}"', () => {
    expect(resultOf('${n + 1}')).toBe(4);
    expect(resultOf('${ n }')).toBe(3);
    expect(resultOf('${text}')).toBe('wide');
    expect(resultOf('${flag}')).toBe(true);
  });

  it('is itself without "${"', () => {
    for (const value of ['same', '$n', '{n}', '', 7, true, null]) expect(resultOf(value)).toBe(value);
    expect(resultOf([1, [2, 'a']])).toEqual([1, [2, 'a']]);
  });

  it('may be a list that holds expressions', () => {
    expect(resultOf([1, '${n}', [2, '${n * n}']])).toEqual([1, 3, [2, 9]]);
  });

  it.each(['x${n}', '${n}x', '${n} ', ' ${n}', '${n}${n}', '${n', '${'])(
    '%j is refused: not whole',
    (value) => {
      expect(resultOf(value)).toMatchObject({ code: 'expression/syntax' });
    },
  );

  it('may compare with a text that holds a closing brace', () => {
    expect(resultOf("${text == '}'}")).toBe(false);
  });

  it.each([
    ['${n + nn}', 'nn'],
    ['${nn + n}', 'nn'],
    ['${n + 12 * m}', 'm'],
    ['${n + flag}', '+'],
    ['${n // 0}', '//'],
    ['${n % (n - 3)}', '%'],
    ['${not n}', 'not'],
    ['${true and n}', 'and'],
    ['${rond(n)}', 'rond'],
    ['${round(n, 2)}', 'round'],
    ['${1e400 + n}', '1e400'],
    ['${n.x}', 'n.x'],
    ['${}', ''],
  ])('%s: the problem is with %j', (text, word) => {
    expect(underlined(text)).toBe(word);
  });

  it.each([
    ['${8 // 2 / 0}', 9, 10],
    ['${n - 1 - flag}', 8, 9],
    ["${'nope' == nope}", 12, 16],
    ['${(n + 1) * (n + flag)}', 15, 16],
  ])('%s: the problem is at %d to %d, not at the first place that looks alike', (text, start, end) => {
    expect(resultOf(text)).toMatchObject({ within: { start, end } });
  });

  it('says in which item of a list the problem is', () => {
    expect(resultOf([1, [2, '${m}']])).toMatchObject({ steps: [1, 1], within: { start: 2, end: 3 } });
  });
});

describe('a name', () => {
  it('may hold expressions among other text', () => {
    expect(textOf('denselayer${n + 1}')).toBe('denselayer4');
    expect(textOf('${n}x${text}!')).toBe('3xwide!');
    expect(textOf('plain')).toBe('plain');
    expect(textOf('${n / 2}')).toBe('1.5');
  });

  it('must close every "${"', () => {
    expect(textOf('a${n}b${n')).toMatchObject({
      code: 'expression/syntax',
      problem: '"${" is not closed',
      within: { start: 6 },
    });
    expect(textOf('${')).toMatchObject({ code: 'expression/syntax' });
  });

  it('points at the problem inside its text', () => {
    expect(textOf('layer${1 +}')).toMatchObject({ within: { start: 10, end: 11 } });
  });
});
