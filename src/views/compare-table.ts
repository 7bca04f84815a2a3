import { formatShape, type NamedShape } from '../ops/shape';
import type {
  ComparedBranch,
  ComparedBranchFigure,
  ComparedFigure,
  ComparedShapes,
  ComparedSpec,
  Comparison,
} from '../report/compare';
import type { Change } from '../report/compare-change';
import { PARTIAL } from './known-figures';
import {
  type Cell,
  type Column,
  changeCell,
  countCell,
  differenceCell,
  noCell,
  ratioCell,
  shapeCell,
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
        ...rowOf(figure, [], wholeWithout),
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
        const cells = rowOf(figure, sharesOf(figure), (network) => branchWithout(branch, network));
        return [[textCell(branchTitle(branch, names)), ...cells]];
      }),
    },
  }));
}

function isPart({ metric }: ComparedFigure): boolean {
  return metric === 'weights' || metric === 'biases' || metric === 'trainable_params';
}

/** The totals under every convention that was asked for, a row for each convention, each network against the first. */
export function comparedConventionsTable({ specs, conventions }: Comparison): Table {
  return {
    columns: [
      { title: 'Convention', key: 'convention', align: 'left' },
      { title: 'Figure', key: 'figure', align: 'left' },
      ...columnsOf(specs, []),
    ],
    rows: (conventions ?? []).map(({ convention, values, changes }) => [
      textCell(convention.name),
      textCell(convention.title),
      ...rowOf({ values, changes }, [], wholeWithout),
    ]),
  };
}

/**
 * Two networks have their columns of changes at the end, with the difference; more of them each after its own
 * figure, by percent and ratio.
 */
function columnsOf(specs: readonly ComparedSpec[], shares: readonly Column[]): readonly Column[] {
  const names = specs.map(({ name }) => name);
  return names.flatMap((name, index): readonly Column[] => [
    { title: name, key: `value_${index + 1}`, align: 'right' },
    ...shares,
    ...(index > 0 ? changeColumns(names, index) : []),
  ]);
}

function changeColumns(names: readonly string[], index: number): readonly Column[] {
  const columns: readonly Column[] = [
    { title: 'Percent', key: `percent_${index + 1}`, align: 'right' },
    { title: ratioTitle(names), key: `ratio_${index + 1}`, align: 'right' },
  ];
  return names.length === 2
    ? [{ title: 'Difference', key: `difference_${index + 1}`, align: 'right' }, ...columns]
    : columns;
}

/** The two names where there are two short ones. */
function ratioTitle(names: readonly string[]): string {
  const title = names.join(' / ');
  return names.length === 2 && title.length <= LONGEST_RATIO_TITLE ? title : 'Ratio';
}

const LONGEST_RATIO_TITLE = 30;

function rowOf(
  { values, changes }: Pick<ComparedFigure, 'values' | 'changes'>,
  shares: readonly (readonly Cell[])[],
  without: (network: number) => Cell,
): readonly Cell[] {
  return values.flatMap((value, index) => [
    value === null ? without(index) : countCell(value),
    ...(shares[index] ?? []),
    ...(index === 0 ? [] : changeCells(changes[index - 1] ?? null, changes.length)),
  ]);
}

/** A whole network has no figure where one of its layers has none. */
export function wholeWithout(): Cell {
  return textCell(PARTIAL);
}

/** Nor has a branch, and there may be no such branch. */
export function branchWithout({ outputs }: ComparedBranch, network: number): Cell {
  return outputs[network] === null ? noCell : textCell(PARTIAL);
}

function changeCells(change: Change | null, count: number): readonly Cell[] {
  if (change === null) return new Array<Cell>(count === 1 ? 3 : 2).fill(noCell);
  const quotients = [changeCell(change.percent), ratioCell(change.ratio)];
  return count === 1 ? [differenceCell(change.difference), ...quotients] : quotients;
}

function shapeCells({ shapes, same }: ComparedShapes): readonly Cell[] {
  return shapes.flatMap((list, index) => [
    shapesCell(list),
    ...(index === 0
      ? []
      : [
          textCell(same[index - 1] === true ? 'same' : 'different'),
          ...new Array<Cell>(same.length === 1 ? 2 : 1).fill(noCell),
        ]),
  ]);
}

function shapesCell(list: readonly NamedShape[]): Cell {
  const [only, ...more] = list;
  return more.length === 0
    ? shapeCell(only?.shape ?? [])
    : textCell(list.map(({ name, shape }) => `${name} ${formatShape(shape)}`).join(', '));
}

function sharesOf({ shares }: ComparedBranchFigure): readonly (readonly Cell[])[] {
  return shares.map((share) => [share === null ? noCell : shareCell(share)]);
}

/** The name, and where not every network has such a branch, which ones do. */
function branchTitle({ name, outputs }: ComparedBranch, names: readonly string[]): string {
  const having = names.filter((_name, at) => outputs[at] !== null);
  return having.length === names.length ? name : `${name} (only in ${having.join(', ')})`;
}
