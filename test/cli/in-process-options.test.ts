import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { CLOSED_PIPE } from '../../src/cli/output';
import { createMemoryIo } from '../support/memory-io';
import { packageFolder, runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const folder = mkdtempSync(join(tmpdir(), 'inception-options-'));
const ESCAPE = '\u001b';

beforeAll(buildIfMissing);
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const conv = (out_channels: number) => ({ type: 'Conv2d', out_channels, kernel_size: 3, name: 'conv' });
const small = file('small.json', { input: [3, 8, 8], layers: [conv(4), { type: 'ReLU' }] });
const large = file('large.json', {
  input: [3, 8, 8],
  layers: [conv(8), { type: 'Sigmoid' }, { type: 'Tanh' }],
});
const branched = file('branched.json', {
  input: [3, 8, 8],
  branches: { left: [conv(4)], right: [conv(2), { type: 'ReLU' }] },
  merge: 'concat',
});

describe('what to do about a value that cannot be taken', () => {
  // The largest size is 2^31 - 1, an input has 15 dimensions beside its batch.
  it.each([
    [['--batch', '2147483648'], /from 1 to 2147483647, not "2147483648"/],
    [['--max-layers', '0'], /of at least 1, not "0"/],
    [['--in', '3x2147483648x8'], /help: a size is at most 2147483647\n/],
    [['--in', Array(16).fill('1').join('x')], /help: an input has at most 15 sizes\n/],
    [['--in', '[3, 8, 8]'], /help: write 3x8x8\n/],
  ])('%j', (options, said) => {
    expect(runInProcess(['summary', small, ...options]).stderr).toMatch(said);
  });

  it.each(['git:', 'git:HEAD', 'git:HEAD:'])('%s is not read as a preset', (reference) => {
    expect(runInProcess(['summary', reference]).stderr).toContain(
      'help: a file at a revision is git:REV:path, one that is staged git::path\n',
    );
  });
});

describe('an option that a command cannot take', () => {
  it.each([
    ['summary', small, '--format', 'jsn'],
    ['summary', small, '--columns', 'kernl'],
    ['summary', small, '--format', 'torchsummary', '--columns', 'macs'],
    ['summary', small, '--depth', '2'],
    ['summary', small, '--format', 'tree', '--depth', '-1'],
    ['summary', small, '--convention', 'thopp'],
    ['summary', small, '--in', 'x'],
    ['summary', small, '--set', 'a'],
    ['compare', small, large, '--metric', 'parms'],
    ['compare', small, large, '--format', 'jsn'],
    ['compare', small, large, '--conventions', 'nosuch'],
    ['compare', small, large, '--conventions', 'all', '--metric', 'params'],
    ['diff', small, large, '--metric', 'parms'],
    ['diff', small, large, '--format', 'jsn'],
    ['diff', small],
    ['explain', small, '--format', 'jsn'],
    ['check', small],
    ['check', small, '--max', 'params=1', '--format', 'jsn'],
    ['check', small, '--at', 'conv'],
    ['check', small, '--max', 'params=1', '--update'],
    ['check', 'v2'],
    ['check', 'nosuch'],
    ['check', join(folder, 'nosuch.json')],
    ['conventions', 'thopp'],
    ['conventions', '--format', 'jsn'],
    ['schema', 'chcks'],
    ['list', '--family', 'resnt'],
    ['ops', 'Conv4d'],
    ['ops', '--format', 'jsn'],
  ])('%s %s %s %s %s %s', (...words) => {
    const { status, stdout, stderr } = runInProcess(words.filter((word) => word !== undefined));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/error/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a terminal', () => {
  const terminal = { isTerminal: () => true, terminalWidth: () => 60, env: { TERM: 'xterm' } };

  it('gets boxes in colour, no wider than it is', () => {
    for (const args of [
      ['compare', 'v1', 'v2', '--in', '192x28x28'],
      ['diff', small, large],
      ['list'],
      ['ops'],
      ['explain', 'v2'],
    ]) {
      const { stdout } = runInProcess(args, terminal);
      expect(stdout, args.join(' ')).toContain(ESCAPE);
      const lines = stdout.replaceAll(new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g'), '').split('\n');
      const boxes = lines.filter((line) => /^[│┌├└]/.test(line));
      for (const line of boxes) expect(line.length, line).toBeLessThanOrEqual(60);
    }
    expect(runInProcess(['compare', small, large], terminal).stdout).toContain('┌');
  });

  it('without colour gets the same words', () => {
    const coloured = runInProcess(['diff', small, large], terminal).stdout;
    const plain = runInProcess(['diff', small, large, '--no-color'], terminal).stdout;
    expect(plain).not.toContain(ESCAPE);
    expect(coloured.replaceAll(new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g'), '')).toBe(plain);
  });
});

describe('formats', () => {
  it('compare: JSON, CSV, Markdown and every convention hold the figures of both', () => {
    for (const format of ['text', 'json', 'markdown', 'csv']) {
      const { status, stdout } = runInProcess(['compare', small, large, '--format', format]);
      expect(status).toBe(0);
      expect(stdout).toMatch(/\b112\b/);
      expect(stdout).toMatch(/\b224\b/);
      const conventions = runInProcess(['compare', small, large, '--conventions', 'all', '--format', format]);
      expect(conventions.stdout).toMatch(/calflops/);
    }
    expect(
      runInProcess(['compare', small, branched, '--metric', 'params,output'.split(',')[0] ?? '']).status,
    ).toBe(0);
  });

  it('diff: every format names what was changed, added and removed', () => {
    for (const format of ['text', 'json', 'markdown', 'github']) {
      for (const [left, right] of [
        [small, large],
        [large, small],
        [small, branched],
        [branched, small],
      ] as const) {
        const { status, stdout } = runInProcess(['diff', left, right, '--format', format]);
        expect(status).toBe(1);
        expect(stdout).toMatch(/params|Parameters/);
      }
    }
    const renamed = file('renamed.json', {
      input: [3, 8, 8],
      layers: [{ ...conv(4), name: 'first' }, { type: 'ReLU' }],
    });
    expect(runInProcess(['diff', small, renamed, '--format', 'json']).stdout).toContain('first');
  });

  it('check: what is broken stands in the file that GitHub shows', () => {
    const summary = join(folder, 'summary.md');
    const env = { GITHUB_STEP_SUMMARY: summary };
    const { status, stdout } = runInProcess(
      ['check', small, '--max', 'params=100', '--at', 'conv', '--format', 'github'],
      { env },
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error/m);
    expect(readFileSync(summary, 'utf8')).toContain('112');
    const full = runInProcess(['check', small, '--max', 'params=100', '--format', 'github'], {
      env,
      appendFile: () => ({ code: 'file/unwritable', severity: 'error', message: 'full' }),
    });
    expect(full).toMatchObject({ status: 2 });
    for (const broken of [
      '{',
      '{"layers": []}',
      '{"schema": "inception.checks/1", "checks": [{"name": "a"}]}',
    ]) {
      expect(runInProcess(['check', file('broken.json', broken)])).toMatchObject({ status: 2 });
    }
  });

  it('summary: columns, depth, CSV and Markdown of picked columns', () => {
    expect(runInProcess(['summary', branched, '--columns', 'kernel,macs']).stdout).toContain('3x3');
    expect(
      runInProcess(['summary', branched, '--format', 'tree', '--depth', '1', '--columns', 'params']).stdout,
    ).toContain('left');
    expect(runInProcess(['summary', branched, '--format', 'csv', '--columns', 'params']).stdout).toContain(
      '112',
    );
    expect(
      runInProcess(['summary', branched, '--format', 'markdown', '--columns', 'params']).stdout,
    ).toContain('112');
  });

  it('conventions, list, ops and schema', () => {
    for (const format of ['text', 'markdown', 'json'])
      expect(runInProcess(['conventions', 'thop', '--format', format]).stdout).toContain('thop');
    expect(runInProcess(['list', '--family', 'resnet']).status).toBe(
      runInProcess(['list', '--family', 'resnet', '--json']).status,
    );
    expect(JSON.parse(runInProcess(['schema', 'checks']).stdout)).toHaveProperty('title', 'inception checks');
    expect(runInProcess(['ops', '--format', 'markdown']).stdout).toContain('| ');
  });
});

describe('a world that fails', () => {
  const run = (changes: Parameters<typeof runInProcess>[1]) => {
    const { io } = createMemoryIo(new Map(), packageFolder);
    return main(['list'], { ...io, ...changes });
  };

  it('is quiet when the reader has left, and exits 2 when the disk is full', () => {
    const full = Object.assign(new Error('ENOSPC: no space left'), { syscall: 'write' });
    const thrower = (what: unknown) => () => {
      throw what;
    };
    expect(run({ out: thrower(CLOSED_PIPE) })).toBe(141);
    expect(run({ out: thrower(full) })).toBe(2);
    expect(run({ out: thrower(full), err: thrower(full) })).toBe(2);
    expect(run({ out: thrower('a text') })).toBe(70);
    expect(run({ out: thrower('a text'), err: thrower('another') })).toBe(70);
  });
});
