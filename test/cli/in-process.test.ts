import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { commands } from '../../src/cli/commands/index';
import { caseFolders } from '../support/case-folders';
import { createRepository } from '../support/git-repository';
import { createMemoryIo } from '../support/memory-io';
import { packageFolder, runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const folder = mkdtempSync(join(tmpdir(), 'inception-in-process-'));

beforeAll(buildIfMissing);
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

const conv = (out_channels: number) => ({ type: 'Conv2d', out_channels, kernel_size: 3, name: 'conv' });
const net = (out_channels: number) => ({ input: [3, 8, 8], layers: [conv(out_channels), { type: 'ReLU' }] });

describe('the sources do what the built program does', () => {
  const cases = caseFolders(__dirname).filter(({ name }) => !/extends|folder/.test(name));

  it.each(cases)('$name', ({ folder: place, args, stdin, exit, read }) => {
    const files = readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = new Map(files.map(({ name }) => [name, readFileSync(join(place, name))]));
    const { io } = createMemoryIo(texts, packageFolder, Buffer.from(stdin));
    const { readDocument, fileExists, namesIn } = io;
    const words = args ?? ['validate', 'spec.json'];
    const { status, stdout, stderr } = runInProcess(words, { readDocument, fileExists, namesIn });
    expect(status).toBe(exit ?? 0);
    expect(stderr).toBe(read('stderr.txt') ?? '');
    if (read('stdout.txt') !== null) expect(stdout).toBe(read('stdout.txt'));
  });
});

describe('a command', () => {
  const [small, large] = [file('small.json', net(4)), file('large.json', net(8))];

  it('that is not there is told with the help', () => {
    expect(runInProcess(['sumary'])).toMatchObject({ status: 2, stdout: '' });
    const help = runInProcess(['--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    for (const name of Object.keys(commands)) {
      expect(help.stdout).toMatch(new RegExp(`^ {2}${name}`, 'm'));
      expect(runInProcess([name, '--help'])).toMatchObject({ status: 0, stderr: '' });
      expect(runInProcess(['help', name]).stdout).toContain(`inception ${name}`);
    }
    expect(runInProcess(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  it('list, show, schema, ops and conventions print what the program knows', () => {
    expect(runInProcess(['list']).stdout).toMatch(/^v2 /m);
    expect(JSON.parse(runInProcess(['list', '--json']).stdout)).toContainEqual(
      expect.objectContaining({ name: 'v2' }),
    );
    expect(runInProcess(['show', 'v2']).stdout).toBe(
      readFileSync(join(packageFolder, 'configs', 'v2.json'), 'utf8'),
    );
    expect(runInProcess(['show', 'v22'])).toMatchObject({ status: 2, stdout: '' });
    expect(JSON.parse(runInProcess(['schema']).stdout)).toHaveProperty('$schema');
    expect(runInProcess(['ops', 'Conv2d']).stdout).toContain('kernel_size');
    expect(JSON.parse(runInProcess(['ops', '--json']).stdout)).toContainEqual(
      expect.objectContaining({ type: 'LSTM' }),
    );
    expect(runInProcess(['conventions']).stdout).toContain('ptflops-aten');
  });

  it('summary prints each format, in colour where it is asked for', () => {
    expect(runInProcess(['summary', small]).stdout).toContain('Total params: 112');
    expect(runInProcess(['summary', small, '--format', 'csv']).stdout).toMatch(/^conv,Conv2d/m);
    expect(runInProcess(['summary', small, '--format', 'tree']).stdout).toContain('conv');
    expect(JSON.parse(runInProcess(['summary', small, '--json', '--batch', '2']).stdout)).toMatchObject({
      totals: { params: 112, macs: 2 * 4 * 27 * 36 },
    });
    expect(runInProcess(['summary', small, '--color']).stdout).toContain('\u001b[');
    expect(runInProcess(['summary', small, '--convention', 'thop', '--dtype', 'int8']).status).toBe(0);
    expect(runInProcess(['summary', 'v2', '--in', '192x28x28', '--set', 'pool=16']).stdout).toContain(
      'Total params',
    );
    expect(runInProcess(['summary', 'v2', '--in', '3']).stderr).toContain('error[shape/mismatch]');
  });

  it('explain and compare write their tables and their JSON', () => {
    expect(runInProcess(['explain', 'v2', 'conv5x5.1.conv']).stdout).toContain('12,800');
    expect(JSON.parse(runInProcess(['explain', small, 'conv', '--json']).stdout)).toHaveProperty('schema');
    expect(runInProcess(['explain', small, 'nosuch'])).toMatchObject({ status: 2, stdout: '' });
    const compared = runInProcess(['compare', 'v1', 'v2', '--in', '192x28x28']);
    expect(compared.stdout).toContain('393,472');
    expect(JSON.parse(runInProcess(['compare', small, large, '--json']).stdout)).toHaveProperty('schema');
    expect(runInProcess(['compare', small, large, '--format', 'markdown']).stdout).toContain('| ');
  });

  it('diff says what differs, and exits by it', () => {
    expect(runInProcess(['diff', small, small])).toMatchObject({ status: 0, stderr: '' });
    for (const format of ['text', 'json', 'markdown', 'github']) {
      const { status, stdout } = runInProcess(['diff', small, large, '--format', format]);
      expect(status).toBe(1);
      expect(stdout).toMatch(/224/);
    }
    expect(runInProcess(['diff', small, large, '--exit-zero']).status).toBe(0);
    expect(runInProcess(['diff', small, large, '--metric', 'batch']).status).toBe(0);
    expect(runInProcess(['diff', small, 'nosuch'])).toMatchObject({ status: 2, stdout: '' });
    const stored = join(folder, 'stored.json');
    writeFileSync(stored, runInProcess(['summary', small, '--json']).stdout);
    expect(runInProcess(['diff', stored, small]).status).toBe(0);
    expect(runInProcess(['diff', stored, large]).status).toBe(1);
  });

  it('check holds a network to its limits, and writes them anew', () => {
    expect(runInProcess(['check', small, '--max', 'params=200']).status).toBe(0);
    const over = runInProcess(['check', small, '--max', 'params=100']);
    expect(over.status).toBe(1);
    expect(over.stdout).toContain('broken');
    expect(runInProcess(['check', small, '--max', 'nosuch=1'])).toMatchObject({ status: 2 });
    expect(runInProcess(['check', small, '--max', 'params'])).toMatchObject({ status: 2 });
    const checks = file('budgets.json', {
      schema: 'inception.checks/1',
      checks: [{ name: 'parameters', spec: './small.json', metric: 'params', equals: 111 }],
    });
    for (const format of ['text', 'json', 'markdown', 'github'])
      expect(runInProcess(['check', checks, '--format', format]).status).toBe(1);
    runInProcess(['check', checks, '--update']);
    expect(readFileSync(checks, 'utf8')).toContain('112');
    expect(runInProcess(['check', checks]).status).toBe(0);
    expect(runInProcess(['check', 'article']).stdout).toContain('14 checks: 14 ok');
  });

  it('diff and check take earlier versions from git', () => {
    const repository = createRepository();
    const earlier = process.cwd();
    try {
      process.chdir(repository.folder);
      repository.write('net.json', net(4));
      repository.commit();
      repository.write('net.json', net(8));
      expect(runInProcess(['diff', 'git:HEAD:net.json', 'net.json']).status).toBe(1);
      expect(runInProcess(['diff', '--base', 'HEAD', '.']).status).toBe(1);
      expect(runInProcess(['diff', 'git:nosuch:net.json', 'net.json'])).toMatchObject({ status: 2 });
      expect(runInProcess(['diff', 'git:--help:net.json', 'net.json'])).toMatchObject({ status: 2 });
      expect(runInProcess(['check', 'net.json', '--max-growth', 'params=+2%', '--base', 'HEAD']).status).toBe(
        1,
      );
      expect(
        runInProcess(['check', 'net.json', '--max-growth', 'params=+200%', '--base', 'HEAD']).status,
      ).toBe(0);
      const withoutGit = runInProcess(['diff', 'git:HEAD:net.json', 'net.json'], { git: () => null });
      expect(withoutGit.stderr).toContain('git is not installed');
    } finally {
      process.chdir(earlier);
      repository.remove();
    }
  });

  it('that fails by its own fault says so, and by a full disk that', () => {
    const broken = runInProcess(['summary', small], {
      readDocument: () => {
        throw new Error('a fault');
      },
    });
    expect(broken).toMatchObject({ status: 70, stdout: '' });
    expect(broken.stderr).toContain('please report it');
  });
});
