import { formatCount } from '../../counts/count';
import { figureTitles } from '../../counts/figure-titles';
import type { Report } from '../../report/report-rows';
import { shareText } from '../figure-text';
import { PLOT_FONTS, svgDocument } from '../svg/document';
import { element, xmlText } from '../svg/element';
import { createStyles, inkOf, type Styles, shareFill } from '../svg/styles';
import { inkText } from '../svg/text';
import { fittedText, textWidth } from '../text-width';
import { type IcicleFigure, type IciclePart, icicleParts } from './icicle-parts';

/** What an icicle shows. */
export interface IcicleOptions {
  readonly figure: IcicleFigure;
  /** The width of the image in pixels; 1,000 if not given. */
  readonly width?: number;
  /** The levels below the whole network; 3 if not given. */
  readonly depth?: number;
  /** The prefix of ids and classes, so that several images can be in one page. */
  readonly prefix?: string;
  /** `if partial` if the page already shows the title: it is then only drawn if some figures are not known. */
  readonly heading?: 'always' | 'if partial';
}

/**
 * A network's modules as SVG: each as wide as its share of a figure, in the order of execution, its parts below
 * it. A part that is all of the part around it is left out, and so are parts narrower than a pixel. Each
 * rectangle has its module's path in `data-path`.
 */
export function icicle(report: Report, options: IcicleOptions): string {
  const { figure, width = 1000, depth = 3, prefix = 'icicle', heading = 'always' } = options;
  const styles = createStyles(prefix);
  const parts = icicleParts(report, figure, depth);
  const scale = width - 2 * MARGIN;
  const visible = parts.filter(({ start, end }) => (end - start) * scale >= 1);
  const levels = 1 + Math.max(0, ...visible.map(({ level }) => level));
  const isComplete = figure === 'params' || report.totals.isWorkKnown;
  const title = `${report.model.name}: ${figureTitles[figure]} by module, in order of execution${isComplete ? '' : ' (partial)'}`;
  const hasHeading = heading === 'always' || !isComplete;
  const top = hasHeading ? BELOW_HEADING : MARGIN;
  return svgDocument(
    {
      width,
      height: top + levels * LEVEL_HEIGHT + MARGIN,
      title,
      description: descriptionOf(parts),
      prefix,
      fonts: PLOT_FONTS,
    },
    styles,
    ...(hasHeading ? [drawnHeading(title, scale, styles)] : []),
    ...visible.map((part) => drawnPart(part, { figure, scale, top, styles })),
  );
}

function drawnHeading(title: string, scale: number, styles: Styles): string {
  return inkText(
    fittedText(title, scale, TITLE_SIZE, 'bold'),
    { x: MARGIN, y: 20, 'font-size': TITLE_SIZE, 'font-weight': 'bold' },
    styles,
  );
}

const MARGIN = 10;
/** Where the parts begin in a picture that has its title. */
const BELOW_HEADING = 30;
const LEVEL_HEIGHT = 26;
/** Between one rectangle and the next. */
const GAP = 1;
const TITLE_SIZE = 13;
const LABEL_SIZE = 10;
const LABEL_MARGIN = 4;

/** What the parts of a picture are drawn with. */
interface Pen {
  readonly figure: IcicleFigure;
  /** The width of the whole network, in pixels. */
  readonly scale: number;
  /** Where the whole network is, in pixels. */
  readonly top: number;
  readonly styles: Styles;
}

function drawnPart(drawn: IciclePart, { figure, scale, top, styles }: Pen): string {
  const { part, level, start, end, value } = drawn;
  const share = end - start;
  const [x, y] = [MARGIN + start * scale, top + level * LEVEL_HEIGHT];
  const [width, height] = [Math.max(share * scale - GAP, 0.5), LEVEL_HEIGHT - GAP];
  const label = labelWithin(width - 2 * LABEL_MARGIN, nameOf(part), shareText(share));
  const head = [part.path, part.type].filter((text) => text !== '').join(': ');
  const title = `${head}\n${formatCount(value)} ${FIGURE_WORDS[figure]}, ${shareText(share)}`;
  const fill = level === 0 ? inkOf('segment') : shareFill(share);
  return element(
    'g',
    { 'data-path': part.path },
    element('title', {}, xmlText(title)),
    element('rect', {
      x,
      y,
      width,
      height,
      ...styles.paint({ fill, stroke: inkOf('line') }),
      'stroke-width': 0.5,
    }),
    ...(label === ''
      ? []
      : [inkText(label, { x: x + LABEL_MARGIN, y: y + 16, 'font-size': LABEL_SIZE }, styles)]),
  );
}

const FIGURE_WORDS: Readonly<Record<IcicleFigure, string>> = { macs: 'MACs', params: 'parameters' };

/** A number tells little without the class. */
function nameOf({ name, type }: IciclePart['part']): string {
  return name === '' || /^\d+$/.test(name) ? [type, name].filter((text) => text !== '').join(' ') : name;
}

/** The name and the share, as far as they fit. */
function labelWithin(width: number, name: string, share: string): string {
  const labels = [`${name} ${share}`, name];
  return labels.find((label) => textWidth(label, LABEL_SIZE) <= width) ?? '';
}

/** The largest parts of the network in words. */
function descriptionOf(parts: readonly IciclePart[]): string {
  const largest = parts
    .filter(({ level }) => level === 1)
    .toSorted((left, right) => right.end - right.start - (left.end - left.start))
    .slice(0, 10);
  return largest.map(({ part, start, end }) => `${nameOf(part)} ${shareText(end - start)}`).join(', ');
}
