import type { DiagnosticCode } from '../diagnostics/diagnostic';
import type { ArgValue } from '../ops/op';
import type { ComparableFigures } from './compare-figures';
import type { CountMetric } from './compare-metrics';

/** One variant of a network with its figures or its error. */
export interface SweepRow {
  /** Its position in the product of what varies, from 0; the last axis varies fastest. */
  readonly index: number;
  /** The values of what varies, in the order of the axes. */
  readonly values: readonly ArgValue[];
  /** Null if the network was refused. */
  readonly figures: ComparableFigures | null;
  /** The code of the first error; null where there is none. */
  readonly error: DiagnosticCode | null;
}

/** What the rows of a sweep have in common. */
export interface SweepColumns {
  readonly axes: readonly string[];
  readonly metrics: readonly CountMetric[];
}

/** The rows of a sweep, or a selection of them. */
export interface SweepTable {
  readonly head: SweepHead;
  readonly rows: readonly SweepRow[];
  /** The numbers of the rows on the Pareto front; empty if no front was requested. */
  readonly front: ReadonlySet<number>;
  /** Null where the sweep was stopped. */
  readonly counts: SweepCounts | null;
}

/** The default figures of a sweep. */
export const sweepMetrics: readonly CountMetric[] = [
  'params',
  'macs',
  'flops',
  'param_bytes',
  'peak_activation_bytes',
];

/** How many variants were evaluated and kept, and how many were refused by the code of their first error. */
export interface SweepCounts {
  readonly variants: number;
  readonly kept: number;
  readonly refused: Readonly<Record<string, number>>;
}

/** One of the variants that were refused by a code. */
export interface RefusedExample extends Pick<SweepRow, 'index' | 'values'> {
  readonly code: string;
  /** What is wrong with it, in words. */
  readonly problem: string;
}

/** The head of a stored sweep: everything that its rows follow from. */
export interface SweepHead extends SweepColumns {
  readonly spec: string;
  /** A digest that identifies the network. */
  readonly digest: string;
  /** The options that say how the network is measured, as they were given. */
  readonly options: Readonly<Record<string, string>>;
  readonly vary: readonly string[];
  readonly keep: readonly string[];
  readonly pareto: readonly string[];
  /** In all parts. */
  readonly variants: number;
  /** `2/8` for the second of eight parts; null for the whole. */
  readonly shard: string | null;
}

/** The schema of a stored sweep, as its `schema` key names it. */
export const SWEEP_SCHEMA = 'inception.sweep/1';
