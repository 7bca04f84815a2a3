import { element, xmlText } from './element';
import { inkOf, type Styles } from './styles';
import { USUAL_SIZE } from './text';

/** What every picture has. */
export interface DocumentFrame {
  /** In pixels; a part of one counts as a whole one. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What it shows, in words, for readers who do not see it. */
  readonly description: string;
  /** Its ids begin with it, so that several pictures can be in one page. */
  readonly prefix: string;
  /** Fonts that a system has without being given any, so that nothing is loaded; the first of them is used. */
  readonly fonts: string;
}

/** The fonts of plots and volumes. */
export const PLOT_FONTS = 'system-ui, sans-serif';

/**
 * An SVG document with a ground of its own: with a title and a description for who cannot see it, the light colours as
 * attributes and the dark ones for dark screens; without scripts, fonts or anything from elsewhere.
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
