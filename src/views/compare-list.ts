import { formatShape } from '../ops/shape';
import type { ComparedBranch, ComparedFigure, Comparison } from '../report/compare';
import { changeCells, valueCell } from './compare-table';
import { type Cell, type Column, countCell, noCell, shapesCell, type Table, textCell } from './table';

/**
 * A comparison with a line for each figure of each network, first of the whole and then of every branch, so
 * that the columns are the same for any number of networks.
 */
export function comparisonList(comparison: Comparison): Table {
  const { specs, figures, branches, outputs, showsOutputs } = comparison;
  const names = specs.map(({ name }) => name);
  const linesOf = (branch: ComparedBranch | null, figure: ComparedFigure) =>
    names.map((name, network) => [
      textCell(branch?.name ?? ''),
      textCell(figure.metric),
      textCell(name),
      ...figureCells(figure, branch, network),
    ]);
  const outputLines = names.map((name, network) => {
    const cell = shapesCell(outputs.shapes[network] ?? [], ({ shape }) => formatShape(shape), ' ');
    return [textCell(''), textCell('output'), textCell(name), cell, noCell, noCell, noCell];
  });
  return {
    columns: listColumns('branch', 'metric'),
    rows: [
      ...figures.flatMap((figure) => linesOf(null, figure)),
      ...(showsOutputs ? outputLines : []),
      ...statedLines(specs),
      ...branches.flatMap((branch) => branch.figures.flatMap((figure) => linesOf(branch, figure))),
    ],
  };
}

/** The stated part of each network's figures; empty if all figures are computed. */
function statedLines(specs: Comparison['specs']): readonly (readonly Cell[])[] {
  if (specs.every(({ stated }) => stated === null)) return [];
  return (['params', 'macs'] as const).flatMap((metric) =>
    specs.map(({ name, stated }) => [
      textCell(''),
      textCell(`stated_${metric}`),
      textCell(name),
      countCell(stated?.[metric] ?? 0),
      ...changeCells(null),
    ]),
  );
}

/** The totals under every requested convention, with a line for each convention and network. */
export function comparedConventionsList({ specs, conventions }: Comparison): Table {
  return {
    columns: listColumns('convention'),
    rows: (conventions ?? []).flatMap((compared) =>
      specs.map(({ name }, network) => [
        textCell(compared.convention.name),
        textCell(name),
        ...figureCells(compared, null, network),
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

function figureCells(
  { values, changes }: Pick<ComparedFigure, 'values' | 'changes'>,
  branch: ComparedBranch | null,
  network: number,
): readonly Cell[] {
  const change = changes[network - 1] ?? null;
  return [valueCell(values[network] ?? null, branch, network), ...changeCells(change)];
}
