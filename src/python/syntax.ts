import type * as Parser from 'py-ast';

/** A parsed file: Python's own syntax tree (the module `ast` of CPython). */
export type ParsedModule = Parser.Module;
export type Statement = Parser.StmtNode;
export type Expression = Parser.ExprNode;
export type StatementOf<Type extends Statement['nodeType']> = Extract<Statement, { nodeType: Type }>;
export type ExpressionOf<Type extends Expression['nodeType']> = Extract<Expression, { nodeType: Type }>;
type MatchCase = StatementOf<'Match'>['cases'][number];
export type Pattern = MatchCase['pattern'];
export type Comprehension = Parser.Comprehension;
export type FunctionArguments = Parser.Arguments;
export type BinaryOperator = ExpressionOf<'BinOp'>['op']['nodeType'];
export type ComparisonOperator = ExpressionOf<'Compare'>['ops'][number]['nodeType'];
