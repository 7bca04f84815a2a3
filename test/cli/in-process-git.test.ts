import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRepository } from '../support/git-repository';
import { runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const repository = createRepository();
const earlier = process.cwd();

const conv = (out_channels: number, more = {}) => ({ type: 'Conv2d', out_channels, kernel_size: 3, ...more });
const net = (layers: readonly unknown[]) => ({ input: [3, 8, 8], layers });

beforeAll(() => {
  buildIfMissing();
  process.chdir(repository.folder);
  repository.write('nets/changed.json', net([conv(4, { name: 'conv' }), { type: 'ReLU', name: 'act' }]));
  repository.write('nets/removed.json', net([conv(4)]));
  repository.write('nets/same.json', net([conv(4)]));
  repository.write('nets/broken.json', net([conv(4)]));
  repository.write('nets/inputs.json', {
    input: { a: [3, 8, 8], b: [3, 8, 8] },
    layers: [{ type: 'Add', from: ['@a', '@b'] }],
  });
  repository.write('budgets.json', {
    schema: 'inception.checks/1',
    checks: [
      { name: 'growth', spec: './nets/changed.json', metric: 'params', no_more_than_base: '+2%' },
      { name: 'shape', spec: './nets/changed.json', metric: 'output', equals: [4, 6, 6] },
      {
        name: 'field',
        spec: './nets/changed.json',
        metric: 'receptive_field',
        equals: [3, 3],
        severity: 'warn',
      },
      { name: 'part', spec: './nets/changed.json', metric: 'macs', at: 'conv', max: '1k' },
      { name: 'nowhere', spec: './nets/changed.json', metric: 'macs', at: 'nosuch', max: '1k' },
    ],
  });
  repository.commit();
  repository.write(
    'nets/changed.json',
    net([conv(8, { name: 'conv', padding: 1, bias: false }), { type: 'ELU', name: 'act' }]),
  );
  repository.write(
    'nets/added.json',
    net([conv(2), { type: 'Flatten' }, { type: 'Linear', out_features: 2 }]),
  );
  repository.write('nets/broken.json', net([{ type: 'Cnv2d' }]));
  repository.write('nets/inputs.json', {
    input: { a: [3, 8, 8], b: [3, 8, 1] },
    layers: [{ type: 'Concat', dim: 3, from: ['@a', '@b'] }],
  });
  repository.git('rm', '--quiet', 'nets/removed.json');
});

afterAll(() => {
  process.chdir(earlier);
  repository.remove();
});

describe('all specs against an earlier version', () => {
  it.each(['text', 'json', 'markdown', 'github'])(
    'as %s say what was added, removed, changed and cannot be read',
    (format) => {
      const { status, stdout, stderr } = runInProcess(['diff', '--base', 'HEAD', 'nets', '--format', format]);
      expect(status).toBe(2);
      for (const name of ['changed', 'added', 'removed', 'inputs']) expect(stdout).toContain(`${name}.json`);
      expect(stdout + stderr).toMatch(/spec\/unknown-type/);
    },
  );

  it('is about the paths that are named, which must be there', () => {
    expect(runInProcess(['diff', '--base', 'HEAD', 'nets/same.json']).status).toBe(0);
    expect(runInProcess(['diff', '--base', 'HEAD', 'nets/changed.json', 'nets/added.json']).status).toBe(1);
    expect(runInProcess(['diff', '--base', 'HEAD', 'nosuch']).stderr).toContain(
      'exists neither here nor at HEAD',
    );
    repository.write('empty/notes.txt', 'none');
    expect(runInProcess(['diff', '--base', 'HEAD', 'empty']).stderr).toContain('no spec is under empty');
    expect(runInProcess(['diff', '--base', 'nosuch', 'nets'])).toMatchObject({ status: 2, stdout: '' });
    expect(runInProcess(['diff', '--base', '-x', 'nets'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('tells names, inputs and arguments that changed', () => {
    const { stdout } = runInProcess(['diff', 'git:HEAD:nets/changed.json', 'nets/changed.json']);
    expect(stdout).toMatch(/padding 0 -> 1/);
    expect(stdout).toMatch(/ReLU -> ELU/);
    expect(runInProcess(['diff', 'git:HEAD:nets/inputs.json', 'nets/inputs.json']).stdout).toMatch(/Input/);
  });
});

describe('checks against an earlier version', () => {
  it.each(['text', 'json', 'markdown', 'github'])(
    'as %s say what is broken, warned of and in trouble',
    (format) => {
      const { status, stdout, stderr } = runInProcess([
        'check',
        'budgets.json',
        '--base',
        'HEAD',
        '--format',
        format,
      ]);
      expect(status).toBe(2);
      for (const name of ['growth', 'shape', 'part', 'nowhere']) expect(stdout + stderr).toContain(name);
    },
  );

  it('need a version to be against, and a file that has one', () => {
    expect(runInProcess(['check', 'budgets.json']).stderr).toContain('check/base');
    expect(runInProcess(['check', 'v2', '--max-growth', 'params=+2%', '--base', 'HEAD']).stderr).toContain(
      'is not a file',
    );
    expect(runInProcess(['check', 'budgets.json', '--base', 'nosuch']).status).toBe(2);
  });

  it('are not written anew for what is no file of checks', () => {
    expect(runInProcess(['check', 'article', '--update'])).toMatchObject({ status: 2 });
    const { status, stderr } = runInProcess(['check', 'budgets.json', '--base', 'HEAD', '--update'], {
      writeFile: () => ({ code: 'file/unwritable', severity: 'error', message: 'no room' }),
    });
    expect(status).toBe(2);
    expect(stderr).toContain('no room');
  });
});
