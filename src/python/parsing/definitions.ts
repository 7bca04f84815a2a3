import type { Expression, FunctionArguments, Keyword, Statement } from '../syntax';
import { parseArguments } from './arguments';
import { type Cursor, endOf } from './cursor';
import { skipBody } from './late-body';
import { parseParameters } from './parameters';
import { invalidSyntax, takeName, takeToken } from './problems';
import { advance, isNext } from './tokens';

/** Decorators and the function or class that they are written above. */
export function parseDecorated(cursor: Cursor): Statement {
  const decorators: Expression[] = [];
  while (isNext(cursor, '@')) {
    advance(cursor);
    decorators.push(cursor.rules.named(cursor));
    takeToken(cursor, 'NEWLINE');
  }
  const { start } = cursor;
  if (isNext(cursor, 'class')) return parseClass(cursor, decorators);
  if (!isNext(cursor, 'async')) return parseFunction(cursor, decorators, start, 'FunctionDef');
  advance(cursor);
  return parseFunction(cursor, decorators, start, 'AsyncFunctionDef');
}

/** A `def` from its keyword on; it starts at `start`, where `async` may be. */
export function parseFunction(
  cursor: Cursor,
  decorator_list: readonly Expression[],
  start: number,
  nodeType: 'FunctionDef' | 'AsyncFunctionDef',
): Statement {
  const at = cursor.start;
  takeToken(cursor, 'def');
  const name = takeName(cursor);
  if (!isNext(cursor, '(')) invalidSyntax(cursor, "expected '('");
  advance(cursor);
  const args: FunctionArguments = parseParameters(cursor, 'function');
  advance(cursor);
  let returns: Expression | null = null;
  if (isNext(cursor, '->')) {
    advance(cursor);
    returns = cursor.rules.expression(cursor);
  }
  const { around } = cursor;
  const owner = { what: 'function definition', at };
  cursor.around = { isFunction: true, isAsync: nodeType === 'AsyncFunctionDef', isLoop: false };
  const late = around.isFunction ? null : skipBody(cursor, owner);
  if (late !== null) {
    cursor.around = around;
    return {
      nodeType,
      start,
      end: late.end,
      name,
      args,
      decorator_list,
      returns,
      get body() {
        return late.read();
      },
    };
  }
  const body = cursor.rules.block(cursor, owner);
  cursor.around = around;
  return { nodeType, start, end: endOf(body, start), name, args, body, decorator_list, returns };
}

/** A `class` from its keyword on. */
export function parseClass(cursor: Cursor, decorator_list: readonly Expression[]): Statement {
  const { start } = cursor;
  advance(cursor);
  const name = takeName(cursor);
  let bases: readonly Expression[] = [];
  let keywords: readonly Keyword[] = [];
  if (isNext(cursor, '(')) {
    const given = parseArguments(cursor);
    bases = given.args;
    keywords = given.keywords;
  }
  const { around } = cursor;
  cursor.around = { isFunction: false, isAsync: false, isLoop: false };
  const body = cursor.rules.block(cursor, { what: 'class definition', at: start });
  cursor.around = around;
  return {
    nodeType: 'ClassDef',
    start,
    end: endOf(body, start),
    name,
    bases,
    keywords,
    body,
    decorator_list,
  };
}
