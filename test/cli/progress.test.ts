import { describe, expect, it } from 'vitest';
import { createProgress, progressLine } from '../../src/cli/progress';

/** Reports at times in ms, on a terminal or not; gives what was printed. */
function shown(times: readonly number[], terminal: 'terminal' | 'pipe'): readonly string[] {
  const printed: string[] = [];
  let now = 0;
  const io = {
    err: (text: string) => void printed.push(text),
    isTerminal: () => terminal === 'terminal',
    now: () => now,
  };
  const progress = createProgress(io, 100, 'variants');
  for (const [at, time] of times.entries()) {
    now = time;
    progress.report(10 * (at + 1));
  }
  progress.clear();
  return printed;
}

describe('progress', () => {
  it('is shown after a second, a few times a second, and removed at the end', () => {
    expect(shown([500, 999, 1000, 1100, 1200], 'terminal')).toEqual([
      expect.stringContaining(' 30.0 % 30 of 100 variants'),
      expect.stringContaining(' 50.0 % 50 of 100 variants'),
      '\r\u001b[K',
    ]);
  });

  it('is not shown where the work is short, or where nobody looks on', () => {
    expect(shown([100, 900], 'terminal')).toEqual([]);
    expect(shown([1000, 5000], 'pipe')).toEqual([]);
  });

  it.each([
    [
      { done: 250, total: 1000, seconds: 2 },
      '[######------------------] 25.0 % 250 of 1,000 variants, 125/s, 0:06 left',
    ],
    [
      { done: 1, total: 7200, seconds: 1 },
      '[------------------------] 0.0 % 1 of 7,200 variants, 1/s, 1:59:59 left',
    ],
    [{ done: 4, total: 4, seconds: 2 }, '[########################] 100.0 % 4 of 4 variants, 2/s, 0:00 left'],
    [{ done: 0, total: 4, seconds: 2 }, '[------------------------] 0.0 % 0 of 4 variants, 0/s'],
  ])('says %j as a line', (state, line) => {
    expect(progressLine({ ...state, unit: 'variants' })).toBe(line);
  });
});
