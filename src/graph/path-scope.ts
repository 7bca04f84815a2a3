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
  readonly taken: Set<string>;
  /** Indexes of children that have names of their own. */
  readonly namedIndexes: Set<number>;
  nextIndex: number;
  /** Its position among the graph's scopes; null until a call stands in it. */
  position: number | null;
}

export function createPathScope(path: string, form: 'list' | 'only'): PathScope {
  return { path, form, taken: new Set(), namedIndexes: new Set(), nextIndex: 0, position: null };
}

/** The path of a child of what has a path. */
export function pathBelow(path: string, name: ChildName): string {
  if (name === null) return path;
  return path === '' ? String(name) : `${path}.${name}`;
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
  const isFree = !scope.taken.has(name) && !isIndexOfUnnamed(scope, name);
  scope.taken.add(name);
  if (index === 'with-index') {
    scope.namedIndexes.add(scope.nextIndex);
    scope.nextIndex += 1;
  }
  return isFree;
}

/** Whether the next unnamed child's index is a name already. */
export function isNextIndexTaken(scope: PathScope): boolean {
  return scope.taken.size > 0 && scope.taken.has(String(scope.nextIndex));
}

function isIndexOfUnnamed(scope: PathScope, name: string): boolean {
  if (scope.form === 'only' || !/^(0|[1-9]\d*)$/.test(name)) return false;
  const index = Number(name);
  return index < scope.nextIndex && !scope.namedIndexes.has(index);
}

/** Unnamed Branches put their branches beside the other children; below a branch's single step they are the only ones. */
export function branchScope(scope: PathScope): PathScope {
  return scope.form === 'only' ? createPathScope(scope.path, 'list') : scope;
}
