import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutput } from '../../src/cli/output';
import { buildIfMissing, runShell } from './run-inception';

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
    const starts = stdout.split('\n').map((line) => line.slice(0, 30));
    const report = starts[0] as string;
    expect(report).toMatch(/^\{"schema":/);
    expect(starts.filter((start) => start === report)).toHaveLength(2);
    expect(starts.indexOf(report, 1)).toBeGreaterThan(
      starts.findIndex((start) => start.includes('diagnostics')),
    );
    expect(starts.findIndex((start) => start.includes('diagnostics'))).toBeGreaterThan(0);
  });
});
