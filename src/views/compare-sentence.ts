import { formatCount, isLarger, subtractCounts } from '../counts/count';
import { formatShape, type NamedShape } from '../ops/shape';
import type { Comparison } from '../report/compare';
import type { Change } from '../report/compare-change';
import { decimalOf, formatDecimal, percentOf, ratioOf } from '../report/ratio';
import { statedText } from '../report/stated';

/** For each network after the first, its cost compared with the first, in words; then the stated figures of each. */
export function comparisonSentences({ specs, inputs, outputs, essentials }: Comparison): readonly string[] {
  const stated = specs.flatMap((spec) =>
    spec.stated === null ? [] : [`${spec.name}: ${statedText(spec.stated)}`],
  );
  const costs = specs.slice(1).map(({ name }, at) => {
    const [first = [], output = []] = [outputs.shapes[0], outputs.shapes[at + 1]];
    const isSameOutput = outputs.same[at] === true;
    const result = isSameOutput
      ? `the same ${shapesText(output)}`
      : `${shapesText(output)} instead of ${shapesText(first)},`;
    const origin =
      inputs.same[at] === true
        ? ''
        : `${isSameOutput ? ',' : ''} from ${shapesText(inputs.shapes[at + 1] ?? [])} instead of ${shapesText(inputs.shapes[0] ?? [])},`;
    const changes = [
      changeText(essentials.params.changes[at] ?? null, 'parameters'),
      changeText(essentials.macs.changes[at] ?? null, 'multiply-adds'),
    ];
    return `${name} computes ${result}${origin} with ${changes.join(' and ')}`;
  });
  return [...costs, ...stated];
}

/** Shapes without the batch, as in specs; an unknown shape is a single unknown size. */
function shapesText(shapes: readonly NamedShape[]): string {
  const texts = shapes.map(({ shape }) =>
    formatShape(shape.length === 1 && shape[0] === null ? shape : shape.slice(1)),
  );
  return texts.join(' and ');
}

/** `58.4 % fewer parameters (2.40x)`. */
function changeText(change: Change | null, what: string): string {
  if (change === null) return `an unknown number of ${what}`;
  const { from, to } = change;
  if (from === to) return from === 0 ? `no ${what}` : `as many ${what}`;
  if (from === 0) return `${formatCount(to)} ${what} instead of none`;
  if (to === 0) return `no ${what} instead of ${formatCount(from)}`;
  const isMore = isLarger(to, from);
  const [larger, smaller] = isMore ? [to, from] : [from, to];
  const percent = percentOf(subtractCounts(larger, smaller), from);
  const ratio = formatDecimal(ratioOf(larger, smaller), 2) ?? '';
  return `${percentText(percent, isMore ? 'more' : 'fewer')} ${what} (${ratio}x)`;
}

/** A change is never shown as 0.0 %, nor a partial decrease as 100.0 %. */
function percentText(percent: ReturnType<typeof percentOf>, direction: 'more' | 'fewer'): string {
  const shown = decimalOf(percent, 1);
  if (shown === '0.0') return `less than 0.1 % ${direction}`;
  if (direction === 'fewer' && shown === '100.0') return `more than 99.9 % ${direction}`;
  return `${formatDecimal(percent, 1) ?? ''} % ${direction}`;
}
