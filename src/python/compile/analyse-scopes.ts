import type { ParsedModule } from '../syntax';
import { openScope, type Scope } from './scope';
import type { FunctionNode } from './scope-expressions';
import { visitBody, visitFunctionBody } from './scope-statements';

/** The scope of a node that opens one. */
export interface Scopes {
  readonly get: (node: object) => Scope | undefined;
  /** Gives a node the scope of the node that it replaces. */
  readonly share: (node: object, other: object) => void;
}

/**
 * Finds the scopes of a module and where each keeps its names.
 *
 * A function that is not inside another one is analysed when its scope is first needed: nothing around it
 * depends on it, and most functions of most files never run.
 */
export function analyseScopes(module: ParsedModule): Scopes {
  const scopes = new Map<object, Scope>();
  const later = new Map<object, () => void>();
  const root = openScope('module', null);
  scopes.set(module, root);
  const defer = (node: FunctionNode, outer: Scope) => {
    later.set(node, () => {
      const scope = visitFunctionBody({ scopes, defer: null, declares: null }, node, outer);
      resolve(scope);
    });
  };
  visitBody({ scopes, defer, declares: null }, root, module.body);
  resolve(root);
  const get = (node: object): Scope | undefined => {
    const analyse = later.get(node);
    if (analyse !== undefined) {
      later.delete(node);
      analyse();
    }
    return scopes.get(node);
  };
  const share = (node: object, other: object): void => {
    const scope = scopes.get(node);
    if (scope !== undefined) scopes.set(other, scope);
  };
  return { get, share };
}

/** Decides which names are kept in cells, since an inner function uses them. */
function resolve(scope: Scope): void {
  for (const name of [...scope.used, ...scope.nonlocals]) {
    const isOwn = scope.bound.has(name) && !scope.nonlocals.has(name);
    if (scope.globals.has(name) || (isOwn && scope.kind !== 'class')) continue;
    if (scope.kind === 'module') continue;
    capture(scope, name);
  }
  for (const child of scope.children) resolve(child);
}

function capture(scope: Scope, name: string): void {
  const path: Scope[] = [scope];
  for (let outer = scope.parent; outer !== null; outer = outer.parent) {
    const holds =
      outer.kind === 'class'
        ? name === '__class__'
        : outer.kind !== 'module' && outer.bound.has(name) && !outer.nonlocals.has(name);
    if (outer.kind !== 'class' && outer.globals.has(name)) return;
    if (holds) {
      outer.cells.add(name);
      for (const between of path) between.free.add(name);
      return;
    }
    path.push(outer);
  }
}
