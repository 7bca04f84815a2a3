import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index';
import { fittedHelp } from '../../src/cli/fitted-help';
import { displayWidth } from '../../src/text/display-width';
import { runInProcess } from '../support/run-in-process';

/** The lines that a run prints on a terminal of so many columns; null where it does not say, `pipe` for none. */
function linesOf(args: readonly string[], width: number | null | 'pipe'): readonly string[] {
  const { stdout, stderr } = runInProcess(args, {
    isTerminal: () => width !== 'pipe',
    terminalWidth: () => (width === 'pipe' ? null : width),
    env: { NO_COLOR: '1' },
  });
  return (stdout + stderr).split('\n');
}

/** A word, such as an address, is not broken. */
function tooLong(lines: readonly string[], width: number): readonly string[] {
  return lines.filter((line) => displayWidth(line) > width && line.trim().includes(' '));
}

const helps = Object.keys(commands).map((name) => [name, '--help']);
const lists = [['list'], ['ops'], ['ops', 'attention'], ['ops', 'Conv2d'], ['conventions', 'thop']];

describe.each([...helps, ['--help'], ...lists].map((args) => [args.join(' '), args] as const))(
  '%s',
  (_, args) => {
    it.each([60, 80, 120])('fits a terminal of %d columns', (width) => {
      expect(tooLong(linesOf(args, width), width)).toEqual([]);
    });

    it('fits 80 columns where nobody says how many there are', () => {
      expect(tooLong(linesOf(args, null), 80)).toEqual([]);
      expect(tooLong(linesOf(args, 'pipe'), 80)).toEqual([]);
    });
  },
);

describe.each([
  ['summary', 'googlenet', '--format', 'tree', '--columns', 'output,params,macs,flops,activations,peak'],
  ['compare', 'v1', 'v2'],
  ['diff', 'v1', 'v2'],
  ['explain', 'v2', 'conv3x3'],
  ['check', 'article'],
])('%s %s', (...args) => {
  it.each([70, 80, 100])('has tables that fit a terminal of %d columns', (width) => {
    const rows = linesOf(args, width).filter(
      (line) => /^[│├┌└─=-]| {2,}/.test(line) && !line.startsWith('  '),
    );
    expect(tooLong(rows, width)).toEqual([]);
  });

  it('has the same rows in a pipe, a row to a line, however long', () => {
    expect(linesOf(args, 'pipe')).toEqual(
      runInProcess(args, { terminalWidth: () => 100_000 }).stdout.split('\n'),
    );
  });
});

it('wide tables lose no text by being broken', () => {
  const words = (lines: readonly string[]): readonly string[] =>
    lines
      .join(' ')
      .split(/[ -]+/)
      .filter((word) => word !== '')
      .sort();
  expect(words(linesOf(['list'], 70))).toEqual(words(linesOf(['list'], 1000)));
});

describe('examples in help', () => {
  it('that are too long are continued as a shell reads them, with their description below', () => {
    const line = '  inception summary v2 --in 192x28x28        the table of a preset';
    expect(fittedHelp(line, 70)).toBe(line);
    expect(fittedHelp(line, 40).split('\n')).toEqual([
      '  inception summary v2 --in 192x28x28',
      '      the table of a preset',
    ]);
    expect(fittedHelp(line, 30).split('\n')).toEqual([
      '  inception summary v2 --in \\',
      '      192x28x28',
      '      the table of a preset',
    ]);
  });
});

describe('a network in the place of a command', () => {
  it('is answered with the command that takes it', () => {
    const { status, stdout, stderr } = runInProcess(['resnet50', '--depth', '2']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'error[usage/unknown-command]: unknown command "resnet50"\n  help: resnet50 is a preset: inception summary resnet50\n',
    );
    const file = runInProcess(['configs/v2.json'], { fileExists: () => true });
    expect(file.stderr).toContain('help: configs/v2.json is a file: inception summary configs/v2.json\n');
    const missing = runInProcess(['nosuch.json'], { fileExists: () => false });
    expect(missing.stderr).toContain('help: "inception help" shows the commands\n');
  });
});

describe('ops with a family', () => {
  it('prints the types of the family, in JSON too', () => {
    const types = [
      ...['MultiheadAttention', 'ScaledDotProductAttention', 'TransformerEncoderLayer'],
      ...['TransformerDecoderLayer', 'TransformerEncoder', 'TransformerDecoder', 'Transformer'],
    ];
    const first = linesOf(['ops', 'attention'], 100).flatMap(
      (line) => /^[A-Z]\w+ /.exec(line)?.[0].trim() ?? [],
    );
    expect(first).toEqual(['Type', ...types]);
    const described = JSON.parse(runInProcess(['ops', 'attention', '--json']).stdout);
    expect(described.map(({ type }: { readonly type: string }) => type)).toEqual(types);
  });

  it('offers families where the word is none', () => {
    const { status, stderr } = runInProcess(['ops', 'atention']);
    expect(status).toBe(2);
    expect(stderr).toContain('did you mean "attention"?');
  });
});
