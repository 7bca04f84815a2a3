import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';

/** A convolution of 3 channels to `width`, of 1 x 1: 3 * width + width parameters, as often as the image has places of each. */
const NET = `import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, width=2, act='relu'):
        super().__init__()
        self.conv = nn.Conv2d(3, width, 1)

    def forward(self, image, extra=None):
        return self.conv(image)

class Two(Net):
    def forward(self, image, other):
        return self.conv(image) + self.conv(other)

class Broken(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 2, 1)

    def forward(self, image):
        return self.conv(image)
`;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inception-swept-'));
  writeFileSync(join(folder, 'net.py'), NET);
  writeFileSync(join(folder, 'broken.json'), '{"input": [3, 8, 8], "layers": [{"type": "Conv4d"}]}');
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => runInFolder(args, { cwd: folder });
const NET_IN = ['net.py:Net', '--in', '3x8x8'];

/** The variants that a sweep prints as JSON. */
async function rowsOf(...args: readonly string[]) {
  const { status, stdout } = await run('sweep', ...args, '--jobs', '1', '--format', 'json');
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line)).filter((line) => 'index' in line);
}

describe('a sweep of PyTorch source', () => {
  it('makes the network anew for each value', async () => {
    const rows = await rowsOf(...NET_IN, '--vary', 'width=1..3');
    expect(rows.map(({ values, params, macs }) => [values.width, params, macs])).toEqual([
      [1, 4, 3 * 64],
      [2, 8, 2 * 3 * 64],
      [3, 12, 3 * 3 * 64],
    ]);
  });

  it.each([
    ['without a name', '3x8x8', 'in'],
    ['by its name', 'image=3x8x8', 'in.image'],
    ['that was named', 'image=3x8x8', 'in'],
  ])('varies an input %s', async (_how, input, axis) => {
    const rows = await rowsOf('net.py:Net', '--in', input, '--vary', `${axis}=3x2x2,3x4x4`);
    expect(rows.map(({ macs }) => macs)).toEqual([2 * 3 * 4, 2 * 3 * 16]);
  });

  it.each([
    ['in their order', ['--in', '3x2x2', '--in', '3x2x2']],
    ['by name', ['--in', 'other=3x2x2', '--in', 'image=3x2x2']],
    ['in both ways', ['--in', '3x2x2', '--in', 'other=3x2x2']],
  ])('varies one of several inputs that are given %s', async (_how, inputs) => {
    const rows = await rowsOf('net.py:Two', ...inputs, '--vary', 'in.other=3x1x1,3x2x2');
    // 4 places of the image, and 1 or 4 of the other
    expect(rows.map(({ macs }) => macs)).toEqual([2 * 3 * (4 + 1), 2 * 3 * (4 + 4)]);
  });

  it('has an error for what cannot be made', async () => {
    const rows = await rowsOf(...NET_IN, '--vary', 'width=0..1');
    expect(rows.map(({ error, params }) => [error, params])).toEqual([
      ['pytorch/argument', undefined],
      [undefined, 4],
    ]);
  });

  it('finds the best fit', async () => {
    const { status, stdout } = await run(
      'fit',
      ...NET_IN,
      '--vary',
      'width=1..9',
      '--max',
      'params=20',
      '--aim',
      'params',
    );
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^width = 5\n/)]);
  });

  it.each([
    ['a network with an error', ['net.py:Broken', '--in', '3x8x8', '--vary', 'in=3x4x4'], /cannot take/],
    ['no input', ['net.py:Net', '--vary', 'width=1..2'], /the shape of the input is not given/],
    ['no such class', ['net.py:Nothing', '--in', '3', '--vary', 'width=1..2'], /there is no Nothing/],
    ['a spec with an error', ['broken.json', '--vary', 'in=8'], /Conv4d/],
    ['no file', ['nothing.json', '--vary', 'in=8'], /does not exist/],
  ])('of %s is refused', async (_what, args, message) => {
    const { status, stdout, stderr } = await run('sweep', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('parts of a sweep', () => {
  const part = (name: string) => join(folder, name);
  const text = (name: string) => readFileSync(part(name), 'utf8');

  beforeAll(async () => {
    for (const number of [1, 2, 3])
      await run(
        ...[
          'sweep',
          ...NET_IN,
          '--vary',
          'width=1..9',
          '--metric',
          'params',
          '--format',
          'json',
          '--jobs',
          '1',
        ],
        ...['--shard', `${number}/3`, '-o', `part${number}.jsonl`],
      );
    writeFileSync(part('cut.jsonl'), text('part2.jsonl').split('\n').slice(0, -2).join('\n').concat('\n'));
    writeFileSync(part('fewer.jsonl'), text('part2.jsonl').replace(/\n\{"index":\d+.*\}/, ''));
    writeFileSync(part('odd.jsonl'), text('part2.jsonl').replace(/\{"index":(\d+).*\}/, '{"row":$1}'));
  });

  it('are merged to a file as to the screen', async () => {
    const parts = ['part3.jsonl', 'part1.jsonl', 'part2.jsonl'];
    const { stdout, status } = await run('sweep', '--merge', ...parts, '--format', 'json');
    expect([
      status,
      (await run('sweep', '--merge', ...parts, '--format', 'json', '-o', 'all.jsonl')).status,
    ]).toEqual([0, 0]);
    expect(text('all.jsonl')).toBe(stdout);
    expect(stdout.split('\n').filter((line) => line.startsWith('{"index":'))).toHaveLength(9);
  });

  it.each([
    ['one is missing', ['part1.jsonl', 'part3.jsonl'], [], 'a part is missing: 2/3'],
    ['several are missing', ['part1.jsonl'], [], 'parts are missing: 2/3, 3/3'],
    [
      'one is there twice',
      ['part1.jsonl', 'part2.jsonl', 'part3.jsonl', 'part1.jsonl'],
      [],
      'a part is there twice',
    ],
    ['one is not finished', ['part1.jsonl', 'cut.jsonl', 'part3.jsonl'], [], 'cut.jsonl is not finished'],
    [
      'one has fewer rows',
      ['part1.jsonl', 'fewer.jsonl', 'part3.jsonl'],
      [],
      'fewer.jsonl has fewer or more rows than its last line says',
    ],
    [
      'one has other lines',
      ['part1.jsonl', 'odd.jsonl', 'part3.jsonl'],
      ['--keep', 'params<100'],
      'odd.jsonl has a line that is not a variant',
    ],
    [
      'they hold other figures',
      ['part1.jsonl', 'part2.jsonl', 'part3.jsonl'],
      ['--keep', 'macs<5'],
      'the parts do not have the figure macs',
    ],
    ['one is no file', ['part1.jsonl', 'nothing.jsonl'], [], 'nothing.jsonl does not exist'],
    [
      'the output is no file',
      ['part1.jsonl', 'part2.jsonl', 'part3.jsonl'],
      ['-o', 'nowhere/all.jsonl'],
      'nowhere/all.jsonl cannot be written',
    ],
  ])('are refused where %s', async (_why, parts, options, message) => {
    const { status, stderr } = await run('sweep', '--merge', ...parts, '--format', 'json', ...options);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
