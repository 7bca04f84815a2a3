import { numberAttribute, textAttribute } from './attributes';
import {
  addDims,
  type Call,
  type Dims,
  dimsAt,
  hasInput,
  type Operator,
  type Operators,
  type Products,
  ranked,
  sizeOn,
  typeAt,
} from './operator';

interface Recurrence {
  readonly steps: number | null;
  readonly batch: number | null;
  readonly features: number | null;
  readonly directions: number;
  readonly hidden: number | null;
  readonly isBatchFirst: boolean;
}

/** The sizes of a recurrent layer, whose input is [steps, batch, features]. */
function recurrenceOf(call: Call): Recurrence {
  const dims = dimsAt(call, 0);
  const isBatchFirst = numberAttribute(call, 'layout', 0) === 1;
  const [steps, batch] = [sizeOn(dims, isBatchFirst ? 1 : 0), sizeOn(dims, isBatchFirst ? 0 : 1)];
  return {
    steps,
    batch,
    features: sizeOn(dims, 2),
    directions: textAttribute(call, 'direction', 'forward') === 'bidirectional' ? 2 : 1,
    hidden: numberAttribute(call, 'hidden_size', sizeOn(dimsAt(call, 2), 2)),
    isBatchFirst,
  };
}

/** The multiply-adds of all steps of all samples with the weights of the input and of the state. */
function recurrentProducts(call: Call, rows: number | null, columns: number | null): Products {
  const { steps, batch, directions } = recurrenceOf(call);
  return [[steps, batch, directions, rows, columns]];
}

/** A recurrent layer: all states, then the last state, then for an LSTM the last cell. */
function recurrent(type: 'RNN' | 'LSTM' | 'GRU'): Operator {
  return {
    roles: ['data', 'weight', 'weight', 'weight', 'plain', 'plain', 'plain', 'weight'],
    outputs: ranked((call, { length: rank }) => {
      if (rank !== 3) return { problem: `its input has ${rank} dimensions, it needs 3` };
      const { steps, batch, directions, hidden, isBatchFirst } = recurrenceOf(call);
      const states: Dims = isBatchFirst
        ? [batch, steps, directions, hidden]
        : [steps, directions, batch, hidden];
      const last: Dims = isBatchFirst ? [batch, directions, hidden] : [directions, batch, hidden];
      const elementType = typeAt(call, 0);
      return call.node.outputs.map((_name, slot) => ({ dims: slot === 0 ? states : last, elementType }));
    }),
    products: (call) => {
      const [weight, state] = [dimsAt(call, 1), dimsAt(call, 2)];
      return recurrentProducts(call, sizeOn(weight, 1), addDims(sizeOn(weight, 2), sizeOn(state, 2)));
    },
    lower: (call) => {
      const { hidden, features, isBatchFirst, directions } = recurrenceOf(call);
      if (hidden === null || features === null) return null;
      return {
        type,
        args: {
          hidden_size: hidden,
          bias: hasInput(call, 3),
          batch_first: isBatchFirst,
          bidirectional: directions === 2,
        },
        inputs: [0],
      };
    },
  };
}

/** Recurrent layers. */
export const recurrentOperators: Operators = {
  RNN: recurrent('RNN'),
  LSTM: recurrent('LSTM'),
  GRU: recurrent('GRU'),
};

/**
 * An LSTM whose steps attend to a memory: the memory is projected once, and each step multiplies its state with the query
 * layer, weighs the keys, sums the values and may go through a layer that joins state and context.
 */
const attentiveLstm: Operator = {
  ...recurrent('LSTM'),
  roles: [
    ...(['data', 'weight', 'weight', 'weight', 'plain', 'plain', 'plain', 'weight'] as const),
    ...(['weight', 'weight', 'weight', 'data', 'plain', 'weight'] as const),
  ],
  products: (call) => {
    const { steps, batch, directions } = recurrenceOf(call);
    const [weight, state, query, memoryLayer, memory] = [1, 2, 8, 9, 11].map((index) => dimsAt(call, index));
    const each = [steps, batch, directions];
    const [depth, width] = [sizeOn(memoryLayer ?? null, 1), sizeOn(memoryLayer ?? null, 2)];
    const kept = sizeOn(memory ?? null, 1);
    return [
      [...each, sizeOn(weight ?? null, 1), addDims(sizeOn(weight ?? null, 2), sizeOn(state ?? null, 2))],
      [directions, batch, kept, depth, width],
      [...each, sizeOn(query ?? null, 1), sizeOn(query ?? null, 2)],
      [...each, kept, width],
      [...each, kept, depth],
      ...(hasInput(call, 13) ? [[...each, sizeOn(dimsAt(call, 13), 1), sizeOn(dimsAt(call, 13), 2)]] : []),
    ];
  },
  lower: () => null,
};

/** Weights are [directions, features, rows] here. */
export const microsoftRecurrent: Operators = {
  AttnLSTM: attentiveLstm,
  DynamicQuantizeLSTM: {
    ...recurrent('LSTM'),
    roles: [
      'data',
      'weight',
      'weight',
      'weight',
      'plain',
      'plain',
      'plain',
      'weight',
      'plain',
      'plain',
      'plain',
      'plain',
    ],
    products: (call) => {
      const [weight, state] = [dimsAt(call, 1), dimsAt(call, 2)];
      return recurrentProducts(call, sizeOn(weight, 2), addDims(sizeOn(weight, 1), sizeOn(state, 1)));
    },
  },
};
