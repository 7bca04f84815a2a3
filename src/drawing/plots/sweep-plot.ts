import type { CountMetric } from '../../report/compare-metrics';
import type { SweepHead, SweepTable } from '../../report/sweep-row';
import { valueText } from '../../text/value-text';
import { titleOfMetric } from '../../views/sweep-table';
import { type ScatterPoint, scatterPlot } from './scatter';

/** The variants of a sweep as points by two of their figures; those of the front are marked. */
export function renderSweepPlot({ head, rows, front }: SweepTable): string {
  const { spec, axes } = head;
  const [xMetric, yMetric] = plottedMetrics(head);
  const points = rows.flatMap(({ index, values, figures }): readonly ScatterPoint[] => {
    const [x, y] = [figures?.[xMetric] ?? null, figures?.[yMetric] ?? null];
    if (x === null || y === null) return [];
    const name = values.map((value, axis) => `${axes[axis]}=${valueText(value)}`).join(' ');
    return [{ name, x, y, kind: front.has(index) ? 'front' : 'other' }];
  });
  return scatterPlot(points, {
    title: `${spec}: ${points.length} variants`,
    xTitle: titleOfMetric(xMetric),
    yTitle: titleOfMetric(yMetric),
  });
}

/** The two figures of a plot: those of the front, then the first ones. */
function plottedMetrics({ metrics, pareto }: SweepHead): readonly [CountMetric, CountMetric] {
  const isOfFront = (metric: CountMetric): boolean => pareto.some((aim) => aim.endsWith(`:${metric}`));
  const first = metrics.filter(isOfFront);
  const [x = 'params', y = 'macs'] = [...first, ...metrics.filter((metric) => !isOfFront(metric))];
  return [x, y];
}
