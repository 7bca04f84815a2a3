import { beforeAll, describe, expect, it } from 'vitest';
import { caseFolders } from '../support/case-folders';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

/** Each folder: the command line of its cmd.json, and what it prints; a text that is not there must be empty. */
describe.concurrent('the command line', () => {
  it.each(caseFolders(__dirname))('$name', async ({ folder, args, stdin, exit, read }) => {
    const { status, stdout, stderr } = await runInFolder(args ?? [], { cwd: folder, stdin });
    expect(stderr).toBe(read('stderr.txt') ?? '');
    expect(stdout).toBe(read('stdout.txt') ?? '');
    expect(status).toBe(exit ?? 0);
  });
});
