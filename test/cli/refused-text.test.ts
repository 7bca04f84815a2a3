import { describe, expect, it } from 'vitest';
import { refusedText } from '../../src/cli/refused-text';

const exampleOf = (code: string, index: number) => ({
  code,
  index,
  values: [index, 'b'],
  problem: `no ${code}`,
});

describe('what is said of refused variants', () => {
  it('is nothing where there is none', () => {
    expect(refusedText({ variants: 3, kept: 3, refused: {} }, ['x', 'y'], [])).toBe('');
  });

  it('is an example of the five most frequent codes', () => {
    const codes = ['a', 'b', 'c', 'd', 'e', 'f'];
    const refused = Object.fromEntries(codes.map((code, index) => [code, index + 1]));
    const text = refusedText({ variants: 2000, kept: 1979, refused }, ['x', 'y'], codes.map(exampleOf));
    expect(text.split('\n')).toEqual([
      '21 of 2,000 variants were refused: f 6, e 5, d 4, c 3, b 2, a 1',
      '  f, such as #5 (x=5 y=b): no f',
      '  e, such as #4 (x=4 y=b): no e',
      '  d, such as #3 (x=3 y=b): no d',
      '  c, such as #2 (x=2 y=b): no c',
      '  b, such as #1 (x=1 y=b): no b',
      '',
    ]);
  });

  it('is no example where it is not known what was wrong, as after a stop', () => {
    expect(refusedText({ variants: 2, kept: 1, refused: { a: 1 } }, ['x'], [])).toBe(
      '1 of 2 variants were refused: a 1\n',
    );
  });

  it('is one line each, however long a value is, and whatever characters it has', () => {
    const values = ['\u001b[31m\n', 'x'.repeat(9999)];
    const example = { code: 'a', index: 0, values, problem: 'y'.repeat(9999) };
    const text = refusedText({ variants: 1, kept: 0, refused: { a: 1 } }, ['x', 'y'], [example]);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).not.toContain('\u001b');
    expect(text.length).toBeLessThan(1000);
  });
});
