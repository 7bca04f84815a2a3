import type { Statement } from '../syntax';
import { type Cursor, type Owner, take } from './cursor';
import { behindLineBreak, endOfLine } from './lines';
import { endOfString } from './string-ends';
import { advance } from './tokens';

/** A body that is read when it is needed. */
export interface LateBody {
  /** Where its last statement ends. */
  readonly end: number;
  readonly read: () => readonly Statement[];
}

/**
 * Goes past the indented body of a function whose colon is the present token; null if the body has to be read
 * at once. The text must hold no mistake: only strings, brackets and indentations are looked at.
 */
export function skipBody(cursor: Cursor, owner: Owner): LateBody | null {
  const { later, text } = cursor;
  if (later === null || cursor.kind !== ':') return null;
  const header = BEHIND_COLON.exec(text.slice(cursor.end, cursor.end + LONGEST_COMMENT));
  if (header === null) return null;
  const start: Cursor = { ...cursor, later: null, brackets: [], indents: [...cursor.indents] };
  const { end, next } = endOfBlock(text, cursor.end + header[0].length, cursor.indents.at(-1)?.wide ?? 0);
  take(cursor, 'NEWLINE', next, next);
  cursor.isLineStart = true;
  advance(cursor);
  let body: readonly Statement[] | null = null;
  const read = () => {
    body ??= later(() => start.rules.block(start, owner));
    return body;
  };
  return { end, read };
}

const BEHIND_COLON = /^[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)/;
const LONGEST_COMMENT = 200;

/** The end of the block that starts at a line, and the start of the line after it. */
function endOfBlock(text: string, start: number, indentation: number): { end: number; next: number } {
  let end = start;
  let line = start;
  while (line < text.length) {
    const { at, wide } = indentationAt(text, line);
    const code = text.charCodeAt(at);
    if (at >= text.length) break;
    if (code === HASH || code === FEED || code === RETURN) line = behindLineBreak(text, endOfLine(text, at));
    else if (wide <= indentation) return { end, next: line };
    else {
      const last = endOfStatement(text, at);
      end = last.end;
      line = last.next;
    }
  }
  return { end, next: text.length };
}

const HASH = 35;
const FEED = 10;
const RETURN = 13;

function indentationAt(text: string, line: number): { readonly at: number; readonly wide: number } {
  let at = line;
  let wide = 0;
  for (; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 32) wide += 1;
    else if (code === 9) wide = (Math.floor(wide / 8) + 1) * 8;
    else if (code === 12) wide = 0;
    else return { at, wide };
  }
}

const MARK = /["'#()[\]{}\\\r\n]/g;

/** The end of a statement, over all lines that strings, brackets and `\` join; `end` is before its comment. */
function endOfStatement(text: string, start: number): { readonly end: number; readonly next: number } {
  let at = start;
  let depth = 0;
  let end = -1;
  for (;;) {
    MARK.lastIndex = at;
    if (!MARK.test(text)) return { end: endOfCode(text, end < 0 ? text.length : end), next: text.length };
    const mark = MARK.lastIndex - 1;
    switch (text.charAt(mark)) {
      case '"':
      case "'":
        at = endOfString(text, mark, mark);
        break;
      case '#':
        if (depth === 0) end = mark;
        at = endOfLine(text, mark);
        break;
      case '(':
      case '[':
      case '{':
        depth += 1;
        at = mark + 1;
        break;
      case ')':
      case ']':
      case '}':
        depth -= 1;
        at = mark + 1;
        break;
      case '\\':
        at = behindLineBreak(text, mark + 1);
        break;
      default:
        at = behindLineBreak(text, mark);
        if (depth === 0) return { end: endOfCode(text, end < 0 ? mark : end), next: at };
    }
  }
}

/** The end of what stands before a place, without blanks. */
function endOfCode(text: string, before: number): number {
  let end = before;
  while (BLANK.has(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

const BLANK: ReadonlySet<number> = new Set([32, 9, 12, 59]);
