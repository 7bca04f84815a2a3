import { multiplyCounts, productOf } from '../counts/count';
import type { Computation } from '../graph/graph';
import { firstInput, type Rule } from './rule';

/** A number for each element of the input, one with learned scales and another one without. */
export function normalised(learned: number, plain: number): Rule {
  return {
    formula: `${learned} x input elements, ${plain} x when not affine`,
    count: ({ computation }) =>
      multiplyCounts(isAffine(computation) ? learned : plain, productOf(firstInput(computation))),
  };
}

const byRunningStatistics = normalised(2, 1);
const byInputStatistics = normalised(5, 4);

/** Batch norm as fvcore and calflops count it: without running statistics it takes the input's, as in training. */
export const batchNormalised: Rule = {
  formula: `${byRunningStatistics.formula}; without running statistics ${byInputStatistics.formula}`,
  count: (call) =>
    (call.computation.args.track_running_stats === false ? byInputStatistics : byRunningStatistics).count(
      call,
    ),
};

function isAffine({ args }: Computation): boolean {
  return (args.affine ?? args.elementwise_affine) === true;
}
