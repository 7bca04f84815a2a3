import type { Count } from '../counts/count';
import type { ComparedBranch, ComparedFigure, ComparedShapes, Comparison } from '../report/compare';
import type { Change } from '../report/compare-change';
import type { Quotient } from '../report/ratio';
import { namedShapesCell } from './diff-cells';
import { PARTIAL } from './known-figures';
import {
  type Cell,
  type Column,
  changeCell,
  countCell,
  differenceCell,
  noCell,
  ratioCell,
  shareCell,
  type Table,
  textCell,
} from './table';

/** A table with the title above it. */
export interface TitledTable {
  readonly title: string;
  readonly table: Table;
}

/** The whole networks side by side, a row for each figure, each network against the first. */
export function comparisonTable(comparison: Comparison): Table {
  const { specs, figures, inputs, outputs, showsOutputs } = comparison;
  const shapes = [
    ...(inputs.same.every((same) => same) ? [] : [{ title: 'Input shape', compared: inputs }]),
    ...(showsOutputs ? [{ title: 'Output shape', compared: outputs }] : []),
  ];
  return {
    columns: [{ title: 'Figure', key: 'figure', align: 'left' }, ...columnsOf(specs, [])],
    rows: [
      ...figures.map((figure) => [
        textCell(isPart(figure) ? `  ${figure.title}` : figure.title),
        ...rowOf(figure, null, null),
      ]),
      ...shapes.map(({ title, compared }) => [textCell(title), ...shapeCells(compared)]),
    ],
  };
}

/** For each figure that branches have, the branches side by side with their shares of the whole. */
export function branchTables({ specs, branches }: Comparison): readonly TitledTable[] {
  const names = specs.map(({ name }) => name);
  const [first] = branches;
  return (first?.figures ?? []).map(({ title }, at) => ({
    title: `${title} by branch`,
    table: {
      columns: [
        { title: 'Branch', key: 'branch', align: 'left' as const },
        ...columnsOf(specs, [{ title: 'Share', key: 'share', align: 'right' }]),
      ],
      rows: branches.flatMap((branch) => {
        const figure = branch.figures[at];
        if (figure === undefined) return [];
        return [[textCell(branchTitle(branch, names)), ...rowOf(figure, branch, figure.shares)]];
      }),
    },
  }));
}

function isPart({ metric }: ComparedFigure): boolean {
  return metric === 'weights' || metric === 'biases' || metric === 'trainable_params';
}

/** The totals under every requested convention, a row for each, each network compared with the first. */
export function comparedConventionsTable({ specs, conventions }: Comparison): Table {
  return {
    columns: [
      { title: 'Convention', key: 'convention', align: 'left' },
      { title: 'Figure', key: 'figure', align: 'left' },
      ...columnsOf(specs, []),
    ],
    rows: (conventions ?? []).map((compared) => [
      textCell(compared.convention.name),
      textCell(compared.convention.title),
      ...rowOf(compared, null, null),
    ]),
  };
}

/**
 * For two networks the columns of changes are at the end, with the difference; for more they follow each
 * figure, as percent and ratio.
 */
function columnsOf(specs: Comparison['specs'], shares: readonly Column[]): readonly Column[] {
  const names = specs.map(({ name }) => name);
  return names.flatMap((name, index): readonly Column[] => [
    { title: name, key: `value_${index + 1}`, align: 'right' },
    ...shares,
    ...(index > 0 ? changeColumns(names, index) : []),
  ]);
}

function changeColumns(names: readonly string[], index: number): readonly Column[] {
  const columns: readonly Column[] = [
    { title: 'Difference', key: `difference_${index + 1}`, align: 'right' },
    { title: 'Percent', key: `percent_${index + 1}`, align: 'right' },
    { title: ratioTitle(names), key: `ratio_${index + 1}`, align: 'right' },
  ];
  return columns.slice(names.length === 2 ? 0 : 1);
}

/** The title of the ratio: both names if they are short. */
function ratioTitle(names: readonly string[]): string {
  const title = names.join(' / ');
  return names.length === 2 && title.length <= LONGEST_RATIO_TITLE ? title : 'Ratio';
}

const LONGEST_RATIO_TITLE = 30;

/** The cells of a figure of the whole networks, or of their branches with the shares that these are. */
function rowOf(
  { values, changes }: Pick<ComparedFigure, 'values' | 'changes'>,
  branch: ComparedBranch | null,
  shares: readonly (Quotient | null)[] | null,
): readonly Cell[] {
  return values.flatMap((value, network) => [
    valueCell(value, branch, network),
    ...(shares === null ? [] : [shareOrNone(shares[network] ?? null)]),
    ...(network === 0 ? [] : changeCells(changes[network - 1] ?? null).slice(changes.length === 1 ? 0 : 1)),
  ]);
}

/** A network's figure; `partial` if one of its layers has none, empty if there is no such branch. */
export function valueCell(value: Count | null, branch: ComparedBranch | null, network: number): Cell {
  if (value !== null) return countCell(value);
  return branch?.outputs[network] === null ? noCell : textCell(PARTIAL);
}

/** The difference, the change in percent and the ratio; empty if they are not known. */
export function changeCells(change: Change | null): readonly Cell[] {
  if (change === null) return [noCell, noCell, noCell];
  return [differenceCell(change.difference), changeCell(change.percent), ratioCell(change.ratio)];
}

function shareOrNone(share: Quotient | null): Cell {
  return share === null ? noCell : shareCell(share);
}

function shapeCells({ shapes, same }: ComparedShapes): readonly Cell[] {
  return shapes.flatMap((list, network) => {
    const isSame = textCell(same[network - 1] === true ? 'same' : 'different');
    const changes = network === 0 ? [] : [isSame, noCell, noCell].slice(0, same.length === 1 ? 3 : 2);
    return [namedShapesCell(list), ...changes];
  });
}

/** The name, and if not every network has such a branch, the names of those that do. */
function branchTitle({ name, outputs }: ComparedBranch, names: readonly string[]): string {
  const having = names.filter((_name, at) => outputs[at] !== null);
  return having.length === names.length ? name : `${name} (only in ${having.join(', ')})`;
}
