import { multiplyCounts, productOf } from '../counts/count';
import { macsOf } from './macs';
import { firstInput, type Rule } from './rule';

/**
 * A matrix product as the tools count it by the shapes of its two sides, which leaves out leading dimensions
 * that only the right side has.
 */
export const leftByColumns: Rule = {
  formula: 'elements of the left side x columns of the right side',
  count: ({ computation, work }) => {
    const right = computation.inputShapes[1] ?? [];
    if (right.length < 2) return macsOf(work);
    return multiplyCounts(productOf(firstInput(computation)), right[right.length - 1] ?? 1);
  },
};
