import type { Figures } from './figures';
import type { LayerRow } from './report-rows';

/** The part of a layer that names it. */
type NamedLayer = Pick<LayerRow, 'path' | 'type' | 'isWorkKnown' | 'isCounted'>;

/** Whether a figure of a layer or of a part is known completely; a figure other than work always is. */
export function isKnown(
  { isWorkKnown, isCounted }: Pick<Figures, 'isWorkKnown' | 'isCounted'>,
  metric: string,
): boolean {
  if (metric === 'macs' || metric === 'flops') return isWorkKnown;
  return metric === 'count' ? isCounted : true;
}

/** The layers whose figure is not known, in words: `conv (Fold), 3 (Fold) and 2 more`; null where there are none. */
export function unknownLayersText(layers: readonly NamedLayer[], metric: string): string | null {
  const unknown = layers
    .filter((layer) => !isKnown(layer, metric))
    .map(({ path, type }) => (path === '' ? type : `${path} (${type})`));
  if (unknown.length === 0) return null;
  const more = unknown.length > MOST_NAMES ? ` and ${unknown.length - MOST_NAMES} more` : '';
  return `${unknown.slice(0, MOST_NAMES).join(', ')}${more}`;
}

const MOST_NAMES = 3;
