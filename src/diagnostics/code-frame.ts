import { displayWidth } from '../text/display-width';
import { printable } from '../text/printable';
import type { TextRange } from './diagnostic';
import { positionAt } from './position';

const LONGEST_LINE = 120;
const CONTEXT_BEFORE = 40;

/**
 * The source line of a range and a line that underlines it, ready to print.
 *
 * A long line is cut around the range; characters that a terminal would interpret are written as escapes.
 */
export function codeFrame(text: string, range: TextRange): readonly [source: string, underline: string] {
  const { line, column } = positionAt(text, range.start);
  const lineStart = range.start - (column - 1);
  const nextBreak = text.indexOf('\n', range.start);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  const cutStart =
    lineEnd - lineStart > LONGEST_LINE ? Math.max(lineStart, range.start - CONTEXT_BEFORE) : lineStart;
  const cutEnd = Math.min(lineEnd, cutStart + LONGEST_LINE);
  const underlineEnd = Math.max(range.start, Math.min(range.end, cutEnd));

  const gutter = ` ${line} | `;
  const lead = cutStart > lineStart ? '...' : '';
  const trail = cutEnd < lineEnd ? '...' : '';
  const before = lead + show(text.slice(cutStart, range.start));
  const marked = show(text.slice(range.start, underlineEnd));
  const after = show(text.slice(underlineEnd, cutEnd)) + trail;
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)));
  return [
    `${gutter}${before}${marked}${after}`.trimEnd(),
    `${' '.repeat(gutter.length - 2)}| ${' '.repeat(displayWidth(before))}${carets}`,
  ];
}

function show(text: string): string {
  return printable(text.replace(/\t/g, '  ').replace(/\r/g, ''));
}
