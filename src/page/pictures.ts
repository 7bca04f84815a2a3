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

/**
 * An image without its own style sheet: its rules are in that of the page, whose policy allows style sheets by
 * hash.
 */
interface Picture {
  /** The image as HTML, or a text in its place why there is none. */
  readonly svg: string;
  readonly rules: string;
}

/** The levels of modules in an icicle below the whole network. */
const ICICLE_LEVELS = 3;

/**
 * The modules of a network by their shares of a figure, in an image of a width in pixels, without the title
 * that its section of the page has; `at` is the position of the network in the page.
 */
export function drawIcicle(report: Report, figure: IcicleFigure, width: number, at: number): string {
  const prefix = iciclePrefix(figure, at);
  const options = { figure, width, depth: ICICLE_LEVELS, prefix, heading: 'if partial' } as const;
  return withoutRules(icicle(report, options)).svg;
}

/** A diagram with its depth: the levels of modules that are open, and the number of levels that there are. */
export interface DiagramPicture extends Picture {
  readonly depth: number;
  readonly deepest: number;
}

/**
 * The diagram of a network, with the given number of levels of modules open, or as many as make a readable
 * image; `at` is the position of the network in the page.
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

/** The rules that the diagrams and icicles of a network may need, for all shades that they can have. */
export function pictureRules(at: number): readonly string[] {
  return [diagramPrefix(at), iciclePrefix('macs', at), iciclePrefix('params', at)].map(rulesOf);
}

/** The rules of images with a prefix. */
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
