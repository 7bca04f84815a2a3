import type { DiagnosticCode } from '../diagnostics/diagnostic';
import type { ArgValue } from '../ops/op';
import type { ComparableFigures } from './compare-figures';
import type { CountMetric } from './compare-metrics';

/** One variant of a network with what it comes to. */
export interface SweepRow {
  /** Its position in the product of what varies, from 0; the last axis varies fastest. */
  readonly index: number;
  /** The values of what varies, in the order of the axes. */
  readonly values: readonly ArgValue[];
  /** Null where the network was refused. */
  readonly figures: ComparableFigures | null;
  /** The code of the first error; null where there is none. */
  readonly error: DiagnosticCode | null;
}

/** What the rows of a sweep have in common. */
export interface SweepColumns {
  readonly axes: readonly string[];
  readonly metrics: readonly CountMetric[];
}

/** A whole sweep, or what was chosen of it. */
export interface SweepTable extends SweepColumns {
  /** The network that was varied, as it was given. */
  readonly spec: string;
  readonly rows: readonly SweepRow[];
}

/** The figures of a sweep when no others are asked for. */
export const sweepMetrics: readonly CountMetric[] = [
  'params',
  'macs',
  'flops',
  'param_bytes',
  'peak_activation_bytes',
];
