import { figureTitles } from '../counts/figure-titles';
import type { Diff } from '../report/diff';
import type { BranchChange } from '../report/diff-branches';
import { isDifference } from '../report/diff-layers';
import { changeOf, differenceOf } from './diff-cells';
import { marks } from './diff-layers-table';
import { hasOwnCount } from './diff-totals-table';
import { isKnownOfBoth, sumCell } from './known-figures';
import { type CellColumn, figureColumn, noCell, type Table, tableOf, textColumn } from './table';

type BranchCount = 'params' | 'macs' | 'count';

/** The branches that differ, with each compared figure old, new and in percent. */
export function diffBranchesTable(diff: Diff): Table {
  const counts = (['params', 'macs', 'count'] as const).filter((name) =>
    name === 'count' ? hasOwnCount(diff) : diff.metrics.includes(name),
  );
  return tableOf(diff.branches.filter(isDifference), [
    textColumn('', 'status', ({ status }) => marks[status]),
    textColumn('Branch', 'name', nameText),
    ...counts.flatMap((name) => countColumns(name, diff)),
  ]);
}

function nameText({ old, new: next }: BranchChange): string {
  const name = (next ?? old)?.name ?? '';
  return old === null || old.name === name ? name : `${old.name} -> ${name}`;
}

function countColumns(name: BranchCount, diff: Diff): readonly CellColumn<BranchChange>[] {
  const title = name === 'count' ? diff.new.convention.title : figureTitles[name];
  const countsOf = ({ old, new: next }: BranchChange) => [old?.[name] ?? 0, next?.[name] ?? 0] as const;
  return [
    figureColumn(`Old ${title}`, `old_${name}`, ({ old }) =>
      old === null ? noCell : sumCell(old[name], old, name),
    ),
    figureColumn(`New ${title}`, `new_${name}`, ({ new: next }) =>
      next === null ? noCell : sumCell(next[name], next, name),
    ),
    figureColumn('Difference', `${name}_difference`, (branch) =>
      isKnownOfBoth(branch.old, branch.new, name) ? differenceOf(...countsOf(branch)) : noCell,
    ),
    figureColumn('%', `${name}_percent`, (branch) =>
      branch.new !== null && isKnownOfBoth(branch.old, branch.new, name)
        ? changeOf(...countsOf(branch))
        : noCell,
    ),
  ];
}
