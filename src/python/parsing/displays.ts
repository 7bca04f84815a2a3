import type { Comprehension, Expression } from '../syntax';
import { type Cursor, mistake, noteMistake } from './cursor';
import { invalidSyntax, missingComma, takeToken } from './problems';
import { parseMaybeStarred } from './starred';
import { parseLoopTarget } from './targets';
import { advance, isNext } from './tokens';

/** `()`, `(a)`, `(a, b)`, `(yield)` or a generator expression. */
export function parseParentheses(cursor: Cursor): Expression {
  const { start, rules } = cursor;
  advance(cursor);
  if (isNext(cursor, ')')) {
    advance(cursor);
    return { nodeType: 'Tuple', start, end: cursor.before, elts: [] };
  }
  if (isNext(cursor, 'yield')) {
    const value = rules.yieldOrList(cursor);
    close(cursor, ')', start);
    return value;
  }
  const first = parseItem(cursor);
  if (isComprehension(cursor)) {
    const generators = parseComprehension(cursor, first);
    close(cursor, ')', start);
    return { nodeType: 'GeneratorExp', start, end: cursor.before, elt: first, generators };
  }
  if (isNext(cursor, ',')) {
    const elts = parseItems(cursor, first, ')');
    return { nodeType: 'Tuple', start, end: cursor.before, elts };
  }
  if (first.nodeType === 'Starred') mistake('cannot use starred expression here', first.start);
  close(cursor, ')', first.start);
  return first;
}

/** A list or a list comprehension. */
export function parseSquare(cursor: Cursor): Expression {
  const { start } = cursor;
  advance(cursor);
  if (isNext(cursor, ']')) {
    advance(cursor);
    return { nodeType: 'List', start, end: cursor.before, elts: [] };
  }
  const first = parseItem(cursor);
  if (isComprehension(cursor)) {
    const generators = parseComprehension(cursor, first);
    close(cursor, ']', start);
    return { nodeType: 'ListComp', start, end: cursor.before, elt: first, generators };
  }
  const elts = parseItems(cursor, first, ']');
  return { nodeType: 'List', start, end: cursor.before, elts };
}

/** A dict or set, or a comprehension of one. */
export function parseBraces(cursor: Cursor): Expression {
  const { start } = cursor;
  advance(cursor);
  if (isNext(cursor, '}')) {
    advance(cursor);
    return { nodeType: 'Dict', start, end: cursor.before, keys: [], values: [] };
  }
  if (isNext(cursor, '**')) return parseDict(cursor, start, null);
  const first = parseItem(cursor);
  if (isNext(cursor, ':')) {
    if (first.nodeType === 'Starred') invalidSyntax(cursor);
    return parseDict(cursor, start, first);
  }
  if (isComprehension(cursor)) {
    const generators = parseComprehension(cursor, first);
    close(cursor, '}', start);
    return { nodeType: 'SetComp', start, end: cursor.before, elt: first, generators };
  }
  const elts = parseItems(cursor, first, '}');
  return { nodeType: 'Set', start, end: cursor.before, elts };
}

/** Reads a dict after its brace, or after its first key. */
function parseDict(inner: Cursor, from: number, key: Expression | null): Expression {
  const { rules } = inner;
  const keys: (Expression | null)[] = [];
  const values: Expression[] = [];
  let next: Expression | null = key;
  for (;;) {
    const at = next?.start ?? inner.start;
    if (isNext(inner, '**')) {
      advance(inner);
      keys.push(null);
      values.push(rules.bitwiseOr(inner));
    } else {
      const own = next ?? rules.expression(inner);
      if (!isNext(inner, ':')) mistake("':' expected after dictionary key", inner.before - 1);
      advance(inner);
      keys.push(own);
      values.push(rules.expression(inner));
    }
    next = null;
    const [only] = values;
    if (isComprehension(inner) && keys.length === 1 && only !== undefined) {
      const [name] = keys;
      if (name === null || name === undefined)
        return mistake('dict unpacking cannot be used in dict comprehension', at);
      const generators = parseComprehension(inner, name);
      close(inner, '}', from);
      return { nodeType: 'DictComp', start: from, end: inner.before, key: name, value: only, generators };
    }
    if (!isNext(inner, ',')) {
      close(inner, '}', values.at(-1)?.start ?? at);
      break;
    }
    advance(inner);
    if (isNext(inner, '}')) {
      advance(inner);
      break;
    }
  }
  return { nodeType: 'Dict', start: from, end: inner.before, keys, values };
}

function close(cursor: Cursor, kind: string, before: number): void {
  if (cursor.kind !== kind) missingComma(cursor, before);
  advance(cursor);
}

function parseItem(cursor: Cursor): Expression {
  return parseMaybeStarred(cursor, cursor.rules.named);
}

/** The items after the first, up to and including the closing bracket. */
function parseItems(cursor: Cursor, first: Expression, closing: string): Expression[] {
  const elts = [first];
  let last = first;
  while (isNext(cursor, ',')) {
    advance(cursor);
    if (isNext(cursor, closing)) break;
    last = parseItem(cursor);
    elts.push(last);
  }
  close(cursor, closing, last.start);
  return elts;
}

/** Whether `for` or `async for` comes. */
export function isComprehension({ kind }: Cursor): boolean {
  return kind === 'for' || kind === 'async';
}

/** The `for` and `if` after an element. */
export function parseComprehension(cursor: Cursor, element: Expression): readonly Comprehension[] {
  if (element.nodeType === 'Starred')
    mistake('iterable unpacking cannot be used in comprehension', element.start);
  const { rules } = cursor;
  const generators: Comprehension[] = [];
  while (isComprehension(cursor)) {
    const isAsync = isNext(cursor, 'async');
    if (isAsync) {
      if (!cursor.around.isAsync)
        noteMistake(
          cursor,
          'asynchronous comprehension outside of an asynchronous function',
          element.start,
          cursor.end,
        );
      advance(cursor);
    }
    takeToken(cursor, 'for');
    const target = parseLoopTarget(cursor);
    takeToken(cursor, 'in');
    const iter = rules.disjunction(cursor);
    const ifs: Expression[] = [];
    while (isNext(cursor, 'if')) {
      advance(cursor);
      ifs.push(rules.disjunction(cursor));
    }
    generators.push({ target, iter, ifs, is_async: isAsync });
  }
  return generators;
}
