import { type Cursor, mistake, take } from './cursor';

/** Where a line ends, before its line break. */
export function endOfLine(text: string, from: number): number {
  LINE_BREAK.lastIndex = from;
  return LINE_BREAK.test(text) ? LINE_BREAK.lastIndex - 1 : text.length;
}

const LINE_BREAK = /[\r\n]/g;

/** Where the next line begins, after the line break or the character at a position. */
export function behindLineBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : Math.min(at + 1, text.length);
}

/** Reads the indentation of the next line that is not blank; negative where a block begins or ends there. */
export function beginLine(cursor: Cursor, from: number): number {
  const { text, limit, indents } = cursor;
  let at = from;
  let wide = 0;
  let narrow = 0;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      wide += 1;
      narrow += 1;
      at += 1;
    } else if (code === 9) {
      wide = (Math.floor(wide / 8) + 1) * 8;
      narrow += 1;
      at += 1;
    } else if (code === 12) {
      wide = narrow = 0;
      at += 1;
    } else if (code === 35 || code === 10 || code === 13) {
      wide = narrow = 0;
      at = behindLineBreak(text, code === 35 ? endOfLine(text, at) : at);
    } else if (code === 92 && /[\r\n]/.test(text.charAt(at + 1))) at = behindLineBreak(text, at + 1);
    else break;
  }
  cursor.isLineStart = false;
  if (at >= limit) return at;
  const top = indents.at(-1) ?? { wide: 0, narrow: 0 };
  if (wide === top.wide) {
    if (narrow !== top.narrow) inconsistent(at);
    return at;
  }
  if (wide > top.wide) openBlock(cursor, { wide, narrow }, at);
  else closeBlocks(cursor, { wide, narrow }, at);
  return -1;
}

type Indentation = Cursor['indents'][number];

function openBlock(cursor: Cursor, { wide, narrow }: Indentation, at: number): void {
  const { indents } = cursor;
  if (narrow <= (indents.at(-1)?.narrow ?? 0)) inconsistent(at);
  if (indents.length >= 100) mistake('too many levels of indentation', at);
  indents.push({ wide, narrow });
  take(cursor, 'INDENT', at, at);
}

function inconsistent(at: number): never {
  return mistake('inconsistent use of tabs and spaces in indentation', at);
}

function closeBlocks(cursor: Cursor, { wide, narrow }: Indentation, at: number): void {
  const { indents } = cursor;
  let closed = 0;
  while (indents.length > 1 && (indents.at(-1)?.wide ?? 0) > wide) {
    indents.pop();
    closed += 1;
  }
  const top = indents.at(-1) ?? { wide: 0, narrow: 0 };
  if (top.wide !== wide) mistake('unindent does not match any outer indentation level', at);
  if (top.narrow !== narrow) inconsistent(at);
  take(cursor, 'DEDENT', at, at);
  cursor.dedents = closed - 1;
}
