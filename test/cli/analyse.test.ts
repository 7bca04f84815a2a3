import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/cli/analyse';
import { createProcessIo } from '../../src/cli/io';
import type { SpecOptions } from '../../src/cli/spec-options';
import { packageFolder } from './run-in-process';

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
});
