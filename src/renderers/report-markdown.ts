import type { Report } from '../report/report-rows';
import type { ColumnName } from '../views/column-names';
import { layersTable } from '../views/layers-table';
import { trainingTable } from '../views/training-figures';
import { renderMarkdown } from './markdown';

/** A report as GitHub's Markdown, a row for each layer and the totals, and below them those of training. */
export function renderReportMarkdown(
  report: Report,
  { columns }: { readonly columns?: readonly ColumnName[] },
): string {
  const layers = renderMarkdown(layersTable(report, columns));
  return report.training === null ? layers : `${layers}\n${renderMarkdown(trainingTable(report.training))}`;
}
