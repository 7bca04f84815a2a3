import { figureTitles } from '../counts/figure-titles';
import type { CountMetric } from '../report/compare-metrics';
import type { SweepRow, SweepTable } from '../report/sweep-row';
import { valueText } from '../text/value-text';
import { countCell, figureColumn, noCell, type Table, tableOf, textColumn } from './table';

/** The variants of a sweep, a row each: the values, the figures, and the error of refused variants. */
export function sweepTable({ head: { axes, metrics }, rows }: SweepTable): Table {
  const hasErrors = rows.some(({ error }) => error !== null);
  return tableOf(rows, [
    figureColumn<SweepRow>('#', 'index', ({ index }) => countCell(index)),
    ...axes.map((name, axis) =>
      textColumn<SweepRow>(name, name, ({ values }) => valueText(values[axis] ?? null)),
    ),
    ...metrics.map((metric) =>
      figureColumn<SweepRow>(titleOfMetric(metric), metric, ({ figures }) => {
        const count = figures?.[metric] ?? null;
        return count === null ? noCell : countCell(count);
      }),
    ),
    ...(hasErrors ? [textColumn<SweepRow>('Error', 'error', ({ error }) => error ?? '')] : []),
  ]);
}

/** The title of a figure. */
export function titleOfMetric(metric: CountMetric): string {
  return metric === 'count' ? 'Count' : figureTitles[metric];
}
