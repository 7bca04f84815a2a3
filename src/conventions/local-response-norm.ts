import { multiplyCounts, productOf, sumOf } from '../counts/count';
import { firstInput, numberArg, type Rule } from './rule';

/**
 * LocalResponseNorm is a function of torch that calls others: Tensor.mul, an average pool over channels that
 * are padded by one less than its size, Tensor.mul and Tensor.add. Tools that replace these count them.
 */
export const responseNormalised: Rule = {
  formula: '3 x input elements + input elements with channels padded by size - 1',
  count: ({ computation }) => {
    const input = firstInput(computation);
    const padded = input.map((size, axis) => (axis === 1 ? size + numberArg(computation, 'size') - 1 : size));
    return sumOf([multiplyCounts(3, productOf(input)), productOf(padded)]);
  },
};
