import { mistake } from '../parsing/cursor';
import type { ParsedModule, Statement, StatementOf } from '../syntax';
import { openScope, type Scope } from './scope';
import type { DeclarationNode } from './scope-expressions';
import { importedName, visitBody } from './scope-statements';

type Declaration = StatementOf<'Global' | 'Nonlocal'>;

/** Whether a text may hold declarations that have to be checked. */
export function mayDeclare(text: string): boolean {
  return /\b(?:global|nonlocal)\b/.test(text);
}

/** Throws a mistake where `global` or `nonlocal` names what it cannot, as CPython refuses it before anything runs. */
export function checkDeclarations(module: ParsedModule): void {
  const root = openScope('module', null);
  const scopes = new Map<object, Scope>();
  const found: (readonly [Declaration, Scope])[] = [];
  const imported = new Map<Scope, Set<string>>();
  const declares = (node: DeclarationNode, scope: Scope) => {
    if (node.nodeType === 'Import' || node.nodeType === 'ImportFrom') {
      const names = imported.get(scope) ?? new Set();
      for (const { name, asname } of node.names) names.add(importedName(node.nodeType, name, asname));
      imported.set(scope, names);
      return;
    }
    const kind = node.nodeType === 'Global' ? 'global' : 'nonlocal';
    for (const name of node.names) {
      if (parametersOf(scopes, scope).includes(name))
        refuseAt(node, `name '${name}' is parameter and ${kind}`);
      if (scope.used.has(name)) refuseAt(node, `name '${name}' is used prior to ${kind} declaration`);
      if (scope.bound.has(name) && imported.get(scope)?.has(name) !== true)
        refuseAt(node, `name '${name}' is assigned to before ${kind} declaration`);
    }
    if (kind === 'nonlocal' && scope.kind === 'module')
      refuseAt(node, 'nonlocal declaration not allowed at module level');
    found.push([node, scope]);
  };
  visitBody({ scopes, defer: null, declares }, root, module.body);
  for (const [node, scope] of found) for (const name of node.names) checkOuter(node, scope, name);
}

function refuseAt({ start, end }: Statement, what: string): never {
  return mistake(what, start, end);
}

/** A function's parameters are the first names that are bound in it. */
function parametersOf(scopes: ReadonlyMap<object, Scope>, scope: Scope): readonly string[] {
  if (scope.kind !== 'function') return [];
  for (const [node, one] of scopes) {
    if (one !== scope || !('args' in node) || typeof node.args !== 'object' || node.args === null) continue;
    return Object.values(node.args).flatMap((value) => [value].flat().map(nameOf));
  }
  return [];
}

function nameOf(argument: unknown): string {
  return typeof argument === 'object' && argument !== null && 'arg' in argument ? String(argument.arg) : '';
}

/** A name that is not local has to be that of a function around. */
function checkOuter(node: Declaration, scope: Scope, name: string): void {
  if (scope.nonlocals.has(name) && scope.globals.has(name))
    refuseAt(node, `name '${name}' is nonlocal and global`);
  if (node.nodeType === 'Global') return;
  for (let outer = scope.parent; outer !== null; outer = outer.parent) {
    if (outer.kind === 'function' && outer.bound.has(name) && !outer.globals.has(name)) return;
  }
  refuseAt(node, `no binding for nonlocal '${name}' found`);
}
