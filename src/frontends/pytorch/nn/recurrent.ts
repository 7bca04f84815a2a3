import { findOp } from '../../../ops/index';
import { createList, createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Instance, Invoke, PyClass, Value } from '../../../python/value';
import { tensorArgument } from '../arguments';
import { callOp } from '../call-op';
import { type Session, sessionOf } from '../session';
import { isTensor, type Tensor } from '../tensor';
import { setLayerType } from './layer-classes';
import { constructLayer, currentArguments, weightsOf } from './layers';
import { method, moduleClass } from './module-class';
import { ownTensors, tensorIn } from './module-state';

const TYPES = ['RNN', 'LSTM', 'GRU', 'RNNCell', 'LSTMCell', 'GRUCell'] as const;

type Type = (typeof TYPES)[number];

/** `nn.LSTM` and its kin. */
export const recurrentClasses: Readonly<Record<Type, PyClass>> = {
  RNN: recurrentClass('RNN'),
  LSTM: recurrentClass('LSTM'),
  GRU: recurrentClass('GRU'),
  RNNCell: recurrentClass('RNNCell'),
  LSTMCell: recurrentClass('LSTMCell'),
  GRUCell: recurrentClass('GRUCell'),
};

function recurrentClass(type: Type): PyClass {
  const made = hostClass({
    name: type,
    module: 'torch.nn.modules.rnn',
    bases: [moduleClass],
    methods: {
      __init__: construct(type),
      forward: method('forward', 'input, hx=None', (machine, self, input) =>
        run(sessionOf(machine), self, type, input),
      ),
      flatten_parameters: () => null,
      reset_parameters: () => null,
    },
  });
  setLayerType(made, type);
  return made;
}

function construct(type: Type): Invoke {
  return (machine, [self, ...args], keywords) => {
    const op = findOp(type);
    if (op === undefined || !isKind(self, 'instance')) return raise('TypeError', `${type} needs an instance`);
    constructLayer(sessionOf(machine), self, op, args, keywords);
    self.attributes.set('mode', type === 'RNN' ? 'RNN_TANH' : type);
    if (!type.endsWith('Cell')) nameWeights(self);
    return null;
  };
}

/** `_all_weights` and `all_weights`: a list for each layer and direction. */
function nameWeights(self: Instance): void {
  const names = ownTensors(self, '_parameters').map(([name]) => name);
  const ends = [...new Set(names.map((name) => /_l\d+(_reverse)?$/.exec(name)?.[0] ?? ''))];
  const groups = ends.map((end) => names.filter((name) => /_l\d+(_reverse)?$/.exec(name)?.[0] === end));
  const listed = (of: (name: string) => Value) =>
    createList(groups.map((group) => createList(group.map(of))));
  self.attributes.set(
    '_all_weights',
    listed((name) => name),
  );
  self.attributes.set(
    'all_weights',
    listed((name) => tensorIn(self, name)),
  );
}

/** Output and last states, as the layer's class gives them. */
function run(session: Session, self: Instance, type: Type, given: Value): Value {
  const op = findOp(type);
  if (op === undefined) return null;
  const packed = packedData(given);
  const input = packed ?? tensorArgument(type.toLowerCase(), given);
  const made = callOp(session, {
    type,
    args: currentArguments(session, self, op),
    inputs: [input],
    weights: weightsOf(self),
  });
  const [output, hidden, cell] = made;
  if (type === 'RNNCell' || type === 'GRUCell') return output;
  if (type === 'LSTMCell') return createTuple([output, hidden ?? output]);
  const states: Value =
    type === 'LSTM' ? createTuple([hidden ?? output, cell ?? output]) : (hidden ?? output);
  return createTuple([packed === null ? output : repacked(given, output), states]);
}

/** `PackedSequence`: here the padded tensor that it was made of. */
export const packedClass = hostClass({
  name: 'PackedSequence',
  module: 'torch.nn.utils.rnn',
  methods: {
    // A named tuple of the data, the batch sizes and two orders.
    __getitem__: (_machine, [self, index = null]) => {
      if (index === 0) return packedData(self);
      return isKind(self, 'instance') && index === 1 ? (self.attributes.get('lengths') ?? null) : null;
    },
  },
});

function packedData(value: Value): Tensor | null {
  if (!isKind(value, 'instance') || value.type !== packedClass) return null;
  const data = value.attributes.get('data');
  return isTensor(data) ? data : null;
}

function repacked(like: Value, data: Tensor): Value {
  const made: Instance = {
    kind: 'instance',
    type: packedClass,
    attributes: new Map(),
    primitive: undefined,
    host: null,
  };
  made.attributes.set('data', data);
  if (isKind(like, 'instance')) made.attributes.set('lengths', like.attributes.get('lengths') ?? null);
  return made;
}

/** `pack_padded_sequence`: all sequences count with their padding. */
export function pack(data: Tensor, lengths: Value): Value {
  const made: Instance = {
    kind: 'instance',
    type: packedClass,
    attributes: new Map(),
    primitive: undefined,
    host: null,
  };
  made.attributes.set('data', data);
  made.attributes.set('lengths', lengths);
  return made;
}

/** `pad_packed_sequence`. */
export function unpack(value: Value): Value {
  const data = packedData(value);
  if (data === null || !isKind(value, 'instance'))
    return raise('TypeError', 'pad_packed_sequence() needs a PackedSequence');
  return createTuple([data, value.attributes.get('lengths') ?? null]);
}
