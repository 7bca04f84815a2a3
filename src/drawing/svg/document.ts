import { element, xmlText } from './element';
import { inkOf, type Styles } from './styles';
import { USUAL_SIZE } from './text';

/** What every image has. */
export interface DocumentFrame {
  /** In pixels, rounded up. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** A description in words, for readers who cannot see it. */
  readonly description: string;
  /** The prefix of its ids, so that several images can be in one page. */
  readonly prefix: string;
  /** Fonts that systems already have, so that nothing is loaded; the first available one is used. */
  readonly fonts: string;
}

/** The fonts of plots and volumes. */
export const PLOT_FONTS = 'system-ui, sans-serif';

/**
 * An SVG document with its own background: with a title and a description for those who cannot see it, the
 * light colours as attributes and the dark ones for dark screens; without scripts, fonts or external resources.
 */
export function svgDocument(frame: DocumentFrame, styles: Styles, ...content: readonly string[]): string {
  const { title, description, prefix, fonts } = frame;
  const [width, height] = [Math.ceil(frame.width), Math.ceil(frame.height)];
  const ground = element('rect', { width, height, ...styles.paint({ fill: inkOf('ground') }) });
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': `${prefix}-title ${prefix}-desc`,
      'font-family': fonts,
      'font-size': USUAL_SIZE,
    },
    element('title', { id: `${prefix}-title` }, xmlText(title)),
    element('desc', { id: `${prefix}-desc` }, xmlText(description)),
    element('style', {}, styles.sheet()),
    ground,
    ...content,
  )}\n`;
}
