import { lookUp } from '../classes';
import { isKind } from '../kinds';
import type { Expression, ExpressionOf, Statement } from '../syntax';
import type { PyFunction, PyModule, Value } from '../value';
import { openScope } from './scope';
import { visitBody, visitFunctionBody } from './scope-statements';

/** A name of a module. */
export interface ModuleName {
  readonly module: PyModule;
  readonly name: string;
}

/**
 * The names of modules whose values a statement may change, or those that functions change which it calls: it stores into
 * them, calls a method of theirs, or hands them to a function that does so.
 */
export function namesChangedBy(module: PyModule, statement: Statement): readonly ModuleName[] {
  const found = new Map<PyModule, Set<string>>();
  changesWithin({ module, own: new Set(), seen: new Set(), found }, [statement]);
  return [...found].flatMap(([of, names]) => [...names].map((name) => ({ module: of, name })));
}

/** The names that a statement of a module binds. */
export function namesBoundBy(statement: Statement): ReadonlySet<string> {
  const scope = openScope('module', null);
  visitBody({ scopes: new Map(), defer: null, declares: null }, scope, [statement]);
  return scope.bound;
}

type Call = ExpressionOf<'Call'>;

/** A walk through the code of a module. */
interface Walk {
  readonly module: PyModule;
  /** The names of the function that is gone through, which are not those of the module. */
  readonly own: ReadonlySet<string>;
  /** Functions and classes that were gone through. */
  readonly seen: Set<Value>;
  readonly found: Map<PyModule, Set<string>>;
}

function note(found: Walk['found'], module: PyModule, name: string): void {
  const names = found.get(module) ?? new Set();
  found.set(module, names.add(name));
}

function isNode(value: unknown): value is Statement | Expression {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}

/** Goes through nodes and all within them. */
function everyNode(value: unknown, visit: (node: Statement | Expression) => void): void {
  if (Array.isArray(value)) for (const one of value) everyNode(one, visit);
  else if (isNode(value)) {
    visit(value);
    for (const part of Object.values(value)) everyNode(part, visit);
  }
}

function changesWithin(walk: Walk, body: readonly Statement[]): void {
  const { module, own, found } = walk;
  const noteRoot = (node: Expression, isMeant: (value: Value) => boolean): void => {
    const name = rootOf(node);
    const value = name === null || own.has(name) ? undefined : module.attributes.get(name);
    if (name !== null && value !== undefined && isMeant(value)) note(found, module, name);
  };
  everyNode(body, (node) => {
    for (const target of targetsOf(node)) noteRoot(target, (value) => !isKind(value, 'module'));
    if (node.nodeType === 'Global') for (const name of node.names) note(found, module, name);
    if (node.nodeType === 'Name' && !own.has(node.id)) enter(walk, module.attributes.get(node.id));
    if (node.nodeType !== 'Call') return;
    const { func } = node;
    if (func.nodeType === 'Attribute') noteRoot(func.value, (value) => isChangedBy(value, func));
    const callee = func.nodeType === 'Name' ? module.attributes.get(func.id) : undefined;
    for (const arg of argumentsChangedBy(callee, node)) noteRoot(arg, isMutable);
  });
}

/** What a statement stores into, plain names left out but where what they hold may be changed in its place. */
function targetsOf(node: Statement | Expression): readonly Expression[] {
  switch (node.nodeType) {
    case 'Assign':
    case 'Delete':
      return node.targets.filter(({ nodeType }) => nodeType !== 'Name');
    case 'AugAssign':
    case 'AnnAssign':
      return [node.target];
    default:
      return [];
  }
}

/** Goes through what a function or class does that is named, for each of them once. */
function enter(walk: Walk, value: Value | undefined): void {
  if (isKind(value, 'class')) {
    if (walk.seen.has(value)) return;
    walk.seen.add(value);
    for (const attribute of value.attributes.values()) enter(walk, attribute);
  }
  if (!isKind(value, 'function') || walk.seen.has(value)) return;
  walk.seen.add(value);
  const node = definitionOf(value);
  if (node === null) return;
  const scope = visitFunctionBody(
    { scopes: new Map(), defer: null, declares: null },
    node,
    openScope('module', null),
  );
  const own = new Set([...scope.bound].filter((name) => !scope.globals.has(name)));
  changesWithin({ ...walk, module: value.module, own }, node.body);
}

function definitionOf({ definition }: PyFunction) {
  return definition?.nodeType === 'FunctionDef' || definition?.nodeType === 'AsyncFunctionDef'
    ? definition
    : null;
}

/** The arguments of a call that a function written in Python may change. */
function argumentsChangedBy(callee: Value | undefined, { args, keywords }: Call): readonly Expression[] {
  const made = isKind(callee, 'class') ? lookUp(callee, '__init__') : callee;
  const node = isKind(made, 'function') ? definitionOf(made) : null;
  if (!isKind(made, 'function') || node === null) return [];
  const names = made.parameters.names.slice(isKind(callee, 'class') ? 1 : 0);
  const changed = new Set<string>();
  const noteRoot = (target: Expression): void => {
    const name = rootOf(target);
    if (name !== null) changed.add(name);
  };
  everyNode(node.body, (inner) => {
    targetsOf(inner).forEach(noteRoot);
    if (inner.nodeType !== 'Call') return;
    const { func } = inner;
    if (func.nodeType === 'Attribute' && !ONLY_READS.has(func.attr)) noteRoot(func.value);
    else inner.args.forEach(noteRoot);
  });
  return [
    ...args.filter((_, at) => changed.has(names[at] ?? '')),
    ...keywords.flatMap(({ arg, value }) => (changed.has(arg ?? '') ? [value] : [])),
  ];
}

/** The name that an attribute or an item is taken from in the end; null if it is not taken from a name. */
function rootOf(node: Expression): string | null {
  if (node.nodeType === 'Name') return node.id;
  return node.nodeType === 'Attribute' || node.nodeType === 'Subscript' ? rootOf(node.value) : null;
}

function isMutable(value: Value): boolean {
  return isKind(value, 'list') || isKind(value, 'dict') || isKind(value, 'set') || isKind(value, 'instance');
}

/** Methods of lists, dicts, sets and settings that change nothing. */
const ONLY_READS: ReadonlySet<string> = new Set(
  'get keys items values copy index count issubset issuperset union intersection difference'.split(' '),
);

/** Methods that change the list, dict or set that they are of. */
const STORES: ReadonlySet<string> = new Set(
  'append extend insert add update pop setdefault remove clear'.split(' '),
);

/** Whether a method may change what a value is: one of a list, dict or set that stores, or one that is written in Python. */
function isChangedBy(value: Value, { value: owner, attr }: ExpressionOf<'Attribute'>): boolean {
  if (owner.nodeType !== 'Name') return isMutable(value) && STORES.has(attr);
  if (isKind(value, 'instance')) return isKind(lookUp(value.type, attr), 'function');
  return isMutable(value) && !ONLY_READS.has(attr);
}
