import type { Expression, Pattern } from '../syntax';
import { type Cursor, mistake, noteMistake } from './cursor';
import { numberConstant } from './literals';
import { demand, invalidSyntax, takeName, takeToken } from './problems';
import { parseStrings } from './strings';
import { advance, isNext } from './tokens';

/** The pattern of a `case`, which may be a sequence without brackets. */
export function parseOpenPattern(cursor: Cursor): Pattern {
  const { start } = cursor;
  const first = parseMaybeStar(cursor);
  if (!isNext(cursor, ',')) {
    if (first.nodeType === 'MatchStar') invalidSyntax(cursor);
    return first;
  }
  const patterns = [first];
  while (isNext(cursor, ',')) {
    advance(cursor);
    if (isNext(cursor, ':') || isNext(cursor, 'if')) break;
    patterns.push(parseMaybeStar(cursor));
  }
  return { nodeType: 'MatchSequence', start, end: cursor.before, patterns };
}

function parseMaybeStar(cursor: Cursor): Pattern {
  if (!isNext(cursor, '*')) return parsePattern(cursor);
  const { start } = cursor;
  advance(cursor);
  const name = takeName(cursor);
  return { nodeType: 'MatchStar', start, end: cursor.before, name: name === '_' ? null : name };
}

/** A pattern with `|` and `as`. */
function parsePattern(cursor: Cursor): Pattern {
  const { start } = cursor;
  const first = parseClosed(cursor);
  let pattern = first;
  if (isNext(cursor, '|')) {
    const patterns = [first];
    while (isNext(cursor, '|')) {
      advance(cursor);
      patterns.push(parseClosed(cursor));
    }
    pattern = { nodeType: 'MatchOr', start, end: cursor.before, patterns };
  }
  if (!isNext(cursor, 'as')) return pattern;
  advance(cursor);
  const at = cursor.start;
  const name = takeName(cursor, 'invalid pattern target');
  if (name === '_') mistake("cannot use '_' as a target", at);
  return { nodeType: 'MatchAs', start, end: cursor.before, pattern, name };
}

function parseClosed(cursor: Cursor): Pattern {
  const { start, kind } = cursor;
  switch (kind) {
    case 'NUMBER':
    case '-': {
      const value = parseNumber(cursor);
      return { nodeType: 'MatchValue', start, end: cursor.before, value };
    }
    case 'STRING': {
      const value = parseStrings(cursor);
      if (value.nodeType === 'JoinedStr')
        noteMistake(cursor, 'patterns may only match literals and attribute lookups', start, cursor.before);
      return { nodeType: 'MatchValue', start, end: cursor.before, value };
    }
    case 'True':
    case 'False':
    case 'None': {
      advance(cursor);
      const value = kind === 'None' ? null : kind === 'True';
      return { nodeType: 'MatchSingleton', start, end: cursor.before, value };
    }
    case 'NAME':
      return parseNamePattern(cursor);
    case '(':
      return parseGroup(cursor);
    case '[': {
      advance(cursor);
      const patterns = parsePatterns(cursor, ']');
      return { nodeType: 'MatchSequence', start, end: cursor.before, patterns };
    }
    case '{':
      return parseMapping(cursor);
    default:
      return invalidSyntax(cursor);
  }
}

/** A number with its sign, or a complex one: `-1`, `2 + 3j`. */
function parseNumber(cursor: Cursor): Expression {
  const { start } = cursor;
  const left = parseSigned(cursor);
  if (!isNext(cursor, '+') && !isNext(cursor, '-')) return left;
  const op = cursor.kind === '+' ? 'Add' : 'Sub';
  advance(cursor);
  const right = parseSigned(cursor);
  if (isImaginary(left)) mistake('real number required in complex literal', start);
  if (!isImaginary(right)) mistake('imaginary number required in complex literal', right.start);
  return { nodeType: 'BinOp', start, end: cursor.before, left, op, right };
}

function isImaginary(node: Expression): boolean {
  return node.nodeType === 'Constant' && node.literal === 'imaginary';
}

function parseSigned(cursor: Cursor): Expression {
  const { start } = cursor;
  if (isNext(cursor, '-')) {
    advance(cursor);
    const operand = parseSigned(cursor);
    return { nodeType: 'UnaryOp', start, end: cursor.before, op: 'USub', operand };
  }
  demand(cursor, 'NUMBER');
  const { end } = cursor;
  const constant = numberConstant(cursor.text.slice(start, end), start, end);
  advance(cursor);
  return constant;
}

/** A name that is bound, `_`, a value with dots in its name, or a class with its arguments. */
function parseNamePattern(cursor: Cursor): Pattern {
  const { start, end, word } = cursor;
  advance(cursor);
  let value: Expression = { nodeType: 'Name', start, end, id: word };
  while (isNext(cursor, '.')) {
    advance(cursor);
    const attr = takeName(cursor);
    value = { nodeType: 'Attribute', start, end: cursor.before, value, attr };
  }
  if (isNext(cursor, '(')) return parseClassPattern(cursor, value, start);
  if (value.nodeType === 'Attribute') return { nodeType: 'MatchValue', start, end: cursor.before, value };
  return { nodeType: 'MatchAs', start, end, pattern: null, name: word === '_' ? null : word };
}

function parseClassPattern(cursor: Cursor, cls: Expression, start: number): Pattern {
  advance(cursor);
  const patterns: Pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwd_patterns: Pattern[] = [];
  while (!isNext(cursor, ')')) {
    const name = cursor.word;
    const isKeyword =
      isNext(cursor, 'NAME') && /^\s*=[^=]/.test(cursor.text.slice(cursor.end, cursor.end + 50));
    if (isKeyword) {
      advance(cursor);
      advance(cursor);
      kwd_attrs.push(name);
      kwd_patterns.push(parsePattern(cursor));
    } else {
      if (kwd_attrs.length > 0) mistake('positional patterns follow keyword patterns', cursor.start);
      patterns.push(parsePattern(cursor));
    }
    if (!isNext(cursor, ',')) break;
    advance(cursor);
  }
  takeToken(cursor, ')');
  return { nodeType: 'MatchClass', start, end: cursor.before, cls, patterns, kwd_attrs, kwd_patterns };
}

/** A pattern in parentheses, or a sequence. */
function parseGroup(cursor: Cursor): Pattern {
  const { start } = cursor;
  advance(cursor);
  if (isNext(cursor, ')')) {
    advance(cursor);
    return { nodeType: 'MatchSequence', start, end: cursor.before, patterns: [] };
  }
  const first = parseMaybeStar(cursor);
  if (isNext(cursor, ')') && first.nodeType !== 'MatchStar') {
    advance(cursor);
    return first;
  }
  if (isNext(cursor, ',')) advance(cursor);
  else demand(cursor, ')');
  const patterns = [first, ...parsePatterns(cursor, ')')];
  return { nodeType: 'MatchSequence', start, end: cursor.before, patterns };
}

/** Patterns with commas in between, up to the closing bracket, which is taken. */
function parsePatterns(cursor: Cursor, closing: string): readonly Pattern[] {
  const patterns: Pattern[] = [];
  while (cursor.kind !== closing) {
    patterns.push(parseMaybeStar(cursor));
    if (!isNext(cursor, ',')) break;
    advance(cursor);
  }
  takeToken(cursor, closing);
  return patterns;
}

function parseMapping(cursor: Cursor): Pattern {
  const { start } = cursor;
  advance(cursor);
  const keys: Expression[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  while (!isNext(cursor, '}')) {
    if (rest !== null) invalidSyntax(cursor);
    if (isNext(cursor, '**')) {
      advance(cursor);
      if (cursor.word === '_') invalidSyntax(cursor);
      rest = takeName(cursor);
    } else {
      keys.push(parseKey(cursor));
      takeToken(cursor, ':');
      patterns.push(parsePattern(cursor));
    }
    if (!isNext(cursor, ',')) break;
    advance(cursor);
  }
  takeToken(cursor, '}');
  return { nodeType: 'MatchMapping', start, end: cursor.before, keys, patterns, rest };
}

function parseKey(cursor: Cursor): Expression {
  const { start } = cursor;
  const pattern = parseClosed(cursor);
  if (pattern.nodeType === 'MatchValue') return pattern.value;
  if (pattern.nodeType === 'MatchSingleton')
    return { nodeType: 'Constant', start, end: cursor.before, literal: 'name', value: pattern.value };
  return invalidSyntax(cursor);
}
