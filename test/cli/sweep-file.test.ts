import { describe, expect, it } from 'vitest';
import { openSweepFile, readSweepState } from '../../src/cli/sweep-file';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { bytesInMemory, type DocumentBytes } from '../../src/frontends/document-bytes';

const HEAD = JSON.stringify({
  ...{
    schema: 'inception.sweep/1',
    spec: 'net.json',
    digest: 'd',
    options: {},
    vary: ['w=1..9'],
    keep: [],
    pareto: [],
  },
  ...{ axes: ['w'], metrics: ['params'], variants: 9 },
});
const row = (index: number, rest = '"params":3') => `{"index":${index},"values":{"w":${index}},${rest}}`;
const refused = (index: number, code: string) => row(index, `"error":"${code}"`);

/** Opens a text as a file, a few bytes at a time. */
function opened(text: string, atOnce = 1000) {
  const bytes = bytesInMemory(new TextEncoder().encode(text));
  let closed = 0;
  const slow: DocumentBytes = {
    ...bytes,
    read: (target, position) => bytes.read(target.subarray(0, atOnce), position),
    close: () => {
      closed += 1;
    },
  };
  return { file: openSweepFile('rows.json', { openDocument: () => slow }), closed: () => closed };
}

function stateOf(lines: readonly string[], { first = 0, atOnce = 1000, rest = '' } = {}) {
  const { file } = opened([HEAD, ...lines, ''].join('\n') + rest, atOnce);
  return 'code' in file ? expect.fail(file.message) : readSweepState(file, first);
}

/** The bytes of the first line and of so many others, with their line breaks. */
const lengthOf = (lines: readonly string[]) => [HEAD, ...lines].join('\n').length + 1;

describe('how far a stored sweep came', () => {
  it.each([
    ['nothing but its head', [], '', { next: 0, kept: 0, refused: {} }],
    ['rows', [row(0), row(1)], '', { next: 2, kept: 2, refused: {} }],
    ['rows of which some were left out', [row(0), row(4)], '', { next: 5, kept: 2, refused: {} }],
    [
      'refused rows',
      [row(0), refused(1, 'shape/mismatch'), refused(2, 'shape/mismatch'), refused(3, 'limit/layers')],
      '',
      { next: 4, kept: 1, refused: { 'shape/mismatch': 2, 'limit/layers': 1 } },
    ],
    ['a row that was cut off', [row(0)], row(1).slice(0, -3), { next: 1, kept: 1, refused: {} }],
    [
      'a text with the word in it',
      [row(0, '"params":3,"note":"\\"error\\":"')],
      '',
      { next: 1, kept: 1, refused: {} },
    ],
  ])('is known of %s', (_what, lines, rest, { next, kept, refused: errors }) => {
    const wanted = {
      next,
      counts: { variants: next, kept, refused: errors },
      length: lengthOf(lines),
      isFinished: false,
    };
    expect(stateOf(lines, { rest })).toEqual(wanted);
    expect(stateOf(lines, { rest, atOnce: 7 })).toEqual(wanted);
  });

  it('counts from the first variant of a part', () => {
    expect(stateOf([row(6), row(7)], { first: 6 })).toMatchObject({
      next: 8,
      counts: { variants: 2, kept: 2 },
    });
  });

  it('ends before a line that is no row', () => {
    const lines = [row(0), 'nothing', row(1)];
    expect(stateOf(lines)).toMatchObject({ next: 1, length: lengthOf([row(0)]), isFinished: false });
  });

  it('is finished where its last line says so', () => {
    const end = '{"end":{"variants":9,"kept":1,"refused":{"shape/mismatch":8}}}';
    expect(stateOf([row(0), end])).toEqual({
      ...{ next: 1, length: lengthOf([row(0), end]), isFinished: true },
      counts: { variants: 9, kept: 1, refused: { 'shape/mismatch': 8 } },
    });
  });
});

describe('a file', () => {
  it.each([
    ['empty', ''],
    ['of one line without a line break', HEAD],
    ['of another kind', '{"schema":"inception.report/1"}\n'],
    ['that is no JSON', 'index,params\n1,2\n'],
  ])('%s is not a stored sweep, and is closed', (_what, text) => {
    const { file, closed } = opened(text);
    expect(file).toMatchObject({ code: 'usage/invalid-option', message: 'rows.json is not a stored sweep' });
    expect(closed()).toBe(1);
  });

  it('that cannot be opened is refused as it is', () => {
    const missing: Diagnostic = { code: 'file/not-found', severity: 'error', message: 'there is none' };
    expect(openSweepFile('rows.json', { openDocument: () => missing })).toBe(missing);
  });
});
