import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Comparable } from '../report/comparable';
import type { DiffMetric } from '../report/diff-metrics';
import { isKnown, unknownLayersText } from '../report/uncounted';

/** Why two reports cannot be compared by these figures: one of them leaves out layers, or they count differently. */
export function incomparable(
  old: Comparable,
  next: Comparable,
  metrics: readonly DiffMetric[],
): readonly Diagnostic[] {
  const partial = [old, next].flatMap((report) => partialFigures(report, metrics));
  if (partial.length > 0) return partial;
  const [left, right] = [old, next].map(({ convention, model }) => `${model.source} by ${convention.name}`);
  return [
    {
      code: 'diff/convention',
      severity: 'error',
      message: `the two reports follow different conventions: ${left}, ${right}`,
      help: 'give the --convention of the stored report, or choose what to compare: --metric params,macs,output',
    },
  ];
}

function partialFigures(
  { model, convention, totals, layers }: Comparable,
  metrics: readonly DiffMetric[],
): readonly Diagnostic[] {
  const partial = metrics.filter((metric) => !isKnown(totals, metric));
  const [first] = partial;
  if (first === undefined) return [];
  const isCount = partial.includes('count');
  const unknown = unknownLayersText(layers, isCount ? 'count' : first);
  const left = unknown === null ? 'layers out' : `out ${unknown}`;
  const [figures, whose] = isCount
    ? [`count under ${convention.name} leaves`, 'it']
    : [
        `${partial.join(' and ')} ${partial.length === 1 ? 'leaves' : 'leave'}`,
        partial.length === 1 ? 'it' : 'they',
      ];
  return [
    {
      code: 'diff/partial',
      severity: 'error',
      message: `${model.source}: the ${figures} ${left}, so ${whose} cannot be compared`,
      help: totals.isWorkKnown
        ? 'choose another --convention, or choose what to compare: --metric params,macs,output'
        : 'choose what to compare: --metric params,output',
    },
  ];
}
