import type { Report } from '../report/report-rows';
import { typeText } from '../report/stated';
import type { ColumnName } from './column-names';
import { callSubject, columnsOf, type RowSubject, totalSubject } from './columns';
import { isOwnFigure } from './known-figures';
import { type Cell, type Table, textCell } from './table';

const usualColumns: readonly ColumnName[] = [
  'output',
  'params',
  'trainable_params',
  'buffers',
  'macs',
  'flops',
];

/**
 * Every layer of a report with its figures, functional ones too, so that each column adds up to its total. It
 * has the chosen columns, or the default ones.
 */
export function layersTable(report: Report, picked?: readonly ColumnName[]): Table {
  const columns = columnsOf(report, picked ?? usualColumnsOf(report));
  const cellsOf = (subject: RowSubject): readonly Cell[] => columns.map(({ cellOf }) => cellOf(subject));
  return {
    columns: [
      { title: 'Layer', key: 'path', align: 'left' },
      { title: 'Type', key: 'type', align: 'left' },
      ...columns,
    ],
    rows: report.layers.map((layer) => [
      textCell(layer.path),
      textCell(typeText(layer)),
      ...cellsOf(callSubject(layer)),
    ]),
    footer: [textCell('Total'), textCell(report.model.name), ...cellsOf(totalSubject(report))],
  };
}

function usualColumnsOf({ convention, training }: Report): readonly ColumnName[] {
  const counted: readonly ColumnName[] = isOwnFigure(convention) ? [...usualColumns, 'count'] : usualColumns;
  return training === null ? counted : [...counted, 'saved_bytes'];
}
