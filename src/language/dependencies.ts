/** Names in an order in which each comes after those that it uses, and the cycles, which have no such order. */
export interface DependencyOrder {
  /** The names that are in no cycle and use no cycle, directly or through others. */
  readonly order: readonly string[];
  /** The names of each cycle, each followed by the one that it uses, starting with the one given first. */
  readonly cycles: readonly (readonly string[])[];
}

/** Orders names by what they use; names that are used but not given are ignored. */
export function orderByDependency(uses: ReadonlyMap<string, ReadonlySet<string>>): DependencyOrder {
  const order = finishedInOrder(uses);
  const finished = new Set(order);
  const left = [...uses.keys()].filter((name) => !finished.has(name));
  const isLeft = new Set(left);
  const reported = new Set<string>();
  const cycles: (readonly string[])[] = [];
  for (const name of left) {
    const cycle = reported.has(name) ? [] : cycleFrom(name, uses, isLeft);
    if (cycle.length === 0 || cycle.some((member) => reported.has(member))) continue;
    for (const member of cycle) reported.add(member);
    cycles.push(cycle);
  }
  return { order, cycles };
}

/**
 * The names that are in no cycle and use no cycle: first those that use no other, then those that use only
 * earlier ones.
 */
function finishedInOrder(uses: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const users = new Map<string, string[]>([...uses.keys()].map((name) => [name, []]));
  const waiting = new Map<string, number>();
  for (const [name, used] of uses) {
    const known = [...used].filter((other) => uses.has(other));
    waiting.set(name, known.length);
    for (const other of known) users.get(other)?.push(name);
  }
  const order = [...uses.keys()].filter((name) => waiting.get(name) === 0);
  // `order` grows while it is read
  for (const name of order) {
    for (const user of users.get(name) ?? []) {
      const count = (waiting.get(user) ?? 0) - 1;
      waiting.set(user, count);
      if (count === 0) order.push(user);
    }
  }
  return order;
}

/** Goes from each name to one that it uses, until a name repeats: from there on the names are a cycle. */
function cycleFrom(
  start: string,
  uses: ReadonlyMap<string, ReadonlySet<string>>,
  left: ReadonlySet<string>,
): readonly string[] {
  const places = new Map<string, number>();
  let name = start;
  while (!places.has(name)) {
    places.set(name, places.size);
    name = [...(uses.get(name) ?? [])].find((other) => left.has(other)) ?? name;
  }
  return [...places.keys()].slice(places.get(name));
}
