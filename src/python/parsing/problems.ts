import { type Cursor, mistake } from './cursor';
import { advance } from './tokens';

const NO_EXPRESSION: ReadonlySet<string> = new Set(
  (
    'NEWLINE INDENT DEDENT END ) ] } , ; : . = -> := == != <= >= < > += -= *= /= %= @= &= |= ^= <<= >>= **= //= ' +
    '/ % @ & | ^ << >> ** // * ! and as assert break class continue def del elif else except finally for from ' +
    'global if import in is nonlocal or pass raise return try while with yield async'
  ).split(' '),
);

/** Whether a token begins an expression. */
export function startsExpression(kind: string): boolean {
  return !NO_EXPRESSION.has(kind);
}

/** Stops at the current token, which no rule accepts. */
export function invalidSyntax(cursor: Cursor, what = 'invalid syntax'): never {
  const { kind, start, end } = cursor;
  if (kind === 'INDENT') mistake('unexpected indent', start);
  if (kind === 'DEDENT') mistake(what === 'invalid syntax' ? 'unexpected unindent' : what, start);
  return mistake(what, start, end);
}

/** Stops inside brackets after an expression: what follows is neither a comma nor their end. */
export function missingComma(cursor: Cursor, before: number): never {
  if (startsExpression(cursor.kind))
    return mistake('invalid syntax. Perhaps you forgot a comma?', before, cursor.end);
  return invalidSyntax(cursor);
}

/** Stops if another token comes than the expected one. */
export function demand(cursor: Cursor, kind: string, what?: string): void {
  if (cursor.kind !== kind) invalidSyntax(cursor, what);
}

/** Takes an expected token. */
export function takeToken(cursor: Cursor, kind: string): void {
  demand(cursor, kind);
  advance(cursor);
}

/** Takes an expected name, and returns it. */
export function takeName(cursor: Cursor, what?: string): string {
  demand(cursor, 'NAME', what);
  const { word } = cursor;
  advance(cursor);
  return word;
}
