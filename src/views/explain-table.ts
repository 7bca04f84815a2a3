import { formatCount } from '../counts/count';
import type { ExplainedPart, GroupExplanation } from '../report/explanation';
import { percentOf, ratioOf } from '../report/ratio';
import { NOT_COUNTED, PARTIAL } from './known-figures';
import { type Cell, countCell, noCell, ratioCell, shapeCell, shareCell, type Table, textCell } from './table';

/** The parts of a group with what each costs and its share of the multiply-adds. */
export function partsTable(group: GroupExplanation): Table {
  const { parts, output, params, macs, path, type, isWorkKnown } = group;
  return {
    columns: [
      { title: 'Part', key: 'path', align: 'left' },
      { title: 'Type', key: 'type', align: 'left' },
      { title: 'Output', key: 'output', align: 'left' },
      { title: 'Parameters', key: 'params', align: 'right' },
      { title: 'Mult-adds', key: 'macs', align: 'right' },
      { title: 'Share', key: 'share', align: 'right' },
    ],
    rows: parts.map((part) => [
      textCell(part.path),
      textCell(part.called ? part.type : `${part.type} (not called)`),
      part.called ? shapeCell(part.output) : noCell,
      countCell(part.params),
      partMacsCell(part),
      isWorkKnown ? shareCell(percentOf(part.macs, macs)) : noCell,
    ]),
    footer: [
      textCell('Total'),
      textCell(path === '' ? '' : type),
      shapeCell(output),
      countCell(params),
      isWorkKnown ? countCell(macs) : textCell(`${formatCount(macs)} (${PARTIAL})`),
      isWorkKnown ? shareCell(percentOf(macs, macs)) : noCell,
    ],
  };
}

function partMacsCell({ macs, isWorkKnown }: ExplainedPart): Cell {
  if (isWorkKnown) return countCell(macs);
  return textCell(macs === 0 ? NOT_COUNTED : `${formatCount(macs)} (${PARTIAL})`);
}

/** What each reduction saves: the part around it as it is, and with the larger convolution on its input. */
export function reductionsTable({ reductions, type }: GroupExplanation): Table {
  return {
    columns: [
      { title: 'Part', key: 'scope', align: 'left' },
      { title: 'Reduction', key: 'reduction', align: 'left' },
      { title: 'Feeds', key: 'layer', align: 'left' },
      { title: 'Mult-adds', key: 'macs_with', align: 'right' },
      { title: 'Without it', key: 'macs_without', align: 'right' },
      { title: 'Ratio', key: 'macs_ratio', align: 'right' },
      { title: 'Parameters', key: 'params_with', align: 'right' },
      { title: 'Without it', key: 'params_without', align: 'right' },
      { title: 'Ratio', key: 'params_ratio', align: 'right' },
    ],
    rows: reductions.map(({ scope, reduction, layer, withReduction, withoutReduction }) => [
      textCell(scope === '' ? type : scope),
      textCell(pathWithin(reduction, scope)),
      textCell(pathWithin(layer, scope)),
      ...(['macs', 'params'] as const).flatMap((figure) => [
        countCell(withReduction[figure]),
        countCell(withoutReduction[figure]),
        ratioCell(ratioOf(withoutReduction[figure], withReduction[figure])),
      ]),
    ]),
    footer: null,
  };
}

/** The rest of a path below another one. */
function pathWithin(path: string, scope: string): string {
  return path.startsWith(`${scope}.`) ? path.slice(scope.length + 1) : path;
}
