import { type Count, multiplyCounts, productOf } from '../counts/count';
import {
  field,
  flag,
  inferred,
  LARGEST_SIZE,
  POSITIVE,
  probability,
  whole,
  withDefault,
  words,
} from './fields';
import {
  defineOp,
  type Example,
  ONE_INPUT,
  type Op,
  type ShapeProblem,
  type Tensor,
  type Work,
  type WorkTerm,
  type WorkUnit,
} from './op';
import { type Shape, sizeAt } from './shape';

/** More layers than this are refused: each has tensors of its own. */
const MOST_LAYERS = 1000;

const lstmExamples: readonly Example[] = [
  {
    args: { hidden_size: 16, batch_first: true },
    inputs: [[1, 5, 8]],
    output: [1, 5, 16],
    params: 1664,
    macs: 7680,
  },
  {
    args: { hidden_size: 16, batch_first: true, bias: false },
    inputs: [[1, 5, 8]],
    output: [1, 5, 16],
    params: 1536,
    macs: 7680,
  },
  {
    args: { hidden_size: 16, batch_first: true, bidirectional: true },
    inputs: [[1, 5, 8]],
    output: [1, 5, 32],
    params: 3328,
    macs: 15360,
  },
  {
    args: { hidden_size: 16, batch_first: true, num_layers: 2 },
    inputs: [[1, 5, 8]],
    output: [1, 5, 16],
    params: 3840,
    macs: 17920,
  },
  {
    args: { hidden_size: 4, proj_size: 3, bias: false },
    inputs: [[5, 2, 6]],
    output: [5, 2, 3],
    params: 156,
    macs: 1560,
  },
];

const sizeFields = {
  input_size: inferred('Size of the last dimension of the input'),
  hidden_size: whole(1, 'Size of the hidden state'),
  num_layers: withDefault(
    field({ ...POSITIVE, most: MOST_LAYERS }, 'Layers, each of which reads the outputs of the one before'),
    1,
  ),
};

const callFields = {
  bias: flag(true, 'Adds two learned numbers to each gate'),
  batch_first: flag(false, 'Reads the input as [batch, step, feature] instead of [step, batch, feature]'),
  dropout: probability(0, 'Share of values dropped between layers while training'),
  bidirectional: flag(false, 'Also reads the sequence from its end, with weights of its own'),
};

interface RecurrentArgs {
  readonly input_size: number;
  readonly hidden_size: number;
  readonly num_layers: number;
  readonly bias: boolean;
  readonly batch_first: boolean;
  readonly bidirectional: boolean;
  /** Size that the hidden state is projected to; 0 for none. */
  readonly proj_size: number;
}

/** What one unit of one layer computes at one step, beside the weights. */
interface Cell {
  readonly gates: number;
  readonly steps: Partial<Readonly<Record<WorkUnit, number>>>;
}

/** tanh(W x + U h) or relu(W x + U h). */
const plainCells: Readonly<Record<'tanh' | 'relu', Cell>> = {
  tanh: { gates: 1, steps: { add: 3, exp: 1, div: 1 } },
  relu: { gates: 1, steps: { add: 1, compare: 1 } },
};

/** Four sums, three sigmoids and two tanh; c = f x c + i x g, h = o x tanh(c). */
const lstmCell: Cell = { gates: 4, steps: { add: 12, mul: 3, exp: 5, div: 5 } };

/** Three sums, two sigmoids and a tanh; n has r x (U h), h = (1 - z) x n + z x h. */
const gruCell: Cell = { gates: 3, steps: { add: 9, mul: 3, exp: 3, div: 3 } };

/** RNN, LSTM and GRU. */
export function recurrentOps(): readonly Op[] {
  return [rnn(), lstm(), gru()];
}

function rnn(): Op {
  return defineOp({
    type: 'RNN',
    family: 'recurrent',
    summary: 'A recurrent layer with one gate: each step adds a weighted input and the weighted last state.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.RNN.html',
    fields: {
      ...sizeFields,
      nonlinearity: words(['tanh', 'relu'], 'tanh', 'Applied to the sum'),
      ...callFields,
    },
    inputs: ONE_INPUT,
    ranks: [2, 3],
    inferred: { input_size: lastDim },
    output: (args, [input]) => sequenceOutput({ ...args, proj_size: 0 }, input),
    params: (args) => recurrentTensors({ ...args, proj_size: 0 }, 1),
    work: (args, [input]) => recurrentWork({ ...args, proj_size: 0 }, plainCells[args.nonlinearity], input),
    reach: () => 'everything',
    furtherOutputs: (args, [input]) => [lastState(args, args.hidden_size, input)],
    examples: [
      {
        args: { hidden_size: 16, batch_first: true },
        inputs: [[1, 5, 8]],
        output: [1, 5, 16],
        params: 416,
        macs: 1920,
      },
      {
        args: { hidden_size: 16, nonlinearity: 'relu' },
        inputs: [[5, 1, 8]],
        output: [5, 1, 16],
        params: 416,
        macs: 1920,
      },
    ],
  });
}

function lstm(): Op {
  return defineOp({
    type: 'LSTM',
    family: 'recurrent',
    summary: 'A recurrent layer with input, forget and output gates and a cell state.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.LSTM.html',
    fields: {
      ...sizeFields,
      ...callFields,
      proj_size: withDefault(
        field(
          { kind: 'whole', least: 0, most: LARGEST_SIZE },
          'Size that the hidden state is projected to; 0 for no projection',
        ),
        0,
      ),
    },
    inputs: ONE_INPUT,
    ranks: [2, 3],
    inferred: { input_size: lastDim },
    output: (args, [input]) => checkProjection(args) ?? sequenceOutput(args, input),
    params: (args) => recurrentTensors(args, 4),
    work: (args, [input]) => recurrentWork(args, lstmCell, input),
    reach: () => 'everything',
    furtherOutputs: (args, [input]) => [
      lastState(args, stateSize(args), input),
      lastState(args, args.hidden_size, input),
    ],
    examples: lstmExamples,
  });
}

function gru(): Op {
  return defineOp({
    type: 'GRU',
    family: 'recurrent',
    summary: 'A recurrent layer with reset and update gates.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.GRU.html',
    fields: { ...sizeFields, ...callFields },
    inputs: ONE_INPUT,
    ranks: [2, 3],
    inferred: { input_size: lastDim },
    output: (args, [input]) => sequenceOutput({ ...args, proj_size: 0 }, input),
    params: (args) => recurrentTensors({ ...args, proj_size: 0 }, 3),
    work: (args, [input]) => recurrentWork({ ...args, proj_size: 0 }, gruCell, input),
    reach: () => 'everything',
    furtherOutputs: (args, [input]) => [lastState(args, args.hidden_size, input)],
    examples: [
      {
        args: { hidden_size: 16, batch_first: true },
        inputs: [[1, 5, 8]],
        output: [1, 5, 16],
        params: 1248,
        macs: 5760,
      },
      {
        args: { hidden_size: 7, batch_first: true, bidirectional: true },
        inputs: [[1, 6, 26]],
        output: [1, 6, 14],
        params: 1470,
        macs: 8316,
      },
    ],
  });
}

function lastDim(input: Shape): number | undefined {
  return input.at(-1);
}

function checkProjection({ proj_size, hidden_size }: RecurrentArgs): ShapeProblem | null {
  if (proj_size < hidden_size) return null;
  return {
    problem: `proj_size ${proj_size} is not smaller than hidden_size ${hidden_size}`,
    help: `use a proj_size of at most ${hidden_size - 1}, or 0 for none`,
  };
}

/** Size of the state that is passed from step to step and to the next layer. */
function stateSize({ hidden_size, proj_size }: RecurrentArgs): number {
  return proj_size === 0 ? hidden_size : proj_size;
}

function directionsOf({ bidirectional }: Pick<RecurrentArgs, 'bidirectional'>): number {
  return bidirectional ? 2 : 1;
}

function sequenceOutput(args: RecurrentArgs, input: Shape): Shape {
  return [...input.slice(0, -1), stateSize(args) * directionsOf(args)];
}

/** The state after the last step of each layer and direction: [layers x directions, batch, size]. */
function lastState(args: Omit<RecurrentArgs, 'proj_size'>, size: number, input: Shape): Shape {
  const batch = input.length === 2 ? [] : [sizeAt(input, args.batch_first ? 0 : 1)];
  return [args.num_layers * directionsOf(args), ...batch, size];
}

/** The weights of one direction of a layer that reads so many features, in PyTorch's order. */
function layerWeights(args: RecurrentArgs, gates: number, features: number): readonly Tensor[] {
  const rows = gates * args.hidden_size;
  return [
    { name: 'weight_ih', shape: [rows, features] },
    { name: 'weight_hh', shape: [rows, stateSize(args)] },
    ...(args.bias
      ? [
          { name: 'bias_ih', shape: [rows] },
          { name: 'bias_hh', shape: [rows] },
        ]
      : []),
    ...(args.proj_size > 0 ? [{ name: 'weight_hr', shape: [args.proj_size, args.hidden_size] }] : []),
  ];
}

function recurrentTensors(args: RecurrentArgs, gates: number): readonly Tensor[] {
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

/** Each weight is used once at each step, for each sample; the layers after the first are alike. */
function recurrentWork(args: RecurrentArgs, { gates, steps }: Cell, input: Shape): Work {
  const directions = directionsOf(args);
  const rows = input.slice(0, -1);
  const uses = (weights: Count, times: number): WorkTerm => ({
    unit: 'mac',
    factors: [multiplyCounts(weights, times), ...rows],
  });
  const matrices = (features: number) =>
    layerWeights(args, gates, features).filter(({ shape }) => shape.length === 2);
  const units = [args.hidden_size, directions * args.num_layers, ...rows];
  return [
    ...matrices(args.input_size).map(({ shape }) => uses(productOf(shape), directions)),
    ...(args.num_layers === 1 ? [] : matrices(stateSize(args) * directions)).map(({ shape }) =>
      uses(productOf(shape), directions * (args.num_layers - 1)),
    ),
    ...(args.bias ? [{ unit: 'bias_add' as const, factors: [2 * gates, ...units] }] : []),
    ...(Object.keys(steps) as WorkUnit[]).map((unit) => ({ unit, factors: [steps[unit] ?? 0, ...units] })),
  ];
}
