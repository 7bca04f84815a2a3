import { type Code, call, joined } from '../python/layout';

/** The code of a value, with its binding: an operation gets parentheses as an operand. */
export interface Expression {
  readonly code: Code;
  readonly binding: 'atom' | 'operation';
}

/** A name, a call, or other code that needs no parentheses. */
export function atom(code: Code): Expression {
  return { code, binding: 'atom' };
}

/** Codes one after the other that make an operation. */
export function operation(...codes: readonly Code[]): Expression {
  return { code: joined(...codes), binding: 'operation' };
}

/** The code of an operand, in parentheses where it is an operation. */
export function operand({ code, binding }: Expression): Code {
  return binding === 'atom' ? code : joined('(', code, ')');
}

/** `x.name(a, b)`. */
export function method(receiver: Expression, name: string, items: readonly Code[]): Expression {
  return atom(joined(operand(receiver), call(`.${name}`, items)));
}

/** The first operand of a call; empty code if it has none. */
export function firstOf(operands: readonly Expression[]): Expression {
  return operands[0] ?? atom('');
}

/** The code of each argument of a call. */
export function codesOf(items: readonly Expression[]): readonly Code[] {
  return items.map(({ code }) => code);
}
