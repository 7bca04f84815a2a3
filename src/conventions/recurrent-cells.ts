import { type Count, multiplyCounts } from '../counts/count';
import { elementsOf } from '../ops/shape';
import { paramTensors } from '../passes/params';
import { cellSteps } from './recurrent';
import { firstInput, numberArg, type Rule } from './rule';

/** The matrices of a cell, its biases together, and the rows of each. */
interface CellParts {
  readonly weights: Count;
  readonly biases: Count;
  readonly gates: number;
}

/** Counts a cell as one step of its recurrent layer, for each sample; an input of one dimension is one sample. */
export function cellRule(formula: string, count: (parts: CellParts, steps: number) => Count): Rule {
  return {
    formula: `samples x (${formula})`,
    count: ({ computation }) => {
      const tensors = paramTensors(computation);
      const elements = (rank: number): Count =>
        elementsOf(tensors.filter(({ shape }) => shape.length === rank));
      const gates = tensors[0]?.shape[0] ?? 0;
      const input = firstInput(computation);
      const samples = input.length === 1 ? 1 : (input[0] ?? 1);
      const steps = cellSteps(computation) * numberArg(computation, 'hidden_size');
      return multiplyCounts(samples, count({ weights: elements(2), biases: elements(1), gates }, steps));
    },
  };
}
