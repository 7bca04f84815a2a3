import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isColoured } from '../../src/cli/colour';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing, runInception, runShell } from '../support/run-inception';

const ESCAPE = '\u001b';
const folder = mkdtempSync(join(tmpdir(), 'inception-'));

beforeAll(buildIfMissing);
afterAll(() => rmSync(folder, { recursive: true }));

describe('colour', () => {
  const world = (env: Readonly<Record<string, string>>, terminal: boolean) => ({
    env,
    isTerminal: () => terminal,
  });
  const NO_COLOR = { NO_COLOR: '1' };
  const FORCE_COLOR = { FORCE_COLOR: '1' };

  it.each([
    ['a terminal', undefined, {}, true, true],
    ['a pipe', undefined, {}, false, false],
    ['--color on a pipe', true, {}, false, true],
    ['--no-color on a terminal', false, {}, true, false],
    ['NO_COLOR on a terminal', undefined, NO_COLOR, true, false],
    ['an empty NO_COLOR', undefined, { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR on a pipe', undefined, FORCE_COLOR, false, true],
    ['NO_COLOR before FORCE_COLOR', undefined, { ...NO_COLOR, ...FORCE_COLOR }, true, false],
    ['an empty NO_COLOR before FORCE_COLOR', undefined, { NO_COLOR: '', ...FORCE_COLOR }, false, true],
    ['--color before NO_COLOR', true, NO_COLOR, false, true],
    ['--no-color before FORCE_COLOR', false, FORCE_COLOR, true, false],
    ['FORCE_COLOR=0 on a terminal', undefined, { FORCE_COLOR: '0' }, true, false],
    ['a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
  ] as const)('of %s', (_where, option, env, terminal, coloured) => {
    expect(isColoured(option, world(env, terminal), 'out')).toBe(coloured);
  });

  it('is in no pipe and no JSON, and where it is asked for changes no text', async () => {
    const wrong = '{"input": [3], "layers": [{"type": "Relu"}]}';
    const [pipe, coloured, forced, refused, json, error, colouredError] = await Promise.all([
      runInception(['summary', 'v2']),
      runInFolder(['summary', 'v2', '--color'], { env: NO_COLOR }),
      runInception(['summary', 'v2'], { env: FORCE_COLOR }),
      runInFolder(['summary', 'v2', '--no-color'], { env: FORCE_COLOR }),
      runInFolder(['summary', 'v2', '--json', '--color']),
      runInFolder(['validate', '-'], { stdin: wrong }),
      runInFolder(['validate', '-', '--color'], { stdin: wrong }),
    ]);
    for (const { stdout, stderr } of [pipe, refused, json, error])
      expect(stdout + stderr).not.toContain(ESCAPE);
    for (const { stdout } of [coloured, forced]) {
      expect(stdout).toContain(ESCAPE);
      expect(withoutColour(stdout)).toBe(pipe.stdout);
    }
    expect(colouredError.stderr).toContain(ESCAPE);
    expect(withoutColour(colouredError.stderr)).toBe(error.stderr);
  });
});

describe.concurrent('streams', () => {
  it('a closed pipe is quiet, and ends what only prints as it ends other programs', async () => {
    const large = JSON.stringify({
      input: [4],
      layers: Array.from({ length: 20_000 }, () => ({ type: 'ReLU' })),
    });
    const line = 'inception summary - | head -1; echo "${PIPESTATUS[0]}"';
    expect(await runShell(line, { stdin: large })).toEqual({
      status: 0,
      stdout: `${'-'.repeat(80)}\n141\n`,
      stderr: '',
    });
  });

  it.skipIf(process.platform !== 'linux')('a full disk is told without a stack trace', async () => {
    const { status, stderr } = await runShell('inception summary v2 > /dev/full');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^inception: the output cannot be written: .+\n$/);
  });

  it('standard input that is closed, empty or no text is told', async () => {
    const [closed, empty] = await Promise.all([
      runShell('inception summary - <&-'),
      runInception(['summary', '-']),
    ]);
    expect(closed).toMatchObject({ status: 2, stdout: '' });
    expect(closed.stderr).toMatch(/^[^\n]*error\[(file\/unreadable|json\/empty)\]: /);
    expect(empty).toMatchObject({ status: 2, stdout: '' });
    expect(empty.stderr).toMatch(/^-:1:1: error\[json\/empty\]/);
  });

  it('a spec may come out of a pipe with a name, as a shell gives it', async () => {
    const { status, stdout } = await runShell('inception validate <(inception show v2)');
    expect(status).toBe(0);
    expect(stdout).toContain('163,696 parameters');
  });

  it('standard input may be given by its name', async () => {
    const { status, stdout } = await runShell('inception show v2 | inception validate /dev/stdin');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'ok /dev/stdin: 14 layers, 163,696 parameters\n',
    });
  });

  it.skipIf(process.platform !== 'linux')(
    'a pipe that nobody writes to, and a device without an end',
    async () => {
      const pipe = join(folder, 'pipe');
      const [empty, endless, late, slow] = await Promise.all([
        // A pipe with a name is given 1.5 s.
        runShell(`mkfifo ${pipe} && inception validate ${pipe}`),
        runInception(['validate', '/dev/zero']),
        runShell(`mkfifo ${pipe}2; (sleep 0.5; inception show v2 > ${pipe}2) & inception validate ${pipe}2`),
        // Standard input is waited for.
        runShell('(sleep 1.8; inception show v2) | inception validate -'),
      ]);
      expect(empty.status).toBe(2);
      expect(empty.stderr).toContain('nothing is written to it');
      expect(endless.status).toBe(2);
      expect(endless.stderr).toContain('file/too-large');
      expect(late).toMatchObject({ status: 0, stderr: '' });
      expect(slow).toMatchObject({ status: 0, stderr: '' });
    },
  );

  it("an escape in a file's name is never printed raw", async () => {
    const name = `${ESCAPE}[31mred.json`;
    const good = join(folder, name);
    const bad = join(folder, `bad-${name}`);
    writeFileSync(good, '{"input": [4], "layers": [{"type": "ReLU"}]}');
    writeFileSync(bad, '{"input": [4], "layers": [{"type": "Relu"}]}');
    const runs = await Promise.all([
      runInFolder(['validate', good, bad, `${good}.nosuch`]),
      runInFolder(['summary', good, '--root-row']),
      runInFolder(['summary', good, '--format', 'torchsummary', '--root-row']),
      runInFolder(['summary', good, '--format', 'markdown']),
      runInFolder(['summary', good, '--json']),
      runInFolder(['summary', `${ESCAPE}[31m`]),
      runInFolder(['ops', `${ESCAPE}[31m`]),
      runInFolder([`${ESCAPE}[31m`]),
      runInFolder(['summary', 'v2', `--${ESCAPE}[31m`]),
    ]);
    for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain(ESCAPE);
  });
});

function withoutColour(text: string): string {
  return text
    .split(ESCAPE)
    .map((part, index) => (index === 0 ? part : part.replace(/^\[[0-9;]*m/, '')))
    .join('');
}
