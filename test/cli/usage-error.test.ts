import { describe, expect, it } from 'vitest';
import { runInProcess } from '../support/run-in-process';

describe('a command line that cannot be read', () => {
  it.each<readonly [args: readonly string[], code: string, message: string, help: string]>([
    [['sumary', 'v2'], 'usage/unknown-command', 'unknown command "sumary"', 'did you mean "summary"?'],
    [
      ['help', 'nosuch'],
      'usage/unknown-command',
      'unknown command "nosuch"',
      '"inception help" shows the commands',
    ],
    [['help', 'sumary'], 'usage/unknown-command', 'unknown command "sumary"', 'did you mean "summary"?'],
    [
      ['nosuch', '--help'],
      'usage/unknown-command',
      'unknown command "nosuch"',
      '"inception help" shows the commands',
    ],
    [
      ['list', '--famly', 'x'],
      'usage/unknown-option',
      'unknown option "--famly"',
      'did you mean "--family"?',
    ],
    [
      ['draw'],
      'usage/arguments',
      'missing required argument "spec"',
      '"inception help draw" shows what it takes',
    ],
    [
      ['compare', 'v1'],
      'usage/arguments',
      'missing required argument "others"',
      '"inception help compare" shows what it takes',
    ],
    [
      ['list', 'x'],
      'usage/arguments',
      'too many arguments for "list": expected 0 arguments but got 1',
      '"inception help list" shows what it takes',
    ],
    [
      ['summary', 'v2', '--in'],
      'usage/arguments',
      'option "--in <sizes>" argument missing',
      '"inception help summary" shows what it takes',
    ],
  ])('%j', (args, code, message, help) => {
    const said = `error[${code}]: ${message}\n  help: ${help}\n`;
    expect(runInProcess(args)).toMatchObject({ status: 2, stdout: '', stderr: said });
  });

  it.each([['--json'], ['--format', 'json'], ['--format=json']])('is JSON with %j %j', (...words) => {
    const { status, stdout, stderr } = runInProcess(['summary', 'v2', ...words, '--nosuch']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({
      schema: 'inception.diagnostics/1',
      diagnostics: [{ code: 'usage/unknown-option', message: 'unknown option "--nosuch"' }],
    });
  });

  it('does nothing to a terminal', () => {
    const { stderr } = runInProcess(['summary', '--x\u001b[31m\n']);
    expect(stderr).toMatch(/^error\[usage\/unknown-option\]: [ -~]+\n {2}help: [ -~]+\n$/);
  });

  it('is not what names no command, or asks for help', () => {
    expect(runInProcess([])).toMatchObject({ status: 2, stdout: '' });
    expect(runInProcess([]).stderr).toMatch(/^Examples:\n/);
    expect(runInProcess(['help', 'help'])).toMatchObject({ status: 0, stderr: '' });
  });
});
