import { describe, expect, it } from 'vitest';
import { createMemoryIo } from '../support/memory-io';
import { packageFolder, runInProcess } from '../support/run-in-process';

const unflattened = {
  input: [3, 32, 32],
  layers: [
    { type: 'AdaptiveAvgPool2d', output_size: 1 },
    { type: 'Linear', out_features: 5 },
  ],
};
const budgets = {
  schema: 'inception.checks/1',
  checks: [
    { name: 'parameters', spec: 'net.json', metric: 'params', max: 100 },
    { name: 'work', spec: 'net.json', metric: 'macs', max: 100 },
  ],
};

function run(...args: readonly string[]) {
  const texts = Object.entries({ 'net.json': unflattened, 'budgets.json': budgets }).map(
    ([name, value]) => [name, Buffer.from(JSON.stringify(value))] as const,
  );
  const { io } = createMemoryIo(new Map(texts), packageFolder);
  const { readDocument, fileExists, resolvePath } = io;
  return runInProcess(args, { readDocument, fileExists, resolvePath });
}

describe('a warning', () => {
  it.each([
    ['summary', ['summary', 'net.json']],
    ['compare', ['compare', 'v1', 'net.json']],
    ['explain', ['explain', 'net.json']],
    ['export', ['export', 'net.json']],
    ['validate', ['validate', 'net.json']],
    ['check', ['check', 'budgets.json']],
  ])('of %s is on standard error, once, beside the result', (_command, args) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(0);
    expect(stdout).not.toBe('');
    expect(stdout).not.toContain('network/not-flattened');
    expect(stderr.match(/warning\[network\/not-flattened\]/g)).toHaveLength(1);
    expect(stderr).not.toContain('error');
  });

  it.each([
    ['summary', ['summary', 'net.json']],
    ['compare', ['compare', 'v1', 'net.json']],
    ['diff', ['diff', 'v1', 'net.json']],
    ['explain', ['explain', 'net.json']],
    ['export', ['export', 'net.json']],
    ['validate', ['validate', 'net.json']],
    ['check', ['check', 'budgets.json']],
  ])('of %s is an error with --strict', (_command, args) => {
    const { status, stderr } = run(...args, '--strict');
    expect(status).toBe(2);
    expect(stderr).toContain('error[network/not-flattened]');
  });

  it('is JSON where the result is', () => {
    const { status, stdout, stderr } = run('summary', 'net.json', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'inception.report/1' });
    expect(JSON.parse(stderr)).toMatchObject({
      schema: 'inception.diagnostics/1',
      diagnostics: [{ code: 'network/not-flattened', severity: 'warning', document: 'net.json' }],
    });
  });

  it('is given of the new side of a diff alone, of which the verdict is the same', () => {
    expect(run('diff', 'v1', 'net.json')).toMatchObject({ status: 1 });
    expect(run('diff', 'v1', 'net.json').stderr).toContain('warning[network/not-flattened]');
    expect(run('diff', 'net.json', 'v1')).toMatchObject({ status: 1, stderr: '' });
    expect(run('diff', 'net.json', 'v1', '--strict')).toMatchObject({ status: 1, stderr: '' });
  });

  it('is about the input that a preset is given, and about nothing else of it', () => {
    const given = run('summary', 'resnet18', '--in', '224x224x3');
    expect(given.status).toBe(0);
    expect(given.stderr).toMatch(/^--in: warning\[network\/channels-last\].*224x224x3/);
    expect(run('summary', 'resnet18').stderr).toBe('');
  });
});

describe('--in that is no shape says what to write', () => {
  it.each([
    ['-1x3x32x32', 'write 3x32x32, without the batch'],
    ['3,32,32', 'write 3x32x32'],
    ['(3, 32, 32)', 'write 3x32x32'],
    ['Nx3x32x32', 'write 3x32x32, without the batch'],
    ['input=3*32*32', 'write 3x32x32'],
  ])('%s', (text, help) => {
    const { status, stderr } = run('summary', 'v2', '--in', text);
    expect(status).toBe(2);
    expect(stderr).toContain(`help: ${help}\n`);
  });
});

describe('ops', () => {
  it('knows a type by the names that it has elsewhere, and lists them', () => {
    expect(run('ops', 'Dense').stderr).toContain('did you mean "Linear"?');
    expect(run('ops', 'Linear').stdout).toContain('Called elsewhere: Dense, ');
    expect(JSON.parse(run('ops', 'Linear', '--json').stdout)[0].aliases).toContain('Dense');
  });
});
