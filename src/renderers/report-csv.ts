import type { Report } from '../report/report-rows';
import type { ColumnName } from '../views/column-names';
import { layersTable } from '../views/layers-table';
import { renderCsv } from './csv';

/** A report as CSV, a row for each layer. */
export function renderReportCsv(
  report: Report,
  { columns }: { readonly columns?: readonly ColumnName[] },
): string {
  return renderCsv(layersTable(report, columns));
}
