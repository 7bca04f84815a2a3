import type { Convention } from '../conventions/convention';
import { addCounts, type Count } from '../counts/count';
import type { Computation, Graph } from '../graph/graph';
import { workOf } from '../passes/work';
import type { Comparable } from './comparable';
import { type Change, changesSinceFirst } from './compare-change';

/** The total of every network under one convention. */
export interface ComparedConvention {
  readonly convention: Pick<Convention, 'name' | 'title' | 'summary'>;
  /** In the order of the networks; null where the convention cannot count a layer. */
  readonly values: readonly (Count | null)[];
  /** For each network after the first; null where one of the two is unknown. */
  readonly changes: readonly (Change | null)[];
}

interface StoredNetwork {
  readonly graph: null;
  readonly report: Pick<Comparable, 'convention' | 'totals'>;
}

/** The totals of networks under conventions, each network against the first. */
export function compareConventions(
  networks: readonly ({ readonly graph: Graph } | StoredNetwork)[],
  conventions: readonly Convention[],
): readonly ComparedConvention[] {
  return conventions.map((convention) => {
    const { name, title, summary } = convention;
    const values = networks.map((network) =>
      network.graph === null
        ? storedTotal(convention, network.report)
        : totalUnder(convention, network.graph),
    );
    return { convention: { name, title, summary }, values, changes: changesSinceFirst(values) };
  });
}

/** A stored report has the total of its own convention, and multiply-adds. */
function storedTotal({ name }: Convention, { convention, totals }: StoredNetwork['report']): Count | null {
  if (name === convention.name) return totals.isCounted ? totals.count : null;
  if (!totals.isWorkKnown) return null;
  return name === 'macs' ? totals.macs : name === 'flops' ? totals.flops : null;
}

/** What is built and not called counts nothing. */
function totalUnder(convention: Convention, { nodes }: Graph): Count | null {
  const known = new Map<Computation, Count | null>();
  let total: Count = 0;
  for (const { computation, called } of nodes) {
    if (!called) continue;
    if (computation.op === null) return null;
    const before = known.get(computation);
    const count = before === undefined ? convention.count(workOf(computation), computation) : before;
    if (count === null) return null;
    known.set(computation, count);
    total = addCounts(total, count);
  }
  return total;
}
