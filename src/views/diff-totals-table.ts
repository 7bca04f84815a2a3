import type { CountChange, Diff, SettingChange } from '../report/diff';
import type { TotalCount } from '../report/diff-metrics';
import { changeOf, differenceOf, differenceText, namedShapesCell } from './diff-cells';
import { isKnownOfBoth, sumCell, sumText } from './known-figures';
import { type Cell, countCell, noCell, type Table, textCell } from './table';

/** The names of the figures for people; `count` has that of its convention. */
export const figureTitles: Readonly<Record<TotalCount | SettingChange['metric'], string>> = {
  params: 'Parameters',
  trainable_params: 'Trainable parameters',
  buffers: 'Buffers',
  macs: 'Mult-Adds',
  flops: 'FLOPs',
  count: 'Count',
  param_bytes: 'Parameter bytes',
  input_bytes: 'Input bytes',
  activation_bytes: 'Activation bytes',
  peak_activation_bytes: 'Peak activation bytes',
  input: 'Input',
  output: 'Output',
  batch: 'Batch',
  dtype: 'Element type',
};

/** The figures of the whole that differ, old and new. */
export function diffTotalsTable(diff: Diff): Table {
  return {
    columns: [
      { title: 'Figure', key: 'figure', align: 'left' },
      { title: 'Old', key: 'old', align: 'right' },
      { title: 'New', key: 'new', align: 'right' },
      { title: 'Difference', key: 'difference', align: 'right' },
      { title: '%', key: 'percent', align: 'right' },
    ],
    rows: [
      ...shownTotals(diff).map((change) => totalRow(change, diff)),
      ...diff.settings.filter(({ isChanged }) => isChanged).map(settingRow),
    ],
  };
}

/** The totals that differ, each once: trainable parameters are usually all parameters, and `count` the multiply-adds. */
export function shownTotals(diff: Diff): readonly CountChange[] {
  const params = diff.totals.find(({ metric }) => metric === 'params');
  return diff.totals.filter(({ metric, old, new: next, isChanged }) => {
    if (!isChanged) return false;
    if (metric === 'trainable_params') return old !== params?.old || next !== params.new;
    return metric !== 'count' || hasOwnCount(diff);
  });
}

/** Whether `count` is a figure other than the multiply-adds and FLOPs, and the same one on both sides. */
export function hasOwnCount({ old, new: next, metrics }: Diff): boolean {
  const { name } = next.convention;
  const isRepeated = metrics.some((metric) => metric === name);
  return metrics.includes('count') && !isRepeated && old.convention.name === name;
}

/** How many of the compared figures of the whole are the same. */
export function unchangedTotals(diff: Diff): number {
  return [...diff.totals, ...diff.settings].filter(({ isChanged }) => !isChanged).length;
}

/** The name of a figure for people. */
function titleOf(metric: CountChange['metric'], { new: next }: Diff): string {
  return metric === 'count' ? next.convention.title : figureTitles[metric];
}

/** A figure in one line: `Parameters 393,472 -> 163,696, -229,776 (-58.4 %)`. */
export function totalLine(change: CountChange, diff: Diff): string {
  const { metric, old, new: next } = change;
  const [before, after] = [sumText(old, diff.old.totals, metric), sumText(next, diff.new.totals, metric)];
  const difference = isKnownOfBoth(diff.old.totals, diff.new.totals, metric)
    ? `, ${differenceText(old, next)}`
    : '';
  return `${titleOf(metric, diff)} ${before} -> ${after}${difference}`;
}

function totalRow(change: CountChange, diff: Diff): readonly Cell[] {
  const { metric, old, new: next } = change;
  const changes = isKnownOfBoth(diff.old.totals, diff.new.totals, metric)
    ? [differenceOf(old, next), changeOf(old, next)]
    : [noCell, noCell];
  return [
    textCell(titleOf(metric, diff)),
    sumCell(old, diff.old.totals, metric),
    sumCell(next, diff.new.totals, metric),
    ...changes,
  ];
}

function settingRow(change: SettingChange): readonly Cell[] {
  return [textCell(figureTitles[change.metric]), ...sidesOf(change), noCell, noCell];
}

function sidesOf(change: SettingChange): readonly Cell[] {
  switch (change.metric) {
    case 'input':
    case 'output':
      return [namedShapesCell(change.old), namedShapesCell(change.new)];
    case 'batch':
      return [countCell(change.old), countCell(change.new)];
    case 'dtype':
      return [textCell(change.old), textCell(change.new)];
  }
}
