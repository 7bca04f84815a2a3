import { type ComparableFigures, UNKNOWN_FIGURES } from '../../src/report/compare-figures';
import type { SweepRow } from '../../src/report/sweep-row';

/** A row of a sweep with these figures, the others not known. */
export function rowOf(index: number, figures: Partial<ComparableFigures>): SweepRow {
  return { index, values: [], figures: { ...UNKNOWN_FIGURES, ...figures }, error: null };
}
