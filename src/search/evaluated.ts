import { type Count, isLarger } from '../counts/count';
import type { Aim, Bound } from '../report/best-fit';
import type { CountMetric } from '../report/compare-metrics';
import type { SweepRow } from '../report/sweep-row';
import type { Axis } from './axis';
import { valuesAt } from './product';
import type { Evaluate } from './spec-evaluator';

/** The problem: axes, bounds and aim. */
export interface FitProblem {
  readonly axes: readonly Axis[];
  readonly evaluate: Evaluate;
  readonly bounds: readonly Bound[];
  readonly aim: Aim;
}

/** The variants that were evaluated so far: each once, and the best and the nearest of them. */
export interface Evaluated {
  readonly rowAt: (index: number) => SweepRow;
  /** The best of those that fit; null if none does yet. */
  readonly best: () => SweepRow | null;
  /** The nearest to the bounds of those that have figures. */
  readonly nearest: () => SweepRow | null;
  readonly count: () => number;
  /** How many of them were refused. */
  readonly refused: () => number;
}

/** How many rows are stored for later requests. */
const MOST_KEPT = 200_000;

/** Evaluates variants on request. */
export function createEvaluated(
  { axes, evaluate, bounds, aim }: FitProblem,
  onCount: (count: number) => void,
): Evaluated {
  const known = new Map<number, SweepRow>();
  let best: SweepRow | null = null;
  let nearest: { readonly row: SweepRow; readonly excess: Excess } | null = null;
  let [count, refused] = [0, 0];
  const rate = (row: SweepRow): void => {
    const excess = excessOf(row, bounds);
    if (excess === null) return;
    if (excess.outside === 0n && isBetter(row, best, aim)) best = row;
    if (nearest === null || isLess(excess, nearest.excess)) nearest = { row, excess };
  };
  return {
    rowAt: (index) => {
      const before = known.get(index);
      if (before !== undefined) return before;
      const { figures, error } = evaluate(index);
      const row = { index, values: valuesAt(axes, index), figures, error };
      if (known.size < MOST_KEPT) known.set(index, row);
      count += 1;
      if (figures === null) refused += 1;
      onCount(count);
      rate(row);
      return row;
    },
    best: () => best,
    nearest: () => nearest?.row ?? null,
    count: () => count,
    refused: () => refused,
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

/** By how much of its limit a figure is outside of its bound, exactly: `outside / limit`. */
interface Excess {
  readonly outside: bigint;
  /** At least 1. */
  readonly limit: bigint;
}

const NO_EXCESS: Excess = { outside: 0n, limit: 1n };

/** The excess of the worst figure; none where all are within their bounds, null where one is not known. */
function excessOf(row: SweepRow, bounds: readonly Bound[]): Excess | null {
  let worst = NO_EXCESS;
  for (const { metric, kind, limit } of bounds) {
    const figure = figureOf(row, metric);
    if (figure === null) return null;
    const [most, least] = kind === 'max' ? [limit, figure] : [figure, limit];
    if (!isLarger(least, most)) continue;
    const excess = { outside: BigInt(least) - BigInt(most), limit: BigInt(limit) || 1n };
    if (isLess(worst, excess)) worst = excess;
  }
  return worst;
}

function isLess(left: Excess, right: Excess): boolean {
  return left.outside * right.limit < right.outside * left.limit;
}
