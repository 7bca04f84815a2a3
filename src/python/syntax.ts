import type { BinaryOperator, Expression, FunctionArguments, Keyword, NodeOf } from './syntax-expressions';

export type * from './syntax-expressions';

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
  | ConditionStatement<'While'>
  | ConditionStatement<'If'>
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

export type StatementOf<Type extends Statement['nodeType']> = Extract<Statement, { nodeType: Type }>;

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

interface ConditionStatement<Type extends string> extends NodeOf<Type> {
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
