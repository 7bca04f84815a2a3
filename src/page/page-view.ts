import type { AnalysedNetwork } from './analysed-network';
import { html, htmlText } from './html';
import { foundText, layerTable, type TableExtent, tableRows } from './layer-table';
import { figuresOf, type PageFigure } from './page-figures';
import { drawIcicle } from './pictures';

/** A network of a page with its figures, as written and with the reader's values. */
export interface ShownNetwork {
  readonly name: string;
  readonly written: AnalysedNetwork;
  readonly current: AnalysedNetwork;
}

/** The parts of a page that change with its state, by the ids of their elements, as HTML. */
export type PageParts = ReadonlyMap<string, string>;

/** The figures of the networks. */
export function figureParts(networks: readonly ShownNetwork[]): PageParts {
  const [first] = networks;
  return new Map(
    networks.map(({ written, current }, at) => {
      const against = at === 0 ? null : (first?.current.report ?? null);
      const figures = figuresOf(current.report, written.report, against);
      return [`figures-${at}`, figures.map((figure) => figureHtml(figure, first?.name ?? '')).join('')];
    }),
  );
}

function figureHtml({ name, title, value, change, against }: PageFigure, first: string): string {
  const compared = against === null ? [] : [changeHtml(`${against} against ${htmlText(first)}`)];
  return html(
    'div',
    { 'data-figure': name },
    html('dt', {}, title),
    html('dd', {}, html('strong', {}, value), changeHtml(change), ...compared),
  );
}

function changeHtml(text: string): string {
  return ` ${html('span', { class: 'change' }, text)}`;
}

/** The icicles of a network, by its position, of a width in pixels. */
export function icicleParts({ current: { report } }: ShownNetwork, width: number, at: number): PageParts {
  return new Map([
    [`macs-${at}`, drawIcicle(report, 'macs', width, at)],
    [`params-${at}`, drawIcicle(report, 'params', width, at)],
  ]);
}

/** The table of a network's layers, with the result of the search. */
export function tableParts(
  { current: { report } }: ShownNetwork,
  extent: TableExtent,
  at: number,
): PageParts {
  return new Map([
    [`found-${at}`, foundText(report, extent.search)],
    [`layers-${at}`, layerTable(tableRows(report), extent)],
  ]);
}
