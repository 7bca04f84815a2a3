import { describe, expect, it } from 'vitest';
import { attempt } from '../support/built';

/** The first error of a layer whose `out_channels` is an expression. */
function errorOf(expression: string) {
  const layers = [{ type: 'Conv2d', out_channels: `\${${expression}}`, kernel_size: 1 }];
  return attempt({ input: [3, 8, 8], vars: { a: 3, flag: true }, layers }).diagnostics[0];
}

describe('an expression in another language says what to write', () => {
  it.each([
    ['flag ? 1 : 2', 'there is no operator "? :"', /^write "a if condition else b"$/],
    ['a ^ 2', 'there is no operator "^"', /"a \*\* 2"/],
    ['True', '"True" is not defined here', /^write true$/],
    ['None', '"None" is not defined here', /leave the argument out/],
    ['flag && flag', 'there is no operator "&&"', /^write "and"$/],
    ['flag || flag', 'there is no operator "||"', /^write "or"$/],
    ['!flag', 'there is no operator "!"', /^write "not"$/],
    ['a === 3', 'there is no operator "==="', /^write "=="$/],
    ['a = 3', 'an expression cannot assign', /"=="/],
    ['pow(a, 2)', 'there is no function "pow"', /"a \*\* b"/],
    ['math.floor(a)', 'an expression has no modules', /floor/],
    ['x.shape[1]', 'an expression has no "shape"', /size\(1\)/],
    ['channels', '"channels" is not defined here', /in_channels/],
    ['a / 2', '"out_channels" of Conv2d must evaluate to a whole number of at least 1, not 1.5', /"\/\/"/],
    ['a * 0.5', '"out_channels" of Conv2d must evaluate to a whole number of at least 1, not 1.5', /floor/],
  ])('%s', (expression, message, help) => {
    const error = errorOf(expression);
    expect(error?.message).toBe(message);
    expect(error?.help).toMatch(help);
  });

  it('but a name that is defined is no foreign one, and quotes hold any text', () => {
    const layers = [
      { type: 'Conv2d', out_channels: '${channels}', kernel_size: 1, when: '${"a ? b" != "!"}' },
    ];
    expect(attempt({ input: [3, 8, 8], vars: { channels: 4 }, layers }).diagnostics).toEqual([]);
  });

  it('underlines the foreign part', () => {
    expect(errorOf('a && 2')?.location?.within).toEqual({ start: 4, end: 6 });
  });
});
