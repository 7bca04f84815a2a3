import { comparableOf } from '../../src/report/comparable';
import { createDiff, type Diff } from '../../src/report/diff';
import type { DiffMetric } from '../../src/report/diff-metrics';
import type { ReportOptions } from '../../src/report/report';
import { reportOf } from './report-of';

export const conv = (out: number, kernel: number, name?: string) => ({
  type: 'Conv2d',
  out_channels: out,
  kernel_size: kernel,
  padding: 'same',
  ...(name === undefined ? {} : { name }),
});

export const relu = { type: 'ReLU' };

export const input = [8, 6, 6];

export function diffOf(
  old: object,
  next: object,
  options: { readonly metrics?: readonly DiffMetric[]; readonly new?: ReportOptions } = {},
): Diff {
  const { metrics } = options;
  return createDiff(comparableOf(reportOf(old)), comparableOf(reportOf(next, options.new)), {
    specText: 'different',
    ...(metrics === undefined ? {} : { metrics }),
  });
}

/** What became of the layers that are not the same: `~ old -> new`. */
export function changes({ layers }: Diff): readonly string[] {
  return layers
    .filter(({ status }) => status !== 'unchanged')
    .map(({ status, old, new: next }) => [status, old?.path, next?.path].filter((part) => part !== undefined))
    .map((parts) => parts.join(' '));
}

export function changedTotals({ totals, settings }: Diff): readonly string[] {
  return [...totals, ...settings].filter(({ isChanged }) => isChanged).map(({ metric }) => metric);
}
