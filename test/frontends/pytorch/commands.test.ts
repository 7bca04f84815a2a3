import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInFolder } from '../../support/run-in-process';
import { buildIfMissing } from '../../support/run-inception';

const fixtures = join(import.meta.dirname, 'commands');
let folder: string;

beforeAll(() => {
  buildIfMissing();
  folder = mkdtempSync(join(tmpdir(), 'inception-python-'));
  cpSync(fixtures, folder, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], stdin?: string) {
  return runInFolder(args, { cwd: folder, ...(stdin === undefined ? {} : { stdin }) });
}

async function report(args: readonly string[], stdin?: string) {
  const { stdout, stderr } = await run(['summary', ...args, '--json'], stdin);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/*
 * Net(10) on 3x8x8, by hand: stem 3 x 8 x 9 = 216, norm 2 x 8 = 16, conv 8 x 8 x 9 + 8 = 584, head 8 x 10 + 10 = 90:
 * 906 parameters. Multiply-adds: 216 x 64 = 13,824, 576 x 64 = 36,864, 80: 50,768.
 */
const NET = ['model.py:Net(10)', '--in', '3x8x8'];

describe('summary', () => {
  test.each([
    ['arguments behind the name', ['model.py:Net(10)', '--in', '3x8x8'], 906, 50_768],
    // 3 x 4 x 9 + 8 + (4 x 4 x 9 + 4) + 4 x 10 + 10; (108 + 144) x 64 + 40
    ['keyword arguments behind the name', ['model.py:Net(10, width=4)', '--in', '3x8x8'], 314, 16_168],
    ['--set', ['model.py:Net', '--set', 'num_classes=10', '--set', 'width=4', '--in', '3x8x8'], 314, 16_168],
    ['a text without quotes', ['model.py:Net(10)', '--set', 'act=gelu', '--in', '3x8x8'], 906, 50_768],
    ['a tuple', ['model.py:Net(10)', '--set', 'depths=(2, 1)', '--in', '3x8x8'], 1490, 87_632],
    ['a list', ['model.py:Net(10)', '--set', 'depths=[2]', '--in', '3x8x8'], 1490, 87_632],
    ['a function that makes the network', ['model.py:small', '--in', '3x8x8'], 289, 16_148],
    ['--set for such a function', ['model.py:small', '--set', 'width=8', '--in', '3x8x8'], 861, 50_728],
    ['a class that the file imports', ['model.py:Block(4, "relu")', '--in', '4x8x8'], 148, 9216],
    // 50 x 16 + 4 x 8 x (16 + 8 + 2); 20 steps of 4 x 8 x (16 + 8)
    ['whole numbers', ['model.py:Tokens', '--in', '20:int64'], 1632, 15_360],
    ['inputs by name', ['model.py:Tokens', '--in', 'mask=20:bool', '--in', 'ids=20:int64'], 1632, 15_360],
    ['a list of tensors', ['model.py:Pyramid', '--in', 'feats=[[1,3,8,8],[1,3,4,4]]'], 32, 960],
    // the only class that no other class uses
    ['no name', ['only.py', '--in', '6'], 84, 72],
  ] as const)('takes %s', async (_what, args, params, macs) => {
    const { totals } = await report(args);
    expect([totals.params, totals.macs]).toEqual([params, macs]);
  });

  test('takes a whole shape with its batch', async () => {
    const { model } = await report(['model.py:Net(10)', '--in', '[2,3,8,8]']);
    expect(model.inputs).toEqual([{ name: 'x', shape: [2, 3, 8, 8] }]);
    expect(model.outputs).toEqual([{ name: 'output', shape: [2, 10] }]);
  });

  test('names the tensors of a nested output by their places', async () => {
    const { model } = await report(['model.py:Pyramid', '--in', 'feats=[[1,3,8,8],[1,3,4,4]]']);
    expect(model.outputs).toEqual([
      { name: 'maps.0', shape: [1, 4, 8, 8] },
      { name: 'maps.1', shape: [1, 4, 4, 4] },
      { name: 'top', shape: [1, 4, 8, 8] },
    ]);
  });

  test('says where each layer is called', async () => {
    const { layers } = await report(NET);
    expect(
      layers.map(({ path, type, called_at }: Record<string, string>) => [path, type, called_at]),
    ).toEqual([
      ['stem', 'Conv2d', 'model.py:16:23'],
      ['norm', 'BatchNorm2d', 'model.py:16:13'],
      ['', 'ReLU', 'model.py:16:13'],
      ['blocks.0.conv', 'Conv2d', 'parts.py:11:29'],
      ['blocks.0.act', 'ReLU', 'parts.py:11:20'],
      ['blocks.0', 'Add', 'parts.py:11:16'],
      ['', 'Mean', 'model.py:23:26'],
      ['head', 'Linear', 'model.py:23:16'],
    ]);
  });

  test('calls the network as in training with --train', async () => {
    const types = async (more: readonly string[]) =>
      (await report([...NET, ...more])).layers.map(({ type }: { type: string }) => type);
    expect(await types([])).not.toContain('Dropout');
    expect(await types(['--train'])).toContain('Dropout');
  });

  test('says what training takes', async () => {
    const { training } = await report([...NET, '--training', 'adam']);
    // two states of four bytes for each of 906 parameters, and a count of the steps for each of 7 tensors
    expect([training.gradient_bytes, training.optimizer_bytes]).toEqual([3624, 7248 + 28]);
  });

  test.each([
    'macs',
    'flops',
    'fvcore',
    'thop',
    'ptflops',
    'ptflops-aten',
    'torchinfo',
    'calflops',
    'calflops-macs',
  ])('counts under the convention %s', async (convention) => {
    const { totals, convention: used } = await report([...NET, '--convention', convention]);
    expect(used).toBe(convention);
    expect(totals.complete).toBe(true);
    expect(totals.count).toBeGreaterThanOrEqual(50_768);
  });

  test.each([
    ['text', 'Total params: 906\n'],
    ['torchsummary', '             Block-5              [-1, 8, 8, 8]               0\n'],
    ['tree', '│    └─Block: 0           [1, 8, 8, 8]         584     36,864\n'],
    ['csv', 'blocks.0.conv,Conv2d,1x8x8x8,584,584,0,36864,73728\n'],
    ['markdown', '| head          | Linear      | [1, 10]      |         90 |'],
    ['json', '"source": "model.py:Net(10)"'],
  ])('prints the format %s', async (format, line) => {
    const { stdout, status } = await run(['summary', ...NET, '--format', format]);
    expect(status).toBe(0);
    expect(stdout).toContain(line);
  });

  test('shows receptive fields and memory in columns', async () => {
    const { stdout } = await run([
      ...['summary', ...NET, '--format', 'csv'],
      ...['--columns', 'receptive_field,activation_bytes'],
    ]);
    expect(stdout).toContain('\nblocks.0.conv,Conv2d,5x5,2048\n');
  });

  test('reads several files, each with its own table', async () => {
    const { stdout } = await run(['summary', 'only.py', 'model.py:Tokens', '--in', '6', '--json']);
    const documents = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(documents[0].totals.params).toBe(84);
    expect(documents).toHaveLength(2);
  });

  test.each([
    ['-', ['-', '--in', '6'], 84],
    ['-:Gate(6)', ['-:Gate(6)', '--in', '6'], 42],
    ['- with --set', ['-', '--set', 'n=3', '--in', '3'], 24],
  ])('reads Python from standard input: %s', async (_what, args, params) => {
    const { totals } = await report(args, readFileSync(join(fixtures, 'only.py'), 'utf8'));
    expect(totals.params).toBe(params);
  });
});

describe('other commands', () => {
  test('compare puts two networks of a file side by side', async () => {
    const { stdout, status } = await run([
      ...['compare', 'model.py:Net(10)', 'model.py:Net(10, width=4)', '--in', '3x8x8', '--json'],
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/906[\s\S]*314/);
  });

  test('explain writes out a layer with the line that calls it', async () => {
    const { stdout } = await run(['explain', ...NET, 'blocks.0.conv']);
    expect(stdout).toContain('  Called at        parts.py:11:29\n');
    expect(stdout).toContain('8 x 8 x 3 x 3 = 576 weights + 8 biases = 584\n');
  });

  test('explain writes out a module with the line that calls it', async () => {
    const { stdout } = await run(['explain', ...NET, 'blocks.0']);
    expect(stdout).toContain('  Called at         model.py:18:17\n');
  });

  test('validate counts its layers', async () => {
    const { stdout, status } = await run(['validate', ...NET]);
    expect(stdout).toBe('ok model.py:Net(10): 8 layers, 906 parameters\n');
    expect(status).toBe(0);
  });

  test.each([
    ['params=906', 0],
    ['params=905', 1],
    ['macs=50k', 1],
  ])('check holds it to a limit of %s', async (limit, expected) => {
    const { status } = await run(['check', ...NET, '--max', limit]);
    expect(status).toBe(expected);
  });

  test('convert writes a spec of the same figures', async () => {
    await run(['convert', ...NET, '-o', 'net.json']);
    const { totals } = await report(['net.json']);
    expect([totals.params, totals.macs]).toEqual([906, 50_768]);
  });

  test('diff reads both files at a revision, imports too', async () => {
    const git = (...args: readonly string[]) => {
      const { status, stderr } = spawnSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      expect([status, stderr]).toEqual([0, '']);
    };
    git('init', '-q', '-b', 'main', '.');
    git('add', '-A');
    git('commit', '-qm', 'first');
    const parts = readFileSync(join(folder, 'parts.py'), 'utf8');
    writeFileSync(join(folder, 'parts.py'), parts.replace('channels, 3, padding=1', 'channels, 1'));
    const { stdout, status } = await run(['diff', 'git:main:model.py:Net(10)', ...NET]);
    writeFileSync(join(folder, 'parts.py'), parts);
    expect(status).toBe(1);
    expect(stdout).toContain('kernel_size 3 -> 1; padding 1 -> 0');
    // 8 x 8 x (9 - 1) fewer weights
    expect(stdout).toMatch(/Parameters +906 +394 +-512/);
  });
});
