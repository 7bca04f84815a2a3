import { beforeAll, describe, expect, it } from 'vitest';
import { caseFolders } from '../support/case-folders';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

/** Each folder: `inception validate spec.json`, or what its cmd.json says, and the text on standard error. */
describe.concurrent('diagnostics', () => {
  it.each(caseFolders(__dirname))('$name', async ({ folder, args, stdin, exit, read }) => {
    const { status, stdout, stderr } = await runInFolder(args ?? ['validate', 'spec.json'], {
      cwd: folder,
      stdin,
    });
    expect(stderr).toBe(read('expected.txt'));
    expect(status).toBe(exit ?? 2);
    if (status !== 0) expect(stdout).toBe('');
    expect(stdout + stderr).not.toContain('\u001b');
  });
});
