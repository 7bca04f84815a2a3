// @ts-nocheck
import { describe, expect, test } from 'vitest';
import { applyOptions, type SpecOptions } from '../../src/cli/spec-options';
import { loadPreset } from '../presets/load-preset';

/** A preset's values were checked for its own variables, inputs and batch alone. */
describe('a preset with', () => {
  const isChanged = (options: SpecOptions) => applyOptions(loadPreset('v2'), options).isChanged;

  test.each<[string, SpecOptions]>([
    ['nothing given', {}],
    ['its own input given', { in: ['192x28x28'] }],
  ])('%s is as it was checked', (_name, options) => expect(isChanged(options)).toBe(false));

  test.each<[string, SpecOptions]>([
    ['a variable', { set: ['out_3x3=64'] }],
    ['another input', { in: ['3x8x8'] }],
    ['a batch, which size(0) may use', { batch: '16' }],
  ])('%s is checked again', (_name, options) => expect(isChanged(options)).toBe(true));
});
