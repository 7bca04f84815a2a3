import { macs } from '../conventions/macs';
import type { Spec } from '../language/spec';
import { sweepCsvLine } from '../renderers/sweep-csv';
import { sweepJsonLine } from '../renderers/sweep-json';
import type { Aim } from '../report/best-fit';
import type { SweepColumns } from '../report/sweep-row';
import type { Axis } from '../search/axis';
import { type ResolvedAxis, resolveAxis } from '../search/axis-choices';
import { type Chunk, type ChunkOptions, evaluateChunk } from '../search/chunk';
import type { Condition } from '../search/condition';
import { type Evaluate, specEvaluator } from '../search/spec-evaluator';
import { loadConventions } from './load-conventions';
import type { Settings } from './spec-options';

/** The formats in which each row is a line. */
export const lineWriters = { json: sweepJsonLine, csv: sweepCsvLine } as const;

/** Consecutive variants: from `first` up to, but not including, `end`. */
export interface VariantRange {
  readonly first: number;
  readonly end: number;
}

/** All that is needed to evaluate variants of a spec: plain data, which can be sent to a worker. */
export interface SweepJob extends SweepColumns {
  readonly spec: Spec;
  readonly varied: readonly Axis[];
  readonly settings: Omit<Settings, 'convention'> & { readonly convention: string };
  readonly keep: readonly Condition[];
  readonly aims: readonly Aim[];
  /** The format of the lines of rows; null if the rows themselves are wanted. */
  readonly lines: keyof typeof lineWriters | null;
}

/** A function that evaluates the variants of a job, one range at a time. */
export function openJob(job: SweepJob): (range: VariantRange) => Chunk {
  const { spec, varied, settings } = job;
  const axes = varied.map((axis) => resolveAxis(axis, shapesOfInputs(spec))).filter(isResolved);
  const { convention, maxLayers, ...others } = settings;
  const options = {
    ...others,
    convention:
      convention === macs.name ? macs : (loadConventions().find(({ name }) => name === convention) ?? macs),
    ...(maxLayers === null ? {} : { maxLayers }),
  };
  return evaluatorOfRanges(specEvaluator(spec, axes, options), job);
}

/** The same for variants with another evaluator. */
export function evaluatorOfRanges(
  evaluate: Evaluate,
  { varied, axes, metrics, keep, aims, lines }: Omit<SweepJob, 'spec' | 'settings'>,
): (range: VariantRange) => Chunk {
  const options: ChunkOptions = {
    axes,
    metrics,
    keep,
    aims,
    lineOf: lines === null ? null : lineWriters[lines],
  };
  return (range) => evaluateChunk(range, evaluate, varied, options);
}

/** The inputs of a spec whose shapes are known, their batch left out. */
export function shapesOfInputs({ inputs }: Spec) {
  return inputs.flatMap(({ name, shape }) => (shape === null ? [] : [{ name, shape }]));
}

/** Whether `resolveAxis` returned an axis and not a diagnostic. */
export function isResolved(answer: ReturnType<typeof resolveAxis>): answer is ResolvedAxis {
  return 'choiceAt' in answer;
}
