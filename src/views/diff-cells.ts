import { type Count, formatCount, subtractCounts } from '../counts/count';
import type { ArgValue } from '../ops/op';
import { formatShape, type NamedShape, type PartialShape } from '../ops/shape';
import { formatDecimal, percentChange } from '../report/ratio';
import { printable } from '../text/printable';
import { type Cell, changeCell, differenceCell, noCell, shapesCell } from './table';

/** A difference; empty if there is none. */
export function differenceOf(old: Count, next: Count): Cell {
  const difference = subtractCounts(next, old);
  return difference === 0 ? noCell : differenceCell(difference);
}

/** A change in percent of the old figure; empty if there is none, or if the old figure is 0. */
export function changeOf(old: Count, next: Count): Cell {
  return old === next || old === 0 ? noCell : changeCell(percentChange(old, next));
}

/** A difference in one line: `-229,776 (-58.4 %)`. */
export function differenceText(old: Count, next: Count): string {
  const difference = subtractCounts(next, old);
  const percent = formatDecimal(percentChange(old, next), 1);
  const sign = difference > 0 ? '+' : '';
  return `${sign}${formatCount(difference)}${percent === null ? '' : ` (${sign}${percent} %)`}`;
}

/** Inputs or outputs: a shape, or several with their names. */
export function namedShapesCell(shapes: readonly NamedShape[]): Cell {
  return shapesCell(shapes, ({ name, shape }) => `${name} ${formatShape(shape)}`);
}

/** Shapes of a call's inputs as one text. */
export function shapesText(shapes: readonly PartialShape[]): string {
  return shapes.map(formatShape).join(', ');
}

/** An argument's value as in a spec, short enough for a table. */
export function argText(value: ArgValue): string {
  const text = printable(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length <= LONGEST_ARG ? text : `${text.slice(0, LONGEST_ARG)}...`;
}

const LONGEST_ARG = 40;
