import type { ExceptionHandler, Expression, Statement, WithItem } from '../syntax';
import { type Cursor, endOf, mistake, noteMistake, type Owner } from './cursor';
import { parseClass, parseDecorated, parseFunction } from './definitions';
import { parseMatch } from './match-statement';
import { invalidSyntax, takeName, takeToken } from './problems';
import { parseSimpleStatement } from './simple-statements';
import { checkNotStarred, checkTarget, parseLoopTarget } from './targets';
import { advance, isNext, takes } from './tokens';

/** Reads the next statement, or several on a line. */
export function parseStatement(cursor: Cursor, into: Statement[]): void {
  const compound = parseCompound(cursor);
  if (compound !== null) {
    into.push(compound);
    return;
  }
  parseLine(cursor, into);
}

/** Reads the statements of one line. */
function parseLine(cursor: Cursor, into: Statement[]): void {
  for (;;) {
    into.push(parseSimpleStatement(cursor));
    if (isNext(cursor, ';')) {
      advance(cursor);
      if (isNext(cursor, 'NEWLINE')) break;
      continue;
    }
    if (!isNext(cursor, 'NEWLINE')) invalidSyntax(cursor);
    break;
  }
  advance(cursor);
}

/** Null if no compound statement comes. */
function parseCompound(cursor: Cursor): Statement | null {
  const { start } = cursor;
  switch (cursor.kind) {
    case 'NAME':
      return cursor.word === 'match' ? parseMatch(cursor) : null;
    case 'def':
      return parseFunction(cursor, [], start, 'FunctionDef');
    case 'class':
      return parseClass(cursor, []);
    case '@':
      return parseDecorated(cursor);
    case 'if':
      return parseIf(cursor);
    case 'for':
      return parseFor(cursor, start, 'For');
    case 'while':
      return parseWhile(cursor);
    case 'with':
      return parseWith(cursor, start, 'With');
    case 'try':
      return parseTry(cursor);
    case 'async':
      return parseAsync(cursor);
    default:
      return null;
  }
}

/** Reads `: ` and the block after it. */
export function parseBlock(cursor: Cursor, { what, at }: Owner): readonly Statement[] {
  if (!isNext(cursor, ':')) mistakeAtColon(cursor);
  advance(cursor);
  const body: Statement[] = [];
  if (!isNext(cursor, 'NEWLINE')) {
    if (COMPOUND.has(cursor.kind)) invalidSyntax(cursor);
    parseLine(cursor, body);
    return body;
  }
  advance(cursor);
  if (!isNext(cursor, 'INDENT')) {
    const line = cursor.text.slice(0, at).split(/\r\n|\n|\r/).length;
    mistake(`expected an indented block after ${what} on line ${line}`, cursor.start);
  }
  advance(cursor);
  while (!isNext(cursor, 'DEDENT') && !isNext(cursor, 'END')) parseStatement(cursor, body);
  if (isNext(cursor, 'DEDENT')) advance(cursor);
  return body;
}

const COMPOUND: ReadonlySet<string> = new Set([
  'if',
  'for',
  'while',
  'with',
  'try',
  'def',
  'class',
  'async',
  '@',
]);

function mistakeAtColon(cursor: Cursor): never {
  const { kind } = cursor;
  if (kind === '=') mistake("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", cursor.start);
  return invalidSyntax(cursor, kind === 'NEWLINE' ? "expected ':'" : 'invalid syntax');
}

function parseIf(cursor: Cursor): Statement {
  const { start, kind, rules } = cursor;
  advance(cursor);
  const test = rules.named(cursor);
  const body = parseBlock(cursor, { what: `'${kind}' statement`, at: start });
  const orelse = isNext(cursor, 'elif') ? [parseIf(cursor)] : parseElse(cursor);
  return { nodeType: 'If', start, end: endOf(orelse, endOf(body, start)), test, body, orelse };
}

function parseElse(cursor: Cursor): readonly Statement[] {
  const { start } = cursor;
  if (!isNext(cursor, 'else')) return [];
  advance(cursor);
  return parseBlock(cursor, { what: "'else' statement", at: start });
}

function parseLoopBody(cursor: Cursor, owner: Owner): readonly Statement[] {
  const { around } = cursor;
  cursor.around = { ...around, isLoop: true };
  const body = parseBlock(cursor, owner);
  cursor.around = around;
  return body;
}

function parseFor(cursor: Cursor, start: number, nodeType: 'For' | 'AsyncFor'): Statement {
  const owner = { what: "'for' statement", at: cursor.start };
  advance(cursor);
  const target = parseLoopTarget(cursor);
  takeToken(cursor, 'in');
  const iter = cursor.rules.list(cursor);
  checkNotStarred(cursor, iter);
  const body = parseLoopBody(cursor, owner);
  const orelse = parseElse(cursor);
  return { nodeType, start, end: endOf(orelse, endOf(body, start)), target, iter, body, orelse };
}

function parseWhile(cursor: Cursor): Statement {
  const { start } = cursor;
  advance(cursor);
  const test = cursor.rules.named(cursor);
  const body = parseLoopBody(cursor, { what: "'while' statement", at: start });
  const orelse = parseElse(cursor);
  return { nodeType: 'While', start, end: endOf(orelse, endOf(body, start)), test, body, orelse };
}

function parseAsync(cursor: Cursor): Statement {
  const { start } = cursor;
  advance(cursor);
  if (cursor.kind !== 'def' && !cursor.around.isAsync)
    noteMistake(cursor, `'async ${cursor.kind}' outside async function`, start, cursor.end);
  switch (cursor.kind) {
    case 'def':
      return parseFunction(cursor, [], start, 'AsyncFunctionDef');
    case 'for':
      return parseFor(cursor, start, 'AsyncFor');
    case 'with':
      return parseWith(cursor, start, 'AsyncWith');
    default:
      return invalidSyntax(cursor);
  }
}

function parseWith(cursor: Cursor, start: number, nodeType: 'With' | 'AsyncWith'): Statement {
  const owner = { what: "'with' statement", at: cursor.start };
  advance(cursor);
  const items = parseWithItems(cursor);
  const body = parseBlock(cursor, owner);
  return { nodeType, start, end: endOf(body, start), items, body };
}

/** Items in parentheses are told from an expression in parentheses by the colon that follows. */
function parseWithItems(cursor: Cursor): readonly WithItem[] {
  if (isNext(cursor, '(')) {
    const saved = { ...cursor, brackets: [...cursor.brackets] };
    const items = tryParenthesised(cursor);
    if (items !== null) return items;
    cursor.brackets.length = 0;
    cursor.brackets.push(...saved.brackets);
    const { kind, start, end, word, before } = saved;
    Object.assign(cursor, { kind, start, end, word, before });
  }
  const items: WithItem[] = [];
  for (;;) {
    items.push(parseWithItem(cursor));
    if (!isNext(cursor, ',')) return items;
    advance(cursor);
  }
}

function tryParenthesised(cursor: Cursor): readonly WithItem[] | null {
  advance(cursor);
  const items: WithItem[] = [];
  while (!isNext(cursor, ')')) {
    if (isNext(cursor, '*') || isNext(cursor, 'yield')) return null;
    items.push(parseWithItem(cursor));
    if (!isNext(cursor, ',')) break;
    advance(cursor);
  }
  if (!isNext(cursor, ')') || items.length === 0) return null;
  advance(cursor);
  return isNext(cursor, ':') ? items : null;
}

function parseWithItem(cursor: Cursor): WithItem {
  const context_expr = cursor.rules.expression(cursor);
  let optional_vars: Expression | null = null;
  if (isNext(cursor, 'as')) {
    advance(cursor);
    const { start } = cursor;
    if (isNext(cursor, '*')) mistake('cannot assign to starred', start);
    optional_vars = cursor.rules.bitwiseOr(cursor);
    checkTarget(optional_vars, 'assign to');
  }
  return { context_expr, optional_vars };
}

function parseTry(cursor: Cursor): Statement {
  const { start } = cursor;
  advance(cursor);
  const body = parseBlock(cursor, { what: "'try' statement", at: start });
  const handlers: ExceptionHandler[] = [];
  let isStar = false;
  while (isNext(cursor, 'except')) {
    const one = parseHandler(cursor);
    if (handlers.length > 0 && isStar !== one.isStar)
      mistake("cannot have both 'except' and 'except*' on the same 'try'", one.handler.start);
    const last = handlers.at(-1);
    if (last?.type === null) noteMistake(cursor, "default 'except:' must be last", last.start);
    isStar = one.isStar;
    handlers.push(one.handler);
  }
  const orelse = handlers.length > 0 ? parseElse(cursor) : [];
  let finalbody: readonly Statement[] = [];
  if (isNext(cursor, 'finally')) {
    const at = cursor.start;
    advance(cursor);
    finalbody = parseBlock(cursor, { what: "'finally' statement", at });
  } else if (handlers.length === 0) mistake("expected 'except' or 'finally' block", cursor.start);
  const last = endOf(handlers, endOf(body, start));
  const end = endOf(finalbody, endOf(orelse, last));
  return { nodeType: isStar ? 'TryStar' : 'Try', start, end, body, handlers, orelse, finalbody };
}

function parseHandler(cursor: Cursor): { readonly handler: ExceptionHandler; readonly isStar: boolean } {
  const { start } = cursor;
  advance(cursor);
  const isStar = isNext(cursor, '*');
  if (isStar) advance(cursor);
  let type: Expression | null = null;
  let name: string | null = null;
  if (isStar && isNext(cursor, ':')) mistake('expected one or more exception types', cursor.start);
  if (!isNext(cursor, ':')) {
    const from = cursor.start;
    type = cursor.rules.expression(cursor);
    if (isNext(cursor, ',')) mistake('multiple exception types must be parenthesized', from);
    if (takes(cursor, 'as')) name = takeName(cursor);
  }
  const body = parseBlock(cursor, { what: "'except' statement", at: start });
  const end = endOf(body, start);
  return { handler: { nodeType: 'ExceptHandler', start, end, type, name, body }, isStar };
}
