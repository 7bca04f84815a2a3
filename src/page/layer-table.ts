import { type Count, formatCount, sumOf } from '../counts/count';
import { shareText, sizesText } from '../drawing/figure-text';
import { shareClassOf } from '../drawing/palette';
import { formatShape } from '../ops/shape';
import { decimalOf, ratioOf } from '../report/ratio';
import type { LayerRow, Report } from '../report/report-rows';
import { NOT_COUNTED } from '../views/known-figures';
import { html, htmlText } from './html';

/** A row of the table of layers. */
export interface TableRow {
  readonly path: string;
  readonly type: string;
  /** Without the batch. */
  readonly output: string;
  readonly params: string;
  readonly macs: string;
  /** The share of all multiply-adds; empty if it has none. */
  readonly share: string;
  readonly shareClass: string;
}

/** The rows of the table of layers, in the order of execution. */
export function tableRows({ layers, totals }: Report): readonly TableRow[] {
  return layers.map((layer) => {
    const share = layer.isWorkKnown && totals.isWorkKnown ? shareOf(layer.macs, totals.macs) : null;
    return {
      path: layer.path,
      type: layer.type,
      output: outputText(layer),
      params: formatCount(layer.params),
      macs: layer.isWorkKnown ? formatCount(layer.macs) : NOT_COUNTED,
      share: share === null || share === 0 ? '' : shareText(share),
      shareClass: shareClassOf(share).name,
    };
  });
}

function shareOf(part: Count, whole: Count): number | null {
  const decimal = decimalOf(ratioOf(part, whole), SHARE_DECIMALS);
  return decimal === null ? null : Number(decimal);
}

const SHARE_DECIMALS = 6;

function outputText({ output, call }: LayerRow): string {
  if (call === 'never') return 'not called';
  return output.length > 1 ? sizesText(output.slice(1)) : formatShape(output);
}

const COLUMNS = ['Layer', 'Type', 'Output', 'Parameters', 'Multiply-adds', 'Share'];

/** How much of a table is shown. */
export interface TableExtent {
  /** Only rows that contain this text are shown. */
  readonly search: string;
  /** At most this many rows are shown; all if not given. */
  readonly mostRows?: number;
}

/** The table of layers. */
export function layerTable(
  rows: readonly TableRow[],
  { search, mostRows = Number.POSITIVE_INFINITY }: TableExtent,
): string {
  const found = rows.filter((row) => isFound(row, search));
  const shown = found.slice(0, mostRows);
  const left = found.length - shown.length;
  const head = COLUMNS.map((title, at) =>
    html('th', { scope: 'col', class: at > 1 ? 'n' : undefined }, title),
  );
  const table = html(
    'table',
    {},
    html('thead', {}, html('tr', {}, ...head)),
    html('tbody', {}, ...shown.map(rowHtml)),
  );
  return left === 0
    ? table
    : table + html('p', { class: 'note' }, `${left} more rows are shown with JavaScript.`);
}

function rowHtml({ path, type, output, params, macs, share, shareClass }: TableRow): string {
  return html(
    'tr',
    {},
    html('th', { scope: 'row' }, htmlText(path === '' ? '(function)' : path)),
    html('td', {}, htmlText(type)),
    html('td', {}, htmlText(output)),
    html('td', {}, params),
    html('td', {}, macs),
    html('td', share === '' ? {} : { class: shareClass }, htmlText(share)),
  );
}

/** Whether a row has a text in its path or its type, ignoring case. */
function isFound({ path, type }: Pick<TableRow, 'path' | 'type'>, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return wanted === '' || `${path} ${type}`.toLowerCase().includes(wanted);
}

/** The result of a search in words: `4 of 31 layers: 131,056 parameters, 102,760,448 multiply-adds`. */
export function foundText({ layers }: Report, search: string): string {
  const found = layers.filter((layer) => isFound(layer, search));
  const count = search.trim() === '' ? `${layers.length}` : `${found.length} of ${layers.length}`;
  const isAllKnown = found.every(({ isWorkKnown }) => isWorkKnown);
  const params = formatCount(sumOf(found.map((layer) => layer.params)));
  const macs = formatCount(sumOf(found.map((layer) => layer.macs)));
  return `${count} layers: ${params} parameters, ${isAllKnown ? '' : 'at least '}${macs} multiply-adds`;
}
