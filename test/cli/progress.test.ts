import { describe, expect, it } from 'vitest';
import { lateProgress, mapWithProgress } from '../../src/cli/load-progress';
import { createProgress, type ProgressIo, progressLine } from '../../src/cli/progress';

/** A world with a clock of its own, on a terminal or not, that keeps the lines it shows. */
function worldWith(terminal: 'terminal' | 'pipe', env: Record<string, string> = {}) {
  const shown: (string | null)[] = [];
  const clock = { now: 0 };
  const io: ProgressIo = {
    env,
    isTerminal: () => terminal === 'terminal',
    now: () => clock.now,
    showStatus: (line) => void shown.push(line === null ? null : line(79)),
  };
  return { io, clock, shown };
}

/** Reports at times in ms; gives what was shown. */
function shownAt(
  times: readonly number[],
  terminal: 'terminal' | 'pipe',
  env?: Record<string, string>,
): readonly (string | null)[] {
  const { io, clock, shown } = worldWith(terminal, env);
  const progress = createProgress(io, { total: 100, unit: 'variants' });
  for (const [at, time] of times.entries()) {
    clock.now = time;
    progress.report(10 * (at + 1));
  }
  progress.clear();
  return shown;
}

describe('progress', () => {
  it('is shown after a second, a few times a second, and removed at the end', () => {
    expect(shownAt([500, 999, 1000, 1100, 1200], 'terminal')).toEqual([
      expect.stringContaining(' 30.0 % 30 of 100 variants'),
      expect.stringContaining(' 50.0 % 50 of 100 variants'),
      null,
    ]);
  });

  it('is not shown where the work is short', () => {
    expect(shownAt([100, 900], 'terminal')).toEqual([]);
  });

  it.each([
    ['in a pipe', 'pipe', {}],
    ['in CI, whose log is a terminal', 'terminal', { CI: 'true' }],
    ['on a terminal that cannot write over a line', 'terminal', { TERM: 'dumb' }],
  ] as const)('is not shown %s', (_where, terminal, env) => {
    expect(shownAt([1000, 5000], terminal, env)).toEqual([]);
  });

  it('counts what nobody knows the total of, after the item that it is a part of', () => {
    const { io, clock, shown } = worldWith('terminal');
    mapWithProgress(io, ['first', 'second', 'third'], 'networks', (name) => {
      const report = lateProgress(io, 'layers');
      clock.now += 1500;
      if (name === 'second') report(3000);
    });
    expect(shown).toEqual([
      expect.stringMatching(/\] 33\.3 % 1 of 3 networks, 0:03 left$/),
      '2 of 3 networks: 3,000 layers, 2,000/s',
      expect.stringMatching(/ 66\.7 % 2 of 3 networks/),
      null,
    ]);
  });

  it('loads nothing for one item', () => {
    const { io, shown } = worldWith('terminal');
    expect(mapWithProgress(io, ['only'], 'networks', (name, index) => [name, index])).toEqual([['only', 0]]);
    expect(shown).toEqual([]);
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
    [{ done: 0, total: 4, seconds: 2 }, '[------------------------] 0.0 % 0 of 4 variants'],
  ])('says %j as a line', (state, line) => {
    expect(progressLine({ ...state, unit: 'variants' }, 100)).toBe(line);
  });

  it.each([
    [69, '[############------------] 50.0 % 50 of 100 variants, 25/s, 0:02 left'],
    [61, '[########--------] 50.0 % 50 of 100 variants, 25/s, 0:02 left'],
    [40, '50.0 % 50 of 100 variants, 25/s, 0:02 left'],
  ])('has a bar as long as %d columns allow', (columns, line) => {
    expect(progressLine({ done: 50, total: 100, seconds: 2, unit: 'variants' }, columns)).toBe(line);
  });
});
