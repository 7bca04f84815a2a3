import { type Amount, mostAfterGrowth } from '../counts/amount';
import { type Count, isLarger } from '../counts/count';
import type { Diff } from './diff';
import { type TotalCount, totalCount } from './diff-metrics';
import type { SpecChange } from './spec-change';

/** What can make a run fail: a spec that differs, is new, is gone, or costs more by any total that is compared. */
export const failReasons = ['changed', 'added', 'removed', 'grown'] as const;
export type FailReason = (typeof failReasons)[number];

/** How much a total may grow. */
export interface GrowthLimit {
  readonly metric: TotalCount;
  readonly growth: Amount;
}

/** What a run of diffs must not have. */
export interface DiffGate {
  readonly failOn: readonly FailReason[];
  readonly maxGrowth: readonly GrowthLimit[];
}

/** The gate of a run that was given none: any difference fails. */
export const everyChange: DiffGate = { failOn: ['changed', 'added', 'removed'], maxGrowth: [] };

/** A total that grew by more than it may. */
export interface Overgrowth {
  readonly limit: GrowthLimit;
  readonly old: Count;
  readonly new: Count;
  /** The most that it may be. */
  readonly most: Count;
}

/** A spec that a gate does not let pass, and why. */
export interface SpecFailure {
  readonly path: string;
  readonly reasons: readonly FailReason[];
  readonly growths: readonly Overgrowth[];
}

/** The specs that a gate does not let pass. A spec without an old version has not grown. */
export function failuresOf(specs: readonly SpecChange[], gate: DiffGate): readonly SpecFailure[] {
  return specs.flatMap((spec) => {
    const reasons = reasonsOf(spec).filter((reason) => gate.failOn.includes(reason));
    const growths = 'diff' in spec ? overgrowths(spec.diff, gate.maxGrowth) : [];
    return reasons.length + growths.length === 0 ? [] : [{ path: spec.path, reasons, growths }];
  });
}

/** A spec that was repaired is one that changed. */
function reasonsOf(spec: SpecChange): readonly FailReason[] {
  switch (spec.status) {
    case 'added':
    case 'removed':
      return [spec.status];
    case 'repaired':
      return ['changed'];
    case 'changed':
      return hasGrown(spec.diff) ? ['changed', 'grown'] : ['changed'];
    default:
      return [];
  }
}

function hasGrown({ totals }: Diff): boolean {
  return totals.some(({ old, new: next }) => isLarger(next, old));
}

function overgrowths({ old, new: next }: Diff, limits: readonly GrowthLimit[]): readonly Overgrowth[] {
  return limits.flatMap((limit) => {
    const before = totalCount(old.totals, limit.metric);
    const after = totalCount(next.totals, limit.metric);
    const most = mostAfterGrowth(before, limit.growth);
    return isLarger(after, most) ? [{ limit, old: before, new: after, most }] : [];
  });
}
