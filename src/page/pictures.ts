import { tooManyBoxes } from '../drawing/box-limit';
import { createDiagram } from '../drawing/boxes';
import { shades, shareClasses } from '../drawing/palette';
import { icicle } from '../drawing/plots/icicle';
import type { IcicleFigure } from '../drawing/plots/icicle-parts';
import { renderSvg } from '../drawing/svg/picture';
import { createStyles, inkOf } from '../drawing/svg/styles';
import type { Report } from '../report/report-rows';
import type { AnalysedNetwork } from './analysed-network';
import { html, htmlText } from './html';

/** A picture without a style sheet of its own: the page's has its rules, since it says by hash which ones it allows. */
interface Picture {
  /** The picture, or in its place why there is none, as HTML. */
  readonly svg: string;
  readonly rules: string;
}

/** How many levels of modules an icicle has below the whole. */
const ICICLE_LEVELS = 3;

/**
 * The modules of a network by their shares of a figure, in a picture of a width in pixels, without the title that its section
 * of the page has; `at` is the position of the network in the page.
 */
export function drawIcicle(report: Report, figure: IcicleFigure, width: number, at: number): string {
  const prefix = iciclePrefix(figure, at);
  const options = { figure, width, depth: ICICLE_LEVELS, prefix, heading: 'if partial' } as const;
  return withoutRules(icicle(report, options)).svg;
}

/** A diagram, and how deep it is: the levels of modules that are open, and the most that there are. */
export interface DiagramPicture extends Picture {
  readonly depth: number;
  readonly deepest: number;
}

/**
 * The diagram of a network, with as many levels of modules open as are asked for, or as make a good picture; `at` is the
 * position of the network in the page.
 */
export function drawDiagram(
  { graph, report }: AnalysedNetwork,
  wanted: number | null,
  at: number,
): DiagramPicture {
  const options = wanted === null ? {} : { depth: wanted };
  const diagram = createDiagram(graph, report, options);
  const { depth, deepest } = diagram;
  const refusal = tooManyBoxes(graph, report, options, diagram);
  if (refusal !== null)
    return { svg: html('p', { class: 'note' }, htmlText(refusal.message)), rules: '', depth, deepest };
  return { ...withoutRules(renderSvg([diagram], { prefix: diagramPrefix(at) })), depth, deepest };
}

/** The rules that the diagrams and the icicles of a network may need, whatever shades they come to have. */
export function pictureRules(at: number): readonly string[] {
  return [diagramPrefix(at), iciclePrefix('macs', at), iciclePrefix('params', at)].map(rulesOf);
}

/** The rules of pictures with a prefix. */
function rulesOf(prefix: string): string {
  const styles = createStyles(prefix);
  for (const name of Object.keys(shades).filter(isShadeName))
    styles.paint({ fill: inkOf(name), stroke: inkOf(name) });
  for (const shade of shareClasses) styles.paint({ fill: { name: shade.name, shade } });
  return styles.sheet();
}

function isShadeName(name: string): name is keyof typeof shades {
  return Object.hasOwn(shades, name);
}

function diagramPrefix(at: number): string {
  return `net${at}`;
}

function iciclePrefix(figure: IcicleFigure, at: number): string {
  return `${figure}${at}`;
}

function withoutRules(svg: string): Picture {
  const [element = '', rules = ''] = /<style>([^<]*)<\/style>/.exec(svg) ?? [];
  return { svg: svg.replace(element, ''), rules };
}
