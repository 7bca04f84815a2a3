import { formatCount, sumOf } from '../counts/count';
import { formatShape } from '../ops/shape';
import type { LayerRow, Report } from '../report/report-rows';
import { printable } from '../text/printable';
import type { ColumnName } from '../views/column-names';
import { isOwnFigure, sumText } from '../views/known-figures';
import { layersWithoutRows, summaryRows } from '../views/torchsummary-rows';
import { type Palette, plainPalette } from './palette';
import { type TextFigures, textFigures } from './text-figures';
import { type TorchsummaryOptions, tableLine, torchsummaryLines } from './torchsummary';

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
  const { head, rows, foot } = torchsummaryLines(report, options, report.totals, calls);
  const [topRule = '', titles = '', headRule = ''] = head;
  const widths = widthsOf(figures);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const widened = (rule: string): string => rule + (rule[0] ?? '').repeat(width);
  const lines = [
    widened(topRule),
    palette.strong(titles + padded(figures.titles, widths)),
    widened(headRule),
    ...rows.map((row, index) => rowLine(row, figures.rows[index] ?? [], widths, palette)),
    ...sumLines('(functional)', withoutRows.functional, figures.functional, widths),
    ...sumLines('(not called)', withoutRows.uncalled, figures.uncalled, widths),
    ...foot.map((line) => (line.startsWith('-') || line.startsWith('=') ? widened(line) : line)),
    ...countLines(report, palette),
    ...report.notes.map((note) => `Note: ${printable(note)}`),
    ...trainingLines(report, widened(topRule)),
    widened(topRule),
  ];
  return `${lines.join('\n')}\n`;
}

/** The totals that torchsummary does not have. */
export function countLines({ totals, convention, model }: Report, palette: Palette): readonly string[] {
  return [
    `Total mult-adds: ${palette.accent(sumText(totals.macs, totals, 'macs'))}`,
    `FLOPs: ${sumText(totals.flops, totals, 'flops')}`,
    ...(isOwnFigure(convention) ? [`${convention.title}: ${sumText(totals.count, totals, 'count')}`] : []),
    `Convention: ${convention.name}${totals.complete ? '' : ' (partial: some layers are not counted)'}`,
    ...model.outputs.map(
      ({ name, shape }) =>
        `Output shape${model.outputs.length > 1 ? ` (${name})` : ''}: ${formatShape(shape)}`,
    ),
  ];
}

/** What training takes, below a rule; nothing where it was not asked for. */
export function trainingLines({ training }: Report, rule: string): readonly string[] {
  if (training === null) return [];
  return [
    rule,
    ...loadTrainingFigures()
      .trainingFigures(training)
      .map(({ label, text }) => `${label}: ${text}`),
  ];
}

/** Few runs ask for training. */
function loadTrainingFigures(): typeof import('../views/training-figures') {
  return require('../views/training-figures');
}

function widthsOf({ titles, rows, functional, uncalled }: TextFigures): readonly number[] {
  const widths = titles.map((title) => Math.max(COLUMN, title.length + GAP));
  for (const row of [...rows, functional, uncalled]) {
    for (const [index, text] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, text.length + GAP);
    }
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

/** A line for layers without rows of their own that have parameters or costs, so that the columns add up. */
function sumLines(
  title: string,
  layers: readonly LayerRow[],
  texts: readonly string[],
  widths: readonly number[],
): readonly string[] {
  const params = sumOf(layers.map((layer) => layer.params));
  if (params === 0 && texts.every(isNothing)) return [];
  return [tableLine(title, '', formatCount(params)) + padded(texts, widths)];
}
