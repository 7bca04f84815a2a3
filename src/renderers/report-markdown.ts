import type { Report } from '../report/report-rows';
import type { ColumnName } from '../views/column-names';
import { decodeTable } from '../views/decode-figures';
import { layersTable } from '../views/layers-table';
import { trainingTable } from '../views/training-figures';
import { renderMarkdown } from './markdown';

/** A report as GitHub's Markdown, a row for each layer and the totals, and below them what was asked for. */
export function renderReportMarkdown(
  report: Report,
  { columns }: { readonly columns?: readonly ColumnName[] },
): string {
  const { training, decode } = report;
  const tables = [
    layersTable(report, columns),
    ...(training === null ? [] : [trainingTable(training)]),
    ...(decode === null ? [] : [decodeTable(decode)]),
  ];
  return tables.map((table) => renderMarkdown(table)).join('\n');
}
