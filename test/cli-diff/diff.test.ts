import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const conv = (name: string, out: number, kernel: number) => ({
  type: 'Conv2d',
  name,
  out_channels: out,
  kernel_size: kernel,
  padding: 'same',
});

const relu = { type: 'ReLU', name: 'relu' };

const net = (kernel: number, name = 'stem') => ({
  input: [8, 6, 6],
  layers: [conv(name, 8, kernel), relu, conv('head', 4, 1)],
});

let repository: Repository;

const diff = (...args: readonly string[]) => runInFolder(['diff', ...args], { cwd: repository.folder });

beforeAll(() => {
  buildIfMissing();
  repository = createRepository();
});

afterAll(() => repository.remove());

describe('diff OLD NEW', () => {
  test('a preset and itself: one line', async () => {
    const run = await diff('v1', 'v1');
    expect(run).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^v1 and v1 cost the same: \d+ layers, 393,472 parameters\n$/),
      stderr: '',
    });
  });

  test('two presets that differ', async () => {
    const run = await diff('v1', 'v2', '--in', '192x28x28');
    expect(run.status).toBe(1);
    for (const figure of ['393,472', '163,696', '-229,776', '308,281,344', '128,049,152', '-58.4 %']) {
      expect(run.stdout).toContain(figure);
    }
    expect(run.stdout).toContain('conv5x5.conv -> conv5x5.1.conv');
    expect((await diff('v1', 'v2', '--exit-zero')).status).toBe(0);
    expect((await diff('v1', 'v2', '--metric', 'output')).status).toBe(0);
  });

  test('trouble is 2, and every problem is told', async () => {
    const run = await diff('none.json', 'v9', '--batch', '0', '--exit-zero');
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('none.json does not exist');
    expect(run.stderr).toContain('no preset and no file is named "v9"');
    expect(run.stderr.match(/--batch must be/g)).toHaveLength(1);
    expect((await diff('v1')).status).toBe(2);
    expect((await diff('-', '-')).status).toBe(2);
    expect((await diff('v1', 'v2', '--metric', 'parms')).stderr).toContain('did you mean "params"?');
  });

  test('a rename alone', async () => {
    repository.write('old.json', net(3));
    repository.write('new.json', net(3, 'first'));
    const run = await diff('old.json', 'new.json');
    expect(run).toEqual({
      status: 0,
      stdout: [
        'old.json and new.json cost the same: 3 layers, 620 parameters',
        'note: spec text differs, costs equal',
        'note: 1 layer renamed: stem -> first',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('a stored report stands for its spec, every digit kept', async () => {
    const wide = { input: [2 ** 30, 1024, 1024], layers: [conv('stem', 2 ** 30, 1)] };
    repository.write('wide.json', wide);
    const { stdout } = await runInFolder(['summary', 'wide.json', '--json'], { cwd: repository.folder });
    repository.write('wide.report.json', stdout);
    expect(stdout).toContain('"macs": 1208925819614629174706176');
    expect((await diff('wide.report.json', 'wide.json')).status).toBe(0);
    const digits = stdout.replaceAll('1208925819614629174706176', '1208925819614629174706177');
    repository.write('wide.report.json', digits);
    const run = await diff('wide.report.json', 'wide.json', '--metric', 'macs');
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/Mult-Adds .* -1 /);
  });

  test('a stored report that is wrong, partial, or of another convention is trouble', async () => {
    const { stdout } = await runInFolder(['summary', 'v2', '--json']);
    const stored = async (text: string, ...options: readonly string[]) => {
      repository.write('stored.json', text);
      return diff('stored.json', 'v2', ...options);
    };
    const wrong = await stored(stdout.replace('"params": 163696', '"params": -1'));
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain(
      '"totals.params" of the stored report must be a whole number of at least 0',
    );
    const partial = stdout.replace('"complete": true', '"complete": false');
    expect(await stored(partial)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('leaves layers out'),
    });
    expect((await stored(partial, '--exit-zero')).status).toBe(2);
    expect((await stored(partial, '--metric', 'params,macs')).status).toBe(0);
    const other = await stored(stdout, '--convention', 'flops');
    expect(other).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('follow different conventions'),
    });
  });

  test('standard input', async () => {
    const { stdout } = await runInFolder(['show', 'v2']);
    const run = await runInFolder(['diff', 'v2', '-'], { stdin: stdout });
    expect(run.status).toBe(0);
  });

  test('JSON for scripts', async () => {
    const run = await diff('v1', 'v2', '--json');
    expect(run.status).toBe(1);
    const document = JSON.parse(run.stdout);
    expect(document).toMatchObject({ schema: 'inception.diff/1', base: null, verdict: 'different' });
    const [spec] = document.specs;
    expect(spec.totals[0]).toEqual({
      metric: 'params',
      changed: true,
      old: 393472,
      new: 163696,
      difference: -229776,
    });
    expect(spec.layers[0]).toMatchObject({
      status: 'changed',
      args: [{ name: 'in_channels', old: 192, new: 16 }],
      old: { path: 'conv5x5.conv', params: 153632 },
      new: { path: 'conv5x5.1.conv', params: 12832 },
    });
  });
});

describe('against git', () => {
  beforeEach(() => {
    repository.remove();
    repository = createRepository({
      'nets/a.json': net(3),
      'nets/deep/b.json': net(5),
      'nets/gone.json': net(1),
      'nets/tsconfig.json': { extends: './base.json', compilerOptions: {} },
      'package.json': { name: 'x' },
    });
  });

  test('git:REV:path, the changed layer on top', async () => {
    repository.write('nets/a.json', net(5));
    const run = await diff('git:HEAD:nets/a.json', 'nets/a.json');
    expect(run.status).toBe(1);
    const rows = run.stdout.split('\n').filter((line) => line.startsWith('~'));
    expect(rows[0]).toMatch(/^~ +stem +Conv2d +\+1,024 +\+36,864 +kernel_size 3 -> 5$/);
    expect((await diff('git:HEAD:nets/a.json', 'git:HEAD:nets/a.json')).status).toBe(0);
  });

  test('what git does not have is said', async () => {
    const run = await diff('git:none:nets/a.json', 'git:HEAD:nets/none.json');
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('git does not know the revision "none"');
    expect(run.stderr).toContain('nets/none.json does not exist at HEAD');
    const outside = await runInFolder(['diff', '--base', 'HEAD', '.'], { cwd: '/' });
    expect(outside).toMatchObject({ status: 2, stderr: expect.stringContaining('not in a git repository') });
  });

  test('--base: added, removed, changed and unchanged', async () => {
    repository.write('nets/a.json', net(5));
    repository.write('nets/new.json', net(3));
    repository.git('rm', 'nets/gone.json');
    const run = await diff('--base', 'HEAD', 'nets');
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('+ nets/new.json: added, 3 layers, 620 parameters');
    expect(run.stdout).toContain('- nets/gone.json: removed');
    expect(run.stdout).toContain('git:HEAD:nets/a.json -> nets/a.json: different');
    expect(run.stdout).toMatch(/\nspecs: 1 added, 1 removed, 1 changed, 1 unchanged against HEAD\n$/);
    const below = await runInFolder(['diff', '--base', 'HEAD', 'deep', '../nets/deep/b.json'], {
      cwd: join(repository.folder, 'nets'),
    });
    expect(below).toEqual({ status: 0, stdout: 'specs: 1 unchanged against HEAD\n', stderr: '' });
  });

  test('--base: what extends a spec is one, what extends another file is none', async () => {
    repository.write('nets/tsconfig.json', { extends: './tsconfig.base.json' });
    repository.write('nets/tsconfig.base.json', { compilerOptions: {} });
    repository.write('nets/circle.json', { extends: './circle.json' });
    repository.write('nets/mine.json', { extends: './a.json' });
    repository.write('nets/of-preset.json', { extends: 'v2' });
    const run = await diff('--base', 'HEAD', 'nets');
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).toContain('+ nets/mine.json: added');
    expect(run.stdout).toContain('+ nets/of-preset.json: added');
    expect(run.stdout).toMatch(/\nspecs: 2 added, 3 unchanged against HEAD\n$/);
  });

  test('--base: a broken spec or a path of nothing is trouble, the others are compared', async () => {
    repository.write('nets/a.json', '{ "layers": [');
    repository.write('nets/deep/b.json', net(3));
    const run = await diff('--base', 'HEAD', 'nets', 'none');
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('! nets/a.json: cannot be compared');
    expect(run.stdout).toContain('1 changed, 1 unchanged, 1 failed against HEAD');
    expect(run.stderr).toContain('nets/a.json:1:14: error[json/syntax]');
    expect(run.stderr).toContain('none exists neither here nor at HEAD');
  });

  test('github: annotations beside the lines, and the summary', async () => {
    repository.write('nets/a.json', net(5));
    const summary = join(repository.folder, 'summary.md');
    const run = await runInFolder(['diff', '--base', 'HEAD', '.', '--format', 'github'], {
      cwd: join(repository.folder, 'nets'),
      env: { GITHUB_STEP_SUMMARY: summary },
    });
    expect(run.status).toBe(1);
    const [head, layer, ...rest] = run.stdout.trimEnd().split('\n');
    expect(head).toMatch(
      /^::error title=inception diff,file=nets\/a\.json::.*different%0AParameters 620 -> 1,644/,
    );
    expect(layer).toBe(
      '::error title=inception diff,file=nets/a.json,line=8::' +
        'stem (Conv2d): kernel_size 3 -> 5, params +1,024 (+175.3 %25), macs +36,864 (+177.8 %25)',
    );
    expect(rest).toEqual([]);
    expect(readFileSync(summary, 'utf8')).toContain('<summary>Layers: 1 changed</summary>');
    const quiet = await runInFolder(['diff', '--base', 'HEAD', 'nets', '--format', 'github', '--exit-zero'], {
      cwd: repository.folder,
    });
    expect(quiet).toMatchObject({ status: 0, stdout: expect.stringMatching(/^::warning /) });
  });

  test('markdown: the totals in sight, the layers folded away', async () => {
    repository.write('nets/a.json', net(5));
    const { stdout, status } = await diff('git:HEAD:nets/a.json', 'nets/a.json', '--format', 'markdown');
    expect(status).toBe(1);
    expect(stdout).toMatch(/\| Parameters +\| +620 \| +1,644 \| +\+1,024 \| \+165\.2 % \|/);
    expect(stdout).toMatch(/<details>\n<summary>Layers: 1 changed<\/summary>\n\n\|/);
    expect(stdout.indexOf('Parameters')).toBeLessThan(stdout.indexOf('<details>'));
  });
});
