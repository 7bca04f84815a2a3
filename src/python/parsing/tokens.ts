import { type Cursor, mistake, type Rules } from './cursor';
import { endOfString } from './string-ends';

const KEYWORDS: ReadonlyMap<string, string> = new Map(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  )
    .split(' ')
    .map((word) => [word, word]),
);

const OPERATORS: ReadonlyMap<string, string> = new Map(
  (
    '( ) [ ] { } , ; ~ ! : . = + - * / % @ & | ^ < > := == != <= >= -> += -= *= /= %= @= &= |= ^= << >> ** // ' +
    '<<= >>= **= //= ...'
  )
    .split(' ')
    .map((operator) => [operator, operator]),
);

const NAME = /[A-Za-z0-9_]*/y;
const UNICODE_NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const NUMBER =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?/y;
const OPERATOR = /\*\*=?|\/\/=?|>>=?|<<=?|->|[-+*/%@&|^<>!=:]=|\.\.\.|[-+*/%@&|^<>=:.]/y;
/** What lies between tokens of a line. */
const BLANKS = /(?:[ \t\f]|\\(?:\r\n|\n|\r))+/y;
const MOST_BRACKETS = 200;

/** Starts reading a part of a text; its first token is the present one. */
export function openCursor(text: string, rules: Rules): Cursor {
  const cursor: Cursor = {
    text,
    limit: text.length,
    rules,
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
      if (code === 92 && at >= limit) mistake('unexpected EOF while parsing', limit);
    } else if (code === 35) at = endOfLine(text, at);
    else if (code === 10 || code === 13) {
      const next = code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
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

function take(cursor: Cursor, kind: string, start: number, end: number): void {
  cursor.kind = kind;
  cursor.start = start;
  cursor.end = end;
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  const carriage = text.indexOf('\r', from);
  return carriage >= 0 && carriage < end ? carriage : end;
}

/** Reads the indentation of the next line that is not blank; negative where a block begins or ends there. */
function beginLine(cursor: Cursor, from: number): number {
  const { text, limit, indents } = cursor;
  let at = from;
  let wide = 0;
  let narrow = 0;
  for (; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      wide += 1;
      narrow += 1;
    } else if (code === 9) {
      wide = (Math.floor(wide / 8) + 1) * 8;
      narrow += 1;
    } else if (code === 12) wide = narrow = 0;
    else if (code === 35 || code === 10 || code === 13) {
      if (code === 35) at = endOfLine(text, at);
      if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at += 1;
      wide = narrow = 0;
    } else if (code === 92 && /[\r\n]/.test(text.charAt(at + 1))) {
      if (text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10) at += 1;
      at += 1;
    } else break;
  }
  cursor.isLineStart = false;
  if (at >= limit) return at;
  const top = indents.at(-1) ?? { wide: 0, narrow: 0 };
  if (wide === top.wide) {
    if (narrow !== top.narrow) inconsistent(at);
    return at;
  }
  if (wide > top.wide) {
    if (narrow <= top.narrow) inconsistent(at);
    if (indents.length >= 100) mistake('too many levels of indentation', at);
    indents.push({ wide, narrow });
    take(cursor, 'INDENT', at, at);
    return -1;
  }
  closeBlocks(cursor, { wide, narrow }, at);
  return -1;
}

function inconsistent(at: number): never {
  return mistake('inconsistent use of tabs and spaces in indentation', at);
}

function closeBlocks(
  cursor: Cursor,
  { wide, narrow }: { readonly wide: number; readonly narrow: number },
  at: number,
): void {
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

/** Reads the token that starts at a place. */
function scan(cursor: Cursor, at: number): void {
  const { text } = cursor;
  const code = text.charCodeAt(at);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95) scanName(cursor, at);
  else if (code === 34 || code === 39) take(cursor, 'STRING', at, endOfString(text, at, at));
  else if (code >= 48 && code <= 57) scanNumber(cursor, at);
  else if (code === 46 && text.charCodeAt(at + 1) >= 48 && text.charCodeAt(at + 1) <= 57)
    scanNumber(cursor, at);
  else if (code > 127) scanUnicodeName(cursor, at, at);
  else scanOperator(cursor, at, code);
}

function scanName(cursor: Cursor, at: number): void {
  const { text } = cursor;
  NAME.lastIndex = at;
  NAME.test(text);
  const end = NAME.lastIndex;
  const next = text.charCodeAt(end);
  if (next > 127) {
    scanUnicodeName(cursor, at, end);
    return;
  }
  const word = text.slice(at, end);
  if ((next === 34 || next === 39) && end - at <= 2 && /^(?:[rbuf]|rb|br|rf|fr)$/i.test(word)) {
    take(cursor, 'STRING', at, endOfString(text, at, end));
    return;
  }
  cursor.kind = KEYWORDS.get(word) ?? 'NAME';
  cursor.word = word;
  cursor.start = at;
  cursor.end = end;
}

/** Names are the same where their normal form NFKC is. */
function scanUnicodeName(cursor: Cursor, at: number, behind: number): void {
  UNICODE_NAME.lastIndex = at;
  if (!UNICODE_NAME.test(cursor.text)) {
    const point = cursor.text.codePointAt(behind) ?? 0;
    const shown = String.fromCodePoint(point);
    mistake(`invalid character '${shown}' (U+${point.toString(16).toUpperCase().padStart(4, '0')})`, behind);
  }
  const end = UNICODE_NAME.lastIndex;
  if (end <= behind && behind > at) {
    const point = cursor.text.codePointAt(behind) ?? 0;
    mistake(`invalid character (U+${point.toString(16).toUpperCase().padStart(4, '0')})`, behind);
  }
  take(cursor, 'NAME', at, end);
  cursor.word = cursor.text.slice(at, end).normalize('NFKC');
}

function scanNumber(cursor: Cursor, at: number): void {
  const { text } = cursor;
  NUMBER.lastIndex = at;
  NUMBER.test(text);
  const end = NUMBER.lastIndex;
  take(cursor, 'NUMBER', at, end);
  const next = text.charCodeAt(end);
  const isPlain = next < 48 || (next > 57 && next < 65) || next > 127;
  if (!isPlain && /[\p{ID_Start}\d_]/u.test(text.charAt(end)) && !startsKeyword(text, end))
    mistake('invalid decimal literal', at);
  if (/^0[0-9_]*[1-9][0-9_]*$/.test(text.slice(at, end)))
    mistake(
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
      at,
    );
}

/** A keyword may follow a number at once: `1if x else 2`. */
function startsKeyword(text: string, at: number): boolean {
  return /^(?:and|else|for|if|in|is|not|or)\b/.test(text.slice(at, at + 5));
}

function scanOperator(cursor: Cursor, at: number, code: number): void {
  const { text, brackets } = cursor;
  cursor.start = at;
  switch (code) {
    case 40:
    case 91:
    case 123:
      if (brackets.length >= MOST_BRACKETS) mistake('too many nested parentheses', at);
      brackets.push(at);
      cursor.kind = code === 40 ? '(' : code === 91 ? '[' : '{';
      cursor.end = at + 1;
      return;
    case 41:
    case 93:
    case 125:
      cursor.kind = code === 41 ? ')' : code === 93 ? ']' : '}';
      cursor.end = at + 1;
      closeBracket(cursor, at);
      return;
    case 44:
      cursor.kind = ',';
      cursor.end = at + 1;
      return;
    case 59:
    case 126:
      cursor.kind = code === 59 ? ';' : '~';
      cursor.end = at + 1;
      return;
    default: {
      OPERATOR.lastIndex = at;
      if (!OPERATOR.test(text)) otherCharacter(cursor, at);
      const end = OPERATOR.lastIndex;
      cursor.kind = OPERATORS.get(text.slice(at, end)) ?? '';
      cursor.end = end;
    }
  }
}

/** `!` ends an expression in an f-string; elsewhere it is no token. */
function otherCharacter(cursor: Cursor, at: number): void {
  if (cursor.limit < cursor.text.length && cursor.text.charAt(at) === '!') OPERATOR.lastIndex = at + 1;
  else mistake('invalid syntax', at);
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function closeBracket({ text, brackets, kind }: Cursor, at: number): void {
  const open = brackets.pop();
  if (open === undefined) mistake(`unmatched '${kind}'`, at);
  const opening = text.charAt(open);
  if (opening !== OPENING[kind])
    mistake(`closing parenthesis '${kind}' does not match opening parenthesis '${opening}'`, at);
}
