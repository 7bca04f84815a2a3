import type { Expression, ExpressionOf } from '../syntax';
import type { Cursor } from './cursor';
import { startsExpression } from './problems';
import { advance, isNext } from './tokens';

/** A rule of the grammar. */
type Rule = (cursor: Cursor) => Expression;

/** `*values`, at its star. */
export function parseStarred(cursor: Cursor): ExpressionOf<'Starred'> {
  const { start } = cursor;
  advance(cursor);
  const value = cursor.rules.bitwiseOr(cursor);
  return { nodeType: 'Starred', start, end: cursor.before, value };
}

/** What a rule reads, or `*values` where a star comes. */
export function parseMaybeStarred(cursor: Cursor, rule: Rule): Expression {
  return isNext(cursor, '*') ? parseStarred(cursor) : rule(cursor);
}

/** What a rule reads, separated by commas, some perhaps starred: one, or a tuple. */
export function parseOneOrTuple(cursor: Cursor, rule: Rule): Expression {
  const { start } = cursor;
  const first = parseMaybeStarred(cursor, rule);
  if (!isNext(cursor, ',')) return first;
  const elts = [first];
  while (isNext(cursor, ',')) {
    advance(cursor);
    if (!startsExpression(cursor.kind) && !isNext(cursor, '*')) break;
    elts.push(parseMaybeStarred(cursor, rule));
  }
  return { nodeType: 'Tuple', start, end: cursor.before, elts };
}
