import type { Alias, BinaryOperator, Expression, Statement } from '../syntax';
import { type Cursor, mistake, noteMistake } from './cursor';
import { invalidSyntax, startsExpression, takeName, takeToken } from './problems';
import { checkTarget, nameOf } from './targets';
import { advance, isNext, takes } from './tokens';

/** Reads a statement of one line, up to the `;` or the end of the line after it. */
export function parseSimpleStatement(cursor: Cursor): Statement {
  const { start } = cursor;
  switch (cursor.kind) {
    case 'return': {
      if (!cursor.around.isFunction) mistake("'return' outside function", start);
      advance(cursor);
      const value = isStatementEnd(cursor) ? null : cursor.rules.list(cursor);
      return { nodeType: 'Return', start, end: cursor.before, value };
    }
    case 'import':
      return parseImport(cursor);
    case 'from':
      return parseImportFrom(cursor);
    case 'raise':
      return parseRaise(cursor);
    case 'pass':
      advance(cursor);
      return { nodeType: 'Pass', start, end: cursor.before };
    case 'break':
      if (!cursor.around.isLoop) mistake("'break' outside loop", start);
      advance(cursor);
      return { nodeType: 'Break', start, end: cursor.before };
    case 'continue':
      if (!cursor.around.isLoop) mistake("'continue' not properly in loop", start);
      advance(cursor);
      return { nodeType: 'Continue', start, end: cursor.before };
    case 'assert': {
      advance(cursor);
      const test = cursor.rules.expression(cursor);
      const msg = takes(cursor, ',') ? cursor.rules.expression(cursor) : null;
      return { nodeType: 'Assert', start, end: cursor.before, test, msg };
    }
    case 'del':
      return parseDelete(cursor);
    case 'global':
      return { nodeType: 'Global', start, names: parseNames(cursor), end: cursor.before };
    case 'nonlocal':
      return { nodeType: 'Nonlocal', start, names: parseNames(cursor), end: cursor.before };
    default:
      return parseAssignment(cursor);
  }
}

function isStatementEnd({ kind }: Cursor): boolean {
  return kind === 'NEWLINE' || kind === ';' || kind === 'END';
}

function parseRaise(cursor: Cursor): Statement {
  const { start, rules } = cursor;
  advance(cursor);
  const exc = isStatementEnd(cursor) ? null : rules.expression(cursor);
  const cause = exc !== null && takes(cursor, 'from') ? rules.expression(cursor) : null;
  return { nodeType: 'Raise', start, end: cursor.before, exc, cause };
}

function parseDelete(cursor: Cursor): Statement {
  const { start, rules } = cursor;
  advance(cursor);
  const targets: Expression[] = [];
  do {
    if (targets.length > 0 && isStatementEnd(cursor)) break;
    const target = rules.bitwiseOr(cursor);
    checkTarget(target, 'delete');
    targets.push(target);
  } while (takes(cursor, ','));
  return { nodeType: 'Delete', start, end: cursor.before, targets };
}

function parseNames(cursor: Cursor): readonly string[] {
  advance(cursor);
  const names: string[] = [];
  do {
    names.push(takeName(cursor));
  } while (takes(cursor, ','));
  return names;
}

function parseDottedName(cursor: Cursor): string {
  let name = takeName(cursor);
  while (takes(cursor, '.')) name += `.${takeName(cursor)}`;
  return name;
}

function parseAs(cursor: Cursor, start: number, name: string): Alias {
  const asname = takes(cursor, 'as') ? takeName(cursor) : null;
  return { nodeType: 'alias', start, end: cursor.before, name, asname };
}

function parseImport(cursor: Cursor): Statement {
  const { start } = cursor;
  advance(cursor);
  const names: Alias[] = [];
  do {
    const from = cursor.start;
    names.push(parseAs(cursor, from, parseDottedName(cursor)));
  } while (takes(cursor, ','));
  return { nodeType: 'Import', start, end: cursor.before, names };
}

function parseImportFrom(cursor: Cursor): Statement {
  const { start } = cursor;
  advance(cursor);
  let level = 0;
  while (isNext(cursor, '.') || isNext(cursor, '...')) {
    level += cursor.kind.length;
    advance(cursor);
  }
  const module = isNext(cursor, 'NAME') || level === 0 ? parseDottedName(cursor) : null;
  takeToken(cursor, 'import');
  const names = parseImportedNames(cursor);
  return { nodeType: 'ImportFrom', start, end: cursor.before, module, names, level };
}

function parseImportedNames(cursor: Cursor): readonly Alias[] {
  if (isNext(cursor, '*')) {
    const { start, end } = cursor;
    if (cursor.around.isFunction) noteMistake(cursor, 'import * only allowed at module level', start, end);
    advance(cursor);
    return [{ nodeType: 'alias', start, end, name: '*', asname: null }];
  }
  const isInParentheses = takes(cursor, '(');
  const names: Alias[] = [];
  do {
    if (isInParentheses && names.length > 0 && isNext(cursor, ')')) break;
    if (names.length > 0 && isStatementEnd(cursor))
      mistake('trailing comma not allowed without surrounding parentheses', cursor.before);
    const { start } = cursor;
    names.push(parseAs(cursor, start, takeName(cursor)));
  } while (takes(cursor, ','));
  if (isInParentheses) takeToken(cursor, ')');
  return names;
}

const AUGMENTED: Readonly<Record<string, BinaryOperator | undefined>> = {
  '+=': 'Add',
  '-=': 'Sub',
  '*=': 'Mult',
  '/=': 'Div',
  '//=': 'FloorDiv',
  '%=': 'Mod',
  '@=': 'MatMult',
  '&=': 'BitAnd',
  '|=': 'BitOr',
  '^=': 'BitXor',
  '<<=': 'LShift',
  '>>=': 'RShift',
  '**=': 'Pow',
};

/** An assignment of any kind, or an expression that is a statement. */
function parseAssignment(cursor: Cursor): Statement {
  const { start, kind, rules } = cursor;
  const first = rules.yieldOrList(cursor);
  if (isNext(cursor, '=')) return parseChain(cursor, first, start);
  if (isNext(cursor, ':'))
    return parseAnnotated(cursor, first, start, kind === '(' ? 'in parentheses' : 'plain');
  const op = AUGMENTED[cursor.kind];
  if (op !== undefined) {
    if (!['Name', 'Attribute', 'Subscript'].includes(first.nodeType))
      mistake(`'${nameOf(first)}' is an illegal expression for augmented assignment`, start);
    advance(cursor);
    const value = rules.yieldOrList(cursor);
    return { nodeType: 'AugAssign', start, end: cursor.before, target: first, op, value };
  }
  if (first.nodeType === 'Starred') mistake("can't use starred expression here", start);
  return { nodeType: 'Expr', start, end: cursor.before, value: first };
}

function parseChain(cursor: Cursor, first: Expression, start: number): Statement {
  const targets: Expression[] = [];
  let value = first;
  while (takes(cursor, '=')) {
    if (value.nodeType === 'Starred')
      mistake('starred assignment target must be in a list or tuple', value.start);
    checkTarget(value, 'assign to');
    targets.push(value);
    value = cursor.rules.yieldOrList(cursor);
  }
  if (value.nodeType === 'Starred') mistake("can't use starred expression here", value.start);
  return { nodeType: 'Assign', start, end: cursor.before, targets, value };
}

function parseAnnotated(
  cursor: Cursor,
  target: Expression,
  start: number,
  form: 'plain' | 'in parentheses',
): Statement {
  const { nodeType } = target;
  if (nodeType === 'Tuple' || nodeType === 'List')
    mistake(`only single target (not ${nodeType.toLowerCase()}) can be annotated`, start);
  if (nodeType !== 'Name' && nodeType !== 'Attribute' && nodeType !== 'Subscript')
    invalidSyntax(cursor, 'illegal target for annotation');
  advance(cursor);
  if (!startsExpression(cursor.kind)) invalidSyntax(cursor);
  const annotation = cursor.rules.expression(cursor);
  const value = takes(cursor, '=') ? cursor.rules.yieldOrList(cursor) : null;
  const simple = nodeType === 'Name' && form === 'plain';
  return { nodeType: 'AnnAssign', start, end: cursor.before, target, annotation, value, simple };
}
