import { describe, expect, it } from 'vitest';
import { displayWidth, padEndToWidth, padStartToWidth } from '../../src/text/display-width';

describe('the columns of a text', () => {
  it.each([
    ['Conv2d', 6],
    ['3 × 5 → 7 … – “a”', 17],
    ['├─│█░', 5],
    ['naïve', 5],
    // e and a combining accent
    ['e\u0301', 1],
    ['합성곱', 6],
    ['層a', 3],
    ['ｆ', 2],
    ['🧠', 2],
    // a family: three people, joined
    ['👩\u200d👩\u200d👧', 6],
  ])('%s', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('are filled up with spaces', () => {
    expect([padStartToWidth('합', 4), padEndToWidth('합', 4), padEndToWidth('abcde', 4)]).toEqual([
      '  합',
      '합  ',
      'abcde',
    ]);
  });
});
