import type { Graph, Region } from '../graph/graph';

/** A module with the modules and calls inside it; the root has no region. */
export interface Span {
  readonly region: Region | null;
  /** The calls from `first` up to, but not including, `end`. */
  readonly first: number;
  readonly end: number;
  /** Levels of modules around it: 0 for the root. */
  readonly level: number;
  /** The modules directly inside it, in the order of execution. */
  readonly inner: readonly Span[];
}

/** The modules of a network, each inside the one around it. A branch without a module of its own is no level. */
export function nestingOf({ nodes, regions }: Pick<Graph, 'nodes' | 'regions'>): Span {
  interface Open extends Span {
    readonly inner: Open[];
  }
  const root: Open = { region: null, first: 0, end: nodes.length, level: 0, inner: [] };
  const open: Open[] = [root];
  const modules = regions.filter(({ kind, first, end }) => kind !== 'branch' && end > first);
  /** Regions come in the order in which they end: of two with the same calls, the later one is around the other. */
  const ordered = modules
    .map((region, position) => ({ region, position }))
    .sort(
      (a, b) => a.region.first - b.region.first || b.region.end - a.region.end || b.position - a.position,
    );
  for (const { region } of ordered) {
    while (open.length > 1 && (open.at(-1)?.end ?? 0) < region.end) open.pop();
    const around = open.at(-1) ?? root;
    const span: Open = {
      region,
      first: region.first,
      end: region.end,
      level: around.level + 1,
      inner: [],
    };
    around.inner.push(span);
    open.push(span);
  }
  return root;
}

/** The number of levels of modules: a drawing of this depth has no closed module. */
export function deepestLevel({ level, inner }: Span): number {
  return inner.reduce((deepest, span) => Math.max(deepest, deepestLevel(span)), level + 1);
}
