import type { SweepColumns, SweepRow, SweepTable } from '../report/sweep-row';
import { valueText } from '../text/value-text';
import { csvLine } from './csv';

/** The variants of a sweep as CSV. */
export function* renderSweepCsv(table: SweepTable): Generator<string> {
  yield sweepCsvHead(table.head);
  for (const row of table.rows) yield sweepCsvLine(row, table.head);
}

/** The keys of the columns. */
export function sweepCsvHead({ axes, metrics }: SweepColumns): string {
  return csvLine(['index', ...axes, ...metrics, 'error']);
}

/** One variant: raw digits, empty for unknown figures. */
export function sweepCsvLine({ index, values, figures, error }: SweepRow, { metrics }: SweepColumns): string {
  const counts = metrics.map((metric) => figures?.[metric]?.toString() ?? '');
  return csvLine([String(index), ...values.map(valueText), ...counts, error ?? '']);
}
