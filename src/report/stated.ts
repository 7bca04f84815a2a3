import { type Count, formatCount, sumOf } from '../counts/count';
import type { ComparableLayer } from './comparable';

type StatedLayer = Pick<ComparableLayer, 'stated' | 'params' | 'macs'>;

/** The part of a network's figures that is stated, not computed. */
export interface StatedFigures {
  readonly layers: number;
  readonly params: Count;
  readonly macs: Count;
}

/** The type of a layer as tables show it, marked if its figures are stated. */
export function typeText({ type, stated }: Pick<ComparableLayer, 'type' | 'stated'>): string {
  return stated === true ? `${type} (stated)` : type;
}

/** The sum of the figures that are stated; null where all are computed. */
export function statedFigures(layers: readonly StatedLayer[]): StatedFigures | null {
  const stated = layers.filter((layer) => layer.stated === true);
  if (stated.length === 0) return null;
  return {
    layers: stated.length,
    params: sumOf(stated.map(({ params }) => params)),
    macs: sumOf(stated.map(({ macs }) => macs)),
  };
}

/** The same in words: `1,000 parameters and 5,000 mult-adds of 1 layer are stated, not computed`. */
export function statedText({ layers, params, macs }: StatedFigures): string {
  const calls = layers === 1 ? '1 layer' : `${layers} layers`;
  return `${formatCount(params)} parameters and ${formatCount(macs)} mult-adds of ${calls} are stated, not computed`;
}
