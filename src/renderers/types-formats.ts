import type { Report } from '../report/report-rows';
import type { ColumnName } from '../views/column-names';
import { typesTable } from '../views/types-table';
import { renderCsv } from './csv';
import { fitMarkdown, type MarkdownLimit, MOST_COMMENT_BYTES, tableParts } from './fit-markdown';
import { renderMarkdown } from './markdown';
import { completeStyle, type TextStyle } from './text-style';

interface TypesOptions {
  readonly columns?: readonly ColumnName[];
}

/** The totals of a report by the types of its layers for people. */
export function renderTypesText(report: Report, { columns, ...style }: TypesOptions & TextStyle): string {
  const { drawTable } = completeStyle(style);
  const { rows, footer = [], ...table } = typesTable(report, columns);
  return `${drawTable({ ...table, rows: [...rows, footer] })}\nConvention: ${report.convention.name}\n`;
}

/** The same as CSV, a row for each type. */
export function renderTypesCsv(report: Report, { columns }: TypesOptions): string {
  return renderCsv(typesTable(report, columns));
}

/** The same as GitHub's Markdown; where it is too long, the last types are left out and the total stays. */
export function renderTypesMarkdown(
  report: Report,
  { columns, mostBytes = MOST_COMMENT_BYTES }: TypesOptions & MarkdownLimit,
): string {
  const table = typesTable(report, columns);
  const rank = (row: number): number => (row < table.rows.length ? 1 : 0);
  return fitMarkdown(tableParts(renderMarkdown(table), 'type', 0, rank), mostBytes);
}
