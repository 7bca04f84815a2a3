import type { Convention } from '../conventions/convention';
import { macsOf } from '../conventions/macs';
import { multiplyCounts } from '../counts/count';
import type { Node } from '../graph/graph';
import { once } from '../graph/made-once';
import { workOf } from '../passes/work';
import type { Figures } from './figures';

/** The cost of a call. */
export type LayerCost = Pick<Figures, 'macs' | 'flops' | 'count' | 'isWorkKnown' | 'isCounted'>;

/** The cost of a layer that is not called. */
export const NO_COST: LayerCost = { macs: 0, flops: 0, count: 0, isWorkKnown: true, isCounted: true };

/** The cost of a layer whose work is not known. */
export const UNKNOWN_COST: LayerCost = { ...NO_COST, isWorkKnown: false, isCounted: false };

/** The costs of computations, computed once for each. */
export function costOnce(convention: Convention): (computation: Node['computation']) => LayerCost {
  return once((computation) => {
    if (computation.op === null) return computation.work === 'none' ? NO_COST : UNKNOWN_COST;
    const work = workOf(computation);
    const macs = macsOf(work) ?? 0;
    const count = convention.count(work, computation);
    return {
      macs,
      flops: multiplyCounts(2, macs),
      count: count ?? 0,
      isWorkKnown: work !== null,
      isCounted: count !== null,
    };
  });
}
