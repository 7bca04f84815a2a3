/** The operators of two operands; `//` and `%` round down as Python's do. */
export const binaryOperators = [
  'or',
  'and',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

export type UnaryOperator = '-' | '+' | 'not';

/** The functions that an expression can call. */
export const functionNames = ['min', 'max', 'floor', 'ceil', 'round', 'abs', 'divisible', 'size'] as const;
export type FunctionName = (typeof functionNames)[number];

/** The names that stand for the shape at the place of the expression. */
export const shapeNames = ['in_channels', 'in_features', 'height', 'width'] as const;
export type ShapeName = (typeof shapeNames)[number];

/** A parsed expression, as plain data; `at` is where its name or operator stands in the source. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string | boolean }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'unary';
      readonly operator: UnaryOperator;
      readonly operand: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      readonly args: readonly Expression[];
      readonly at: number;
    };

/** What a name may look like in an expression. */
export const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Words that an expression reads as something else than a name. */
export const reservedWords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'true',
  'false',
  'this',
  ...functionNames,
]);
