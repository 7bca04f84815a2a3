import { type Attributes, element, xmlText } from '../svg/element';
import { inkOf, type Styles } from '../svg/styles';
import type { TextInk } from '../svg/text';

/** The fonts of the texts of plots. */
export const PLOT_FONTS = 'system-ui, sans-serif';

/** A text on the ground. */
export function plotText(
  text: string,
  attributes: Attributes,
  styles: Styles,
  ink: TextInk = 'text',
): string {
  return element('text', { ...attributes, ...styles.paint({ fill: inkOf(ink) }) }, xmlText(text));
}
