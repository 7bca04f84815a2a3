import type { BestFit, Bound } from '../report/best-fit';
import type { CountMetric } from '../report/compare-metrics';
import { percentOf } from '../report/ratio';
import { valueText } from '../text/value-text';
import { titleOfMetric } from './sweep-table';
import {
  type Cell,
  countCell,
  figureColumn,
  noCell,
  shareCell,
  type Table,
  tableOf,
  textColumn,
} from './table';

/** The values of the variant: `width = 0.5, depth = 3`. */
export function valuesLine({ axes, row }: BestFit): string {
  return axes.map((name, axis) => `${name} = ${valueText(row?.values[axis] ?? null)}`).join(', ');
}

/** The figures of the bounds and the aim, each with its bounds. */
export function boundsTable({ row, bounds, aim }: BestFit): Table {
  const metrics = [...new Set([...bounds.map(({ metric }) => metric), aim.metric])];
  const limitOf = (metric: CountMetric, kind: Bound['kind']): Cell => {
    const bound = bounds.find((each) => each.metric === metric && each.kind === kind);
    return bound === undefined ? noCell : countCell(bound.limit);
  };
  const figureOf = (metric: CountMetric) => row?.figures?.[metric] ?? null;
  return tableOf(metrics, [
    textColumn('Figure', 'figure', titleOfMetric),
    figureColumn('Value', 'value', (metric) => {
      const figure = figureOf(metric);
      return figure === null ? noCell : countCell(figure);
    }),
    figureColumn('At least', 'min', (metric) => limitOf(metric, 'min')),
    figureColumn('At most', 'max', (metric) => limitOf(metric, 'max')),
    figureColumn('Of it', 'share', (metric) => {
      const figure = figureOf(metric);
      const most = bounds.find((bound) => bound.metric === metric && bound.kind === 'max');
      return figure === null || most === undefined ? noCell : shareCell(percentOf(figure, most.limit));
    }),
  ]);
}

/** How certain the answer is, in words. */
export function fitSentence({ method, fits }: BestFit): string {
  switch (method) {
    case 'exhaustive':
      return 'exact';
    case 'monotone':
      return 'exact where the figures grow or fall steadily with each value, as they do where it was checked';
    case 'search':
      return fits ? 'the best that was found; there may be a better one' : 'none was found; there may be one';
  }
}
