import { formatCount, sumOf } from '../counts/count';
import { formatShape } from '../ops/shape';
import type { LayerRow, Report } from '../report/report-rows';
import { statedFigures, statedText } from '../report/stated';
import { printable } from '../text/printable';
import type { ColumnName } from '../views/column-names';
import { isOwnFigure, sumText } from '../views/known-figures';
import { NO_BATCH, summarySizes } from '../views/summary-sizes';
import { layersWithoutRows, type SummaryRow, summaryRows } from '../views/torchsummary-rows';
import { type Palette, plainPalette } from './palette';
import {
  mebibytes,
  paramLines,
  ruleLength,
  type SummaryLine,
  sizeLines,
  summaryLine,
  summaryTitles,
  torchsummaryWidths,
  widthsToFit,
} from './summary-lines';
import { type TextFigures, textFigures } from './text-figures';
import { rowEndOnce, type TorchsummaryOptions, tupleText, withFirst } from './torchsummary';

export interface TextOptions extends TorchsummaryOptions {
  readonly palette?: Palette;
  /** The columns to the right of torchsummary's own; the convention's figure when not given. */
  readonly columns?: readonly ColumnName[];
}

const COLUMN = 16;

/**
 * The default format: torchsummary's lines, each continued to the right by the layer's multiply-adds (or the
 * figure of another convention), and below them the totals that torchsummary does not have.
 */
export function renderText(report: Report, options: TextOptions = {}): string {
  const { palette = plainPalette, rootRow = 'without-root', columns = ['count'] } = options;
  const calls = summaryRows(report, rootRow);
  const withoutRows = layersWithoutRows(report);
  const figures = textFigures(report, columns, calls, withoutRows);
  const rows = summaryLines(calls, options.batch ?? null);
  const own = calls.some(({ outputs }) => outputs.length > 1) ? widthsToFit(rows) : torchsummaryWidths;
  const widths = widthsOf(figures);
  const width = ruleLength(own) + widths.reduce((sum, one) => sum + one, 0);
  const [rule, doubleRule] = ['-'.repeat(width), '='.repeat(width)];
  // A line for layers without rows of their own that have parameters or costs, so that the columns add up.
  const sumLine = (
    label: string,
    layers: readonly LayerRow[],
    texts: readonly string[],
  ): readonly string[] => {
    const params = sumOf(layers.map((layer) => layer.params));
    if (params === 0 && texts.every(isNothing)) return [];
    return [summaryLine({ label, output: '', params: formatCount(params) }, own) + padded(texts, widths)];
  };
  const lines = [
    rule,
    palette.strong(summaryLine(summaryTitles, own) + padded(figures.titles, widths)),
    doubleRule,
    ...rows.map((row, index) => rowLine(summaryLine(row, own), figures.rows[index] ?? [], widths, palette)),
    ...sumLine('(functional)', withoutRows.functional, figures.functional),
    ...sumLine('(not called)', withoutRows.uncalled, figures.uncalled),
    doubleRule,
    ...paramLines(report.totals),
    rule,
    ...sizeLines(summarySizes(report, calls)),
    rule,
    ...countLines(report, palette),
    ...report.notes.map((note) => `Note: ${printable(note)}`),
    ...trainingLines(report, rule),
    ...decodeLines(report, rule),
    rule,
  ];
  return `${lines.join('\n')}\n`;
}

/** torchsummary's lines, in which the tensors of a tuple keep the first dimensions that are not the batch. */
function summaryLines(rows: readonly SummaryRow[], batch: number | null): readonly SummaryLine[] {
  const endOf = rowEndOnce(batch);
  return rows.map((row) => {
    const { label, outputs, firstDims, params } = row;
    if (outputs.length === 1) return { label, ...endOf(row) };
    const shapes = outputs.map((shape, index) =>
      firstDims[index] === 'other' ? shape : withFirst(batch ?? NO_BATCH, shape),
    );
    return { label, output: tupleText(shapes), params: formatCount(params) };
  });
}

/** The totals that torchsummary does not have. */
export function countLines(
  { totals, convention, model, bufferBytes, layers }: Report,
  palette: Palette,
): readonly string[] {
  const stated = statedFigures(layers);
  return [
    ...(model.paramDtype === model.dtype ? [] : [`Buffers size (MB): ${mebibytes(bufferBytes)}`]),
    `Total mult-adds: ${palette.accent(sumText(totals.macs, totals, 'macs'))}`,
    `FLOPs: ${sumText(totals.flops, totals, 'flops')}`,
    ...(isOwnFigure(convention) ? [`${convention.title}: ${sumText(totals.count, totals, 'count')}`] : []),
    `Convention: ${convention.name}${totals.complete ? '' : ' (partial: some layers are not counted)'}`,
    ...(stated === null ? [] : [`Stated: ${statedText(stated)}`]),
    ...model.outputs.map(
      ({ name, shape }) =>
        `Output shape${model.outputs.length > 1 ? ` (${name})` : ''}: ${formatShape(shape)}`,
    ),
  ];
}

/** The cost of training, below a rule; empty if it was not requested. */
export function trainingLines({ training }: Report, rule: string): readonly string[] {
  if (training === null) return [];
  return [
    rule,
    ...loadTrainingFigures()
      .trainingFigures(training)
      .map(({ label, text }) => `${label}: ${text}`),
  ];
}

/** The cost of one more token, below a rule; empty if it was not requested. */
export function decodeLines({ decode }: Report, rule: string): readonly string[] {
  if (decode === null) return [];
  // loaded when needed, since few runs request it
  const { decodeFigures }: typeof import('../views/decode-figures') = require('../views/decode-figures');
  return [rule, ...decodeFigures(decode).map(({ label, text }) => `${label}: ${text}`)];
}

/** Loaded when needed, since few runs include training. */
function loadTrainingFigures(): typeof import('../views/training-figures') {
  return require('../views/training-figures');
}

function widthsOf({ titles, rows, functional, uncalled }: TextFigures): readonly number[] {
  const widths = titles.map((title) => Math.max(COLUMN, title.length + GAP));
  for (const row of [...rows, functional, uncalled]) {
    row.forEach((text, index) => {
      widths[index] = Math.max(widths[index] ?? 0, text.length + GAP);
    });
  }
  return widths;
}

const GAP = 1;

function padded(texts: readonly string[], widths: readonly number[]): string {
  return texts.map((text, index) => text.padStart(widths[index] ?? 0)).join('');
}

function rowLine(row: string, texts: readonly string[], widths: readonly number[], palette: Palette): string {
  const filled = row + padded(texts, widths);
  const line = texts.at(-1) === '' ? filled.trimEnd() : filled;
  return texts.every(isNothing) ? palette.faint(line) : line;
}

function isNothing(text: string): boolean {
  return text === '' || text === '0' || text === '0.0 %';
}
