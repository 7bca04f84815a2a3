import type { CheckResult, Contributor } from '../report/check';
import { percentOf } from '../report/ratio';
import { limitText, verdictWords } from './check-words';
import {
  type Cell,
  countCell,
  figureColumn,
  noCell,
  shapeCell,
  shareCell,
  type Table,
  tableOf,
  textColumn,
} from './table';

/** A row for each check: its figure, its limit, the room between them, and the verdict as the last column. */
export function checkTable(results: readonly CheckResult[]): Table {
  return tableOf(results, [
    textColumn('Check', 'check', ({ check }) => check.name.replace(/\s+/g, ' ')),
    figureColumn('Value', 'value', valueCell),
    textColumn('Limit', 'limit', (result) => limitText(result)),
    figureColumn('Headroom', 'headroom', headroomCell),
    textColumn('Verdict', 'verdict', ({ verdict }) => verdictWords[verdict]),
  ]);
}

function valueCell(result: CheckResult): Cell {
  if (result.verdict === 'trouble') return noCell;
  return typeof result.value === 'object' ? shapeCell(result.value) : countCell(result.value);
}

function headroomCell(result: CheckResult): Cell {
  return result.verdict === 'trouble' || result.headroom === null ? noCell : countCell(result.headroom);
}

/** A row for each layer that contributes to a broken check, the largest first. */
export function contributorsTable(contributors: readonly Contributor[]): Table {
  return tableOf(contributors, [
    textColumn('Layer', 'path', ({ path }) => path),
    textColumn('Type', 'type', ({ type }) => type),
    figureColumn('Adds', 'count', ({ count }) => countCell(count)),
    figureColumn('Share', 'share', ({ count, whole }) => shareCell(percentOf(count, whole))),
  ]);
}
