import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runInFolder, runInProcess } from '../support/run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'inception-command-line-'));
const start = process.cwd();

afterEach(() => process.chdir(start));
afterAll(() => rmSync(folder, { recursive: true }));

function spec(name: string, layers: readonly unknown[], vars: object = {}): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ input: [3, 8, 8], vars, layers }));
  return path;
}

mkdirSync(join(folder, 'nets'));
symlinkSync('nowhere', join(folder, 'lost.json'));
const conv = { type: 'Conv2d', out_channels: 4, kernel_size: 3 };
const small = spec('small.json', [conv, { type: 'ReLU' }, conv, 'Flatten()', 'Linear(out_features=10)']);
const other = spec('nets/other.json', [conv, { type: 'ReLU' }]);

describe('an option that would change nothing is none of the command', () => {
  it.each([
    ['convert', '--convention'],
    ['export', '--convention'],
    ['verify', '--convention'],
    ['convert', '--attention'],
    ['export', '--param-dtype'],
    ['export', '--dtype'],
  ])('%s %s', (command, option) => {
    const { status, stdout, stderr } = runInProcess([command, 'v2', option, 'x']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      new RegExp(`unknown option "${option}"\n  help: ${option} is an option of summary, compare, draw, `),
    );
  });

  it('verify compares element types', () => {
    expect(runInProcess(['verify', 'v2', 'none.safetensors', '--dtype', 'float16']).stderr).toContain(
      'none.safetensors does not exist',
    );
  });
});

describe('standard input is one network alone', () => {
  it.each([
    ['summary', '-', '-'],
    ['summary', '-', '-:Net'],
    ['compare', 'v1', '-', '-'],
    ['validate', '-', '-'],
    ['diff', '-', '-'],
    ['draw', '-', '-'],
    ['check', '-', '-'],
    ['page', '-', '-'],
  ])('%s %s %s', (...args) => {
    expect(runInProcess(args)).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error[usage/invalid-option]: standard input, "-", can be given only once\n  help: give the path of a file for the others\n',
    });
  });
});

describe('a sweep of which no variant can be built', () => {
  const swept = spec('swept.json', [{ ...conv, out_channels: '${width}' }], { width: 4 });

  it.each([
    ['width=0,-1', 1, 'all 2 variants were refused: spec/invalid-value 2\n'],
    ['width=0', 1, 'the only variant was refused: spec/invalid-value 1\n'],
    ['width=0,1', 0, '1 of 2 variants were refused: spec/invalid-value 1\n'],
  ])('%s exits %i', async (vary, status, said) => {
    const run = await runInFolder(['sweep', swept, '--vary', vary, '--jobs', '1'], { cwd: folder });
    expect(run.status).toBe(status);
    expect(run.stderr.startsWith(said)).toBe(true);
  });

  it('exits 0 where it is a part: the others are not known', async () => {
    const args = ['sweep', swept, '--vary', 'width=0,1', '--shard', '1/2', '--jobs', '1'];
    expect((await runInFolder(args, { cwd: folder })).status).toBe(0);
  });
});

describe('-C FOLDER before the command', () => {
  it('reads and writes there', () => {
    expect(runInProcess(['-C', join(folder, 'nets'), 'validate', 'other.json']).stdout).toMatch(
      /^ok other\.json/,
    );
  });

  it('is relative to the one before', () => {
    expect(runInProcess(['-C', folder, '-C', 'nets', 'validate', 'other.json']).status).toBe(0);
  });

  it.each([
    [
      ['-C', 'nosuch', 'list'],
      'error[usage/invalid-option]: -C must be a folder, not "nosuch"\n  help: it does not exist',
    ],
    [['-C', small, 'list'], 'help: it is not a folder; give the path of another one\n'],
    [['list', '-C', folder], 'unknown option "-C"\n  help: -C goes before the command\n'],
    [['-C'], 'error[usage/arguments]: option "-C <folder>" argument missing\n'],
  ])('%j is refused', (args, said) => {
    const { status, stdout, stderr } = runInProcess(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});

describe('diff --quiet', () => {
  it.each([
    ['the same', [small, small], 0],
    ['others', [small, other], 1],
    ['others, as JSON', [small, other, '--json'], 1],
    ['as much as may be', [small, other, '--fail-on', 'grown'], 0],
  ])('prints nothing of %s', (_, args, status) => {
    expect(runInProcess(['diff', '--quiet', ...args])).toEqual({ status, stdout: '', stderr: '' });
  });

  it('prints errors, and does not exit 0 in any case', () => {
    expect(runInProcess(['diff', '--quiet', small, join(folder, 'none.json')]).stderr).toContain(
      'does not exist',
    );
    expect(runInProcess(['diff', '--quiet', '--exit-zero', small, other])).toMatchObject({
      status: 2,
      stdout: '',
    });
  });
});

describe('a path that does not exist', () => {
  it.each([
    ['check', 'smal.json', 'help: did you mean "small.json"?\n'],
    ['summary', 'nets/othr.json', 'help: did you mean "nets/other.json"?\n'],
    ['validate', 'nets/*.jsn', 'help: no file fits this pattern; there are nets/other.json\n'],
    ['check', '*.jsn', 'help: no file fits this pattern; there are lost.json, small.json'],
    ['validate', 'lost.json', 'help: it is a link to a file that does not exist\n'],
    ['summary', 'nosuch/a.json', 'help: check the path, or see "inception list" for the presets\n'],
  ])('%s %s', async (command, path, help) => {
    const { status, stderr } = await runInFolder([command, path], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain(help);
  });
});

// Conv2d: 3 x 4 x 9 + 4 and 4 x 4 x 9 + 4 parameters; 108 x 6 x 6 and 144 x 4 x 4 multiply-adds. Linear: 64 x 10 (+ 10).
describe('summary --by type', () => {
  it('adds up the layers of a type, those with the most multiply-adds first', () => {
    expect(runInProcess(['summary', small, '--by', 'type', '--format', 'csv']).stdout).toBe(
      'type,calls,params,macs,share_percent\n' +
        `Conv2d,2,260,6192,${((100 * 6192) / 6832).toFixed(6)}\n` +
        `Linear,1,650,640,${((100 * 640) / 6832).toFixed(6)}\n` +
        'ReLU,1,0,0,0.000000\nFlatten,1,0,0,0.000000\n',
    );
  });

  it('is JSON for scripts', () => {
    const share = (macs: number) => Number(((100 * macs) / 6832).toFixed(6));
    const { stdout } = runInProcess(['summary', small, '--by', 'type', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      schema: 'inception.types/1',
      // named by its file
      model: 'small',
      convention: 'macs',
      types: [
        { type: 'Conv2d', calls: 2, params: 260, macs: 6192, share_percent: share(6192) },
        { type: 'Linear', calls: 1, params: 650, macs: 640, share_percent: share(640) },
        { type: 'ReLU', calls: 1, params: 0, macs: 0, share_percent: 0 },
        { type: 'Flatten', calls: 1, params: 0, macs: 0, share_percent: 0 },
      ],
      total: { calls: 5, params: 910, macs: 6832, share_percent: 100 },
    });
  });

  it('has null in JSON where a figure is not known', () => {
    const { stdout } = runInProcess([
      'summary',
      small,
      '--by',
      'type',
      '--json',
      '--columns',
      'receptive_field',
    ]);
    expect(JSON.parse(stdout).total).toEqual({ calls: 5, receptive_field: null });
  });

  it('is a table with the total, and of the columns that are picked', () => {
    const { stdout } = runInProcess(['summary', small, '--by', 'type', '--columns', 'params']);
    expect(stdout.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['Type', 'Calls', 'Parameters'],
      [expect.stringMatching(/^-+$/), expect.any(String), expect.any(String)],
      ['Conv2d', '2', '260'],
      ['Linear', '1', '650'],
      ['ReLU', '1', '0'],
      ['Flatten', '1', '0'],
      ['Total', '5', '910'],
      [''],
      ['Convention: macs'],
      [''],
    ]);
  });

  it.each([
    [['--by', 'kind'], '--by must be one of type, not "kind"'],
    [['--by', 'type', '--depth', '2'], '--depth cannot be combined with --by'],
    [['--by', 'type', '--decode', '2'], '--decode cannot be combined with --by'],
    [['--by', 'type', '--root-row'], '--root-row cannot be combined with --by'],
    [['--root-row', '--format', 'csv'], '--root-row cannot be combined with the csv format'],
    [['--by', 'type', '--format', 'tree'], '--format must be one of text, json, csv, markdown, not "tree"'],
  ])('%j is refused', (args, said) => {
    expect(runInProcess(['summary', small, ...args])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(said),
    });
  });
});
