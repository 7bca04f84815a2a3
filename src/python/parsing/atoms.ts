import type { Expression, ExpressionOf } from '../syntax';
import { parseArguments } from './arguments';
import { type Cursor, mistake } from './cursor';
import { parseBraces, parseParentheses, parseSquare } from './displays';
import { numberConstant } from './literals';
import { invalidSyntax, missingComma, startsExpression, takeName } from './problems';
import { parseStarred } from './starred';
import { parseStrings } from './strings';
import { advance, isNext } from './tokens';

const NAMED: Readonly<Record<string, boolean | null | undefined>> = { True: true, False: false, None: null };

/** A name, literal or display, with the calls, subscripts and attributes after it. */
export function parseAtom(cursor: Cursor): Expression {
  const { start } = cursor;
  let value = parsePlainAtom(cursor);
  for (;;) {
    switch (cursor.kind) {
      case '.': {
        advance(cursor);
        const attr = takeName(cursor);
        value = { nodeType: 'Attribute', start, end: cursor.before, value, attr };
        break;
      }
      case '(': {
        const { args, keywords } = parseArguments(cursor);
        value = { nodeType: 'Call', start, end: cursor.before, func: value, args, keywords };
        break;
      }
      case '[':
        value = parseSubscript(cursor, value, start);
        break;
      default:
        return value;
    }
  }
}

function parsePlainAtom(cursor: Cursor): Expression {
  const { kind, start, end } = cursor;
  switch (kind) {
    case 'NAME': {
      const id = cursor.word;
      advance(cursor);
      return { nodeType: 'Name', start, end, id };
    }
    case 'NUMBER': {
      const constant = numberConstant(cursor.text.slice(start, end), start, end);
      advance(cursor);
      return constant;
    }
    case 'STRING':
      return parseStrings(cursor);
    case '(':
      return parseParentheses(cursor);
    case '[':
      return parseSquare(cursor);
    case '{':
      return parseBraces(cursor);
    case 'True':
    case 'False':
    case 'None': {
      advance(cursor);
      return { nodeType: 'Constant', start, end, literal: 'name', value: NAMED[kind] ?? null };
    }
    case '...':
      advance(cursor);
      return { nodeType: 'Constant', start, end, literal: 'ellipsis', value: null };
    default:
      return invalidSyntax(cursor);
  }
}

function parseSubscript(cursor: Cursor, value: Expression, start: number): Expression {
  advance(cursor);
  const from = cursor.start;
  const first = parseIndex(cursor);
  let slice = first;
  if (isNext(cursor, ',')) {
    const elts = [first];
    while (isNext(cursor, ',')) {
      advance(cursor);
      if (isNext(cursor, ']')) break;
      elts.push(parseIndex(cursor));
    }
    slice = { nodeType: 'Tuple', start: from, end: cursor.before, elts };
  } else if (first.nodeType === 'Starred')
    slice = { nodeType: 'Tuple', start: from, end: cursor.before, elts: [first] };
  if (!isNext(cursor, ']')) missingComma(cursor, from);
  advance(cursor);
  return { nodeType: 'Subscript', start, end: cursor.before, value, slice };
}

function parseIndex(cursor: Cursor): Expression {
  const { start, rules } = cursor;
  if (isNext(cursor, '*')) return parseStarred(cursor);
  const lower = isNext(cursor, ':') ? null : rules.named(cursor);
  return isNext(cursor, ':') ? parseSlice(cursor, lower, start) : (lower ?? mistake('invalid syntax', start));
}

function parseSlice(cursor: Cursor, lower: Expression | null, start: number): ExpressionOf<'Slice'> {
  const { rules } = cursor;
  advance(cursor);
  const upper = startsExpression(cursor.kind) ? rules.expression(cursor) : null;
  let step: Expression | null = null;
  if (isNext(cursor, ':')) {
    advance(cursor);
    if (startsExpression(cursor.kind)) step = rules.expression(cursor);
  }
  return { nodeType: 'Slice', start, end: cursor.before, lower, upper, step };
}
