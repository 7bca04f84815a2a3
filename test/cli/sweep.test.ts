import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder, runInProcess } from '../support/run-in-process';
import { runInception } from '../support/run-inception';
import { rowsOf, sweepFolder, V2 } from './sweep-folder';

const { folder, sweep, text } = sweepFolder();

describe('sweep', () => {
  it('prints every variant with its figures, the last axis fastest', async () => {
    const { status, stdout } = await sweep(
      'point.json',
      '--vary',
      'width=1..2',
      '--vary',
      'in=10,20',
      '--metric',
      'params,macs',
    );
    expect(status).toBe(0);
    expect(stdout.split('\n').map((line) => line.trimEnd())).toEqual([
      '#  width  in       Parameters  Mult-Adds',
      '-  -----  -------  ----------  ---------',
      '0  1      8x10x10           9        800',
      '1  1      8x20x20           9      3,200',
      '2  2      8x10x10          18      1,600',
      '3  2      8x20x20          18      6,400',
      '',
    ]);
  });

  it('writes CSV with raw digits', async () => {
    const { stdout } = await sweep(
      'point.json',
      '--vary',
      'width=100',
      '--vary',
      'with_act=true,false',
      '--metric',
      'macs',
      '--format',
      'csv',
    );
    expect(stdout).toBe('index,width,with_act,macs,error\n0,100,true,80000,\n1,100,false,80000,\n');
  });

  it('gives each variant the figures that summary gives it alone', async () => {
    const { stdout } = await sweep(...V2);
    const rows = rowsOf(stdout);
    expect(rows).toHaveLength(60);
    for (const { values, index: _, ...figures } of rows.filter(({ index }) => index % 7 === 0)) {
      const { in: input, ...vars } = values;
      const set = Object.entries(vars).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
      const alone = JSON.parse(
        runInProcess(['summary', 'v2', '--json', '--in', String(input), ...set]).stdout,
      );
      expect(alone.totals).toMatchObject(figures);
    }
  });

  it('gives a variant that is refused the code of its error, and goes on', async () => {
    const { status, stdout, stderr } = await sweep(
      'point.json',
      '--vary',
      'width=0,1,many,1.5',
      '--format',
      'json',
      '--keep',
      'macs>=0',
    );
    expect(status).toBe(0);
    expect(rowsOf(stdout).map(({ error }) => error ?? null)).toEqual([
      'spec/invalid-value',
      null,
      'spec/invalid-value',
      'spec/invalid-value',
    ]);
    expect(stdout).toMatch(/\n\{"end":\{"variants":4,"kept":1,"refused":\{"spec\/invalid-value":3\}\}\}\n$/);
    expect(stderr).toBe(
      '3 of 4 variants were refused: spec/invalid-value 3\n' +
        '  spec/invalid-value, such as #0 (width=0): "out_channels" of Conv2d must evaluate to a whole number of at least 1, not 0\n',
    );
  });

  it('shows one example of each code, of variants that were evaluated in other parts of it too', async () => {
    // 202 variants in chunks of 100: the second half has a dropout of 2, which is no probability.
    const net = {
      input: [4],
      vars: { width: 1, p: 0 },
      layers: [{ type: 'Linear', out_features: '${width}' }],
    };
    const dropout = { type: 'Dropout', p: '${p}' };
    writeFileSync(join(folder, 'drop.json'), JSON.stringify({ ...net, layers: [...net.layers, dropout] }));
    const { stderr } = await sweep(
      ...['drop.json', '--vary', 'p=0,2', '--vary', 'width=1..101', '--jobs', '1', '--format', 'json'],
    );
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^101 of 202 variants were refused: \S+ 101$/),
      expect.stringMatching(/^ {2}\S+, such as #101 \(p=2 width=1\): "p" of Dropout .*$/),
      '',
    ]);
  });

  it('keeps what meets every condition', async () => {
    const { stdout } = await sweep(
      'point.json',
      '--vary',
      'width=1..9',
      '--keep',
      'macs<=4k',
      '--keep',
      'params>18',
      '--format',
      'json',
    );
    expect(rowsOf(stdout).map(({ values }) => values.width)).toEqual([3, 4, 5]);
  });

  it('keeps the front of what no other betters', async () => {
    const { stdout } = await sweep(
      'point.json',
      '--vary',
      'width=1..3',
      '--vary',
      'in=10,20',
      '--pareto',
      'max:params,macs',
      '--format',
      'csv',
      '--metric',
      'params,macs',
    );
    expect(stdout).toBe(
      'index,width,in,params,macs,error\n0,1,8x10x10,9,800,\n2,2,8x10x10,18,1600,\n4,3,8x10x10,27,2400,\n',
    );
  });

  it('draws the variants by two figures, those of the front marked', async () => {
    const args = ['point.json', '--vary', 'width=1..3', '--vary', 'in=10,20', '--pareto', 'max:params,macs'];
    const { status } = await sweep(...args, '--format', 'svg', '-o', 'plot.svg');
    expect(status).toBe(0);
    expect(text('plot.svg')).toContain(
      '6 points by Parameters and Mult-Adds; on the Pareto front: width=1 in=8x10x10, width=2 in=8x10x10, width=3 in=8x10x10',
    );
  });

  it('reads PyTorch source again for each input', async () => {
    writeFileSync(
      join(folder, 'net.py'),
      'import torch.nn as nn\n\nclass Net(nn.Sequential):\n    def __init__(self):\n        super().__init__(nn.Conv2d(8, 2, 1))\n',
    );
    const { stdout } = await sweep(
      'net.py',
      '--in',
      '8x10x10',
      '--vary',
      'in=10,20',
      '--metric',
      'macs',
      '--format',
      'csv',
    );
    expect(stdout).toBe('index,in,macs,error\n0,8x10x10,1600,\n1,8x20x20,6400,\n');
  });

  it.each([
    [['v2'], '--vary is missing'],
    [['v2', '--vary', 'out_9=1..2'], 'the spec has no variable "out_9"'],
    [['v2', '--vary', 'pool=1', '--vary', 'pool=2'], '--vary names "pool" twice'],
    [['v2', '--vary', 'in=wide'], 'a size, or a whole shape'],
    [['v2', '--vary', 'pool=1..2', '--shard', '3/2'], '--shard must be part/parts'],
    [['v2', '--vary', 'pool=1..2', '--jobs', '0'], '--jobs must be a whole number'],
    [['v2', '--vary', 'pool=1..2', '--resume', 'x'], '--resume needs --format json'],
    [
      ['v2', '--vary', 'pool=1..2', '--resume', 'x', '--format', 'json', '--pareto', 'macs'],
      '--pareto cannot be combined',
    ],
    [['nowhere', '--vary', 'pool=1..2'], 'no preset and no file'],
    [['--vary', 'pool=1..2'], 'missing required argument "spec"'],
    [['--merge', 'point.json'], 'is not a stored sweep'],
  ])('refuses %j', async (args, problem) => {
    const { status, stdout, stderr } = await sweep(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(problem);
  });
});

describe('a sweep that cannot be', () => {
  it.each<readonly [reason: string, args: readonly string[], problem: string]>([
    [
      'whose file is below a file',
      ['--format', 'json', '--resume', 'point.json/a'],
      'a part of its path is a file, not a folder',
    ],
    ['whose file has no folder', ['-o', 'absent/a.txt'], 'there is no such folder'],
    ['of a variable that is not there', ['--vary', 'depth=1..2'], '--vary: the spec has no variable "depth"'],
    // 2 x 100,000 variants, which are refused before the first is evaluated
    [
      'of more rows than a table has',
      ['--vary', 'in=1..100000', '--format', 'table'],
      'table shows at most 100,000 variants',
    ],
  ])('%s is refused', async (_, args, problem) => {
    const { status, stdout, stderr } = await sweep('point.json', '--vary', 'width=1..2', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });
});

describe('the workers of a sweep', () => {
  it('give what one thread gives', async () => {
    const many = ['v2', '--vary', 'out_3x3=1..150', '--vary', 'pool=1,0', '--format', 'json'];
    const { stdout } = await sweep(...many, '--jobs', '1');
    const together = await runInception(['sweep', ...many, '--jobs', '2'], { cwd: packageFolder });
    expect(together).toEqual({
      status: 0,
      stdout,
      stderr:
        '150 of 300 variants were refused: spec/invalid-value 150\n' +
        '  spec/invalid-value, such as #1 (out_3x3=1 pool=0): "out_channels" of Conv2d must evaluate to a whole number of at least 1, not 0\n',
    });
  });
});
