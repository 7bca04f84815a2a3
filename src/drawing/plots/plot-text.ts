import { type Attributes, element, xmlText } from '../svg/element';
import { inkOf, type Styles } from '../svg/styles';

/** The fonts of the texts of plots. */
export const PLOT_FONTS = 'system-ui, sans-serif';

/** Names and figures are in `text`; what explains them, such as the values of an axis, is in `faintText`. */
export type TextInk = 'text' | 'faintText';

/** A text on the ground. */
export function plotText(
  text: string,
  attributes: Attributes,
  styles: Styles,
  ink: TextInk = 'text',
): string {
  return element('text', { ...attributes, ...styles.paint({ fill: inkOf(ink) }) }, xmlText(text));
}
