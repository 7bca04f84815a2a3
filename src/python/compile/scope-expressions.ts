import type {
  Comprehension,
  Expression,
  ExpressionOf,
  FunctionArguments,
  Keyword,
  StatementOf,
} from '../syntax';
import { openScope, type Scope } from './scope';

export type FunctionNode = StatementOf<'FunctionDef' | 'AsyncFunctionDef'>;

export type DeclarationNode = StatementOf<'Global' | 'Nonlocal' | 'Import' | 'ImportFrom'>;

/** A walk over a tree that notes names. */
export interface Walk {
  readonly scopes: Map<object, Scope>;
  /** Takes a function of a module or class, to be gone through later; null inside of a function. */
  readonly defer: ((node: FunctionNode, outer: Scope) => void) | null;
  /** Looks at declarations and imports before their names are noted; null if they are known to be right. */
  readonly declares: ((node: DeclarationNode, scope: Scope) => void) | null;
}

/** Opens the scope of a function or lambda with its parameters. */
export function openFunction(walk: Walk, node: object, args: FunctionArguments, outer: Scope): Scope {
  const scope = openScope('function', outer);
  walk.scopes.set(node, scope);
  for (const { arg } of args.posonlyargs) scope.bound.add(arg);
  for (const { arg } of args.args) scope.bound.add(arg);
  for (const { arg } of args.kwonlyargs) scope.bound.add(arg);
  if (args.vararg !== null) scope.bound.add(args.vararg.arg);
  if (args.kwarg !== null) scope.bound.add(args.kwarg.arg);
  return scope;
}

/** Notes the names of keyword arguments. */
export function visitKeywords(walk: Walk, scope: Scope, keywords: readonly Keyword[]): void {
  for (const { value } of keywords) visit(walk, scope, value);
}

/** Notes the names of expressions. */
export function visitAll(walk: Walk, scope: Scope, nodes: readonly (Expression | null)[]): void {
  nodes.forEach((node) => {
    visitMaybe(walk, scope, node);
  });
}

/** Notes the names of an expression, where there is one. */
export function visitMaybe(walk: Walk, scope: Scope, node: Expression | null): void {
  if (node !== null) visit(walk, scope, node);
}

/** Notes the names of what is assigned to or deleted. */
export function visitTarget(walk: Walk, scope: Scope, node: Expression): void {
  switch (node.nodeType) {
    case 'Name':
      scope.bound.add(node.id);
      return;
    case 'Tuple':
    case 'List':
      for (const one of node.elts) visitTarget(walk, scope, one);
      return;
    case 'Starred':
      visitTarget(walk, scope, node.value);
      return;
    default:
      visit(walk, scope, node);
  }
}

/** Notes the names of an expression. */
export function visit(walk: Walk, scope: Scope, node: Expression): void {
  switch (node.nodeType) {
    case 'Constant':
      return;
    case 'Name':
      scope.used.add(node.id);
      if (node.id === 'super') scope.used.add('__class__');
      return;
    case 'Attribute':
    case 'Starred':
      visit(walk, scope, node.value);
      return;
    case 'Call':
      visit(walk, scope, node.func);
      visitAll(walk, scope, node.args);
      visitKeywords(walk, scope, node.keywords);
      return;
    case 'BinOp':
      visit(walk, scope, node.left);
      visit(walk, scope, node.right);
      return;
    case 'UnaryOp':
      visit(walk, scope, node.operand);
      return;
    case 'Subscript':
      visit(walk, scope, node.value);
      visit(walk, scope, node.slice);
      return;
    case 'Tuple':
    case 'List':
    case 'Set':
      visitAll(walk, scope, node.elts);
      return;
    case 'Compare':
      visit(walk, scope, node.left);
      visitAll(walk, scope, node.comparators);
      return;
    case 'BoolOp':
    case 'JoinedStr':
      visitAll(walk, scope, node.values);
      return;
    default:
      visitRare(walk, scope, node);
  }
}

function visitRare(walk: Walk, scope: Scope, node: Expression): void {
  switch (node.nodeType) {
    case 'IfExp':
      visit(walk, scope, node.test);
      visit(walk, scope, node.body);
      visit(walk, scope, node.orelse);
      return;
    case 'Dict':
      visitAll(walk, scope, node.keys);
      visitAll(walk, scope, node.values);
      return;
    case 'Slice':
      visitAll(walk, scope, [node.lower, node.upper, node.step]);
      return;
    case 'FormattedValue':
      visit(walk, scope, node.value);
      visitMaybe(walk, scope, node.format_spec);
      return;
    case 'Lambda': {
      visitAll(walk, scope, node.args.defaults);
      visitAll(walk, scope, node.args.kw_defaults);
      visit(walk, openFunction(walk, node, node.args, scope), node.body);
      return;
    }
    case 'NamedExpr':
      visit(walk, scope, node.value);
      bindOutside(scope, node.target.id);
      return;
    case 'Yield':
    case 'YieldFrom':
    case 'Await':
      scope.isGenerator = true;
      visitMaybe(walk, scope, node.value);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      visitComprehension(walk, scope, node, [node.elt]);
      return;
    case 'DictComp':
      visitComprehension(walk, scope, node, [node.key, node.value]);
      return;
    default:
  }
}

/** A walrus in a comprehension assigns to a name of what is around it. */
function bindOutside(scope: Scope, name: string): void {
  if (scope.kind !== 'comprehension') {
    scope.bound.add(name);
    return;
  }
  scope.nonlocals.add(name);
  scope.used.add(name);
  let outer = scope.parent;
  while (outer !== null && outer.kind === 'comprehension') outer = outer.parent;
  if (outer === null) return;
  if (outer.kind === 'module') scope.globals.add(name);
  outer.bound.add(name);
}

type ComprehensionNode = ExpressionOf<'ListComp' | 'SetComp' | 'GeneratorExp' | 'DictComp'>;

/** The first iterable belongs to what is around it. */
function visitComprehension(
  walk: Walk,
  outer: Scope,
  node: ComprehensionNode,
  elements: readonly Expression[],
): void {
  const [first, ...rest] = node.generators;
  if (first === undefined) return;
  visit(walk, outer, first.iter);
  const scope = openScope('comprehension', outer);
  walk.scopes.set(node, scope);
  scope.bound.add('.0');
  visitGenerator(walk, scope, first);
  for (const generator of rest) {
    visit(walk, scope, generator.iter);
    visitGenerator(walk, scope, generator);
  }
  visitAll(walk, scope, elements);
  if (node.nodeType === 'GeneratorExp') scope.isGenerator = true;
}

function visitGenerator(walk: Walk, scope: Scope, { target, ifs }: Comprehension): void {
  visitTarget(walk, scope, target);
  visitAll(walk, scope, ifs);
}
