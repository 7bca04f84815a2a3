import type { ParsedModule } from '../syntax';

/** Where the names of a function, class or module are kept. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'comprehension';
  readonly parent: Scope | null;
  /** Names that are assigned in it, and the parameters of a function, in this order: the slots of its frame. */
  readonly bound: Set<string>;
  readonly used: Set<string>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  readonly children: Scope[];
  /** Own names that inner functions use. */
  readonly cells: Set<string>;
  /** Names of outer functions that it uses or hands on. */
  readonly free: Set<string>;
  /** Whether `yield` makes it a generator. */
  isGenerator: boolean;
}

/** The scope of each node that opens one. */
export type Scopes = ReadonlyMap<object, Scope>;

interface Walk {
  readonly scopes: Map<object, Scope>;
}

type AnyNode = { readonly nodeType: string } & Readonly<Record<string, unknown>>;

/** Finds the scopes of a module and where each keeps its names. */
export function analyseScopes(module: ParsedModule): Scopes {
  const walk: Walk = { scopes: new Map() };
  const root = openScope(walk, module, 'module', null);
  for (const statement of module.body) visit(walk, root, statement);
  resolve(root);
  return walk.scopes;
}

function openScope(walk: Walk, node: object, kind: Scope['kind'], parent: Scope | null): Scope {
  const scope: Scope = {
    kind,
    parent,
    bound: new Set(),
    used: new Set(),
    globals: new Set(),
    nonlocals: new Set(),
    children: [],
    cells: new Set(),
    free: new Set(),
    isGenerator: false,
  };
  parent?.children.push(scope);
  walk.scopes.set(node, scope);
  return scope;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}

function visitAll(walk: Walk, scope: Scope, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) visitAll(walk, scope, item);
  else if (isNode(value)) visit(walk, scope, value);
}

function visitFields(walk: Walk, scope: Scope, node: object): void {
  for (const value of Object.values(node)) if (typeof value === 'object') visitAll(walk, scope, value);
}

function visit(walk: Walk, scope: Scope, given: object): void {
  if (!isNode(given)) return;
  const node = given;
  switch (node.nodeType) {
    case 'Name':
      visitName(scope, node);
      return;
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      bind(scope, String(node.name));
      visitAll(walk, scope, node.decorator_list);
      visitFunction(walk, scope, node);
      return;
    case 'Lambda':
      visitFunction(walk, scope, node);
      return;
    case 'ClassDef':
      visitClass(walk, scope, node);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      visitComprehension(walk, scope, node);
      return;
    case 'NamedExpr':
      visitAll(walk, scope, node.value);
      if (isNode(node.target)) bindOutside(scope, String(node.target.id));
      return;
    case 'Global':
      for (const name of namesOf(node)) scope.globals.add(name);
      return;
    case 'Nonlocal':
      for (const name of namesOf(node)) scope.nonlocals.add(name);
      return;
    case 'Import':
    case 'ImportFrom':
      visitImport(scope, node);
      return;
    case 'AnnAssign':
      visitAll(walk, scope, node.target);
      if (scope.kind !== 'function') visitAll(walk, scope, node.annotation);
      visitAll(walk, scope, node.value);
      return;
    case 'Yield':
    case 'YieldFrom':
    case 'Await':
      scope.isGenerator = true;
      visitFields(walk, scope, node);
      return;
    case 'ExceptHandler':
    case 'MatchStar':
    case 'MatchAs':
      if (typeof node.name === 'string') bind(scope, node.name);
      visitFields(walk, scope, node);
      return;
    case 'MatchMapping':
      if (typeof node.rest === 'string') bind(scope, node.rest);
      visitFields(walk, scope, node);
      return;
    case 'Constant':
      return;
    default:
      visitFields(walk, scope, node);
  }
}

function namesOf(node: AnyNode): readonly string[] {
  return Array.isArray(node.names) ? node.names.map(String) : [];
}

function visitName(scope: Scope, node: AnyNode): void {
  const name = String(node.id);
  const isLoad = isNode(node.ctx) && node.ctx.nodeType === 'Load';
  if (isLoad) {
    scope.used.add(name);
    if (name === 'super') scope.used.add('__class__');
  } else bind(scope, name);
}

function bind(scope: Scope, name: string): void {
  scope.bound.add(name);
}

/** A walrus in a comprehension assigns to a name of what is around it. */
function bindOutside(scope: Scope, name: string): void {
  if (scope.kind !== 'comprehension') {
    bind(scope, name);
    return;
  }
  scope.nonlocals.add(name);
  scope.used.add(name);
  let outer = scope.parent;
  while (outer !== null && outer.kind === 'comprehension') outer = outer.parent;
  if (outer === null) return;
  if (outer.kind === 'module') scope.globals.add(name);
  bind(outer, name);
}

function visitImport(scope: Scope, node: AnyNode): void {
  if (!Array.isArray(node.names)) return;
  for (const alias of node.names) {
    const name: string = alias.asname ?? (node.nodeType === 'Import' ? alias.name.split('.')[0] : alias.name);
    if (name !== '*') bind(scope, name);
  }
}

function visitFunction(walk: Walk, outer: Scope, node: AnyNode): void {
  const args = node.args;
  if (!isNode(args)) return;
  visitAll(walk, outer, args.defaults);
  visitAll(walk, outer, args.kw_defaults);
  const scope = openScope(walk, node, 'function', outer);
  for (const list of [args.posonlyargs, args.args, args.kwonlyargs, args.vararg, args.kwarg])
    for (const arg of Array.isArray(list) ? list : [list]) if (isNode(arg)) bind(scope, String(arg.arg));
  visitAll(walk, scope, node.body);
}

function visitClass(walk: Walk, outer: Scope, node: AnyNode): void {
  bind(outer, String(node.name));
  visitAll(walk, outer, node.decorator_list);
  visitAll(walk, outer, node.bases);
  visitAll(walk, outer, node.keywords);
  const scope = openScope(walk, node, 'class', outer);
  visitAll(walk, scope, node.body);
}

function visitComprehension(walk: Walk, outer: Scope, node: AnyNode): void {
  const generators: unknown[] = Array.isArray(node.generators) ? node.generators : [];
  const [first, ...rest] = generators;
  if (!isNode(first)) return;
  visitAll(walk, outer, first.iter);
  const scope = openScope(walk, node, 'comprehension', outer);
  scope.bound.add('.0');
  visitAll(walk, scope, first.target);
  visitAll(walk, scope, first.ifs);
  visitAll(walk, scope, rest);
  for (const part of [node.key, node.value, node.elt]) visitAll(walk, scope, part);
  if (node.nodeType === 'GeneratorExp') scope.isGenerator = true;
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
