import { type Count, formatCount } from '../counts/count';
import type { Figures } from '../report/figures';
import type { Report } from '../report/report-rows';
import { isKnown } from '../report/uncounted';
import { type Cell, countCell, textCell } from './table';

/** What is known of the figures of a layer or of a part. */
export type Known = Pick<Figures, 'isWorkKnown' | 'isCounted'>;

/** Whether the count of a convention is another figure than the multiply-adds and FLOPs that are always shown. */
export function isOwnFigure({ name }: Report['convention']): boolean {
  return name !== 'macs' && name !== 'flops';
}

/** Written in place of the figure of a layer that is not known. */
export const NOT_COUNTED = 'not counted';

/** Written in place of a sum over layers of which one is not known, where the sum of the others would mislead. */
export const PARTIAL = 'partial';

/** The figure of a layer; `not counted` where it is not known. */
export function layerCell(count: Count, of: Known, metric: string): Cell {
  return isKnown(of, metric) ? countCell(count) : textCell(NOT_COUNTED);
}

/** A sum over layers, marked where it leaves some out: `1,200 (partial)`, `not counted` where nothing is left. */
export function sumText(sum: Count, of: Known, metric: string): string {
  if (isKnown(of, metric)) return formatCount(sum);
  return sum === 0 ? NOT_COUNTED : `${formatCount(sum)} (${PARTIAL})`;
}

/** A sum over layers as a cell. */
export function sumCell(sum: Count, of: Known, metric: string): Cell {
  return isKnown(of, metric) ? countCell(sum) : textCell(sumText(sum, of, metric));
}

/** Whether a figure is known of both sides that there are: a difference of incomplete sums would be meaningless. */
export function isKnownOfBoth(old: Known | null, next: Known | null, metric: string): boolean {
  return [old, next].every((side) => side === null || isKnown(side, metric));
}

/** What is known of several layers together. */
export function knownOfAll(layers: readonly Known[]): Known {
  return {
    isWorkKnown: layers.every(({ isWorkKnown }) => isWorkKnown),
    isCounted: layers.every(({ isCounted }) => isCounted),
  };
}
