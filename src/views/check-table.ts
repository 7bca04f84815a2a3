import type { CheckResult, Contributor } from '../report/check';
import { percentOf } from '../report/ratio';
import { limitText, verdictWords } from './check-words';
import { type Cell, countCell, noCell, shapeCell, shareCell, type Table, textCell } from './table';

/** A row for each check: its figure, its limit, the room between them, and the verdict as the last column. */
export function checkTable(results: readonly CheckResult[]): Table {
  return {
    columns: [
      { title: 'Check', key: 'check', align: 'left' },
      { title: 'Value', key: 'value', align: 'right' },
      { title: 'Limit', key: 'limit', align: 'left' },
      { title: 'Headroom', key: 'headroom', align: 'right' },
      { title: 'Verdict', key: 'verdict', align: 'left' },
    ],
    rows: results.map((result) => [
      textCell(result.check.name.replace(/\s+/g, ' ')),
      valueCell(result),
      textCell(limitText(result)),
      result.verdict === 'trouble' || result.headroom === null ? noCell : countCell(result.headroom),
      textCell(verdictWords[result.verdict]),
    ]),
    footer: null,
  };
}

function valueCell(result: CheckResult): Cell {
  if (result.verdict === 'trouble') return noCell;
  return typeof result.value === 'object' ? shapeCell(result.value) : countCell(result.value);
}

/** A row for each layer that contributes to a broken check, the largest first. */
export function contributorsTable(contributors: readonly Contributor[]): Table {
  return {
    columns: [
      { title: 'Layer', key: 'path', align: 'left' },
      { title: 'Type', key: 'type', align: 'left' },
      { title: 'Adds', key: 'count', align: 'right' },
      { title: 'Share', key: 'share', align: 'right' },
    ],
    rows: contributors.map(({ path, type, count, whole }) => [
      textCell(path),
      textCell(type),
      countCell(count),
      shareCell(percentOf(count, whole)),
    ]),
    footer: null,
  };
}
