import { type Count, formatCount } from '../counts/count';
import { figureTitles } from '../counts/figure-titles';
import type { ExplainedPart, GroupExplanation } from '../report/explanation';
import { percentOf, ratioOf } from '../report/ratio';
import type { Reduction } from '../report/reduction';
import { NOT_COUNTED, PARTIAL } from './known-figures';
import {
  type Cell,
  type CellColumn,
  countCell,
  figureColumn,
  noCell,
  ratioCell,
  shapeCell,
  shareCell,
  type Table,
  tableOf,
  textCell,
  textColumn,
} from './table';

/** The parts of a group with their costs and shares of the multiply-adds. */
export function partsTable(group: GroupExplanation): Table {
  const { parts, output, params, macs, path, type, isWorkKnown } = group;
  const partShare = (share: Count): Cell => (isWorkKnown ? shareCell(percentOf(share, macs)) : noCell);
  return {
    ...tableOf(parts, [
      textColumn('Part', 'path', (part) => part.path),
      textColumn('Type', 'type', (part) => (part.called ? part.type : `${part.type} (not called)`)),
      {
        title: figureTitles.output,
        key: 'output',
        align: 'left',
        cellOf: (part) => (part.called ? shapeCell(part.output) : noCell),
      },
      figureColumn(figureTitles.params, 'params', (part) => countCell(part.params)),
      figureColumn(figureTitles.macs, 'macs', partMacsCell),
      figureColumn('Share', 'share', (part) => partShare(part.macs)),
    ]),
    footer: [
      textCell('Total'),
      textCell(path === '' ? '' : type),
      shapeCell(output),
      countCell(params),
      isWorkKnown ? countCell(macs) : textCell(`${formatCount(macs)} (${PARTIAL})`),
      partShare(macs),
    ],
  };
}

function partMacsCell({ macs, isWorkKnown }: ExplainedPart): Cell {
  if (isWorkKnown) return countCell(macs);
  return textCell(macs === 0 ? NOT_COUNTED : `${formatCount(macs)} (${PARTIAL})`);
}

/**
 * The savings of each reduction: the cost of the part around it as it is, and with the larger convolution on
 * its input.
 */
export function reductionsTable({ reductions, type }: GroupExplanation): Table {
  return tableOf(reductions, [
    textColumn('Part', 'scope', ({ scope }) => (scope === '' ? type : scope)),
    textColumn('Reduction', 'reduction', ({ reduction, scope }) => pathWithin(reduction, scope)),
    textColumn('Feeds', 'layer', ({ layer, scope }) => pathWithin(layer, scope)),
    ...reductionColumns(figureTitles.macs, 'macs'),
    ...reductionColumns(figureTitles.params, 'params'),
  ]);
}

function reductionColumns(title: string, figure: 'macs' | 'params'): readonly CellColumn<Reduction>[] {
  return [
    figureColumn(title, `${figure}_with`, ({ withReduction }) => countCell(withReduction[figure])),
    figureColumn('Without it', `${figure}_without`, ({ withoutReduction }) =>
      countCell(withoutReduction[figure]),
    ),
    figureColumn('Ratio', `${figure}_ratio`, ({ withReduction, withoutReduction }) =>
      ratioCell(ratioOf(withoutReduction[figure], withReduction[figure])),
    ),
  ];
}

/** The rest of a path below another one. */
function pathWithin(path: string, scope: string): string {
  return path.startsWith(`${scope}.`) ? path.slice(scope.length + 1) : path;
}
