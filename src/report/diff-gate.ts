import { type Amount, mostAfterGrowth } from '../counts/amount';
import { type Count, isLarger } from '../counts/count';
import type { Diff } from './diff';
import { type TotalCount, totalCount } from './diff-metrics';
import type { SpecChange } from './spec-change';

/** The reasons for which a run fails: a spec that differs, is new, is gone, or costs more by any compared total. */
export const failReasons = ['changed', 'added', 'removed', 'grown'] as const;
export type FailReason = (typeof failReasons)[number];

/** How much a total may grow. */
export interface GrowthLimit {
  readonly metric: TotalCount;
  readonly growth: Amount;
}

/** The conditions under which a run of diffs fails. */
export interface DiffGate {
  readonly failOn: readonly FailReason[];
  readonly maxGrowth: readonly GrowthLimit[];
}

/** The default gate: any difference fails. */
export const everyChange: DiffGate = { failOn: ['changed', 'added', 'removed'], maxGrowth: [] };

/** A total that grew by more than it may. */
export interface Overgrowth {
  readonly limit: GrowthLimit;
  readonly old: Count;
  readonly new: Count;
  /** The largest allowed value. */
  readonly most: Count;
}

/** A spec that fails a gate, and why. */
export interface SpecFailure {
  readonly path: string;
  readonly reasons: readonly FailReason[];
  readonly growths: readonly Overgrowth[];
}

/** The specs that fail a gate. A spec without an old version has not grown. */
export function failuresOf(specs: readonly SpecChange[], gate: DiffGate): readonly SpecFailure[] {
  return specs.flatMap((spec) => {
    const reasons = reasonsOf(spec).filter((reason) => gate.failOn.includes(reason));
    const growths = 'diff' in spec ? overgrowths(spec.diff, gate.maxGrowth) : [];
    return reasons.length + growths.length === 0 ? [] : [{ path: spec.path, reasons, growths }];
  });
}

/** The reasons for a spec; a repaired spec counts as changed. */
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
