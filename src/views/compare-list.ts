import { formatShape } from '../ops/shape';
import type { ComparedFigure, Comparison } from '../report/compare';
import { branchWithout, wholeWithout } from './compare-table';
import {
  type Cell,
  type Column,
  changeCell,
  countCell,
  differenceCell,
  noCell,
  ratioCell,
  shapeCell,
  type Table,
  textCell,
} from './table';

/**
 * A comparison with a line for each figure of each network, first of the whole and then of every branch, so
 * that the columns are the same for any number of networks.
 */
export function comparisonList(comparison: Comparison): Table {
  const { specs, figures, branches, outputs, showsOutputs } = comparison;
  const names = specs.map(({ name }) => name);
  const linesOf = (branch: string, figure: ComparedFigure, without: (network: number) => Cell) =>
    names.map((name, at) => [
      textCell(branch),
      textCell(figure.metric),
      textCell(name),
      ...valueCells(figure, at, without),
    ]);
  const outputLines = names.map((name, at) => {
    const shapes = outputs.shapes[at] ?? [];
    const [only] = shapes;
    const cell =
      only !== undefined && shapes.length === 1
        ? shapeCell(only.shape)
        : textCell(shapes.map(({ shape }) => formatShape(shape)).join(' '));
    return [textCell(''), textCell('output'), textCell(name), cell, noCell, noCell, noCell];
  });
  return {
    columns: listColumns('branch', 'metric'),
    rows: [
      ...figures.flatMap((figure) => linesOf('', figure, wholeWithout)),
      ...(showsOutputs ? outputLines : []),
      ...branches.flatMap((branch) =>
        branch.figures.flatMap((figure) =>
          linesOf(branch.name, figure, (network) => branchWithout(branch, network)),
        ),
      ),
    ],
  };
}

/** The totals under every convention that was asked for, with a line for each of them and each network. */
export function comparedConventionsList({ specs, conventions }: Comparison): Table {
  return {
    columns: listColumns('convention'),
    rows: (conventions ?? []).flatMap((compared) =>
      specs.map(({ name }, at) => [
        textCell(compared.convention.name),
        textCell(name),
        ...valueCells(compared, at, wholeWithout),
      ]),
    ),
  };
}

function listColumns(...first: readonly string[]): readonly Column[] {
  return [...first, 'spec', 'value', 'difference', 'percent', 'ratio'].map((key) => ({
    title: key,
    key,
    align: 'left' as const,
  }));
}

function valueCells(
  { values, changes }: Pick<ComparedFigure, 'values' | 'changes'>,
  at: number,
  without: (network: number) => Cell,
): readonly Cell[] {
  const value = values[at] ?? null;
  const change = at === 0 ? null : (changes[at - 1] ?? null);
  return [
    value === null ? without(at) : countCell(value),
    ...(change === null
      ? [noCell, noCell, noCell]
      : [differenceCell(change.difference), changeCell(change.percent), ratioCell(change.ratio)]),
  ];
}
