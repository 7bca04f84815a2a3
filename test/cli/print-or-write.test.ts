import { describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';

describe('-o -', () => {
  it.each(['convert', 'draw', 'export', 'page'])(
    'is standard output for %s, as no -o is',
    async (command) => {
      const whole = await runInFolder([command, 'bottleneck5x5']);
      expect(whole.stdout).not.toBe('');
      expect(await runInFolder([command, 'bottleneck5x5', '-o', '-'])).toEqual(whole);
    },
  );

  it('is standard output for sweep', async () => {
    const sweep = ['sweep', 'v2', '--vary', 'pool=1,2'];
    const whole = await runInFolder(sweep);
    expect(whole.stdout).not.toBe('');
    expect(await runInFolder([...sweep, '-o', '-'])).toEqual(whole);
  });
});
