import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';

let folder = '';

/** 8 x 10 x 10 through 1x1 convolutions: 9 x width parameters and 800 x width multiply-adds. */
const point = JSON.stringify({
  input: [8, 10, 10],
  vars: { width: 1 },
  layers: [{ type: 'Conv2d', out_channels: '${width}', kernel_size: 1 }],
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inception-fit-'));
  writeFileSync(join(folder, 'point.json'), point);
});

afterAll(() => rmSync(folder, { recursive: true }));

const fit = (...args: readonly string[]) => runInFolder(['fit', ...args], { cwd: folder });

describe('fit', () => {
  it('gives the largest figure within the budget, and the arguments for it', async () => {
    // 800 x 12 is 9,600, 800 x 13 more than 10,000.
    const { status, stdout } = await fit(
      'point.json',
      '--vary',
      'width=1..100',
      '--max',
      'macs=10k',
      '--aim',
      'params',
    );
    expect(status).toBe(0);
    expect(stdout.split('\n').map((line) => line.trimEnd())).toEqual([
      'width = 12',
      '',
      'Figure      Value  At least  At most   Of it',
      '----------  -----  --------  -------  ------',
      'Mult-Adds   9,600             10,000  96.0 %',
      'Parameters    108',
      '',
      '--set width=12',
      'exact: 100 of 100 variants evaluated',
      '',
    ]);
  });

  it('gives the smallest, where that is asked for', async () => {
    // 9 x 12 is 108, 9 x 11 less than 100; the input of 10 x 10 is the smallest.
    const { stdout } = await fit(
      ...['point.json', '--vary', 'width=1..100', '--vary', 'in=20,10'],
      ...['--min', 'params=100', '--aim', 'min:macs', '--json'],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'inception.fit/1',
      fits: true,
      values: { width: 12, in: '8x10x10' },
      arguments: ['--set', 'width=12', '--in', '8x10x10'],
      figures: { params: 108, macs: 9600 },
      method: 'exhaustive',
      evaluations: 200,
      variants: 200,
    });
  });

  it('says how many of the variants were refused', async () => {
    // A width of 0, of 1.5 and of a word: each is no number of channels.
    const args = ['point.json', '--vary', 'width=0,1,1.5,2,many', '--max', 'macs=10k', '--aim', 'params'];
    const { status, stdout } = await fit(...args);
    expect(status).toBe(0);
    expect(stdout).toContain('exact: 5 of 5 variants evaluated, 3 of them refused\n');
    expect(JSON.parse((await fit(...args, '--json')).stdout)).toMatchObject({ evaluations: 5, refused: 3 });
    const none = await fit('point.json', '--vary', 'width=0', '--max', 'macs=1', '--aim', 'params');
    expect(none).toMatchObject({
      status: 1,
      stdout: 'no variant has these figures\n1 of 1 variants evaluated, 1 of them refused\n',
    });
  });

  it('finds it among many by the corners of what is left', async () => {
    const { stdout } = await fit(
      ...['point.json', '--vary', 'width=1..100000', '--max', 'macs=10k', '--aim', 'params', '--json'],
    );
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ values: { width: 12 }, method: 'monotone', variants: 100_000 });
    expect(found.evaluations).toBeLessThan(1000);
  });

  it('exits 1 where nothing fits, with what is nearest', async () => {
    const { status, stdout } = await fit(
      'point.json',
      '--vary',
      'width=4..9',
      '--max',
      'params=30',
      '--aim',
      'params',
    );
    expect(status).toBe(1);
    expect(stdout).toContain('nothing fits; the nearest is width = 4');
    expect(stdout).toContain('120.0 %');
  });

  it.each(['--min', '--max'])('compares how near variants come to %s exactly', async (option) => {
    // Of 10^29 each variant is off by the whole in the first 16 digits; none has 0.
    const limit = option === '--min' ? `1${'0'.repeat(29)}` : '0';
    const { status, stdout } = await fit(
      ...['point.json', '--vary', 'width=2..90', option, `macs=${limit}`, '--aim', 'macs'],
    );
    expect(status).toBe(1);
    expect(stdout).toContain(`nothing fits; the nearest is width = ${option === '--min' ? 90 : 2}\n`);
  });

  it('refuses a file that is the spec itself before anything is evaluated', async () => {
    const args = ['point.json', '--vary', 'width=1..9', '--max', 'macs=1M', '--aim', 'params'];
    const { status, stdout, stderr } = await fit(...args, '-o', 'point.json');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('no spec in point.json can extend point.json');
  });

  it('writes a spec that extends the one that was given', async () => {
    await fit(
      ...[
        'point.json',
        '--vary',
        'width=1..100',
        '--vary',
        'in=10,12',
        '--max',
        'macs=10k',
        '--aim',
        'params',
      ],
      ...['-o', 'best.json'],
    );
    expect(JSON.parse(readFileSync(join(folder, 'best.json'), 'utf8'))).toEqual({
      extends: './point.json',
      input: [8, 10, 10],
      vars: { width: 12 },
    });
    const { stdout } = await runInFolder(['summary', 'best.json', '--json'], { cwd: folder });
    expect(JSON.parse(stdout).totals).toMatchObject({ params: 108, macs: 9600 });
  });

  it('writes that spec alone on standard output for -o -, and the answer on standard error', async () => {
    const args = ['point.json', '--vary', 'width=1..100', '--max', 'macs=10k', '--aim', 'params'];
    const answer = await fit(...args);
    const { status, stdout, stderr } = await fit(...args, '-o', '-');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ extends: './point.json', vars: { width: 12 } });
    expect(stderr).toBe(answer.stdout);
    expect(existsSync(join(folder, '-'))).toBe(false);
    const none = await fit(...args, '--max', 'params=1', '-o', '-');
    expect({ ...none, stderr: '' }).toEqual({ status: 1, stdout: '', stderr: '' });
    expect(none.stderr).toContain('nothing fits');
  });

  it.each([
    [['point.json', '--vary', 'width=1..2', '--aim', 'params'], 'no budget is given'],
    [['point.json', '--vary', 'width=1..2', '--max', 'macs=1'], 'the figure to optimise is not given'],
    [['point.json', '--max', 'macs=1', '--aim', 'params'], '--vary is missing'],
    [
      ['point.json', '--vary', 'width=1..2', '--max', 'macs', '--aim', 'params'],
      '--max must be a figure and a count',
    ],
    [['point.json', '--vary', 'width=1..2', '--max', 'mac=1', '--aim', 'params'], 'did you mean "macs"'],
    [['point.json', '--vary', 'width=1..2', '--max', 'macs=1', '--aim', 'size'], '--aim must be one of'],
    [['point.json', '--vary', 'size=1..2', '--max', 'macs=1', '--aim', 'params'], 'no variable "size"'],
    [
      ['point.json', '--vary', 'width=1..2', '--max', 'macs=1', '--aim', 'macs', '--limit', '0'],
      '--limit must be',
    ],
  ])('refuses %j', async (args, problem) => {
    const { status, stderr } = await fit(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(problem);
  });
});
