import { beforeAll, describe, expect, it, test } from 'vitest';
import { analyse } from '../../src/cli/analyse';
import { createProcessIo } from '../../src/cli/io';
import type { SpecOptions } from '../../src/cli/spec-options';
import { packageFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

/** What of the package is read to analyse a preset. */
function filesRead(reference: string, options: SpecOptions): readonly string[] {
  const real = createProcessIo(packageFolder);
  const read: string[] = [];
  const readPackageFile = (path: string) => {
    read.push(path);
    return real.readPackageFile(path);
  };
  const { report, diagnostics } = analyse(reference, options, { ...real, readPackageFile });
  expect(diagnostics).toEqual([]);
  expect(report?.model.name).toBe('InceptionModuleV2');
  return read;
}

describe('a name', () => {
  const text = new TextEncoder().encode('{"name": "Mine", "input": [3], "layers": []}');
  const io = { ...createProcessIo(packageFolder), fileExists: () => true, readDocument: () => text };

  it('is a preset before it is a file, and a path is always a file', () => {
    const nameOf = (reference: string, options: SpecOptions = {}) =>
      analyse(reference, options, io).report?.model.name;
    expect(nameOf('v2')).toBe('InceptionModuleV2');
    expect(nameOf('v2', { batch: '2' })).toBe('InceptionModuleV2');
    expect(nameOf('./v2')).toBe('Mine');
    expect(nameOf('mine')).toBe('Mine');
  });
});

describe('a preset with', () => {
  test.each<[string, SpecOptions]>([
    ['nothing given', {}],
    ['its own input given', { in: ['192x28x28'] }],
    ['an element type and a convention', { dtype: 'float16', convention: 'flops' }],
  ])('%s has the graph that the build made', (_name, options) =>
    expect(filesRead('v2', options)).toEqual(['dist/graphs/v2.json']),
  );

  test.each<[string, SpecOptions]>([
    ['a variable', { set: ['out_3x3=64'] }],
    ['another input', { in: ['64x28x28'] }],
    ['a batch', { batch: '16' }],
    ['a limit', { maxLayers: '100' }],
  ])('%s is built anew', (_name, options) =>
    expect(filesRead('v2', options)).toContain('dist/presets/v2.json'),
  );

  test.each([
    ['out_3x3=-1', ['spec/invalid-value']],
    ['out_3x3=1.5', ['spec/invalid-value']],
    ['out_3x3="same"', ['spec/invalid-value']],
    ['out_3x3=32', []],
  ])('--set %s is checked', (setting, codes) => {
    const { diagnostics } = analyse('v2', { set: [setting] }, createProcessIo(packageFolder));
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it('the same options is worked out once, and anew with others', () => {
    const io = createProcessIo(packageFolder);
    const reportWith = (options: SpecOptions) => analyse('v2', options, io).report;
    expect(reportWith({ in: ['192x28x28'] })).toBe(reportWith({}));
    expect(reportWith({ dtype: 'float16' })?.totals.paramBytes).toBe(2 * 163_696);
    expect(reportWith({ convention: 'flops' })?.totals.count).toBe(2 * 128_049_152);
    expect(reportWith({})?.totals).toMatchObject({ paramBytes: 4 * 163_696, count: 128_049_152 });
  });
});
