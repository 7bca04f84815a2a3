import { type Cursor, type Later, mistake, type Rules, take } from './cursor';
import { beginLine, behindLineBreak, endOfLine } from './lines';
import { scan } from './scan';

/** The space between tokens of a line. */
const BLANKS = /(?:[ \t\f]|\\(?:\r\n|\n|\r))+/y;

/** Starts reading a part of a text; its first token is the present one. */
export function openCursor(text: string, rules: Rules, later: Later | null): Cursor {
  const cursor: Cursor = {
    text,
    limit: text.length,
    rules,
    later,
    kind: 'NEWLINE',
    start: 0,
    end: text.startsWith('\ufeff') ? 1 : 0,
    word: '',
    before: 0,
    brackets: [],
    indents: [{ wide: 0, narrow: 0 }],
    dedents: 0,
    isLineStart: true,
    around: { isFunction: false, isAsync: false, isLoop: false },
    late: [],
  };
  advance(cursor);
  return cursor;
}

/** Whether a token comes. */
export function isNext(cursor: Cursor, kind: string): boolean {
  return cursor.kind === kind;
}

/** Takes a token where it comes. */
export function takes(cursor: Cursor, kind: string): boolean {
  if (cursor.kind !== kind) return false;
  advance(cursor);
  return true;
}

/** Goes to the next token. */
export function advance(cursor: Cursor): void {
  cursor.before = cursor.end;
  if (cursor.dedents > 0) {
    cursor.dedents -= 1;
    cursor.kind = 'DEDENT';
    return;
  }
  const { text, limit } = cursor;
  let at = cursor.end;
  if (cursor.isLineStart) {
    at = beginLine(cursor, at);
    if (at < 0) return;
  }
  for (;;) {
    const code = text.charCodeAt(at);
    if (at >= limit) {
      atEnd(cursor, limit);
      return;
    }
    // A blank alone between two tokens is the commonest case.
    if (code === 32) {
      at += 1;
      if (text.charCodeAt(at) !== 32) continue;
    }
    if (code === 32 || code === 9 || code === 12 || code === 92) {
      BLANKS.lastIndex = at;
      if (!BLANKS.test(text)) mistake('unexpected character after line continuation character', at);
      at = BLANKS.lastIndex;
      if (code === 92 && at >= limit) mistake('unexpected EOF while parsing', at);
    } else if (code === 35) at = endOfLine(text, at);
    else if (code === 10 || code === 13) {
      const next = behindLineBreak(text, at);
      if (cursor.brackets.length === 0) {
        take(cursor, 'NEWLINE', at, next);
        cursor.isLineStart = true;
        return;
      }
      at = next;
    } else break;
  }
  scan(cursor, at);
}

/** The end of the text ends its last line and all blocks. */
function atEnd(cursor: Cursor, limit: number): void {
  const open = cursor.brackets.at(-1);
  if (open !== undefined && limit === cursor.text.length)
    mistake(`'${cursor.text.charAt(open)}' was never closed`, open);
  const isEnded = ['NEWLINE', 'DEDENT', 'END', 'INDENT'].includes(cursor.kind);
  const { indents } = cursor;
  if (!isEnded) {
    take(cursor, 'NEWLINE', limit, limit);
    return;
  }
  take(cursor, indents.length > 1 ? 'DEDENT' : 'END', limit, limit);
  if (indents.length > 1) indents.pop();
}
