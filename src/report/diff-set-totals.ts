import { addCounts, type Count } from '../counts/count';
import { type TotalCount, totalCount, totalCounts } from './diff-metrics';
import { type SpecChange, sidesOfSpec } from './spec-change';
import { isKnown } from './uncounted';

/** A figure of all specs of a run together, on both sides. */
export interface SetTotal {
  readonly metric: TotalCount;
  readonly old: Count;
  readonly new: Count;
  /** False if a spec leaves layers out of the figure, so that the sums leave them out too. */
  readonly isComplete: boolean;
}

/** The sums over all specs of a run: a spec that was added counts on the new side alone, one that was removed on the old. */
export interface SetTotals {
  readonly counts: readonly SetTotal[];
  /** How many specs are in neither sum, since one of their sides cannot be built. */
  readonly leftOut: number;
}

/** Adds the figures of all specs up. */
export function setTotals(specs: readonly SpecChange[]): SetTotals {
  const counted = specs.filter(isCounted).map(sidesOfSpec);
  const sum = (metric: TotalCount, side: 'old' | 'new'): Count =>
    counted.reduce<Count>((total, sides) => {
      const report = sides[side];
      return report === null ? total : addCounts(total, totalCount(report.totals, metric));
    }, 0);
  return {
    counts: totalCounts.map((metric) => ({
      metric,
      old: sum(metric, 'old'),
      new: sum(metric, 'new'),
      isComplete: counted
        .flatMap((sides) => [sides.old, sides.new])
        .every((report) => report === null || isKnown(report.totals, metric)),
    })),
    leftOut: specs.length - counted.length,
  };
}

function isCounted(spec: SpecChange): boolean {
  if (spec.status === 'failed' || spec.status === 'repaired') return false;
  return spec.status !== 'removed' || spec.report !== null;
}
