import { example } from './example';
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
import { defineOp, type Op, type ShapeProblem } from './op';
import {
  gruCell,
  lastState,
  lstmCell,
  plainCells,
  type RecurrentArgs,
  recurrentTensors,
  recurrentWork,
  sequenceOutput,
  stateSize,
} from './recurrent-cells';
import {
  gruMemory,
  lstmMemory,
  plainMemory,
  recurrentBackward,
  recurrentInside,
  recurrentSaved,
} from './recurrent-memory';
import { formatShape, isSameShape, type Shape } from './shape';

/** The largest number of layers, since each has tensors of its own. */
const MOST_LAYERS = 1000;

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
  dropout: probability(0, 'Fraction of the values that is dropped between layers while training'),
  bidirectional: flag(false, 'Also reads the sequence from its end, with weights of its own'),
};

/** The sequence, and the states before its first step: zeros when not given. */
const INPUTS = { least: 1, most: 2 } as const;

/** RNN, LSTM and GRU. */
export function recurrentOps(): readonly Op[] {
  return [
    defineOp({
      type: 'RNN',
      aliases: ['SimpleRNN', 'Elman'],
      family: 'recurrent',
      summary: 'A simple recurrent layer: each step adds the weighted input and the weighted previous state.',
      fields: {
        ...sizeFields,
        nonlinearity: words(['tanh', 'relu'], 'tanh', 'Applied to the sum'),
        ...callFields,
      },
      inputs: INPUTS,
      ranks: [2, 3],
      inferred: { input_size: lastDim },
      output: (args, inputs) =>
        checkStates(inputs, [args.hidden_size], args) ?? sequenceOutput(args, inputs[0]),
      params: (args) => recurrentTensors(args, 1),
      work: (args, [input]) => recurrentWork(args, plainCells[args.nonlinearity], input),
      reach: () => 'everything',
      inside: (args, inputs) => recurrentInside(args, plainMemory, inputs),
      saved: (args, inputs, _output, gradients) => recurrentSaved(args, plainMemory, inputs, gradients),
      backward: (args, inputs, _output, gradients) => recurrentBackward(args, plainMemory, inputs, gradients),
      furtherNames: ['h_n'],
      furtherOutputs: (args, [input]) => [lastState(args, args.hidden_size, input)],
      examples: [
        example('1x5x8 -> 1x5x16', { hidden_size: 16, batch_first: true }, { params: 416, macs: 1920 }),
        example('5x1x8 -> 5x1x16', { hidden_size: 16, nonlinearity: 'relu' }, { params: 416, macs: 1920 }),
      ],
    }),
    defineOp({
      type: 'LSTM',
      aliases: ['CuDNNLSTM'],
      family: 'recurrent',
      summary: 'A recurrent layer with input, forget and output gates and a cell state.',
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
      inputs: { least: 1, most: 3 },
      ranks: [2, 3],
      inferred: { input_size: lastDim },
      output: (args, inputs) =>
        checkProjection(args) ??
        checkStates(inputs, [stateSize(args), args.hidden_size], args) ??
        sequenceOutput(args, inputs[0]),
      params: (args) => recurrentTensors(args, 4),
      work: (args, [input]) => recurrentWork(args, lstmCell, input),
      reach: () => 'everything',
      inside: (args, inputs) => recurrentInside(args, lstmMemory, inputs),
      saved: (args, inputs, _output, gradients) => recurrentSaved(args, lstmMemory, inputs, gradients),
      backward: (args, inputs, _output, gradients) => recurrentBackward(args, lstmMemory, inputs, gradients),
      furtherNames: ['h_n', 'c_n'],
      furtherOutputs: (args, [input]) => [
        lastState(args, stateSize(args), input),
        lastState(args, args.hidden_size, input),
      ],
      examples: [
        example('1x5x8 -> 1x5x16', { hidden_size: 16, batch_first: true }, { params: 1664, macs: 7680 }),
        example(
          '1x5x8 -> 1x5x16',
          { hidden_size: 16, batch_first: true, bias: false },
          { params: 1536, macs: 7680 },
        ),
        example(
          '1x5x8 -> 1x5x32',
          { hidden_size: 16, batch_first: true, bidirectional: true },
          { params: 3328, macs: 15360 },
        ),
        example(
          '1x5x8 -> 1x5x16',
          { hidden_size: 16, batch_first: true, num_layers: 2 },
          { params: 3840, macs: 17920 },
        ),
        example('5x2x6 -> 5x2x3', { hidden_size: 4, proj_size: 3, bias: false }, { params: 156, macs: 1560 }),
      ],
    }),
    defineOp({
      type: 'GRU',
      aliases: ['CuDNNGRU'],
      family: 'recurrent',
      summary: 'A recurrent layer with reset and update gates.',
      fields: { ...sizeFields, ...callFields },
      inputs: INPUTS,
      ranks: [2, 3],
      inferred: { input_size: lastDim },
      output: (args, inputs) =>
        checkStates(inputs, [args.hidden_size], args) ?? sequenceOutput(args, inputs[0]),
      params: (args) => recurrentTensors(args, 3),
      work: (args, [input]) => recurrentWork(args, gruCell, input),
      reach: () => 'everything',
      inside: (args, inputs) => recurrentInside(args, gruMemory, inputs),
      saved: (args, inputs, _output, gradients) => recurrentSaved(args, gruMemory, inputs, gradients),
      backward: (args, inputs, _output, gradients) => recurrentBackward(args, gruMemory, inputs, gradients),
      furtherNames: ['h_n'],
      furtherOutputs: (args, [input]) => [lastState(args, args.hidden_size, input)],
      examples: [
        example('1x5x8 -> 1x5x16', { hidden_size: 16, batch_first: true }, { params: 1248, macs: 5760 }),
        example(
          '1x6x26 -> 1x6x14',
          { hidden_size: 7, batch_first: true, bidirectional: true },
          { params: 1470, macs: 8316 },
        ),
      ],
    }),
  ];
}

function lastDim(input: Shape): number | undefined {
  return input.at(-1);
}

function checkProjection({ proj_size = 0, hidden_size }: RecurrentArgs): ShapeProblem | null {
  if (proj_size < hidden_size) return null;
  return {
    problem: `proj_size ${proj_size} is not smaller than hidden_size ${hidden_size}`,
    help: `use a proj_size of at most ${hidden_size - 1}, or 0 for none`,
  };
}

/** Given states must be complete, with the shapes of the states after the last step. */
function checkStates(
  [input, ...given]: readonly [Shape, ...Shape[]],
  sizes: readonly number[],
  args: RecurrentArgs,
): ShapeProblem | null {
  if (given.length === 0) return null;
  if (given.length !== sizes.length)
    return {
      problem: `${given.length} of ${sizes.length} states is given`,
      help: 'give all states, or none',
    };
  for (const [index, size] of sizes.entries()) {
    const wanted = lastState(args, size, input);
    const state = given[index] ?? [];
    if (!isSameShape(state, wanted))
      return { problem: `the state ${formatShape(state)} is not ${formatShape(wanted)}` };
  }
  return null;
}
