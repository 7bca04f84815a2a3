import { type Cursor, mistake, take } from './cursor';
import { endOfString } from './string-ends';
import { kindOfPrefix } from './string-prefixes';

export const KEYWORDS: ReadonlyMap<string, string> = new Map(
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
const MOST_BRACKETS = 200;

/** Reads the token that starts at a place. */
export function scan(cursor: Cursor, at: number): void {
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
  if ((next === 34 || next === 39) && end - at <= 2 && kindOfPrefix(word) !== undefined) {
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

/** `!` ends an expression in an f-string; elsewhere it is not a token. */
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
