import type { Expression, Keyword } from '../syntax';
import { type Cursor, mistake, noteMistake } from './cursor';
import { isComprehension, parseComprehension } from './displays';
import { missingComma } from './problems';
import { advance, isNext } from './tokens';

/** The arguments of a call, with their parentheses. */
export function parseArguments(cursor: Cursor): {
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
} {
  const open = cursor.start;
  advance(cursor);
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  let last = open;
  while (!isNext(cursor, ')')) {
    last = cursor.start;
    parseArgument(cursor, args, keywords, open);
    if (!isNext(cursor, ',')) break;
    advance(cursor);
  }
  if (!isNext(cursor, ')')) missingComma(cursor, last);
  advance(cursor);
  return { args, keywords };
}

function parseArgument(cursor: Cursor, args: Expression[], keywords: Keyword[], open: number): void {
  const { start, rules } = cursor;
  switch (cursor.kind) {
    case '*': {
      advance(cursor);
      const value = rules.expression(cursor);
      if (keywords.some(({ arg }) => arg === null))
        mistake('iterable argument unpacking follows keyword argument unpacking', start);
      args.push({ nodeType: 'Starred', start, end: cursor.before, value });
      return;
    }
    case '**': {
      advance(cursor);
      const value = rules.expression(cursor);
      keywords.push({ nodeType: 'keyword', start, end: cursor.before, arg: null, value });
      return;
    }
    default: {
      const value = rules.named(cursor);
      if (isNext(cursor, '=')) {
        keywords.push(keywordOf(cursor, value, keywords));
        return;
      }
      if (isComprehension(cursor)) {
        const isAlone = args.length === 0 && keywords.length === 0;
        const generators = parseComprehension(cursor, value);
        if (!isAlone || !isNext(cursor, ')')) mistake('Generator expression must be parenthesized', start);
        args.push({ nodeType: 'GeneratorExp', start: open, end: cursor.end, elt: value, generators });
        return;
      }
      const [unpacked] = keywords.filter(({ arg }) => arg === null);
      if (unpacked !== undefined)
        mistake('positional argument follows keyword argument unpacking', cursor.before);
      if (keywords.length > 0) mistake('positional argument follows keyword argument', cursor.before);
      args.push(value);
    }
  }
}

function keywordOf(cursor: Cursor, name: Expression, keywords: readonly Keyword[]): Keyword {
  const { start } = name;
  if (name.nodeType !== 'Name' || cursor.before !== name.end)
    return mistake('expression cannot contain assignment, perhaps you meant "=="?', start);
  advance(cursor);
  const value = cursor.rules.expression(cursor);
  if (keywords.some(({ arg }) => arg === name.id))
    noteMistake(cursor, `keyword argument repeated: ${name.id}`, start, cursor.before);
  return { nodeType: 'keyword', start, end: cursor.before, arg: name.id, value };
}
