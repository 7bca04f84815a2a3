import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../support/run-in-process';

describe('networks that people have written', () => {
  const root = join(__dirname, '..', '..');
  const specsIn = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json') && !name.endsWith('.checks.json'))
      .map((name) => join(folder, name));

  it.each([...specsIn('configs'), ...specsIn('test/golden/specs')])('%s has no warning', (path) => {
    expect(runInProcess(['validate', '--quiet', join(root, path)])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });
});
