import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addFormatOptions, readFormat } from '../../src/cli/format-option';
import { explanationFormats, type Formats } from '../../src/renderers/index';

/** Two formats of a word, one of which gives it letter by letter. */
const formats: Formats<string, { readonly mark: string }> = {
  text:
    () =>
    (word, { mark }) =>
      `${word}${mark}`,
  json: () => (word) => JSON.stringify(word),
};
const more = { ...formats, letters: () => (word: string) => [...word].map((letter) => `${letter} `) };

function helpFor(known: Formats<never, never>): string {
  return addFormatOptions(new Command('say'), known).helpInformation().replace(/\s+/g, ' ');
}

function printed(options: Parameters<typeof readFormat>[0], known: typeof formats): readonly string[] {
  const { format } = readFormat(options, known);
  const pieces: string[] = [];
  format?.print('yes', { mark: '!' }, { out: (piece) => pieces.push(piece) });
  return pieces;
}

describe('--format', () => {
  it('takes each format of the list and prints it whole or in pieces', () => {
    expect(printed({}, formats)).toEqual(['yes!']);
    expect(printed({ format: 'text' }, formats)).toEqual(['yes!']);
    expect(printed({ format: 'json' }, formats)).toEqual(['"yes"']);
    expect(printed({ format: 'letters' }, more)).toEqual(['y ', 'e ', 's ']);
  });

  it('is --json before what it says itself', () => {
    expect(printed({ json: true }, formats)).toEqual(['"yes"']);
    expect(printed({ json: true, format: 'nosuch' }, formats)).toEqual(['"yes"']);
  });

  it('refuses what is none of the list, and offers what is in it', () => {
    const read = readFormat({ format: 'letters' }, formats);
    expect(read).toMatchObject({
      format: null,
      diagnostics: [
        {
          message: '--format must be one of text, json, not "letters"',
          help: 'for example --format json',
        },
      ],
    });
    expect(readFormat({ format: 'leters' }, more).diagnostics).toMatchObject([
      {
        message: '--format must be one of text, json, letters, not "leters"',
        help: 'did you mean "letters"?',
      },
    ]);
    for (const format of ['', 'constructor', '__proto__', 'toString', 'TEXT'])
      expect(readFormat({ format }, explanationFormats)).toMatchObject({ format: null, diagnostics: [{}] });
  });

  it('names the list in the help', () => {
    expect(helpFor(formats)).toContain('--format <format> text, json (default: "text")');
    expect(helpFor(more)).toContain('--format <format> text, json, letters (default: "text")');
  });
});
