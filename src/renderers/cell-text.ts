import { formatCount } from '../counts/count';
import { formatShape } from '../ops/shape';
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
    case 'none':
      return '';
  }
}
