/** A child's name below a path, its index in a list, or null where it takes the path itself. */
export type ChildName = string | number | null;

/**
 * The names that the children of one module path have taken.
 *
 * In a `list` an unnamed child takes its index; the `only` child of a branch takes the branch's own path.
 */
export interface PathScope {
  readonly path: string;
  readonly form: 'list' | 'only';
  /** The children that have names of their own; null before the first. */
  named: NamedChildren | null;
  nextIndex: number;
}

interface NamedChildren {
  readonly names: Set<string>;
  readonly indexes: Set<number>;
}

export function createPathScope(path: string, form: 'list' | 'only'): PathScope {
  return { path, form, named: null, nextIndex: 0 };
}

/** The path of a child below another path. */
export function pathBelow(path: string, name: ChildName): string {
  if (name === null) return path;
  return path === '' ? String(name) : `${path}.${name}`;
}

/** `a`, `a.b` and `a.b.c` for `a.b.c`: the paths of the modules around it and its own; none for the root. */
export function pathsDownTo(path: string): readonly string[] {
  if (path === '') return [];
  const steps = path.split('.');
  return steps.map((_step, index) => steps.slice(0, index + 1).join('.'));
}

/** Takes the next index for an unnamed child. */
export function takeIndex(scope: PathScope): ChildName {
  if (scope.form === 'only') return null;
  const index = scope.nextIndex;
  scope.nextIndex += 1;
  return index;
}

/** Takes a name, and an index for a child of a list; false when another child has the name already. */
export function takeName(scope: PathScope, name: string, index: 'with-index' | 'without-index'): boolean {
  scope.named ??= { names: new Set(), indexes: new Set() };
  const { names, indexes } = scope.named;
  const isFree = !names.has(name) && !isIndexOfUnnamed(scope, name);
  names.add(name);
  if (index === 'with-index') {
    indexes.add(scope.nextIndex);
    scope.nextIndex += 1;
  }
  return isFree;
}

/** Whether the next unnamed child's index is a name already. */
export function isNextIndexTaken(scope: PathScope): boolean {
  return scope.named?.names.has(String(scope.nextIndex)) === true;
}

function isIndexOfUnnamed(scope: PathScope, name: string): boolean {
  if (scope.form === 'only' || !/^(0|[1-9]\d*)$/.test(name)) return false;
  const index = Number(name);
  return index < scope.nextIndex && scope.named?.indexes.has(index) !== true;
}

/**
 * The scope of the branches of unnamed Branches: they are siblings of the other children, or the only children
 * of a branch's single step.
 */
export function branchScope(scope: PathScope): PathScope {
  return scope.form === 'only' ? createPathScope(scope.path, 'list') : scope;
}
