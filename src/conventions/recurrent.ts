import { addCounts, type Count, multiplyCounts, productOf, sumOf } from '../counts/count';
import type { Computation } from '../graph/graph';
import type { Shape } from '../ops/shape';
import { paramTensors } from '../passes/params';
import { firstInput, numberArg } from './rule';

/** One layer of a recurrent network in one direction. */
export interface RecurrentLayer {
  /** Gates together: the rows of its weights. */
  readonly gates: number;
  readonly hidden: number;
  readonly inputWeights: Count;
  readonly stateWeights: Count;
  /** Both biases; 0 without. */
  readonly biases: Count;
}

/**
 * The sum over the layers of a recurrent network, for each step of each sample; a second direction counts as
 * the first.
 *
 * The tools take the product of the first two dimensions as the steps, whichever of them is the batch.
 */
export function overRecurrentLayers(
  computation: Computation,
  count: (layer: RecurrentLayer, index: number) => Count,
): Count {
  const shapes = new Map(paramTensors(computation).map(({ name, shape }) => [name, shape]));
  const layers = Array.from({ length: numberArg(computation, 'num_layers') }, (_, index) =>
    layerOf(computation, shapes, index),
  );
  const directions = computation.args.bidirectional === true ? 2 : 1;
  return multiplyCounts(
    sumOf(layers.map(count)),
    productOf([directions, ...firstInput(computation).slice(0, 2)]),
  );
}

function layerOf(
  computation: Computation,
  shapes: ReadonlyMap<string, Shape>,
  index: number,
): RecurrentLayer {
  const elements = (name: string): Count => {
    const shape = shapes.get(`${name}_l${index}`);
    return shape === undefined ? 0 : productOf(shape);
  };
  return {
    gates: shapes.get(`weight_ih_l${index}`)?.[0] ?? 0,
    hidden: numberArg(computation, 'hidden_size'),
    inputWeights: elements('weight_ih'),
    stateWeights: elements('weight_hh'),
    biases: addCounts(elements('bias_ih'), elements('bias_hh')),
  };
}

/** Sums and products of a cell apart from its weights, in units of the hidden size, as ptflops and calflops count them. */
export function cellSteps({ op }: Computation): number {
  if (op.type.startsWith('LSTM')) return 10;
  return op.type.startsWith('GRU') ? 7 : 1;
}
