import type { Expression } from '../syntax';
import { type Cursor, mistake } from './cursor';
import { readEscapes } from './literals';
import { kindOfPrefix, type StringKind } from './string-prefixes';
import { checkNotStarred } from './targets';
import { advance, isNext } from './tokens';

/** Reads strings that are written one after the other, which are one. */
export function parseStrings(cursor: Cursor): Expression {
  const { start } = cursor;
  const pieces: Piece[] = [];
  let kind: 'str' | 'bytes' | null = null;
  const value = unescapedText(cursor);
  if (value !== null) {
    const { end } = cursor;
    advance(cursor);
    if (!isNext(cursor, 'STRING')) return { nodeType: 'Constant', start, end, literal: 'str', value };
    pieces.push({ value, start, end });
    kind = 'str';
  }
  let isFormat = false;
  while (isNext(cursor, 'STRING')) {
    const literal = openLiteral(cursor);
    const own = literal.isBytes ? 'bytes' : 'str';
    if (kind !== null && kind !== own) mistake('cannot mix bytes and nonbytes literals', start);
    kind = own;
    isFormat ||= literal.isFormat;
    if (literal.isFormat) readFormat(cursor, literal, pieces, 0);
    else addText(pieces, literalText(cursor, literal), cursor.start, cursor.end);
    advance(cursor);
  }
  const end = cursor.before;
  if (!isFormat) {
    const value = pieces.map((piece) => (typeof piece.value === 'string' ? piece.value : '')).join('');
    return { nodeType: 'Constant', start, end, literal: kind ?? 'str', value };
  }
  return { nodeType: 'JoinedStr', start, end, values: joined(pieces, start, end) };
}

/** The text of a literal without a prefix, escapes and carriage returns, as most are; null for others. */
function unescapedText({ text, start, end }: Cursor): string | null {
  const quote = text.charCodeAt(start);
  if (!isQuote(quote)) return null;
  const isTriple =
    end - start >= 6 && text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote;
  const width = isTriple ? 3 : 1;
  const written = text.slice(start + width, end - width);
  return written.includes('\\') || written.includes('\r') ? null : written;
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

interface Piece {
  value: string | Expression;
  readonly start: number;
  readonly end: number;
}

function addText(pieces: Piece[], text: string, start: number, end: number): void {
  const last = pieces.at(-1);
  if (last !== undefined && typeof last.value === 'string') last.value += text;
  else pieces.push({ value: text, start, end });
}

/** The parts of an f-string; each text has the place of the whole string, as CPython gives it. */
function joined(pieces: readonly Piece[], start: number, end: number): readonly Expression[] {
  return pieces.flatMap(({ value }): readonly Expression[] => {
    if (typeof value !== 'string') return [value];
    return value === '' ? [] : [{ nodeType: 'Constant', start, end, literal: 'str', value }];
  });
}

interface Literal extends StringKind {
  /** Where what is between the quotes starts and ends. */
  readonly from: number;
  readonly to: number;
}

function openLiteral({ text, start, end }: Cursor): Literal {
  let quote = start;
  while (!isQuote(text.charCodeAt(quote))) quote += 1;
  const kind = kindOfPrefix(text.slice(start, quote)) ?? mistake('invalid syntax', start);
  const mark = text.charAt(quote);
  const width = end - quote >= 6 && text.startsWith(mark.repeat(3), quote) ? 3 : 1;
  return { ...kind, from: quote + width, to: end - width };
}

function literalText({ text, start }: Cursor, { from, to, isRaw, isBytes }: Literal): string {
  const written = text.slice(from, to);
  if (isBytes && /[^\0-\x7f]/.test(written))
    mistake('bytes can only contain ASCII literal characters', start);
  if (isRaw) return written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
  return readEscapes(written, isBytes ? 'bytes' : 'text', start);
}

const DEEPEST_FIELDS = 2;

/** Reads the parts of an f-string, or of a format after a colon, up to its end or the `}` of the field around it. */
function readFormat(cursor: Cursor, literal: Literal, pieces: Piece[], depth: number): number {
  const { text, start, end } = cursor;
  let { from } = literal;
  while (from < literal.to) {
    const at = nextBrace(text, from, literal);
    if (at > from) addText(pieces, literalText(cursor, { ...literal, from, to: at }), start, end);
    if (at >= literal.to) return at;
    const brace = text.charAt(at);
    if (brace === '}' && depth > 0) return at;
    if (text.charAt(at + 1) === brace && at + 1 < literal.to && depth === 0) {
      addText(pieces, brace, start, end);
      from = at + 2;
      continue;
    }
    if (brace === '}') mistake("f-string: single '}' is not allowed", start);
    from = readField(cursor, { ...literal, from: at }, pieces, depth);
  }
  return from;
}

/** The next brace that is not the one of `\N{NAME}`. */
function nextBrace(text: string, from: number, { to, isRaw }: Literal): number {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92 && !isRaw) {
      const name = /^N\{[^}]*\}/.exec(text.slice(at + 1, Math.min(to, at + 100)));
      at += name === null ? (/[{}]/.test(text.charAt(at + 1)) ? 0 : 1) : name[0].length;
    } else if (code === 123 || code === 125) return at;
  }
  return to;
}

/** Reads `{value!r:format}`; returns the position after it. */
function readField(cursor: Cursor, literal: Literal, pieces: Piece[], depth: number): number {
  const { text, start, end } = cursor;
  if (depth >= DEEPEST_FIELDS) mistake('f-string: expressions nested too deeply', start);
  const inner: Cursor = {
    ...cursor,
    limit: literal.to,
    kind: '{',
    start: literal.from,
    end: literal.from + 1,
    before: literal.from,
    brackets: [literal.from],
    indents: [{ wide: 0, narrow: 0 }],
    dedents: 0,
    isLineStart: false,
  };
  if (/^\{\s*[}:!]/.test(text.slice(literal.from, literal.from + 100)))
    mistake('f-string: empty expression not allowed', start);
  advance(inner);
  const value = cursor.rules.yieldOrList(inner);
  if (value.nodeType === 'Lambda' && text.slice(literal.from + 1, value.start).trim() === '')
    mistake('f-string: invalid syntax', value.start);
  checkNotStarred(cursor, value);
  let conversion: 's' | 'r' | 'a' | null = null;
  if (isNext(inner, '=')) {
    const behind = /^=\s*/.exec(text.slice(inner.start, literal.to))?.[0].length ?? 1;
    addText(pieces, text.slice(literal.from + 1, inner.start + behind), start, end);
    advance(inner);
    if (isNext(inner, '}')) conversion = 'r';
  }
  if (isNext(inner, '!')) {
    const letter = text.charAt(inner.end);
    if (letter !== 's' && letter !== 'r' && letter !== 'a')
      mistake("f-string: invalid conversion character: expected 's', 'r', or 'a'", start);
    conversion = letter;
    advance(inner);
    if (inner.end - inner.start !== 1) mistake("f-string: expecting '}'", start);
    advance(inner);
  }
  let format: Expression | null = null;
  let close = inner.start;
  if (isNext(inner, ':') || isNext(inner, ':=')) {
    const parts: Piece[] = [];
    const from = inner.start + 1;
    close = readFormat(cursor, { ...literal, from }, parts, depth + 1);
    format = { nodeType: 'JoinedStr', start, end, values: joined(parts, start, end) };
  } else if (!isNext(inner, '}') && !isNext(inner, 'NEWLINE') && !isNext(inner, 'END'))
    mistake('f-string: invalid syntax', inner.start);
  if (text.charAt(close) !== '}' || close >= literal.to) mistake("f-string: expecting '}'", start);
  pieces.push({
    value: { nodeType: 'FormattedValue', start, end, value, conversion, format_spec: format },
    start,
    end,
  });
  return close + 1;
}
