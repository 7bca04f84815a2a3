/** Names in an order in which each comes after those that it uses, and the circles that allow no such order. */
export interface DependencyOrder {
  /** Names that stand in no circle and above none. */
  readonly order: readonly string[];
  /** Each circle as its names in the order of use, its first name the first that was given. */
  readonly circles: readonly (readonly string[])[];
}

/** Orders names by what they use; names that are used but not given are left aside. */
export function orderByDependency(uses: ReadonlyMap<string, ReadonlySet<string>>): DependencyOrder {
  const order = finishedInOrder(uses);
  const finished = new Set(order);
  const left = [...uses.keys()].filter((name) => !finished.has(name));
  const isLeft = new Set(left);
  const reported = new Set<string>();
  const circles: (readonly string[])[] = [];
  for (const name of left) {
    const circle = reported.has(name) ? [] : circleFrom(name, uses, isLeft);
    if (circle.length === 0 || circle.some((member) => reported.has(member))) continue;
    for (const member of circle) reported.add(member);
    circles.push(circle);
  }
  return { order, circles };
}

/** Takes away names that use none that is left, until no more can be taken. */
function finishedInOrder(uses: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const users = new Map<string, string[]>([...uses.keys()].map((name) => [name, []]));
  const waiting = new Map<string, number>();
  for (const [name, used] of uses) {
    const known = [...used].filter((other) => uses.has(other));
    waiting.set(name, known.length);
    for (const other of known) users.get(other)?.push(name);
  }
  const order = [...uses.keys()].filter((name) => waiting.get(name) === 0);
  for (let next = 0; next < order.length; next += 1) {
    for (const user of users.get(order[next] as string) ?? []) {
      const count = (waiting.get(user) ?? 0) - 1;
      waiting.set(user, count);
      if (count === 0) order.push(user);
    }
  }
  return order;
}

/** Follows what is used until a name comes again. */
function circleFrom(
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
