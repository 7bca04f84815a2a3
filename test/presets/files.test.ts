import { describe, expect, test } from 'vitest';
import { loadPreset, presetNames, presetText, reportOf } from '../support/load-preset';

describe.each(presetNames)('%s', (name) => {
  test('builds at its own input size', () => {
    expect(reportOf(name).model.outputs[0]?.shape.length).toBeGreaterThan(1);
  });

  test('describes itself in one line of its own', () => {
    const { description = '' } = JSON.parse(presetText(name)) as { readonly description?: string };
    expect(description).toMatch(/^\S.*\S$/);
    expect(loadPreset(name).description).toBe(description);
  });
});

const variants = presetNames.filter((name) => Object.hasOwn(JSON.parse(presetText(name)), 'extends'));

test.each(variants)('%s is a handful of lines', (name) => {
  expect(presetText(name).trimEnd().split('\n').length).toBeLessThanOrEqual(12);
});
