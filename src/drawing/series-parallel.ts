/** A connection between two items of a container; -1 is what comes into it, the number of its items what leaves it. */
export interface Connection {
  readonly from: number;
  readonly to: number;
  /** Connections to one item are in the order of its inputs. */
  readonly order: number;
}

/** Parts one after the other; none for a connection without anything in between. */
export interface Chain {
  readonly parts: readonly SeriesPart[];
  /** The order of its last connection among those to the same item. */
  readonly order: number;
}

/** An item, or chains from one item to another. */
export type SeriesPart =
  | { readonly kind: 'item'; readonly item: number }
  | { readonly kind: 'parallel'; readonly branches: readonly Chain[] }
  | { readonly kind: 'lanes'; readonly rows: readonly Chain[]; readonly links: readonly RowLink[] };

/** A connection between two rows; -1 is what comes into them, the number of rows what leaves them. */
export interface RowLink {
  readonly from: number;
  readonly to: number;
}

interface Vertex {
  readonly ins: Map<number, Chain>;
  readonly outs: Map<number, Chain>;
}

/**
 * Writes a directed graph without cycles, whose connections go from smaller to larger numbers, as chains and parallel
 * branches between its two ends. What is not series-parallel is left as rows with the connections between them.
 *
 * Each item must lead from -1 to `count`.
 */
export function seriesParallel(count: number, connections: readonly Connection[]): Chain {
  const vertices = reduced(count, connections);
  const whole = vertices.get(-1)?.outs.get(count);
  if (whole !== undefined && vertices.size === 2) return whole;
  const redirected = withoutSpurs(count, connections);
  if (redirected !== null) {
    const again = reduced(count, redirected);
    const chain = again.get(-1)?.outs.get(count);
    if (chain !== undefined && again.size === 2) return chain;
    return { parts: [lanesOf(count, again)], order: 0 };
  }
  return { parts: [lanesOf(count, vertices)], order: 0 };
}

/** Takes out each item with one connection in and one out, until none is left; the ends are left. */
function reduced(count: number, connections: readonly Connection[]): ReadonlyMap<number, Vertex> {
  const vertices = new Map<number, Vertex>();
  for (let item = -1; item <= count; item += 1) vertices.set(item, { ins: new Map(), outs: new Map() });
  const join = (from: number, to: number, chain: Chain): void => {
    const [source, target] = [vertices.get(from), vertices.get(to)];
    if (source === undefined || target === undefined) return;
    const known = source.outs.get(to);
    const joined = known === undefined ? chain : inParallel(known, chain);
    source.outs.set(to, joined);
    target.ins.set(from, joined);
  };
  for (const { from, to, order } of connections) join(from, to, { parts: [], order });
  const waiting = Array.from({ length: count }, (_, item) => item);
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const vertex = vertices.get(item);
    if (vertex === undefined || vertex.ins.size !== 1 || vertex.outs.size !== 1) continue;
    const [[from, before] = NO_CHAIN] = vertex.ins;
    const [[to, after] = NO_CHAIN] = vertex.outs;
    vertices.delete(item);
    vertices.get(from)?.outs.delete(item);
    vertices.get(to)?.ins.delete(item);
    join(from, to, { parts: [...before.parts, { kind: 'item', item }, ...after.parts], order: after.order });
    if (from >= 0) waiting.push(from);
    if (to < count) waiting.push(to);
  }
  return vertices;
}

const NO_CHAIN: [number, Chain] = [0, { parts: [], order: 0 }];

/** Chains between the same two items, in the order of the inputs that they lead to, else of execution. */
function inParallel(left: Chain, right: Chain): Chain {
  const branches = [...branchesOf(left), ...branchesOf(right)];
  if (branches.every(({ parts }) => parts.length === 0)) return left;
  branches.sort((a, b) => a.order - b.order || firstItem(a) - firstItem(b));
  return { parts: [{ kind: 'parallel', branches }], order: Math.min(left.order, right.order) };
}

function branchesOf(chain: Chain): readonly Chain[] {
  const [part, ...others] = chain.parts;
  return part?.kind === 'parallel' && others.length === 0 ? part.branches : [chain];
}

/** The first item of a chain in the order of execution; infinite for none. */
export function firstItem({ parts }: Chain): number {
  return itemsOf(parts).reduce((first, item) => Math.min(first, item), Number.POSITIVE_INFINITY);
}

/** The items of parts, in no order. */
export function itemsOf(parts: readonly SeriesPart[]): readonly number[] {
  return parts.flatMap((part) => {
    if (part.kind === 'item') return [part.item];
    return (part.kind === 'parallel' ? part.branches : part.rows).flatMap((chain) => itemsOf(chain.parts));
  });
}

/**
 * What leads to a further output and nowhere else rejoins where the rest comes together behind it, so that it hangs
 * beside the rest; null where there is no such thing.
 */
function withoutSpurs(count: number, connections: readonly Connection[]): readonly Connection[] | null {
  const exits = connections.filter(({ to }) => to === count).map(({ from }) => from);
  const main = exits.reduce((last, from) => Math.max(last, from), -1);
  const leadsToMain = Array.from({ length: count }, () => false);
  leadsToMain[main] = true;
  const backwards = [...connections].sort((a, b) => b.to - a.to);
  for (const { from, to } of backwards) if (from >= 0 && leadsToMain[to]) leadsToMain[from] = true;
  const ofMain = connections.filter(({ from, to }) =>
    to === count ? from === main : leadsToMain[to] && from >= -1,
  );
  const spurs = connections.filter((connection) => !ofMain.includes(connection));
  if (spurs.length === 0) return null;
  const behind = immediatePostDominators(count, ofMain);
  /** For each item of a spur, where the last of the items that it hangs at comes together with the rest. */
  const rejoins = new Map<number, number>();
  const result = [...ofMain];
  for (const { from, to, order } of [...spurs].sort((a, b) => a.from - b.from)) {
    const isMain = from < 0 || leadsToMain[from] === true;
    const own = isMain ? (behind.get(from) ?? count) : (rejoins.get(from) ?? count);
    if (to === count) {
      result.push({ from, to: isMain ? own : (rejoins.get(from) ?? count), order: Number.POSITIVE_INFINITY });
      continue;
    }
    const known = rejoins.get(to);
    rejoins.set(to, known === undefined ? own : Math.max(known, own));
    result.push({ from, to, order });
  }
  return result;
}

/** For each item the first one behind it that every way to the end goes through. */
function immediatePostDominators(
  count: number,
  connections: readonly Connection[],
): ReadonlyMap<number, number> {
  const outs = new Map<number, number[]>();
  for (const { from, to } of connections) {
    const known = outs.get(from);
    if (known === undefined) outs.set(from, [to]);
    else known.push(to);
  }
  const behind = new Map<number, number>();
  const common = (left: number, right: number): number => {
    let [a, b] = [left, right];
    while (a !== b) {
      if (a < b) a = behind.get(a) ?? count;
      else b = behind.get(b) ?? count;
    }
    return a;
  };
  for (let item = count - 1; item >= -1; item -= 1) {
    const [first, ...others] = outs.get(item) ?? [];
    if (first !== undefined) behind.set(item, others.reduce(common, first));
  }
  return behind;
}

/** What is left of a graph as rows in the order of execution: its items, and the chains between them that hold any. */
function lanesOf(count: number, vertices: ReadonlyMap<number, Vertex>): SeriesPart {
  const rows: { readonly chain: Chain; readonly first: number }[] = [];
  const ends: { readonly from: number | Chain; readonly to: number | Chain }[] = [];
  const rowOfItem = new Map<number, Chain>();
  for (const item of vertices.keys()) {
    if (item < 0 || item >= count) continue;
    const chain: Chain = { parts: [{ kind: 'item', item }], order: 0 };
    rowOfItem.set(item, chain);
    rows.push({ chain, first: item });
  }
  const rowOf = (item: number): number | Chain => rowOfItem.get(item) ?? item;
  for (const [from, { outs }] of vertices) {
    for (const [to, chain] of outs) {
      if (chain.parts.length === 0) {
        ends.push({ from: rowOf(from), to: rowOf(to) });
        continue;
      }
      rows.push({ chain, first: firstItem(chain) });
      ends.push({ from: rowOf(from), to: chain }, { from: chain, to: rowOf(to) });
    }
  }
  rows.sort((a, b) => a.first - b.first);
  const positions = new Map(rows.map(({ chain }, position) => [chain, position]));
  const positionOf = (end: number | Chain): number => {
    if (typeof end === 'number') return end < 0 ? -1 : rows.length;
    return positions.get(end) ?? -1;
  };
  return {
    kind: 'lanes',
    rows: rows.map(({ chain }) => chain),
    links: ends.map(({ from, to }) => ({ from: positionOf(from), to: positionOf(to) })),
  };
}
