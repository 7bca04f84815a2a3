/**
 * A connection between two items of a container; -1 stands for the input of the container, the number of its
 * items for its output.
 */
export interface Connection {
  readonly from: number;
  readonly to: number;
  /** Connections to one item are in the order of its inputs. */
  readonly order: number;
  /** Whether it is a line, or only says that an item reads nothing or is read by nothing. */
  readonly line: 'drawn' | 'none';
}

/** Parts one after the other; none for a connection without anything in between. */
export interface Chain {
  readonly parts: readonly SeriesPart[];
  /** The order of its last connection among those to the same item. */
  readonly order: number;
  /** Whether its end is a line to what follows; otherwise it ends beside the rest. */
  readonly line: Connection['line'];
}

/** An item, or chains from one item to another. */
export type SeriesPart =
  | { readonly kind: 'item'; readonly item: number }
  | { readonly kind: 'parallel'; readonly branches: readonly Chain[] }
  | { readonly kind: 'lanes'; readonly rows: readonly Chain[]; readonly links: readonly RowLink[] };

/** A connection between two rows; -1 stands for their input, the number of rows for their output. */
export interface RowLink {
  readonly from: number;
  readonly to: number;
}

interface Vertex {
  readonly ins: Map<number, GrowingChain>;
  readonly outs: Map<number, GrowingChain>;
}

/**
 * Writes a directed graph without cycles, whose connections go from smaller to larger numbers, as chains and
 * parallel branches between its two ends. What is not series-parallel is left as rows with the connections
 * between them.
 *
 * Each item must lead from -1 to `count`. `main`: which of the items that lead to the end stays on the trunk if
 * there are several; the last of them if not given.
 */
export function seriesParallel(
  count: number,
  connections: readonly Connection[],
  main: number | null = null,
): Chain {
  const vertices = reduced(count, connections);
  const whole = vertices.get(-1)?.outs.get(count);
  if (whole !== undefined && vertices.size === 2) return whole;
  const redirected = withoutSpurs(count, connections, main);
  if (redirected !== null) {
    const again = reduced(count, redirected);
    const chain = again.get(-1)?.outs.get(count);
    if (chain !== undefined && again.size === 2) return chain;
    return rowsOnly(lanesOf(count, again));
  }
  return rowsOnly(lanesOf(count, vertices));
}

/** Removes each item with one connection in and one out, until only the ends are left. */
function reduced(count: number, connections: readonly Connection[]): ReadonlyMap<number, Vertex> {
  const vertices = new Map<number, Vertex>();
  for (let item = -1; item <= count; item += 1) vertices.set(item, { ins: new Map(), outs: new Map() });
  const join = (from: number, to: number, chain: GrowingChain): void => {
    const [source, target] = [vertices.get(from), vertices.get(to)];
    if (source === undefined || target === undefined) return;
    const known = source.outs.get(to);
    const joined = known === undefined ? chain : inParallel(known, chain);
    source.outs.set(to, joined);
    target.ins.set(from, joined);
  };
  for (const { from, to, order, line } of connections) join(from, to, { parts: [], order, line });
  /** From the first item on, so that a long chain grows at its end. */
  const waiting = Array.from({ length: count }, (_, index) => count - 1 - index);
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const vertex = vertices.get(item);
    if (vertex === undefined || vertex.ins.size !== 1 || vertex.outs.size !== 1) continue;
    const [[from, before] = NO_CHAIN] = vertex.ins;
    const [[to, after] = NO_CHAIN] = vertex.outs;
    vertices.delete(item);
    vertices.get(from)?.outs.delete(item);
    vertices.get(to)?.ins.delete(item);
    join(from, to, inSeries(before, item, after));
    if (from >= 0) waiting.push(from);
    if (to < count) waiting.push(to);
  }
  return vertices;
}

/** A chain that is still growing; it is only between its two ends. */
interface GrowingChain extends Chain {
  readonly parts: SeriesPart[];
}

function inSeries(before: GrowingChain, item: number, after: GrowingChain): GrowingChain {
  before.parts.push({ kind: 'item', item });
  for (const part of after.parts) before.parts.push(part);
  return { ...after, parts: before.parts };
}

const NO_CHAIN: [number, GrowingChain] = [0, { parts: [], order: 0, line: 'drawn' }];

function rowsOnly(rows: SeriesPart): Chain {
  return { parts: [rows], order: 0, line: 'drawn' };
}

/** Chains between the same two items, in the order of the inputs that they lead to, else of execution. */
function inParallel(left: GrowingChain, right: GrowingChain): GrowingChain {
  const branches = [...branchesOf(left), ...branchesOf(right)];
  if (branches.every(({ parts }) => parts.length === 0)) return left;
  branches.sort((a, b) => a.order - b.order || firstItem(a) - firstItem(b));
  return {
    parts: [{ kind: 'parallel', branches }],
    order: Math.min(left.order, right.order),
    line: left.line === 'none' ? right.line : 'drawn',
  };
}

function branchesOf(chain: Chain): readonly Chain[] {
  const [part, ...others] = chain.parts;
  return part?.kind === 'parallel' && others.length === 0 ? part.branches : [chain];
}

/** The first item of a chain in the order of execution; infinite for none. */
function firstItem({ parts }: Chain): number {
  return itemsOf(parts).reduce((first, item) => Math.min(first, item), Number.POSITIVE_INFINITY);
}

/** The items of parts, in no order. */
function itemsOf(parts: readonly SeriesPart[]): readonly number[] {
  return parts.flatMap((part) => {
    if (part.kind === 'item') return [part.item];
    return (part.kind === 'parallel' ? part.branches : part.rows).flatMap((chain) => itemsOf(chain.parts));
  });
}

/**
 * A part that only leads to a further output rejoins where the rest joins after it, so that it ends beside the
 * rest; null if there is none.
 */
function withoutSpurs(
  count: number,
  connections: readonly Connection[],
  mainEnd: number | null,
): readonly Connection[] | null {
  const main = mainConnections(count, connections, mainEnd);
  if (main.size === connections.length) return null;
  const mainItems = new Set([...main].flatMap(({ from, to }) => [from, to]));
  const behind = immediatePostDominators(count, [...main]);
  /** For each item of a spur, where the last of the items that it starts from joins the rest. */
  const rejoins = new Map<number, number>();
  const result = [...main];
  const spurs = connections.filter((connection) => !main.has(connection));
  for (const spur of spurs.sort((a, b) => a.from - b.from)) {
    const { from, to } = spur;
    const place = (mainItems.has(from) ? behind : rejoins).get(from) ?? count;
    if (to === count) result.push({ ...spur, to: place, order: Number.MAX_SAFE_INTEGER });
    else {
      rejoins.set(to, Math.max(place, rejoins.get(to) ?? place));
      result.push(spur);
    }
  }
  return result;
}

/** The connections on a path to items that are read later, or to the main output if there are none. */
function mainConnections(
  count: number,
  connections: readonly Connection[],
  mainEnd: number | null,
): ReadonlySet<Connection> {
  const exits = connections.filter(({ to }) => to === count);
  const drawn = exits.filter(({ line }) => line === 'drawn');
  const last = mainEnd ?? exits.reduce((latest, { from }) => Math.max(latest, from), -1);
  const leadsToMain = new Set(drawn.length > 0 ? drawn.map(({ from }) => from) : [last]);
  const main = new Set<Connection>();
  for (const connection of [...connections].sort((a, b) => b.from - a.from)) {
    const { from, to } = connection;
    const isExit =
      to === count && leadsToMain.has(from) && (drawn.length === 0 || connection.line === 'drawn');
    if (!isExit && !(to < count && leadsToMain.has(to))) continue;
    main.add(connection);
    leadsToMain.add(from);
  }
  return main;
}

/** For each item the first one after it that every path to the end goes through. */
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

/** What is left of a graph as rows in the order of execution: its items, and the non-empty chains between them. */
function lanesOf(count: number, vertices: ReadonlyMap<number, Vertex>): SeriesPart {
  const rows: { readonly chain: Chain; readonly first: number }[] = [];
  const ends: { readonly from: number | Chain; readonly to: number | Chain }[] = [];
  const rowOfItem = new Map<number, Chain>();
  for (const item of vertices.keys()) {
    if (item < 0 || item >= count) continue;
    const chain = rowsOnly({ kind: 'item', item });
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
