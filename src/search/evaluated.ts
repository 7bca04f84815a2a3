import { type Count, isLarger } from '../counts/count';
import type { Aim, Bound } from '../report/best-fit';
import type { CountMetric } from '../report/compare-metrics';
import type { SweepRow } from '../report/sweep-row';
import type { Axis } from './axis';
import { valuesAt } from './product';
import type { Evaluate } from './spec-evaluator';

/** The best variants within bounds. */
export interface FitProblem {
  readonly axes: readonly Axis[];
  readonly evaluate: Evaluate;
  readonly bounds: readonly Bound[];
  readonly aim: Aim;
}

/** The variants that were evaluated so far: each once, and the best and the nearest of them. */
export interface Evaluated {
  readonly rowAt: (index: number) => SweepRow;
  /** The best of those that fit; null where none does yet. */
  readonly best: () => SweepRow | null;
  /** The nearest to the bounds of those that have figures. */
  readonly nearest: () => SweepRow | null;
  readonly count: () => number;
}

/** Rows that are kept to be asked for again. */
const MOST_KEPT = 200_000;

/** Evaluates variants as they are asked for. */
export function createEvaluated(
  { axes, evaluate, bounds, aim }: FitProblem,
  onCount: (count: number) => void,
): Evaluated {
  const known = new Map<number, SweepRow>();
  let best: SweepRow | null = null;
  let nearest: { readonly row: SweepRow; readonly excess: number } | null = null;
  let count = 0;
  const rate = (row: SweepRow): void => {
    const excess = excessOf(row, bounds);
    if (excess === null) return;
    if (excess <= 0 && isBetter(row, best, aim)) best = row;
    if (nearest === null || excess < nearest.excess) nearest = { row, excess };
  };
  return {
    rowAt: (index) => {
      const before = known.get(index);
      if (before !== undefined) return before;
      const row = { index, values: valuesAt(axes, index), ...evaluate(index) };
      if (known.size < MOST_KEPT) known.set(index, row);
      count += 1;
      onCount(count);
      rate(row);
      return row;
    },
    best: () => best,
    nearest: () => nearest?.row ?? null,
    count: () => count,
  };
}

/** A figure of a row; null where it is not known. */
export function figureOf({ figures }: SweepRow, metric: CountMetric): Count | null {
  return figures?.[metric] ?? null;
}

/** Whether a row comes nearer to an aim than another one; of equal ones the first is the better one. */
function isBetter(row: SweepRow, other: SweepRow | null, { metric, direction }: Aim): boolean {
  const own = figureOf(row, metric);
  if (own === null) return false;
  const before = other === null ? null : figureOf(other, metric);
  if (other === null || before === null) return true;
  if (own === before) return row.index < other.index;
  return isLarger(own, before) === (direction === 'max');
}

/** By how much of its limit the worst figure is outside of its bound; 0 where all are within, null where one is not known. */
function excessOf(row: SweepRow, bounds: readonly Bound[]): number | null {
  let worst = 0;
  for (const { metric, kind, limit } of bounds) {
    const figure = figureOf(row, metric);
    if (figure === null) return null;
    const isWithin = kind === 'max' ? !isLarger(figure, limit) : !isLarger(limit, figure);
    if (isWithin) continue;
    const excess = Math.abs(Number(figure) - Number(limit)) / Math.max(1, Number(limit));
    worst = Math.max(worst, excess, Number.MIN_VALUE);
  }
  return worst;
}
