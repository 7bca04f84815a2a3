import type { Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/nearest';
import { renderCsv } from '../renderers/csv';
import { renderMarkdown } from '../renderers/markdown';
import type { Palette } from '../renderers/palette';
import type { TextFigures } from '../renderers/text';
import { textFigures } from '../renderers/text-figures';
import { renderTree } from '../renderers/tree';
import type { Report } from '../report/report-rows';
import { type ColumnName, columnNames } from '../views/column-names';
import { layersTable } from '../views/layers-table';
import type { RootRow } from '../views/torchsummary-rows';
import type { SummaryFormat } from './commands/summary';
import { invalidOption } from './spec-options';

/** The options of `summary` about its tables, as the command line gives them. */
export interface TableOptions {
  readonly columns?: readonly string[];
  readonly depth?: string;
}

/** What is wrong with `--columns` and `--depth`, in themselves and for the format. */
export function tableProblems(
  { columns, depth }: TableOptions,
  format: SummaryFormat,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (columns !== undefined && format === 'torchsummary') {
    problems.push(unfit('--columns', "the torchsummary format: its columns are torchsummary's own", 'text'));
  }
  for (const text of namesIn(columns ?? [])) {
    if (columnOf(text) !== undefined) continue;
    const help = didYouMean(text, columnNames) ?? 'for example --columns kernel,macs,share';
    problems.push(invalidOption('--columns', text, `one or more of ${columnNames.join(', ')}`, help));
  }
  if (depth === undefined) return problems;
  if (!DEPTH.test(depth)) {
    problems.push(
      invalidOption('--depth', depth, 'a whole number', '0 for the root alone, for example --depth 2'),
    );
  }
  if (format !== 'tree') problems.push(unfit('--depth', `the ${format} format`, 'tree'));
  return problems;
}

/** The picked columns for the default format. */
export function pickedFigures(report: Report, columns: readonly string[], rootRow: RootRow): TextFigures {
  return textFigures(report, pickedColumns(columns), rootRow);
}

/** The format `tree`. */
export function renderTreeFormat(report: Report, { columns, depth }: TableOptions, palette: Palette): string {
  return renderTree(report, {
    palette,
    ...(columns === undefined ? {} : { columns: pickedColumns(columns) }),
    ...(depth === undefined ? {} : { depth: Number(depth) }),
  });
}

/** The formats `csv` and `markdown`: a row a layer. */
export function renderLayers(report: Report, { columns }: TableOptions, format: 'csv' | 'markdown'): string {
  const table = layersTable(report, columns === undefined ? undefined : pickedColumns(columns));
  return format === 'csv' ? renderCsv(table) : renderMarkdown(table);
}

const DEPTH = /^\d{1,9}$/;

/** Each name once, in the order of the command line. */
function pickedColumns(columns: readonly string[]): readonly ColumnName[] {
  return [...new Set(namesIn(columns).flatMap((text) => columnOf(text) ?? []))];
}

function namesIn(columns: readonly string[]): readonly string[] {
  return columns.flatMap((list) => list.split(',').map((name) => name.trim()));
}

function columnOf(text: string): ColumnName | undefined {
  return columnNames.find((name) => name === text);
}

function unfit(option: string, what: string, format: SummaryFormat): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${option} does not go with ${what}`,
    help: `add --format ${format}, or leave ${option} out`,
  };
}
