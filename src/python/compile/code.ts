import type { Raised } from '../failure';
import { privateName } from '../private-names';
import type { Expression, ExpressionOf, Statement } from '../syntax';
import type { Attributes, Frame, PyFunction, Source, Value } from '../value';
import type { Scopes } from './analyse-scopes';
import type { Scope } from './scope';

/** A name that an inner function uses too. */
export interface Cell {
  value: Value | undefined;
}

/** A function, class body, comprehension or module that runs, with its names. */
export interface Activation extends Frame {
  readonly slots: (Value | undefined)[];
  /** Own cells, then those of outer functions. */
  readonly cells: readonly Cell[];
  /** The names of a class body or module. */
  readonly names: Attributes;
  /** The value of `return`. */
  result: Value;
  /** The exception that an `except` is handling, for a `raise` without one. */
  handled: Raised | undefined;
}

/** How a statement ended. */
export const END = { normal: 0, break: 1, continue: 2, return: 3 } as const;
export type End = (typeof END)[keyof typeof END];

export type Evaluate = (frame: Activation) => Value;
export type Execute = (frame: Activation) => End;
export type Assign = (frame: Activation, value: Value) => void;
/** What runs a statement that yields. */
export type ExecuteYielding = (frame: Activation) => Generator<Value, End, Value>;
export type EvaluateYielding = (frame: Activation) => Generator<Value, Value, Value>;

/** What is compiled, and how its parts are. */
export interface Context {
  readonly scope: Scope;
  readonly scopes: Scopes;
  readonly source: Source;
  /** The names of the classes and functions around it, as in `Net.__init__`. */
  readonly path: string;
  /** The name of the class that it is written in, for names that start with two underscores. */
  readonly privateOf: string | null;
  /** Whether annotations are kept as texts. */
  readonly annotations: 'texts' | 'values';
  /** The value of an import that is not available; an `except ImportError` around it makes it an error. */
  readonly missingImports: 'unknown' | 'error';
  readonly compiler: Compiler;
}

/** The parts of the compiler, which call each other. */
export interface Compiler {
  readonly expression: (node: Expression, context: Context) => Evaluate;
  readonly block: (nodes: readonly Statement[], context: Context) => Execute;
  readonly yieldingBlock: (nodes: readonly Statement[], context: Context) => ExecuteYielding;
  readonly target: (node: Expression, context: Context) => Assign;
  readonly lambda: (node: ExpressionOf<'Lambda'>, context: Context) => (frame: Activation) => PyFunction;
}

/** Where a name is kept. */
export type Location =
  | { readonly kind: 'slot' | 'cell'; readonly index: number }
  | { readonly kind: 'global' }
  /** In a class body, which may read the cell of an outer function instead. */
  | { readonly kind: 'name'; readonly cell: number | null };

/** Where a scope keeps a name. */
export function locate(scope: Scope, name: string): Location {
  if (scope.kind === 'module') return { kind: 'name', cell: null };
  if (scope.globals.has(name)) return { kind: 'global' };
  const cell = cellIndex(scope, name);
  if (scope.kind === 'class') {
    if (scope.nonlocals.has(name) && cell !== null) return { kind: 'cell', index: cell };
    return { kind: 'name', cell };
  }
  if (cell !== null) return { kind: 'cell', index: cell };
  return scope.bound.has(name) ? { kind: 'slot', index: [...scope.bound].indexOf(name) } : { kind: 'global' };
}

function cellIndex({ cells, free }: Scope, name: string): number | null {
  if (cells.has(name)) return [...cells].indexOf(name);
  return free.has(name) ? cells.size + [...free].indexOf(name) : null;
}

/** The cells of an inner scope among those of the frame that opens it. */
export function capturedIndexes(inner: Scope, outer: Scope): readonly number[] {
  return [...inner.free].map((name) => cellIndex(outer, name) ?? -1);
}

/** The cells of a frame that is opened: fresh ones of its own, and those that it uses of the frame around it. */
export function openCells(scope: Scope, outer: readonly Cell[], captured: readonly number[]): Cell[] {
  const cells: Cell[] = [];
  for (let index = 0; index < scope.cells.size; index += 1) cells.push({ value: undefined });
  for (const index of captured) cells.push(outer[index] ?? { value: undefined });
  return cells;
}

/** A name as it is kept: in a class, those that start with two underscores belong to this class alone. */
export function mangled(name: string, { privateOf }: Context): string {
  return privateOf === null ? name : privateName(name, privateOf);
}
