import { isLarger, sumOf } from '../counts/count';
import { madeOnce } from '../graph/made-once';
import type { LayerRow, Report } from '../report/report-rows';
import { typeText } from '../report/stated';
import type { ColumnName } from './column-names';
import { columnsOf, sumSubject } from './columns';
import { isOwnFigure } from './known-figures';
import { type Cell, countCell, type Table, textCell } from './table';

const usualColumns: readonly ColumnName[] = ['params', 'macs'];

/**
 * The layers of a report by their type, each with the number of its calls and the sums of its figures, so that
 * each column adds up to its total; those that the convention counts most come first. It has the chosen
 * columns, or the default ones.
 */
export function typesTable(report: Report, picked?: readonly ColumnName[]): Table {
  const columns = columnsOf(report, picked ?? usualColumnsOf(report));
  const rowOf = (name: string, layers: readonly LayerRow[]): readonly Cell[] => {
    const subject = sumSubject(layers, []);
    return [textCell(name), countCell(layers.length), ...columns.map(({ cellOf }) => cellOf(subject))];
  };
  return {
    columns: [
      { title: 'Type', key: 'type', align: 'left' },
      { title: 'Calls', key: 'calls', align: 'right' },
      ...columns,
    ],
    rows: byType(report.layers).map(([type, layers]) => rowOf(type, layers)),
    footer: rowOf('Total', report.layers),
  };
}

function usualColumnsOf({ convention, training }: Report): readonly ColumnName[] {
  return [
    ...usualColumns,
    ...(isOwnFigure(convention) ? (['count'] as const) : []),
    'share_percent',
    ...(training === null ? [] : (['saved_bytes'] as const)),
  ];
}

function byType(
  layers: readonly LayerRow[],
): readonly (readonly [type: string, layers: readonly LayerRow[]])[] {
  const groups = new Map<string, LayerRow[]>();
  for (const layer of layers) madeOnce(groups, typeText(layer), () => []).push(layer);
  const sumsOf = (group: readonly LayerRow[]) => [
    sumOf(group.map(({ count }) => count)),
    sumOf(group.map(({ params }) => params)),
  ];
  return [...groups]
    .map(([type, group]) => ({ type, group, sums: sumsOf(group) }))
    .sort((left, right) => {
      const at = left.sums.findIndex((sum, index) => sum !== right.sums[index]);
      return at < 0 ? 0 : isLarger(left.sums[at] ?? 0, right.sums[at] ?? 0) ? -1 : 1;
    })
    .map(({ type, group }) => [type, group] as const);
}
