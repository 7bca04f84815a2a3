import { figureTitles } from '../counts/figure-titles';
import type { DiffSet } from '../report/diff-set';
import type { SetTotal } from '../report/diff-set-totals';
import { changeOf, differenceOf } from './diff-cells';
import { type Cell, countCell, noCell, type Table, textCell } from './table';

/** The figures whose sums over a run are shown. */
const SHOWN = ['params', 'macs'] as const;

/** Whether there is more than one spec, and something differs. */
export function hasSetTotals({ specs, verdict }: DiffSet): boolean {
  return specs.length > 1 && verdict !== 'same';
}

/** The total cost of all specs of a run, old and new. */
export function setTotalsTable({ specs, totals: { counts, leftOut } }: DiffSet): Table {
  const title =
    leftOut === 0 ? `All ${specs.length} specs` : `${specs.length - leftOut} of ${specs.length} specs`;
  return {
    columns: [
      { title, key: 'figure', align: 'left' },
      { title: 'Old', key: 'old', align: 'right' },
      { title: 'New', key: 'new', align: 'right' },
      { title: 'Difference', key: 'difference', align: 'right' },
      { title: '%', key: 'percent', align: 'right' },
    ],
    rows: SHOWN.flatMap((metric) => counts.filter((total) => total.metric === metric)).map(rowOf),
  };
}

function rowOf({ metric, old, new: next, isComplete }: SetTotal): readonly Cell[] {
  const changes = isComplete ? [differenceOf(old, next), changeOf(old, next)] : [noCell, textCell('partial')];
  const title = metric === 'count' ? 'Count' : figureTitles[metric];
  return [textCell(title), countCell(old), countCell(next), ...changes];
}
