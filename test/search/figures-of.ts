import type { ComparableFigures } from '../../src/report/compare-figures';
import { comparedMetrics } from '../../src/report/compare-metrics';
import type { SweepRow } from '../../src/report/sweep-row';

/** A row of a sweep with these figures, the others not known. */
export function rowOf(index: number, figures: Partial<ComparableFigures>): SweepRow {
  const unknown = Object.fromEntries(comparedMetrics.map(({ metric }) => [metric, null]));
  return {
    index,
    values: [],
    figures: { ...(unknown as unknown as ComparableFigures), ...figures },
    error: null,
  };
}
