import type { Expression, Span, Statement } from '../syntax';

/** The place in a text up to which it is read: its present token and what is open there. */
export interface Cursor {
  readonly text: string;
  /** Where reading ends: the text's length, or the end of a replacement field of an f-string. */
  readonly limit: number;
  readonly rules: Rules;
  /** Reads the bodies of functions when they are needed; null if they are read at once. */
  readonly later: Later | null;
  /** The present token: an operator or keyword as it is written, or a class of tokens in capitals. */
  kind: string;
  start: number;
  end: number;
  /** The text of a NAME. */
  word: string;
  /** The end of the token before. */
  before: number;
  /** The brackets that are open, as offsets. */
  readonly brackets: number[];
  /** The indentations of the blocks that are open: by tabs of eight columns, and of one. */
  readonly indents: { readonly wide: number; readonly narrow: number }[];
  /** How many DEDENT are to come. */
  dedents: number;
  /** Whether the next token begins a line whose indentation counts. */
  isLineStart: boolean;
  /** What is around: a function allows `return`, a loop `break`. */
  around: Around;
  /** What CPython finds only where nothing else is wrong: it compiles what it has read to its end. */
  readonly late: Mistake[];
}

/** Reads a block, and says where a mistake in it is. */
export type Later = (read: () => readonly Statement[]) => readonly Statement[];

interface Around {
  readonly isFunction: boolean;
  readonly isAsync: boolean;
  readonly isLoop: boolean;
}

/** The rules of the grammar, which call each other. */
export interface Rules {
  /** `a if b else c`, a lambda, and all that binds closer. */
  readonly expression: (cursor: Cursor) => Expression;
  /** Where `name := value` may be written too. */
  readonly named: (cursor: Cursor) => Expression;
  /** The same without `a if b else c`: what follows `in` and `if` in a comprehension. */
  readonly disjunction: (cursor: Cursor) => Expression;
  /** All that binds as `|` does or closer: a target of `for`, what is starred. */
  readonly bitwiseOr: (cursor: Cursor) => Expression;
  /** Expressions separated by commas, some perhaps starred: one, or a tuple. */
  readonly list: (cursor: Cursor) => Expression;
  readonly yieldOrList: (cursor: Cursor) => Expression;
  readonly block: (cursor: Cursor, owner: Owner) => readonly Statement[];
}

/** The statement whose block is read. */
export interface Owner {
  readonly what: string;
  readonly at: number;
}

/** What the parser throws at the first mistake. */
export interface Mistake extends Span {
  readonly mistake: string;
}

/** Stops reading: the text is not Python. */
export function mistake(what: string, start: number, end = start): never {
  const thrown: Mistake = { mistake: what, start, end };
  throw thrown;
}

/** Notes a mistake that counts only where the text can be read to its end. */
export function noteMistake({ late }: Cursor, what: string, start: number, end = start): void {
  late.push({ mistake: what, start, end });
}

/** What the parser threw; null for anything else. */
export function mistakeOf(thrown: unknown): Mistake | null {
  return isMistake(thrown) ? thrown : null;
}

function isMistake(thrown: unknown): thrown is Mistake {
  return typeof thrown === 'object' && thrown !== null && 'mistake' in thrown;
}

/** Makes a token the present one. */
export function take(cursor: Cursor, kind: string, start: number, end: number): void {
  cursor.kind = kind;
  cursor.start = start;
  cursor.end = end;
}

/** Where a compound statement ends: with the last statement in it. */
export function endOf(body: readonly Span[], otherwise: number): number {
  return body.at(-1)?.end ?? otherwise;
}
