import type { Count } from '../counts/count';
import { isSameShape, type NamedShape } from '../ops/shape';
import type { Comparable } from './comparable';
import { type BranchChange, diffBranches } from './diff-branches';
import { diffLayers, isDifference, type LayerChange } from './diff-layers';
import { type DiffMetric, diffMetrics, type TotalCount, totalCount, totalCounts } from './diff-metrics';
import { isExport, withoutExport } from './exported-layers';
import { isKnown } from './uncounted';

/** A figure of the whole on both sides. */
export interface CountChange {
  readonly metric: TotalCount;
  readonly old: Count;
  readonly new: Count;
  readonly isChanged: boolean;
}

/** The inputs, the outputs and the settings of a network, on both sides. */
export type SettingChange = { readonly isChanged: boolean } & (
  | {
      readonly metric: 'input' | 'output';
      readonly old: readonly NamedShape[];
      readonly new: readonly NamedShape[];
    }
  | { readonly metric: 'batch'; readonly old: number; readonly new: number }
  | { readonly metric: 'dtype'; readonly old: string; readonly new: string }
);

/** Whether the texts of the two specs are the same; unknown where a side is a stored report. */
export type SpecText = 'same' | 'different' | 'unknown';

/** What differs between two reports, as plain data. */
export interface Diff {
  readonly old: Comparable;
  readonly new: Comparable;
  /** Whether any compared figure differs. */
  readonly verdict: 'same' | 'different';
  /**
   * False if a compared figure leaves layers out, or is a `count` under two conventions: the verdict is then
   * not certain.
   */
  readonly complete: boolean;
  readonly metrics: readonly DiffMetric[];
  readonly specText: SpecText;
  readonly settings: readonly SettingChange[];
  /** The compared ones. */
  readonly totals: readonly CountChange[];
  readonly branches: readonly BranchChange[];
  /** The largest changes first. */
  readonly layers: readonly LayerChange[];
  /** How many layers of both sides are called in another order. */
  readonly moved: number;
}

export interface DiffOptions {
  /**
   * What counts as a difference; when not given, everything except the order of layers with the same costs,
   * which counts only if `layers` is given.
   */
  readonly metrics?: readonly DiffMetric[];
  readonly specText?: SpecText;
}

/** Compares the computed figures of two networks. Pure; never throws. */
export function createDiff(old: Comparable, next: Comparable, options: DiffOptions = {}): Diff {
  const { metrics = diffMetrics, specText = 'unknown' } = options;
  const order = options.metrics?.includes('layers') === true ? ('compared' as const) : ('noted' as const);
  const compared = new Set(metrics);
  const complete = metrics.every((metric) => isComparable(old, next, metric));
  if (old.convention.name !== next.convention.name) compared.delete('count');
  const settings = settingChanges(old, next, compared);
  const totals = totalCounts
    .filter((metric) => compared.has(metric))
    .map((metric) => {
      const [before, after] = [totalCount(old.totals, metric), totalCount(next.totals, metric)];
      return { metric, old: before, new: after, isChanged: before !== after };
    });
  const { layers: found, moved } = diffLayers(old, next, { metrics: compared, order });
  const layers = isExport(old, next) ? withoutExport(found) : found;
  const branches = diffBranches(old, next, layers, compared);
  const isDifferent =
    settings.some(({ isChanged }) => isChanged) ||
    totals.some(({ isChanged }) => isChanged) ||
    (order === 'compared' && moved > 0) ||
    [...layers, ...branches].some(isDifference);
  return {
    old,
    new: next,
    verdict: isDifferent ? 'different' : 'same',
    complete,
    metrics: diffMetrics.filter((metric) => metrics.includes(metric)),
    specText,
    settings,
    totals,
    branches,
    layers,
    moved,
  };
}

/** Whether a figure is known on both sides, and counted alike. */
export function isComparable(old: Comparable, next: Comparable, metric: DiffMetric): boolean {
  if (metric === 'count' && old.convention.name !== next.convention.name) return false;
  return isKnown(old.totals, metric) && isKnown(next.totals, metric);
}

function settingChanges(
  { model: old }: Comparable,
  { model: next }: Comparable,
  compared: ReadonlySet<DiffMetric>,
): readonly SettingChange[] {
  const all: readonly SettingChange[] = [
    {
      metric: 'input',
      old: old.inputs,
      new: next.inputs,
      isChanged: !areSameShapes(old.inputs, next.inputs),
    },
    {
      metric: 'output',
      old: old.outputs,
      new: next.outputs,
      isChanged: !areSameShapes(old.outputs, next.outputs),
    },
    { metric: 'batch', old: old.batch, new: next.batch, isChanged: old.batch !== next.batch },
    { metric: 'dtype', old: old.dtype, new: next.dtype, isChanged: old.dtype !== next.dtype },
  ];
  return all.filter(({ metric }) => compared.has(metric));
}

function areSameShapes(left: readonly NamedShape[], right: readonly NamedShape[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ shape }, index) => isSameShape(shape, right[index]?.shape ?? []))
  );
}
