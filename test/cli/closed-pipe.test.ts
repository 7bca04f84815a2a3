import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfMissing, runShell } from '../support/run-inception';

const folder = mkdtempSync(join(tmpdir(), 'inception-pipe-'));

const check = { name: 'small', spec: 'net.json', metric: 'params', max: 1 };
const checks = (list: readonly unknown[]) => JSON.stringify({ schema: 'inception.checks/1', checks: list });
const net = (out: number) => JSON.stringify({ input: [4], layers: [{ type: 'Linear', out_features: out }] });

beforeAll(() => {
  buildIfMissing();
  writeFileSync(join(folder, 'net.json'), net(6));
  writeFileSync(join(folder, 'other.json'), net(7));
  writeFileSync(join(folder, 'broken.json'), '{"input": [4], "layers": [{"type": "Linaer"}]}');
  writeFileSync(join(folder, 'b.json'), checks([check]));
  writeFileSync(join(folder, 'many.json'), checks(Array.from({ length: 600 }, () => check)));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The exit code of a command whose reader has left before it writes. */
async function exitCode(command: string, env: Readonly<Record<string, string>> = {}) {
  const line = `exec 3>&1; (sleep 0.3; ${command}; echo $? >&3) | true`;
  const { stdout, stderr } = await runShell(line, { cwd: folder, env });
  return { code: Number(stdout), stderr };
}

describe.concurrent('a verdict is given where nobody reads the output any more', () => {
  it.each([
    ['a broken budget', 'inception check b.json', 1],
    ['more output than a pipe holds', 'inception check many.json', 1],
    ['as JSON', 'inception check b.json --json', 1],
    ['a budget that holds', 'inception check net.json --max params=100', 0],
    ['a difference', 'inception diff net.json other.json', 1],
    ['no difference', 'inception diff net.json net.json', 0],
    ['a spec that is wrong', 'inception validate net.json broken.json', 2],
    ['errors into the same pipe', 'inception validate broken.json 2>&1', 2],
    ['a spec that is right', 'inception validate net.json', 0],
  ])('%s', async (_what, command, expected) => {
    expect(await exitCode(command)).toMatchObject({ code: expected });
  });

  it('four times out of four', async () => {
    const line = 'for i in 1 2 3 4; do inception check b.json | true; echo "${PIPESTATUS[0]}"; done';
    const { stdout } = await runShell(line, { cwd: folder });
    expect(stdout).toBe('1\n'.repeat(4));
  });

  it('with all that the command does besides', async () => {
    writeFileSync(join(folder, 'update.json'), checks([check]));
    const summary = join(folder, 'summary.md');
    const env = { GITHUB_STEP_SUMMARY: summary };
    expect((await exitCode('inception check update.json --update', env)).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'update.json'), 'utf8')).checks[0].max).toBe(30);
    expect((await exitCode('inception check b.json --format github', env)).code).toBe(1);
    expect(readFileSync(summary, 'utf8')).toContain('1 broken');
  });
});

describe.concurrent('what only prints ends as other programs do', () => {
  it.each(['summary v2', 'list', 'compare v1 v2', '--help'])('%s', async (args) => {
    expect(await exitCode(`inception ${args}`)).toEqual({ code: 141, stderr: '' });
  });

  it('but not what is wrong', async () => {
    expect((await exitCode('inception summary nosuch.json 2>&1')).code).toBe(2);
    expect((await exitCode('inception sumary 2>&1')).code).toBe(2);
  });
});
