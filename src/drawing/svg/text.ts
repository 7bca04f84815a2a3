import type { Point } from '../placement';
import type { PlacedText } from './box-content';
import { type Attributes, element, xmlText } from './element';
import { inkOf, type Styles } from './styles';

/** Names and figures are in `text`; explanations, such as the values of an axis, are in `faintText`. */
export type TextInk = 'text' | 'faintText';

/** A text placed relative to a corner; 10 pixels high and regular by default. */
export function drawnText(
  { text, x, y, size, weight, anchor }: PlacedText,
  corner: Point,
  styles: Styles,
  ink: TextInk = 'text',
): string {
  const attributes = {
    x: corner.x + x,
    y: corner.y + y,
    ...(size === USUAL_SIZE ? {} : { 'font-size': size }),
    ...(weight === 'bold' ? { 'font-weight': 600 } : {}),
    ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
  };
  return inkText(text, attributes, styles, ink);
}

/** A text with the attributes that are given and its colour. */
export function inkText(text: string, attributes: Attributes, styles: Styles, ink: TextInk = 'text'): string {
  return element('text', { ...attributes, ...styles.paint({ fill: inkOf(ink) }) }, xmlText(text));
}

/** The size of a text that does not set it: that of the image. */
export const USUAL_SIZE = 10;
