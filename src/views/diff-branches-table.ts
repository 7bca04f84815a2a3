import type { Diff } from '../report/diff';
import type { BranchChange } from '../report/diff-branches';
import { isDifference } from '../report/diff-layers';
import { isKnown } from '../report/uncounted';
import { changeOf, differenceOf } from './diff-cells';
import { marks } from './diff-layers-table';
import { hasOwnCount } from './diff-totals-table';
import { sumCell } from './known-figures';
import { type Cell, type Column, noCell, type Table, textCell } from './table';

type BranchCount = 'params' | 'macs' | 'count';

/** The branches that differ, with each compared figure old, new and in percent. */
export function diffBranchesTable(diff: Diff): Table {
  const counts = (['params', 'macs', 'count'] as const).filter((name) =>
    name === 'count' ? hasOwnCount(diff) : diff.metrics.includes(name),
  );
  return {
    columns: [
      { title: '', key: 'status', align: 'left' },
      { title: 'Branch', key: 'name', align: 'left' },
      ...counts.flatMap((name) => countColumns(name, diff)),
    ],
    rows: shownBranches(diff).map((branch) => rowOf(branch, counts)),
    footer: null,
  };
}

/** The branches that have a row. */
export function shownBranches({ branches }: Diff): readonly BranchChange[] {
  return branches.filter(isDifference);
}

function countColumns(name: BranchCount, diff: Diff): readonly Column[] {
  const title = { params: 'Params', macs: 'Mult-Adds', count: diff.new.convention.title }[name];
  return [
    { title: `Old ${title}`, key: `old_${name}`, align: 'right' },
    { title: `New ${title}`, key: `new_${name}`, align: 'right' },
    { title: 'Difference', key: `${name}_difference`, align: 'right' },
    { title: '%', key: `${name}_percent`, align: 'right' },
  ];
}

function rowOf({ status, old, new: next }: BranchChange, counts: readonly BranchCount[]): readonly Cell[] {
  const name = old === null || next === null || old.name === next.name ? '' : `${old.name} -> `;
  return [
    textCell(marks[status]),
    textCell(`${name}${(next ?? old)?.name ?? ''}`),
    ...counts.flatMap((count) => {
      const [before, after] = [old?.[count] ?? 0, next?.[count] ?? 0];
      const isAll = [old, next].every((side) => side === null || isKnown(side, count));
      return [
        old === null ? noCell : sumCell(before, old, count),
        next === null ? noCell : sumCell(after, next, count),
        isAll ? differenceOf(before, after) : noCell,
        old === null || next === null || !isAll ? noCell : changeOf(before, after),
      ];
    }),
  ];
}
