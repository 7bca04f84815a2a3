import type { Shade } from '../palette';
import type { Point } from '../placement';
import { textWidth } from '../text-width';
import type { PlacedText } from './box-content';
import { element } from './element';
import { inkOf, type Styles } from './styles';
import { drawnText, USUAL_SIZE } from './text';

/** A fill with its text; the introductory text has no fill. */
export interface LegendEntry {
  readonly label: string;
  readonly name: string | null;
  readonly shade: Shade | null;
}

const SWATCH = 12;
const AFTER_SWATCH = 4;
const AFTER_LABEL = 12;

function entryWidth({ label, shade }: LegendEntry): number {
  return (shade === null ? 0 : SWATCH + AFTER_SWATCH) + textWidth(label, USUAL_SIZE) + AFTER_LABEL;
}

/** The width of a legend in one line. */
export function legendWidth(entries: readonly LegendEntry[]): number {
  return entries.reduce((sum, entry) => sum + entryWidth(entry), 0);
}

/** A legend whose texts have their baseline at the height of a point. */
export function drawnLegend(entries: readonly LegendEntry[], { x, y }: Point, styles: Styles): string {
  let left = x;
  const drawn = entries.map((entry) => {
    const { label, name, shade } = entry;
    const at = left;
    left += entryWidth(entry);
    const isPlain = shade === null || name === null;
    const swatch = isPlain
      ? ''
      : element('rect', {
          ...{ x: at, y: y - 10, width: SWATCH, height: SWATCH },
          ...styles.paint({ fill: { name, shade }, stroke: inkOf('line') }),
        });
    const text: PlacedText = {
      ...{ text: label, x: isPlain ? at : at + SWATCH + AFTER_SWATCH, y, size: USUAL_SIZE },
      weight: 'regular',
      anchor: 'start',
      role: 'title',
    };
    return swatch + drawnText(text, { x: 0, y: 0 }, styles, 'faintText');
  });
  return element('g', {}, ...drawn);
}
