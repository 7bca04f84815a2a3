import type { Pattern, Statement, StatementOf } from '../syntax';
import { openScope, type Scope } from './scope';
import {
  type FunctionNode,
  openFunction,
  visit,
  visitAll,
  visitKeywords,
  visitMaybe,
  visitTarget,
  type Walk,
} from './scope-expressions';

/** Notes the names that statements bind and use, and opens the scopes in them. */
export function visitBody(walk: Walk, scope: Scope, body: readonly Statement[]): void {
  for (const statement of body) visitStatement(walk, scope, statement);
}

/** Opens the scope of a function and notes the names in it. */
export function visitFunctionBody(walk: Walk, node: FunctionNode, outer: Scope): Scope {
  const scope = openFunction(walk, node, node.args, outer);
  visitBody(walk, scope, node.body);
  return scope;
}

function visitStatement(walk: Walk, scope: Scope, node: Statement): void {
  switch (node.nodeType) {
    case 'Expr':
      visit(walk, scope, node.value);
      return;
    case 'Return':
      visitMaybe(walk, scope, node.value);
      return;
    case 'Assign':
      visit(walk, scope, node.value);
      for (const target of node.targets) visitTarget(walk, scope, target);
      return;
    case 'AugAssign':
      visit(walk, scope, node.value);
      visitTarget(walk, scope, node.target);
      return;
    case 'AnnAssign':
      visitTarget(walk, scope, node.target);
      if (scope.kind !== 'function') visit(walk, scope, node.annotation);
      visitMaybe(walk, scope, node.value);
      return;
    case 'If':
    case 'While':
      visit(walk, scope, node.test);
      visitBody(walk, scope, node.body);
      visitBody(walk, scope, node.orelse);
      return;
    case 'For':
    case 'AsyncFor':
      visit(walk, scope, node.iter);
      visitTarget(walk, scope, node.target);
      visitBody(walk, scope, node.body);
      visitBody(walk, scope, node.orelse);
      return;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      visitFunction(walk, scope, node);
      return;
    case 'ClassDef':
      visitClass(walk, scope, node);
      return;
    case 'With':
    case 'AsyncWith':
      for (const { context_expr, optional_vars } of node.items) {
        visit(walk, scope, context_expr);
        if (optional_vars !== null) visitTarget(walk, scope, optional_vars);
      }
      visitBody(walk, scope, node.body);
      return;
    default:
      visitOther(walk, scope, node);
  }
}

function visitOther(walk: Walk, scope: Scope, node: Statement): void {
  switch (node.nodeType) {
    case 'Import':
    case 'ImportFrom':
      walk.declares?.(node, scope);
      for (const { name, asname } of node.names) {
        const bound = importedName(node.nodeType, name, asname);
        if (bound !== '*') scope.bound.add(bound);
      }
      return;
    case 'Try':
    case 'TryStar':
      visitBody(walk, scope, node.body);
      for (const handler of node.handlers) {
        visitMaybe(walk, scope, handler.type);
        if (handler.name !== null) scope.bound.add(handler.name);
        visitBody(walk, scope, handler.body);
      }
      visitBody(walk, scope, node.orelse);
      visitBody(walk, scope, node.finalbody);
      return;
    case 'Raise':
      visitMaybe(walk, scope, node.exc);
      visitMaybe(walk, scope, node.cause);
      return;
    case 'Assert':
      visit(walk, scope, node.test);
      visitMaybe(walk, scope, node.msg);
      return;
    case 'Delete':
      for (const target of node.targets) visitTarget(walk, scope, target);
      return;
    case 'Match':
      visit(walk, scope, node.subject);
      for (const { pattern, guard, body } of node.cases) {
        visitPattern(walk, scope, pattern);
        visitMaybe(walk, scope, guard);
        visitBody(walk, scope, body);
      }
      return;
    case 'Global':
      walk.declares?.(node, scope);
      for (const name of node.names) scope.globals.add(name);
      return;
    case 'Nonlocal':
      walk.declares?.(node, scope);
      for (const name of node.names) scope.nonlocals.add(name);
      return;
    default:
  }
}

/** The name that an import binds; `*` for all of a module. */
export function importedName(nodeType: 'Import' | 'ImportFrom', name: string, asname: string | null): string {
  return asname ?? (nodeType === 'Import' ? (name.split('.')[0] ?? name) : name);
}

function visitFunction(walk: Walk, outer: Scope, node: FunctionNode): void {
  outer.bound.add(node.name);
  visitAll(walk, outer, node.decorator_list);
  visitAll(walk, outer, node.args.defaults);
  visitAll(walk, outer, node.args.kw_defaults);
  if (walk.defer === null) visitFunctionBody(walk, node, outer);
  else walk.defer(node, outer);
}

function visitClass(walk: Walk, outer: Scope, node: StatementOf<'ClassDef'>): void {
  outer.bound.add(node.name);
  visitAll(walk, outer, node.decorator_list);
  visitAll(walk, outer, node.bases);
  visitKeywords(walk, outer, node.keywords);
  const scope = openScope('class', outer);
  walk.scopes.set(node, scope);
  visitBody(walk, scope, node.body);
}

function visitPattern(walk: Walk, scope: Scope, node: Pattern): void {
  switch (node.nodeType) {
    case 'MatchValue':
      visit(walk, scope, node.value);
      return;
    case 'MatchAs':
    case 'MatchStar':
      if (node.name !== null) scope.bound.add(node.name);
      if (node.nodeType === 'MatchAs' && node.pattern !== null) visitPattern(walk, scope, node.pattern);
      return;
    case 'MatchMapping':
      visitAll(walk, scope, node.keys);
      if (node.rest !== null) scope.bound.add(node.rest);
      for (const one of node.patterns) visitPattern(walk, scope, one);
      return;
    case 'MatchClass':
      visit(walk, scope, node.cls);
      for (const one of [...node.patterns, ...node.kwd_patterns]) visitPattern(walk, scope, one);
      return;
    case 'MatchSequence':
    case 'MatchOr':
      for (const one of node.patterns) visitPattern(walk, scope, one);
      return;
    default:
  }
}
