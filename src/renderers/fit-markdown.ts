import { formatCount } from '../counts/count';
import { utf8Length } from '../text/utf8';

/** The limits of GitHub for a comment or annotation, and for the job summary of a step, in bytes. */
export const MOST_COMMENT_BYTES = 65_536;
export const MOST_SUMMARY_BYTES = 1_048_576;

/** How long a Markdown document may be; a comment of GitHub when not given. */
export interface MarkdownLimit {
  readonly mostBytes?: number;
}

/** A part of a Markdown document that stays whole or is left out. */
export interface MarkdownPart {
  readonly text: string;
  /**
   * The order in which parts are left out if the document is too long: the highest rank first, within a rank
   * the last part first; rank 0 never.
   */
  readonly rank: number;
  /** Its name in the note on what was left out: `table of layers`. */
  readonly noun: string;
}

/**
 * The parts as one document of at most `mostBytes` bytes of UTF-8: the least important are left out, and the
 * last line says so. Empty if not even the parts of rank 0 fit.
 */
export function fitMarkdown(parts: readonly MarkdownPart[], mostBytes: number): string {
  const sizes = parts.map(({ text }) => utf8Length(text));
  let total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= mostBytes) return parts.map(({ text }) => text).join('');
  const leastImportantFirst = parts
    .map(({ rank }, index) => ({ rank, index }))
    .filter(({ rank }) => rank > 0)
    .sort((left, right) => right.rank - left.rank || right.index - left.index);
  const omitted = new Set<number>();
  for (const { index } of leastImportantFirst) {
    if (total + LONGEST_NOTE <= mostBytes) break;
    omitted.add(index);
    total -= sizes[index] ?? 0;
  }
  if (total + LONGEST_NOTE > mostBytes) return '';
  const kept = parts.filter((_part, index) => !omitted.has(index));
  const note = omissionNote(
    [...omitted].flatMap((index) => parts[index]?.noun ?? []),
    mostBytes,
  );
  return [...kept.map(({ text }) => text), note].join('');
}

/** The room for the note, in bytes; there are few nouns, and they are short. */
const LONGEST_NOTE = 512;

function omissionNote(nouns: readonly string[], mostBytes: number): string {
  const counts = new Map<string, number>();
  for (const noun of nouns) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  const words = [...counts].map(([noun, count]) => `${noun}: ${formatCount(count)}`);
  return `\n<sub>Left out, so that this stays within ${formatCount(mostBytes)} bytes: ${words.join(', ')}</sub>\n`;
}

/** The lines of a rendered table: its head and rule as one part, then its rows, each with its rank. */
export function tableParts(
  table: string,
  noun: string,
  head: number,
  rankOfRow: (row: number) => number,
): readonly MarkdownPart[] {
  const [titles = '', rule = '', ...rows] = table.split(/(?<=\n)/);
  return [
    { text: `${titles}${rule}`, rank: head, noun: 'table' },
    ...rows.map((text, row) => ({ text, rank: rankOfRow(row), noun })),
  ];
}
