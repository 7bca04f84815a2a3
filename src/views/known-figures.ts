import { type Count, formatCount } from '../counts/count';
import type { Figures } from '../report/figures';
import type { Report } from '../report/report-rows';
import { isKnown } from '../report/uncounted';
import { type Cell, countCell, textCell } from './table';

/** Which figures of a layer or part are known. */
export type Known = Pick<Figures, 'isWorkKnown' | 'isCounted'>;

/** Whether the count of a convention differs from the multiply-adds and FLOPs, which are always shown. */
export function isOwnFigure({ name }: Report['convention']): boolean {
  return name !== 'macs' && name !== 'flops';
}

/** Replaces an unknown figure of a layer. */
export const NOT_COUNTED = 'not counted';

/** Replaces a sum over layers one of which is unknown, where the sum of the others would mislead. */
export const PARTIAL = 'partial';

/** The figure of a layer; `not counted` if it is not known. */
export function layerCell(count: Count, of: Known, metric: string): Cell {
  return isKnown(of, metric) ? countCell(count) : textCell(NOT_COUNTED);
}

/** A sum over layers, marked if it leaves some out: `1,200 (partial)`, or `not counted` if it leaves out all. */
export function sumText(sum: Count, of: Known, metric: string): string {
  if (isKnown(of, metric)) return formatCount(sum);
  return sum === 0 ? NOT_COUNTED : `${formatCount(sum)} (${PARTIAL})`;
}

/** A sum over layers as a cell. */
export function sumCell(sum: Count, of: Known, metric: string): Cell {
  return isKnown(of, metric) ? countCell(sum) : textCell(sumText(sum, of, metric));
}

/** Whether a figure is known on every side that exists; a difference of incomplete sums would be meaningless. */
export function isKnownOfBoth(old: Known | null, next: Known | null, metric: string): boolean {
  return [old, next].every((side) => side === null || isKnown(side, metric));
}

/** Which figures of several layers together are known. */
export function knownOfAll(layers: readonly Known[]): Known {
  return {
    isWorkKnown: layers.every(({ isWorkKnown }) => isWorkKnown),
    isCounted: layers.every(({ isCounted }) => isCounted),
  };
}
