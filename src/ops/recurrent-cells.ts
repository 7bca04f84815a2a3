import { type Count, multiplyCounts, productOf } from '../counts/count';
import type { PerWorkUnit, Tensor, Work, WorkTerm } from './op';
import { type Shape, sizeAt } from './shape';
import { perElement } from './work';

/** The arguments that recurrent layers share. */
export interface RecurrentArgs {
  readonly input_size: number;
  readonly hidden_size: number;
  readonly num_layers: number;
  readonly bias: boolean;
  readonly batch_first: boolean;
  readonly bidirectional: boolean;
  /** Size that the hidden state is projected to; 0 for none. Only LSTM has it. */
  readonly proj_size?: number;
}

/** The work of one unit of one layer at one step, apart from the products with the weights. */
interface Cell {
  readonly gates: number;
  readonly steps: PerWorkUnit;
}

/** tanh(W x + U h) or relu(W x + U h). */
export const plainCells: Readonly<Record<'tanh' | 'relu', Cell>> = {
  tanh: { gates: 1, steps: { add: 3, exp: 1, div: 1 } },
  relu: { gates: 1, steps: { add: 1, compare: 1 } },
};

/** Four sums, three sigmoids and two tanh; c = f x c + i x g, h = o x tanh(c). */
export const lstmCell: Cell = { gates: 4, steps: { add: 12, mul: 3, exp: 5, div: 5 } };

/** Three sums, two sigmoids and a tanh; n has r x (U h), h = (1 - z) x n + z x h. */
export const gruCell: Cell = { gates: 3, steps: { add: 9, mul: 3, exp: 3, div: 3 } };

/** Size of the state that is passed from step to step and to the next layer. */
export function stateSize({ hidden_size, proj_size = 0 }: RecurrentArgs): number {
  return proj_size === 0 ? hidden_size : proj_size;
}

/** The number of directions in which a layer reads its sequence: 1, or 2 if it is bidirectional. */
export function directionsOf({ bidirectional }: Pick<RecurrentArgs, 'bidirectional'>): number {
  return bidirectional ? 2 : 1;
}

export function sequenceOutput(args: RecurrentArgs, input: Shape): Shape {
  return [...input.slice(0, -1), stateSize(args) * directionsOf(args)];
}

/** The state after the last step of each layer and direction: [layers x directions, batch, size]. */
export function lastState(args: RecurrentArgs, size: number, input: Shape): Shape {
  const batch = input.length === 2 ? [] : [sizeAt(input, args.batch_first ? 0 : 1)];
  return [args.num_layers * directionsOf(args), ...batch, size];
}

/** The weights of one direction of a layer that reads this many features, in PyTorch's order. */
function layerWeights(args: RecurrentArgs, gates: number, features: number): readonly Tensor[] {
  const { hidden_size, proj_size = 0 } = args;
  const rows = gates * hidden_size;
  return [
    { name: 'weight_ih', shape: [rows, features] },
    { name: 'weight_hh', shape: [rows, stateSize(args)] },
    ...(args.bias
      ? [
          { name: 'bias_ih', shape: [rows] },
          { name: 'bias_hh', shape: [rows] },
        ]
      : []),
    ...(proj_size > 0 ? [{ name: 'weight_hr', shape: [proj_size, hidden_size] }] : []),
  ];
}

export function recurrentTensors(args: RecurrentArgs, gates: number): readonly Tensor[] {
  const suffixes = args.bidirectional ? ['', '_reverse'] : [''];
  const tensors: Tensor[] = [];
  for (let layer = 0; layer < args.num_layers; layer += 1) {
    const features = layer === 0 ? args.input_size : stateSize(args) * directionsOf(args);
    for (const suffix of suffixes) {
      for (const { name, shape } of layerWeights(args, gates, features)) {
        tensors.push({ name: `${name}_l${layer}${suffix}`, shape });
      }
    }
  }
  return tensors;
}

const MATRIX_LABELS: Readonly<Record<string, string>> = {
  weight_ih: 'input to hidden',
  weight_hh: 'hidden to hidden',
  weight_hr: 'projection',
};

function matrixLabel(tensor: string, layers: string): string {
  return `${MATRIX_LABELS[tensor] ?? tensor}${layers}`;
}

/** Each weight is used once at each step, for each sample; all layers after the first have the same work. */
export function recurrentWork(args: RecurrentArgs, { gates, steps }: Cell, input: Shape): Work {
  const directions = directionsOf(args);
  const rows = input.slice(0, -1);
  const uses = (label: string, weights: Count, times: number): WorkTerm => ({
    unit: 'mac',
    label,
    factors: [multiplyCounts(weights, times), ...rows],
  });
  const matrices = (features: number) =>
    layerWeights(args, gates, features).filter(({ shape }) => shape.length === 2);
  const units = [args.hidden_size, directions * args.num_layers, ...rows];
  return [
    ...matrices(args.input_size).map(({ name, shape }) =>
      uses(matrixLabel(name, args.num_layers === 1 ? '' : ', layer 0'), productOf(shape), directions),
    ),
    ...(args.num_layers === 1 ? [] : matrices(stateSize(args) * directions)).map(({ name, shape }) =>
      uses(matrixLabel(name, ', further layers'), productOf(shape), directions * (args.num_layers - 1)),
    ),
    ...(args.bias ? [{ unit: 'bias_add' as const, factors: [2 * gates, ...units] }] : []),
    ...perElement(steps, units),
  ];
}
