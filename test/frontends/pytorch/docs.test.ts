import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runLine } from '../../support/run-line';

const page = readFileSync(join(import.meta.dirname, '../../../docs/pytorch.md'), 'utf8');

const consoles = [...page.matchAll(/^```console\n\$ (.*)\n([\s\S]*?)^```$/gm)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inception-pytorch-'));
  for (const [, name = '', text = ''] of page.matchAll(/^```python (\S+)\n([\s\S]*?)^```$/gm))
    writeFileSync(join(folder, name), text);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('docs/pytorch.md', () => {
  test('shows at least ten errors', () => {
    expect(consoles.filter(({ output }) => output.includes('error[')).length).toBeGreaterThanOrEqual(10);
  });

  test.each(consoles)('shows what "$command" prints', async ({ command, output }) => {
    const { stdout, stderr } = await runLine(command, { cwd: folder });
    expect(stdout + stderr).toBe(output);
  });
});
