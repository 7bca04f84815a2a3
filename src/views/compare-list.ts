import { formatShape } from '../ops/shape';
import type { ComparedFigure, Comparison } from '../report/compare';
import {
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
  const linesOf = (branch: string, figure: ComparedFigure) =>
    names.map((name, at) => {
      const value = figure.values[at] ?? null;
      const change = at === 0 ? null : (figure.changes[at - 1] ?? null);
      return [
        textCell(branch),
        textCell(figure.metric),
        textCell(name),
        value === null ? noCell : countCell(value),
        ...(change === null
          ? [noCell, noCell, noCell]
          : [differenceCell(change.difference), changeCell(change.percent), ratioCell(change.ratio)]),
      ];
    });
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
    columns: ['branch', 'metric', 'spec', 'value', 'difference', 'percent', 'ratio'].map((key) => ({
      title: key,
      key,
      align: 'left' as const,
    })),
    rows: [
      ...figures.flatMap((figure) => linesOf('', figure)),
      ...(showsOutputs ? outputLines : []),
      ...branches.flatMap(({ name, figures: own }) => own.flatMap((figure) => linesOf(name, figure))),
    ],
    footer: null,
  };
}
