import { formatShape, isSameShape } from '../../../ops/shape';
import { typeOf } from '../../../python/classes';
import { createList, createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass, type InvokeMethod } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import type { Instance, Machine, PyClass, Value } from '../../../python/value';
import { tensorArgument } from '../arguments';
import { callOp } from '../call-op';
import { type Session, sessionOf } from '../session';
import { describeTensor, isTensor, type Tensor } from '../tensor';
import { baseOfLayer } from './layer-bases';
import { knownOp, setLayerType } from './layer-classes';
import { constructLayer, currentArguments, weightsOf } from './layers';
import { method, onInstance } from './module-class';
import { tensorIn } from './module-state';
import { ownTensors } from './module-tree';
import { createPacked, packedIn } from './packed-sequence';

const TYPES = ['RNN', 'LSTM', 'GRU', 'RNNCell', 'LSTMCell', 'GRUCell'] as const;

type Type = (typeof TYPES)[number];

/** `nn.LSTM` and the like. */
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
    bases: [baseOfLayer({ type, family: 'recurrent' })],
    methods: {
      __init__: construct(type),
      forward: method('forward', 'input, hx=None', (machine, self, input, states) =>
        run(sessionOf(machine), self, { type, input, states: statesOf(machine, type, states) }),
      ),
      flatten_parameters: () => null,
      reset_parameters: () => null,
    },
  });
  setLayerType(made, type);
  return made;
}

function construct(type: Type): InvokeMethod {
  return onInstance('__init__', (self, { machine, args, keywords }) => {
    constructLayer(sessionOf(machine), self, knownOp(type), args, keywords);
    const kind = String(self.attributes.get('nonlinearity') ?? 'tanh').toUpperCase();
    self.attributes.set('mode', type === 'RNN' ? `RNN_${kind}` : type);
    if (!type.endsWith('Cell')) nameWeights(self);
    return null;
  });
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
  self.attributes.set('_flat_weights_names', createList([...names]));
  self.attributes.set('_flat_weights', createList(names.map((name) => tensorIn(self, name))));
  self.attributes.set(
    'all_weights',
    listed((name) => tensorIn(self, name)),
  );
}

/** The arguments of a recurrent layer's call. */
interface Call {
  readonly type: Type;
  readonly input: Value;
  /** The first states; none where they are not given. */
  readonly states: readonly Value[];
}

function statesOf(machine: Machine, type: Type, given: Value | undefined): readonly Value[] {
  if (given === undefined || given === null) return [];
  const isPair = type.startsWith('LSTM');
  if (isTensor(given) && isPair)
    raise(
      'RuntimeError',
      `${type} takes a pair of initial states, not one Tensor`,
      () => `pass both, as in self.lstm(x, (hidden, cell)): ${describeTensor(given.host)} is only one`,
    );
  if (isTensor(given)) return [given];
  if (!isPair)
    raise(
      'AttributeError',
      `'${typeOf(given).name}' object has no attribute 'dim'`,
      () => `${type} has one state and no cell: pass it alone, as in self.rnn(x, hidden)`,
    );
  return itemsOf(machine, given);
}

/** Whether given initial states are zeros, as they are by default. */
function areZeros(states: readonly Value[]): boolean {
  return states.every((state) => isTensor(state) && state.host.fill === 0);
}

/** The first states of a layer have the shapes of its last ones. */
function checkStates(states: readonly Value[], last: readonly (Tensor | undefined)[]): void {
  for (const [index, one] of states.entries()) {
    const wanted = last[index]?.host.shape;
    if (!isTensor(one) || wanted === undefined || isSameShape(one.host.shape, wanted)) continue;
    const which = states.length === 1 ? 'hidden' : `hidden[${index}]`;
    raise(
      'RuntimeError',
      `Expected ${which} size (${wanted.join(', ')}), got ${formatShape(one.host.shape)}`,
      () => 'the first dimension is num_layers (twice that if bidirectional), the last one hidden_size',
    );
  }
}

/** Output and last states, as the layer's class gives them. */
function run(session: Session, self: Instance, { type, input: given, states }: Call): Value {
  const packed = packedIn(given);
  const input = packed?.padded ?? tensorArgument(type.toLowerCase(), given);
  const args = currentArguments(session, self, knownOp(type));
  const made = callOp(session, {
    type,
    // a packed sequence has its own order
    args: packed === null ? args : { ...args, batch_first: packed.isBatchFirst },
    inputs: [input, ...(areZeros(states) ? [] : states.filter(isTensor))],
    weights: weightsOf(self),
  });
  const [output, hidden, cell] = made;
  if (type.endsWith('Cell')) checkStates(states, [hidden ?? output, output]);
  if (type === 'RNNCell' || type === 'GRUCell') return output;
  if (type === 'LSTMCell') return createTuple([output, hidden ?? output]);
  if (packed === null) checkStates(states, [hidden, cell]);
  const last: Value = type === 'LSTM' ? createTuple([hidden ?? output, cell ?? output]) : (hidden ?? output);
  return createTuple([packed === null ? output : createPacked({ ...packed, padded: output }), last]);
}
