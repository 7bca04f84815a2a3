import { figureTitles } from '../counts/figure-titles';
import type { BestFit, Bound } from '../report/best-fit';
import type { CountMetric } from '../report/compare-metrics';
import { percentOf } from '../report/ratio';
import { valueText } from '../text/value-text';
import { type Cell, countCell, noCell, shareCell, type Table, textCell } from './table';

/** The values of the variant: `width = 0.5, depth = 3`. */
export function valuesLine({ axes, row }: BestFit): string {
  return axes.map((name, axis) => `${name} = ${valueText(row?.values[axis] ?? null)}`).join(', ');
}

/** The figures that bounds or the aim are about, each with its bounds. */
export function boundsTable({ row, bounds, aim }: BestFit): Table {
  const metrics = [...new Set([...bounds.map(({ metric }) => metric), aim.metric])];
  const limitOf = (metric: CountMetric, kind: Bound['kind']): Cell => {
    const bound = bounds.find((each) => each.metric === metric && each.kind === kind);
    return bound === undefined ? noCell : countCell(bound.limit);
  };
  const rows = metrics.map((metric): readonly Cell[] => {
    const figure = row?.figures?.[metric] ?? null;
    const most = bounds.find((bound) => bound.metric === metric && bound.kind === 'max');
    return [
      textCell(metric === 'count' ? 'Count' : figureTitles[metric]),
      figure === null ? noCell : countCell(figure),
      limitOf(metric, 'min'),
      limitOf(metric, 'max'),
      figure === null || most === undefined ? noCell : shareCell(percentOf(figure, most.limit)),
    ];
  });
  return {
    columns: [
      { title: 'Figure', key: 'figure', align: 'left' },
      { title: 'Value', key: 'value', align: 'right' },
      { title: 'At least', key: 'min', align: 'right' },
      { title: 'At most', key: 'max', align: 'right' },
      { title: 'Of it', key: 'share', align: 'right' },
    ],
    rows,
  };
}

/** How sure the answer is, in words. */
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
