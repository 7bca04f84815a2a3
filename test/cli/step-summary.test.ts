import { expect, it } from 'vitest';
import { addStepSummary } from '../../src/cli/step-summary';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';

const full: Diagnostic = { code: 'file/unwritable', severity: 'error', message: 'the disk is full' };

it('a step summary is added to the file that GitHub names, and nowhere else', () => {
  const added: (readonly [string, string])[] = [];
  const fileSize = () => 0;
  const appendFile = (path: string, text: string) => {
    added.push([path, text]);
    return null;
  };
  for (const env of [{}, { GITHUB_STEP_SUMMARY: '' }])
    expect(addStepSummary(() => '# Costs\n', { env, appendFile, fileSize })).toEqual([]);
  expect(added).toEqual([]);
  const env = { GITHUB_STEP_SUMMARY: '/summary.md' };
  expect(addStepSummary(() => '# Costs\n', { env, appendFile, fileSize })).toEqual([]);
  expect(added).toEqual([['/summary.md', '# Costs\n\n']]);
  expect(addStepSummary(() => '# Costs\n', { env, appendFile: () => full, fileSize })).toEqual([full]);
});
