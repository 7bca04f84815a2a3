/**
 * The operators of two operands with their precedence, Python's; `//` and `%` round down as Python's do. `**` groups from
 * the right and binds closer than a sign before it.
 */
export const binaryPrecedence = {
  or: 1,
  and: 2,
  '==': 6,
  '!=': 6,
  '<': 6,
  '<=': 6,
  '>': 6,
  '>=': 6,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '//': 10,
  '%': 10,
  '**': 11,
} as const;
export type BinaryOperator = keyof typeof binaryPrecedence;

export type UnaryOperator = '-' | '+' | 'not';

/** The names for sizes of the shape at the place of the expression; as functions, for those of a named layer. */
export const shapeNames = ['in_channels', 'in_features', 'height', 'width'] as const;
export type ShapeName = (typeof shapeNames)[number];

/**
 * The functions whose names are reserved; a variable may have the name of a function added later, which only a
 * call refers to.
 */
const reservedFunctions = ['min', 'max', 'floor', 'ceil', 'round', 'abs', 'divisible', 'size'] as const;

/** The functions that an expression can call. */
export const functionNames = [...reservedFunctions, 'sqrt', 'log2', 'int', 'len', ...shapeNames] as const;
export type FunctionName = (typeof functionNames)[number];

/** A parsed expression, as plain data; `at` is the offset of its name or operator in the source. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string | boolean }
  | (Operation & { readonly at: number });

/** An expression that must be evaluated. */
export type Operation =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }
  /** An item of a list, from 0, negative from the end. */
  | { readonly kind: 'item'; readonly list: Expression; readonly index: Expression }
  /** `first if test else second`: only one of them is evaluated. */
  | {
      readonly kind: 'choice';
      readonly test: Expression;
      readonly first: Expression;
      readonly second: Expression;
    };

/** What a name may look like in an expression. */
export const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Words of the expression language, which cannot be names. */
export const reservedWords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'if',
  'else',
  'true',
  'false',
  'this',
  ...reservedFunctions,
]);
