import type { Count } from '../counts/count';
import type { CountMetric } from './compare-metrics';
import type { SweepRow } from './sweep-row';

/** What a figure may be at most, or must be at least. */
export interface Bound {
  readonly metric: CountMetric;
  readonly kind: 'max' | 'min';
  readonly limit: Count;
}

/** A figure that is to be as small or as large as can be. */
export interface Aim {
  readonly metric: CountMetric;
  readonly direction: 'min' | 'max';
}

/**
 * How an answer was found: all variants were evaluated; or the figures grow or fall steadily with each value, as far as was
 * checked, so that the others follow; or only some of them were looked at, and there may be a better one.
 */
type FitMethod = 'exhaustive' | 'monotone' | 'search';

/** The best variant within bounds. */
export interface BestFit {
  readonly spec: string;
  readonly axes: readonly string[];
  readonly bounds: readonly Bound[];
  readonly aim: Aim;
  /** The variant that fits best; where none fits, the one that is nearest to the bounds of those that were evaluated. */
  readonly row: SweepRow | null;
  readonly fits: boolean;
  readonly method: FitMethod;
  readonly evaluations: number;
  /** Those of the evaluated ones that the program refuses. */
  readonly refused: number;
  readonly variants: number;
  /** What gives this variant on the command line: `['--set', 'width=0.5']`. */
  readonly arguments: readonly string[];
}
