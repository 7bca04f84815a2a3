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

/** Makes the scope of a node that opens one. */
export function openScope(kind: Scope['kind'], parent: Scope | null): Scope {
  const scope: Scope = {
    kind,
    parent,
    bound: new Set(),
    used: new Set(),
    globals: new Set(),
    nonlocals: new Set(),
    children: [],
    // What `super()` needs.
    cells: new Set(kind === 'class' ? ['__class__'] : []),
    free: new Set(),
    isGenerator: false,
  };
  parent?.children.push(scope);
  return scope;
}
