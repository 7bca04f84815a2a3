import type { BinaryOperator, ComparisonOperator, Expression, UnaryOperator } from '../syntax';
import { parseAtom } from './atoms';
import { type Cursor, mistake, noteMistake } from './cursor';
import { parseParameters } from './parameters';
import { invalidSyntax, startsExpression, takeToken } from './problems';
import { parseOneOrTuple } from './starred';
import { checkNotStarred } from './targets';
import { advance, isNext } from './tokens';

/** How strongly operators bind, from `or` to `**`. */
const STRENGTH: Readonly<Record<string, number | undefined>> = {
  or: 1,
  and: 2,
  in: 4,
  not: 4,
  is: 4,
  '<': 4,
  '>': 4,
  '==': 4,
  '>=': 4,
  '<=': 4,
  '!=': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '//': 10,
  '%': 10,
  '@': 10,
  '**': 12,
};
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const BITWISE_OR = 5;
const UNARY = 11;
const POWER = 12;

const BINARY: Readonly<Record<string, BinaryOperator>> = {
  '|': 'BitOr',
  '^': 'BitXor',
  '&': 'BitAnd',
  '<<': 'LShift',
  '>>': 'RShift',
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mult',
  '/': 'Div',
  '//': 'FloorDiv',
  '%': 'Mod',
  '@': 'MatMult',
  '**': 'Pow',
};

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '<': 'Lt',
  '>': 'Gt',
  '==': 'Eq',
  '>=': 'GtE',
  '<=': 'LtE',
  '!=': 'NotEq',
  in: 'In',
};

const UNARIES: Readonly<Record<string, UnaryOperator | undefined>> = {
  '-': 'USub',
  '+': 'UAdd',
  '~': 'Invert',
};

/** `a if b else c`, a lambda, and all that binds closer. */
export function parseExpression(cursor: Cursor): Expression {
  if (isAtomAlone(cursor)) return parseAtom(cursor);
  if (isNext(cursor, 'lambda')) return parseLambda(cursor);
  const { start } = cursor;
  const body = parseOperators(cursor, OR);
  if (!isNext(cursor, 'if')) return body;
  advance(cursor);
  const test = parseOperators(cursor, OR);
  if (!isNext(cursor, 'else')) mistake("expected 'else' after 'if' expression", start);
  advance(cursor);
  const orelse = parseExpression(cursor);
  return { nodeType: 'IfExp', start, end: cursor.before, test, body, orelse };
}

/** Whether a name or literal is the whole expression, as most arguments and items are: what follows ends it. */
function isAtomAlone({ kind, text, end }: Cursor): boolean {
  if (kind !== 'NAME' && kind !== 'STRING' && kind !== 'NUMBER') return false;
  const next = text.charCodeAt(end);
  return next === COMMA || next === CLOSING_PARENTHESIS || next === CLOSING_BRACKET;
}

const COMMA = 44;
const CLOSING_PARENTHESIS = 41;
const CLOSING_BRACKET = 93;

/** All that binds as `|` does or closer. */
export function parseBitwiseOr(cursor: Cursor): Expression {
  return parseOperators(cursor, BITWISE_OR);
}

/** What follows `in` and `if` in a comprehension: it ends before the next `if`. */
export function parseDisjunction(cursor: Cursor): Expression {
  return parseOperators(cursor, OR);
}

/** Operators that bind at least this strongly, and their operands. */
function parseOperators(cursor: Cursor, weakest: number): Expression {
  const { start } = cursor;
  let left = parseOperand(cursor, weakest);
  for (;;) {
    const strength = STRENGTH[cursor.kind];
    if (strength === undefined || strength < weakest) return left;
    if (strength <= AND) left = parseBoolean(cursor, left, start, strength);
    else if (strength === COMPARISON) {
      if (isNext(cursor, 'not') && !isNotIn(cursor)) return left;
      left = parseComparison(cursor, left, start);
    } else {
      const op = BINARY[cursor.kind] ?? 'Add';
      advance(cursor);
      const right = parseOperators(cursor, strength === POWER ? UNARY : strength + 1);
      left = { nodeType: 'BinOp', start, end: cursor.before, left, op, right };
    }
  }
}

function isNotIn({ text, end }: Cursor): boolean {
  return /^(?:\s|\\\r?\n)*in\b/.test(text.slice(end, end + 200));
}

function parseOperand(cursor: Cursor, weakest: number): Expression {
  const { kind, start } = cursor;
  if (kind === 'not') {
    if (weakest > NOT) invalidSyntax(cursor);
    advance(cursor);
    const operand = parseOperators(cursor, NOT);
    return { nodeType: 'UnaryOp', start, end: cursor.before, op: 'Not', operand };
  }
  const op = UNARIES[kind];
  if (op !== undefined) {
    advance(cursor);
    const operand = parseOperators(cursor, UNARY);
    return { nodeType: 'UnaryOp', start, end: cursor.before, op, operand };
  }
  if (kind === 'await') {
    const { isAsync, isFunction } = cursor.around;
    if (!isAsync)
      noteMistake(cursor, `'await' outside ${isFunction ? 'async function' : 'function'}`, start, cursor.end);
    advance(cursor);
    const value = parseAtom(cursor);
    return { nodeType: 'Await', start, end: cursor.before, value };
  }
  return parseAtom(cursor);
}

function parseBoolean(cursor: Cursor, first: Expression, start: number, strength: number): Expression {
  const { kind } = cursor;
  const values = [first];
  while (cursor.kind === kind) {
    advance(cursor);
    values.push(parseOperators(cursor, strength + 1));
  }
  return { nodeType: 'BoolOp', start, end: cursor.before, op: strength === OR ? 'Or' : 'And', values };
}

function parseComparison(cursor: Cursor, left: Expression, start: number): Expression {
  const ops: ComparisonOperator[] = [];
  const comparators: Expression[] = [];
  while (STRENGTH[cursor.kind] === COMPARISON) {
    ops.push(comparisonOperator(cursor));
    comparators.push(parseOperators(cursor, BITWISE_OR));
  }
  return { nodeType: 'Compare', start, end: cursor.before, left, ops, comparators };
}

function comparisonOperator(cursor: Cursor): ComparisonOperator {
  const { kind } = cursor;
  advance(cursor);
  if (kind === 'is') {
    if (!isNext(cursor, 'not')) return 'Is';
    advance(cursor);
    return 'IsNot';
  }
  if (kind === 'not') {
    takeToken(cursor, 'in');
    return 'NotIn';
  }
  return COMPARISONS[kind] ?? 'Eq';
}

function parseLambda(cursor: Cursor): Expression {
  const { start } = cursor;
  advance(cursor);
  const args = parseParameters(cursor, 'lambda');
  takeToken(cursor, ':');
  const { around } = cursor;
  cursor.around = { isFunction: true, isAsync: false, isLoop: false };
  const body = parseExpression(cursor);
  cursor.around = around;
  return { nodeType: 'Lambda', start, end: cursor.before, args, body };
}

/** `name := value`, or an expression. */
export function parseNamed(cursor: Cursor): Expression {
  const { start } = cursor;
  const value = parseExpression(cursor);
  if (!isNext(cursor, ':=')) return value;
  if (value.nodeType !== 'Name' || cursor.before - start !== value.end - value.start)
    return mistake('cannot use assignment expressions with this', start);
  advance(cursor);
  const given = parseExpression(cursor);
  return { nodeType: 'NamedExpr', start, end: cursor.before, target: value, value: given };
}

/** Expressions with commas in between: one, or a tuple. */
export function parseList(cursor: Cursor): Expression {
  return parseOneOrTuple(cursor, parseExpression);
}

/** `yield`, or expressions with commas in between. */
export function parseYieldOrList(cursor: Cursor): Expression {
  if (!isNext(cursor, 'yield')) return parseList(cursor);
  const { start } = cursor;
  if (!cursor.around.isFunction) mistake("'yield' outside function", start);
  advance(cursor);
  if (isNext(cursor, 'from')) {
    if (cursor.around.isAsync) noteMistake(cursor, "'yield from' inside async function", start, cursor.end);
    advance(cursor);
    const value = parseExpression(cursor);
    return { nodeType: 'YieldFrom', start, end: cursor.before, value };
  }
  const value = startsExpression(cursor.kind) || isNext(cursor, '*') ? parseList(cursor) : null;
  checkNotStarred(cursor, value);
  return { nodeType: 'Yield', start, end: cursor.before, value };
}
