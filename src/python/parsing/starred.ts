import type { ExpressionOf } from '../syntax';
import type { Cursor } from './cursor';
import { advance } from './tokens';

/** `*values`, at its star. */
export function parseStarred(cursor: Cursor): ExpressionOf<'Starred'> {
  const { start } = cursor;
  advance(cursor);
  const value = cursor.rules.bitwiseOr(cursor);
  return { nodeType: 'Starred', start, end: cursor.before, value };
}
