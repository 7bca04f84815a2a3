import {
  type Call,
  type Dims,
  dimsAt,
  hasInput,
  numberAttribute,
  type Operator,
  type Operators,
  textAttribute,
  typeAt,
  unknownOutputs,
} from './operator';

interface Recurrence {
  readonly steps: number | null;
  readonly batch: number | null;
  readonly directions: number;
  readonly hidden: number | null;
  readonly isBatchFirst: boolean;
}

/** The sizes of a recurrent layer; null where the rank of its input is not known. */
function recurrenceOf(call: Call): Recurrence | null {
  const dims = dimsAt(call, 0);
  if (dims === null) return null;
  const isBatchFirst = numberAttribute(call, 'layout', 0) === 1;
  const [first = null, second = null] = dims;
  const hidden = numberAttribute(call, 'hidden_size', dimsAt(call, 2)?.[2] ?? null);
  const directions = textAttribute(call, 'direction', 'forward') === 'bidirectional' ? 2 : 1;
  return {
    steps: isBatchFirst ? second : first,
    batch: isBatchFirst ? first : second,
    directions,
    hidden,
    isBatchFirst,
  };
}

/** A recurrent layer: all states, then the last state, then for an LSTM the last cell. */
function recurrent(type: 'RNN' | 'LSTM' | 'GRU'): Operator {
  return {
    roles: ['data', 'weight', 'weight', 'weight', 'plain', 'plain', 'plain', 'weight'],
    outputs: (call) => {
      const found = recurrenceOf(call);
      if (found === null) return unknownOutputs(call);
      const { steps, batch, directions, hidden, isBatchFirst } = found;
      const rank = dimsAt(call, 0)?.length;
      if (rank !== 3) return { problem: `its input has ${rank} dimensions, it needs 3` };
      const states: Dims = isBatchFirst
        ? [batch, steps, directions, hidden]
        : [steps, directions, batch, hidden];
      const last: Dims = isBatchFirst ? [batch, directions, hidden] : [directions, batch, hidden];
      const elementType = typeAt(call, 0);
      return call.node.outputs.map((_name, slot) => ({ dims: slot === 0 ? states : last, elementType }));
    },
    products: (call) => {
      const found = recurrenceOf(call);
      const [directions = null, rows = null, features = null] = dimsAt(call, 1) ?? [];
      const [, , state = null] = dimsAt(call, 2) ?? [];
      if (found === null || features === null || state === null) return null;
      return [[found.steps, found.batch, directions, rows, features + state]];
    },
    lower: (call) => {
      const found = recurrenceOf(call);
      const features = dimsAt(call, 0)?.[2] ?? null;
      if (found === null || found.hidden === null || features === null) return null;
      return {
        type,
        args: {
          hidden_size: found.hidden,
          bias: hasInput(call, 3),
          batch_first: found.isBatchFirst,
          bidirectional: found.directions === 2,
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

/** Weights are [directions, features, rows] here. */
export const microsoftRecurrent: Operators = {
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
      const found = recurrenceOf(call);
      const [directions = null, features = null, rows = null] = dimsAt(call, 1) ?? [];
      const [, state = null] = dimsAt(call, 2) ?? [];
      if (found === null || features === null || state === null) return null;
      return [[found.steps, found.batch, directions, rows, features + state]];
    },
  },
};
