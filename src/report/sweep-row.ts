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

/** A sweep, or what was chosen of it. */
export interface SweepTable {
  readonly head: SweepHead;
  readonly rows: readonly SweepRow[];
  /** The numbers of the rows that no other betters; empty where no front was asked for. */
  readonly front: ReadonlySet<number>;
  /** Null where the sweep was stopped. */
  readonly counts: SweepCounts | null;
}

/** The figures of a sweep when no others are asked for. */
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

/** What a stored sweep begins with: all that its rows follow from. */
export interface SweepHead extends SweepColumns {
  readonly spec: string;
  /** The same for the same network and for no other. */
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
