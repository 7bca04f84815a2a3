/** A part of a source: UTF-16 offsets of its first character and of the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of the tree, with what it is. */
export interface NodeOf<Type extends string> extends Span {
  readonly nodeType: Type;
}

export type Expression =
  | BooleanOperation
  | NamedExpression
  | BinaryOperation
  | UnaryOperation
  | LambdaExpression
  | ConditionalExpression
  | DictDisplay
  | ItemsDisplay<'Set'>
  | ListComprehension<'ListComp'>
  | ListComprehension<'SetComp'>
  | ListComprehension<'GeneratorExp'>
  | DictComprehension
  | ValueExpression<'Await'>
  | YieldExpression
  | ValueExpression<'YieldFrom'>
  | Comparison
  | CallExpression
  | FormattedValue
  | JoinedText
  | Constant
  | AttributeExpression
  | SubscriptExpression
  | ValueExpression<'Starred'>
  | NameExpression
  | ItemsDisplay<'List'>
  | ItemsDisplay<'Tuple'>
  | SliceExpression;

export type ExpressionOf<Type extends Expression['nodeType']> = Extract<Expression, { nodeType: Type }>;

interface BooleanOperation extends NodeOf<'BoolOp'> {
  readonly op: 'And' | 'Or';
  readonly values: readonly Expression[];
}

interface NamedExpression extends NodeOf<'NamedExpr'> {
  readonly target: NameExpression;
  readonly value: Expression;
}

export type BinaryOperator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';

interface BinaryOperation extends NodeOf<'BinOp'> {
  readonly left: Expression;
  readonly op: BinaryOperator;
  readonly right: Expression;
}

export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';

interface UnaryOperation extends NodeOf<'UnaryOp'> {
  readonly op: UnaryOperator;
  readonly operand: Expression;
}

interface LambdaExpression extends NodeOf<'Lambda'> {
  readonly args: FunctionArguments;
  readonly body: Expression;
}

interface ConditionalExpression extends NodeOf<'IfExp'> {
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}

interface DictDisplay extends NodeOf<'Dict'> {
  /** Null for `**mapping`. */
  readonly keys: readonly (Expression | null)[];
  readonly values: readonly Expression[];
}

interface ItemsDisplay<Type extends string> extends NodeOf<Type> {
  readonly elts: readonly Expression[];
}

interface ListComprehension<Type extends string> extends NodeOf<Type> {
  readonly elt: Expression;
  readonly generators: readonly Comprehension[];
}

interface DictComprehension extends NodeOf<'DictComp'> {
  readonly key: Expression;
  readonly value: Expression;
  readonly generators: readonly Comprehension[];
}

export interface Comprehension {
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: readonly Expression[];
  readonly is_async: boolean;
}

interface ValueExpression<Type extends string> extends NodeOf<Type> {
  readonly value: Expression;
}

interface YieldExpression extends NodeOf<'Yield'> {
  readonly value: Expression | null;
}

export type ComparisonOperator =
  | 'Eq'
  | 'NotEq'
  | 'Lt'
  | 'LtE'
  | 'Gt'
  | 'GtE'
  | 'Is'
  | 'IsNot'
  | 'In'
  | 'NotIn';

interface Comparison extends NodeOf<'Compare'> {
  readonly left: Expression;
  readonly ops: readonly ComparisonOperator[];
  readonly comparators: readonly Expression[];
}

interface CallExpression extends NodeOf<'Call'> {
  readonly func: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

export interface Keyword extends NodeOf<'keyword'> {
  /** Null for `**mapping`. */
  readonly arg: string | null;
  readonly value: Expression;
}

interface FormattedValue extends NodeOf<'FormattedValue'> {
  readonly value: Expression;
  /** The letter after `!`. */
  readonly conversion: 's' | 'r' | 'a' | null;
  readonly format_spec: Expression | null;
}

interface JoinedText extends NodeOf<'JoinedStr'> {
  readonly values: readonly Expression[];
}

/** A literal. A number is a bigint where it is an int beyond 2^53 - 1; bytes are text of one character a byte. */
export interface Constant extends NodeOf<'Constant'> {
  readonly literal: 'str' | 'bytes' | 'int' | 'float' | 'imaginary' | 'name' | 'ellipsis';
  readonly value: string | number | bigint | boolean | null;
}

interface AttributeExpression extends NodeOf<'Attribute'> {
  readonly value: Expression;
  readonly attr: string;
}

interface SubscriptExpression extends NodeOf<'Subscript'> {
  readonly value: Expression;
  readonly slice: Expression;
}

export interface NameExpression extends NodeOf<'Name'> {
  readonly id: string;
}

interface SliceExpression extends NodeOf<'Slice'> {
  readonly lower: Expression | null;
  readonly upper: Expression | null;
  readonly step: Expression | null;
}

export interface FunctionArguments {
  readonly posonlyargs: readonly Argument[];
  readonly args: readonly Argument[];
  readonly vararg: Argument | null;
  readonly kwonlyargs: readonly Argument[];
  /** One for each of `kwonlyargs`; null if there is none. */
  readonly kw_defaults: readonly (Expression | null)[];
  readonly kwarg: Argument | null;
  /** Those of the last positional parameters. */
  readonly defaults: readonly Expression[];
}

export interface Argument extends NodeOf<'arg'> {
  readonly arg: string;
  readonly annotation: Expression | null;
}
