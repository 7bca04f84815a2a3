import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutput } from '../../src/cli/output';
import { buildIfMissing, runShell } from '../support/run-inception';

const folder = mkdtempSync(join(tmpdir(), 'inception-output-'));

beforeAll(buildIfMissing);
afterAll(() => rmSync(folder, { recursive: true }));

describe('createOutput', () => {
  it('keeps short texts until they are many or asked for', () => {
    const path = join(folder, 'kept');
    const descriptor = openSync(path, 'w');
    const written = () => readFileSync(path, 'utf8');
    const { write, flush } = createOutput(descriptor);
    write('a');
    write('b');
    expect(written()).toBe('');
    flush();
    expect(written()).toBe('ab');
    const block = 'é'.repeat(40_000);
    write(block);
    expect(written()).toBe('ab');
    write(block);
    expect(written()).toBe(`ab${block}${block}`);
    flush();
    expect(written()).toBe(`ab${block}${block}`);
    closeSync(descriptor);
  });

  it('writes a long text whole, in pieces that part no character', () => {
    const path = join(folder, 'long');
    const descriptor = openSync(path, 'w');
    const text = `a${'\u{1f600}'.repeat(1_500_000)}`;
    createOutput(descriptor).write(text);
    closeSync(descriptor);
    expect(readFileSync(path, 'utf8') === text).toBe(true);
  });

  it('writes to a device at once, and to what is closed not at all', () => {
    const full = openSync('/dev/full', 'w');
    expect(() => createOutput(full).write('a')).toThrow('ENOSPC');
    closeSync(full);
    const closed = createOutput(9_999);
    closed.write('a');
    expect(closed.flush).toThrow('EBADF');
    expect(closed.flush).not.toThrow();
  });
});

describe('the program', () => {
  it('keeps the order of its output and its errors', async () => {
    const { stdout } = await runShell('inception summary v1 nosuch v2 --json 2>&1');
    const told = /"source":"(v1|v2)"|"code": "(usage\/unknown-preset)"/g;
    expect([...stdout.matchAll(told)].map(([, preset, code]) => preset ?? code)).toEqual([
      'v1',
      'usage/unknown-preset',
      'v2',
    ]);
  });

  it('writes what it has kept before it waits for its input', async () => {
    const talk = [
      `mkfifo ${folder}/question`,
      `inception summary v2 ${folder}/question v1 --json |`,
      `(read -r line; echo '{"name": "Asked", "input": [3], "layers": []}' > ${folder}/question; cut -c 1-80)`,
    ].join('\n');
    const { stdout, stderr } = await runShell(talk, { timeout: 10_000 });
    expect(stderr).toBe('');
    expect(stdout.split('\n').map((line) => /"name":"(\w+)"/.exec(line)?.[1])).toEqual([
      'Asked',
      'InceptionModuleV1',
      undefined,
    ]);
  });

  it('writes what it has kept before it adds to a file', async () => {
    const line = 'GITHUB_STEP_SUMMARY=/dev/stdout inception check v2 --max params=1 --format github | cat';
    const { stdout } = await runShell(line);
    expect(stdout.indexOf('1 check: 1 broken')).toBeGreaterThan(0);
    expect(stdout.indexOf('1 check: 1 broken')).toBeLessThan(stdout.indexOf('| '));
  });
});
