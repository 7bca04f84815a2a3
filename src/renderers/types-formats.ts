import { numberOf } from '../report/ratio';
import type { Report } from '../report/report-rows';
import type { ColumnName } from '../views/column-names';
import type { Cell } from '../views/table';
import { typesTable } from '../views/types-table';
import { renderCsv } from './csv';
import { fitMarkdown, type MarkdownLimit, MOST_COMMENT_BYTES, tableParts } from './fit-markdown';
import { renderMarkdown } from './markdown';
import { completeStyle, type TextStyle } from './text-style';
import { type JsonLayout, type JsonValue, writeJson } from './write-json';

interface TypesOptions {
  readonly columns?: readonly ColumnName[];
}

/** The totals of a report by the types of its layers for people. */
export function renderTypesText(report: Report, { columns, ...style }: TypesOptions & TextStyle): string {
  const { drawTable } = completeStyle(style);
  const { rows, footer = [], ...table } = typesTable(report, columns);
  return `${drawTable({ ...table, rows: [...rows, footer] })}\nConvention: ${report.convention.name}\n`;
}

/**
 * The totals by type as JSON, schema `inception.types/1`: an object for each type with the keys of the columns,
 * and one with their sums. Unknown figures are null.
 */
export function renderTypesJson(
  report: Report,
  { columns: picked, layout }: TypesOptions & { readonly layout: JsonLayout },
): string {
  const { columns, rows, footer = [] } = typesTable(report, picked);
  const [, ...figures] = columns;
  const sumsOf = (cells: readonly Cell[]) =>
    Object.fromEntries(figures.map(({ key }, index) => [key, figureOf(cells[index + 1])]));
  const document = {
    schema: 'inception.types/1',
    model: report.model.name,
    convention: report.convention.name,
    types: rows.map((cells) => ({ type: textOf(cells[0]), ...sumsOf(cells) })),
    total: sumsOf(footer),
  };
  return `${writeJson(document, layout)}\n`;
}

function textOf(cell: Cell | undefined): string {
  return cell?.kind === 'text' ? cell.text : '';
}

/** A figure of a cell; null for a text, which replaces an unknown sum. */
function figureOf(cell: Cell | undefined): JsonValue {
  if (cell === undefined) return null;
  switch (cell.kind) {
    case 'count':
    case 'difference':
      return cell.count;
    case 'change':
    case 'share':
    case 'ratio':
      return numberOf(cell.quotient);
    case 'shape':
      return cell.shape;
    case 'text':
    case 'none':
      return null;
  }
}

/** The totals by type as CSV, a row for each type. */
export function renderTypesCsv(report: Report, { columns }: TypesOptions): string {
  return renderCsv(typesTable(report, columns));
}

/** The totals by type as GitHub's Markdown; if it is too long, the last types are left out and the total stays. */
export function renderTypesMarkdown(
  report: Report,
  { columns, mostBytes = MOST_COMMENT_BYTES }: TypesOptions & MarkdownLimit,
): string {
  const table = typesTable(report, columns);
  const rank = (row: number): number => (row < table.rows.length ? 1 : 0);
  return fitMarkdown(tableParts(renderMarkdown(table), 'type', 0, rank), mostBytes);
}
