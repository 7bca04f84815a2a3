import type { Report } from '../report/report-rows';
import type { ColumnName } from '../views/column-names';
import { callSubject, columnsOf, containerSubject, type RowSubject, sumSubject } from '../views/columns';
import type { LayersWithoutRows, SummaryRow } from '../views/torchsummary-rows';
import { cellText } from './cell-text';

/** Columns of figures next to torchsummary's rows. */
export interface TextFigures {
  readonly titles: readonly string[];
  /** A row for each of torchsummary's. */
  readonly rows: readonly (readonly string[])[];
  /** The sums over functional calls, which have no rows. */
  readonly functional: readonly string[];
  /** The sums over layers that are not called, which have none either. */
  readonly uncalled: readonly string[];
}

/** The named columns for the default format, to the right of torchsummary's own. */
export function textFigures(
  report: Report,
  names: readonly ColumnName[],
  rows: readonly SummaryRow[],
  { functional, uncalled }: LayersWithoutRows,
): TextFigures {
  const columns = columnsOf(report, names);
  const textsOf = (subject: RowSubject): readonly string[] =>
    columns.map(({ cellOf }) => cellText(cellOf(subject)));
  return {
    titles: columns.map(({ title }) => title),
    rows: rows.map((row) => textsOf(subjectOf(row))),
    functional: textsOf(sumSubject(functional, [])),
    uncalled: textsOf(sumSubject(uncalled, [])),
  };
}

function subjectOf({ layer, outputs }: SummaryRow): RowSubject {
  return layer === null
    ? containerSubject(outputs.map((shape) => ({ shape, layer: null })))
    : callSubject(layer);
}
