import type { Argument, Expression, FunctionArguments } from '../syntax';
import { type Cursor, mistake } from './cursor';
import { invalidSyntax, startsExpression, takeName } from './problems';
import { parseMaybeStarred } from './starred';
import { advance, isNext } from './tokens';

interface Reading {
  posonlyargs: Argument[];
  args: Argument[];
  vararg: Argument | null;
  readonly kwonlyargs: Argument[];
  readonly kw_defaults: (Expression | null)[];
  kwarg: Argument | null;
  readonly defaults: Expression[];
  /** Whether a `*` was read. */
  isBehindStar: boolean;
}

/** The parameters of a function, without parentheses, or of a lambda, which have no annotations. */
export function parseParameters(cursor: Cursor, owner: 'function' | 'lambda'): FunctionArguments {
  const closing = owner === 'lambda' ? ':' : ')';
  const reading: Reading = {
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
    isBehindStar: false,
  };
  while (cursor.kind !== closing) {
    if (reading.kwarg !== null) mistake('arguments cannot follow var-keyword argument', cursor.start);
    parseParameter(cursor, reading, owner);
    if (!isNext(cursor, ',')) break;
    advance(cursor);
  }
  if (cursor.kind !== closing) invalidSyntax(cursor);
  const { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } = reading;
  checkNames([...posonlyargs, ...args, ...(vararg === null ? [] : [vararg]), ...kwonlyargs], kwarg);
  return { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults };
}

function checkNames(all: readonly Argument[], kwarg: Argument | null): void {
  const known = new Set<string>();
  for (const { arg, start, end } of kwarg === null ? all : [...all, kwarg]) {
    if (known.has(arg)) mistake(`duplicate argument '${arg}' in function definition`, start, end);
    known.add(arg);
  }
}

function parseParameter(cursor: Cursor, reading: Reading, owner: 'function' | 'lambda'): void {
  switch (cursor.kind) {
    case '/':
      if (reading.posonlyargs.length > 0) mistake('/ may appear only once', cursor.start);
      if (reading.isBehindStar) mistake('/ must be ahead of *', cursor.start);
      if (reading.args.length === 0) mistake('at least one argument must precede /', cursor.start);
      reading.posonlyargs = reading.args;
      reading.args = [];
      advance(cursor);
      return;
    case '*':
      parseStar(cursor, reading, owner);
      return;
    case '**':
      advance(cursor);
      reading.kwarg = parseName(cursor, owner);
      return;
    default: {
      const parameter = parseName(cursor, owner);
      const value = parseDefault(cursor);
      if (reading.isBehindStar) {
        reading.kwonlyargs.push(parameter);
        reading.kw_defaults.push(value);
        return;
      }
      if (value !== null) reading.defaults.push(value);
      else if (reading.defaults.length > 0)
        mistake('non-default argument follows default argument', parameter.start, parameter.end);
      reading.args.push(parameter);
    }
  }
}

function parseStar(cursor: Cursor, reading: Reading, owner: 'function' | 'lambda'): void {
  const { start } = cursor;
  if (reading.isBehindStar) mistake('* argument may appear only once', start);
  reading.isBehindStar = true;
  advance(cursor);
  if (isNext(cursor, 'NAME')) {
    reading.vararg = parseName(cursor, owner);
    return;
  }
  if (
    !isNext(cursor, ',') ||
    !/^(?:\s|#.*(?:\n|$))*[^\s*)#]/.test(cursor.text.slice(cursor.end, cursor.end + 500))
  )
    mistake('named arguments must follow bare *', start);
}

function parseName(cursor: Cursor, owner: 'function' | 'lambda'): Argument {
  const { start } = cursor;
  const arg = takeName(cursor);
  let annotation: Expression | null = null;
  if (owner === 'function' && isNext(cursor, ':')) {
    advance(cursor);
    annotation = parseMaybeStarred(cursor, cursor.rules.expression);
  }
  return { nodeType: 'arg', start, end: cursor.before, arg, annotation };
}

function parseDefault(cursor: Cursor): Expression | null {
  if (!isNext(cursor, '=')) return null;
  advance(cursor);
  if (!startsExpression(cursor.kind)) mistake('expected default value expression', cursor.before - 1);
  return cursor.rules.expression(cursor);
}
