/** A part of a source: UTF-16 offsets of its first character and of the one behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface NodeOf<Type extends string> extends Span {
  readonly nodeType: Type;
}

/** A parsed file: Python's own syntax tree (the module `ast` of CPython), with its names. */
export interface ParsedModule extends NodeOf<'Module'> {
  readonly body: readonly Statement[];
}

export type Statement =
  | FunctionStatement<'FunctionDef'>
  | FunctionStatement<'AsyncFunctionDef'>
  | ClassStatement
  | ReturnStatement
  | DeleteStatement
  | AssignStatement
  | AugmentedAssignment
  | AnnotatedAssignment
  | ForStatement<'For'>
  | ForStatement<'AsyncFor'>
  | WhileStatement
  | IfStatement
  | WithStatement<'With'>
  | WithStatement<'AsyncWith'>
  | MatchStatement
  | RaiseStatement
  | TryStatement<'Try'>
  | TryStatement<'TryStar'>
  | AssertStatement
  | ImportStatement
  | ImportFromStatement
  | NamesStatement<'Global'>
  | NamesStatement<'Nonlocal'>
  | ExpressionStatement
  | NodeOf<'Pass'>
  | NodeOf<'Break'>
  | NodeOf<'Continue'>;

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

export type StatementOf<Type extends Statement['nodeType']> = Extract<Statement, { nodeType: Type }>;
export type ExpressionOf<Type extends Expression['nodeType']> = Extract<Expression, { nodeType: Type }>;

interface FunctionStatement<Type extends string> extends NodeOf<Type> {
  readonly name: string;
  readonly args: FunctionArguments;
  readonly body: readonly Statement[];
  readonly decorator_list: readonly Expression[];
  readonly returns: Expression | null;
}

interface ClassStatement extends NodeOf<'ClassDef'> {
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decorator_list: readonly Expression[];
}

interface ReturnStatement extends NodeOf<'Return'> {
  readonly value: Expression | null;
}

interface DeleteStatement extends NodeOf<'Delete'> {
  readonly targets: readonly Expression[];
}

interface AssignStatement extends NodeOf<'Assign'> {
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

interface AugmentedAssignment extends NodeOf<'AugAssign'> {
  readonly target: Expression;
  readonly op: BinaryOperator;
  readonly value: Expression;
}

interface AnnotatedAssignment extends NodeOf<'AnnAssign'> {
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | null;
  /** Whether the target is a name that is not in parentheses. */
  readonly simple: boolean;
}

interface ForStatement<Type extends string> extends NodeOf<Type> {
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

interface WhileStatement extends NodeOf<'While'> {
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

interface IfStatement extends NodeOf<'If'> {
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

interface WithStatement<Type extends string> extends NodeOf<Type> {
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}

export interface WithItem {
  readonly context_expr: Expression;
  readonly optional_vars: Expression | null;
}

interface MatchStatement extends NodeOf<'Match'> {
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface MatchCase {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}

interface RaiseStatement extends NodeOf<'Raise'> {
  readonly exc: Expression | null;
  readonly cause: Expression | null;
}

interface TryStatement<Type extends string> extends NodeOf<Type> {
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptionHandler[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
}

export interface ExceptionHandler extends NodeOf<'ExceptHandler'> {
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

interface AssertStatement extends NodeOf<'Assert'> {
  readonly test: Expression;
  readonly msg: Expression | null;
}

interface ImportStatement extends NodeOf<'Import'> {
  readonly names: readonly Alias[];
}

interface ImportFromStatement extends NodeOf<'ImportFrom'> {
  /** Null in `from . import a`. */
  readonly module: string | null;
  readonly names: readonly Alias[];
  /** The dots in front. */
  readonly level: number;
}

export interface Alias extends NodeOf<'alias'> {
  readonly name: string;
  readonly asname: string | null;
}

interface NamesStatement<Type extends string> extends NodeOf<Type> {
  readonly names: readonly string[];
}

interface ExpressionStatement extends NodeOf<'Expr'> {
  readonly value: Expression;
}

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
  /** The letter behind `!`. */
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
  /** One for each of `kwonlyargs`; null where there is none. */
  readonly kw_defaults: readonly (Expression | null)[];
  readonly kwarg: Argument | null;
  /** Those of the last positional parameters. */
  readonly defaults: readonly Expression[];
}

export interface Argument extends NodeOf<'arg'> {
  readonly arg: string;
  readonly annotation: Expression | null;
}

export type Pattern =
  | ValuePattern
  | SingletonPattern
  | PatternsPattern<'MatchSequence'>
  | PatternsPattern<'MatchOr'>
  | MappingPattern
  | ClassPattern
  | StarPattern
  | AsPattern;

interface ValuePattern extends NodeOf<'MatchValue'> {
  readonly value: Expression;
}

interface SingletonPattern extends NodeOf<'MatchSingleton'> {
  readonly value: boolean | null;
}

interface PatternsPattern<Type extends string> extends NodeOf<Type> {
  readonly patterns: readonly Pattern[];
}

interface MappingPattern extends NodeOf<'MatchMapping'> {
  readonly keys: readonly Expression[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}

interface ClassPattern extends NodeOf<'MatchClass'> {
  readonly cls: Expression;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}

interface StarPattern extends NodeOf<'MatchStar'> {
  readonly name: string | null;
}

interface AsPattern extends NodeOf<'MatchAs'> {
  readonly pattern: Pattern | null;
  readonly name: string | null;
}
