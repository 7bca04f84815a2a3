import type { Figures } from './figures';
import type { LayerRow } from './report-rows';

/** The part of a layer that names it. */
type NamedLayer = Pick<LayerRow, 'path' | 'type' | 'isWorkKnown' | 'isCounted'>;

/** Whether a figure of a layer or part is complete; figures other than work always are. */
export function isKnown(
  { isWorkKnown, isCounted }: Pick<Figures, 'isWorkKnown' | 'isCounted'>,
  metric: string,
): boolean {
  if (metric === 'macs' || metric === 'flops') return isWorkKnown;
  return metric === 'count' ? isCounted : true;
}

/** The layers whose figure is not known, in words: `conv (Fold), 3 (Fold) and 2 more`; null where there are none. */
export function unknownLayersText(layers: readonly NamedLayer[], metric: string): string | null {
  const unknown = layers.filter((layer) => !isKnown(layer, metric));
  return unknown.length === 0 ? null : layerNames(unknown);
}

/** The first layers of a list, in words. */
export function layerNames(layers: readonly Pick<NamedLayer, 'path' | 'type'>[]): string {
  const names = layers
    .slice(0, MOST_NAMES)
    .map(({ path, type }) => (path === '' ? type : `${path} (${type})`));
  return layers.length > MOST_NAMES
    ? `${names.join(', ')} and ${layers.length - MOST_NAMES} more`
    : names.join(', ');
}

const MOST_NAMES = 3;
