import { addCounts, type Count, productOf } from '../counts/count';
import type { Shape } from '../ops/shape';
import { firstInput, ifFunction, type Rule } from './rule';

/**
 * Add and Mul under the tools that replace torch.add and torch.mul by functions that count; the operators
 * + and * are not replaced.
 *
 * The tools match dimensions from the first, not from the last as broadcasting does.
 */
export const replacedElementwise: Rule = ifFunction({
  formula: 'the larger size of each dimension of both inputs, multiplied; with a number input elements',
  count: ({ computation }) => {
    let merged = firstInput(computation);
    let sum: Count = typeof computation.args.other === 'number' ? productOf(merged) : 0;
    for (const other of computation.inputShapes.slice(1)) {
      merged = largerSizes(merged, other);
      sum = addCounts(sum, productOf(merged));
    }
    return sum;
  },
});

function largerSizes(left: Shape, right: Shape): Shape {
  const longer = left.length >= right.length ? left : right;
  return longer.map((_size, axis) => Math.max(left[axis] ?? 1, right[axis] ?? 1));
}
