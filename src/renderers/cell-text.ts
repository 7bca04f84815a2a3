import { formatCount } from '../counts/count';
import { formatShape } from '../ops/shape';
import { formatDecimal } from '../report/ratio';
import { printable } from '../text/printable';
import type { Cell } from '../views/table';

/** A cell as people read it: digits in groups of three, shapes in brackets. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'count':
      return formatCount(cell.count);
    case 'shape':
      return formatShape(cell.shape);
    case 'difference':
      return signed(formatCount(cell.count), cell.count > 0);
    case 'change':
      return unitAfter(formatDecimal(cell.quotient, 1), ' %', cell.quotient.over > 0);
    case 'share':
      return unitAfter(formatDecimal(cell.quotient, 1), ' %', false);
    case 'ratio':
      return unitAfter(formatDecimal(cell.quotient, 2), 'x', false);
    case 'none':
      return '';
  }
}

/** A cell as people read it, with each character that a terminal may interpret written as an escape. */
export function printableCellText(cell: Cell): string {
  return printable(cellText(cell));
}

function unitAfter(decimal: string | null, unit: string, isIncrease: boolean): string {
  return decimal === null ? '' : `${signed(decimal, isIncrease)}${unit}`;
}

function signed(digits: string, isIncrease: boolean): string {
  return isIncrease ? `+${digits}` : digits;
}
