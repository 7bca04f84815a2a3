import type { Report } from '../report/report-rows';
import type { ColumnName } from '../views/column-names';
import { layersTable } from '../views/layers-table';
import { renderMarkdown } from './markdown';

/** A report as GitHub's Markdown, a row for each layer and the totals. */
export function renderReportMarkdown(
  report: Report,
  { columns }: { readonly columns?: readonly ColumnName[] },
): string {
  return renderMarkdown(layersTable(report, columns));
}
