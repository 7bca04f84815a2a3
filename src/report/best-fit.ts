import type { Count } from '../counts/count';
import type { CountMetric } from './compare-metrics';
import type { SweepRow } from './sweep-row';

/** An upper or lower limit of a figure. */
export interface Bound {
  readonly metric: CountMetric;
  readonly kind: 'max' | 'min';
  readonly limit: Count;
}

/** A figure to minimise or maximise. */
export interface Aim {
  readonly metric: CountMetric;
  readonly direction: 'min' | 'max';
}

/**
 * How the answer was found. `exhaustive`: all variants were evaluated. `monotone`: the figures grow or fall
 * steadily with each value, as far as was tested, so that the other variants follow. `search`: only some
 * variants were evaluated, and there may be a better one.
 */
type FitMethod = 'exhaustive' | 'monotone' | 'search';

/** The best variant within bounds. */
export interface BestFit {
  readonly spec: string;
  readonly axes: readonly string[];
  readonly bounds: readonly Bound[];
  readonly aim: Aim;
  /** The best variant within bounds; if none fits, the evaluated variant nearest to the bounds. */
  readonly row: SweepRow | null;
  readonly fits: boolean;
  readonly method: FitMethod;
  readonly evaluations: number;
  /** How many evaluated variants had an error. */
  readonly refused: number;
  readonly variants: number;
  /** The arguments that give this variant on the command line: `['--set', 'width=0.5']`. */
  readonly arguments: readonly string[];
}
