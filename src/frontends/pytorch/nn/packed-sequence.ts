import { getAttribute, missingAttribute } from '../../../python/attributes';
import { call } from '../../../python/call';
import { createInstance, tupleClass } from '../../../python/classes';
import { createTuple, iteratorOver } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass, hostFunction } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Instance, Machine, Value } from '../../../python/value';
import { argValue, intArgument, refuseUnknownValue, tensorArgument } from '../arguments';
import { callForOne, callOpaque } from '../call-op';
import { fromData } from '../functions/from-data';
import { padded } from '../functions/resizing';
import { narrowed } from '../functions/selection';
import { keepingOrder, transposed } from '../functions/views';
import { known } from '../known-elements';
import { type Session, sessionOf } from '../session';
import { createTensor, isTensor, type Tensor, valuesOf } from '../tensor';
import { method } from './module-class';

/**
 * A packed sequence, represented by the padded tensor that it is made from: recurrent layers compute on that,
 * so that all sequences count with their padding. The packed data is made when code reads `data`.
 */
interface Packed {
  readonly padded: Tensor;
  readonly isBatchFirst: boolean;
  /** The length of each sequence of the batch; null if they are not known, and each counts as long as the longest. */
  readonly lengths: readonly number[] | null;
  /** As they were given. */
  readonly givenLengths: Value;
  /** The order of the sequences by length, the longest first; null if the batch has that order. */
  readonly order: readonly number[] | null;
}

const FIELDS = ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'];

/** Methods that give the same sequences of another element type or on another device. */
const CONVERSIONS = ['to', 'cuda', 'cpu', 'double', 'float', 'half', 'long'];

/** `PackedSequence`, a named tuple of the data, the batch sizes and two orders. */
export const packedClass = hostClass({
  name: 'PackedSequence',
  module: 'torch.nn.utils.rnn',
  bases: [tupleClass],
  attributes: { _fields: createTuple(FIELDS) },
  methods: {
    __new__: () => createInstance(packedClass),
    __init__: method(
      '__init__',
      'data, batch_sizes=None, sorted_indices=None, unsorted_indices=None',
      (machine, self, data, sizes, sorted) => {
        fill(self, unflattened(sessionOf(machine), data ?? null, sizes ?? null, sorted ?? null));
        self.attributes.set('data', data ?? null);
        return null;
      },
    ),
    __getattr__: method('__getattr__', 'name', (machine, self, name) =>
      lateAttribute(machine, self, name ?? null),
    ),
    __getitem__: method('__getitem__', 'index', (machine, self, index) => {
      const name = FIELDS.at(intArgument('PackedSequence', index ?? null, 'index'));
      return name === undefined
        ? raise('IndexError', 'tuple index out of range')
        : getAttribute(machine, self, name);
    }),
    __len__: method('__len__', '', () => FIELDS.length),
    __iter__: method('__iter__', '', (machine, self) =>
      iteratorOver(FIELDS.map((name) => getAttribute(machine, self, name))),
    ),
    _replace: method('_replace', '**fields', (machine, self, fields) =>
      replaced(machine, self, isKind(fields, 'dict') ? fields.entries : new Map()),
    ),
  },
});

/** Attributes that are made when code reads them. */
function lateAttribute(machine: Machine, self: Instance, name: Value): Value {
  const packed = stateOf(self);
  if (name === 'is_cuda') return false;
  if (packed !== null && name === 'data') {
    const data = flattened(sessionOf(machine), packed);
    self.attributes.set('data', data);
    return data;
  }
  if (typeof name !== 'string' || !CONVERSIONS.includes(name))
    return raise('AttributeError', missingAttribute(self, String(name)));
  return hostFunction(name, (_machine, args, keywords) => {
    const data = getAttribute(machine, self, 'data');
    const entry = { key: 'data', value: call(machine, getAttribute(machine, data, name), args, keywords) };
    return replaced(machine, self, new Map([['data', entry]]));
  });
}

/** The same named tuple with other fields. */
function replaced(
  machine: Machine,
  self: Instance,
  fields: ReadonlyMap<unknown, { readonly value: Value }>,
): Value {
  const values = FIELDS.map((name) => fields.get(name)?.value ?? getAttribute(machine, self, name));
  return call(machine, packedClass, values);
}

function stateOf({ host }: Instance): Packed | null {
  return isPacked(host) ? host : null;
}

function isPacked(host: unknown): host is Packed {
  return typeof host === 'object' && host !== null && 'padded' in host;
}

function fill(made: Instance, packed: Packed): Instance {
  made.host = packed;
  const { order } = packed;
  const unsorted = order?.map((_, place) => order.indexOf(place));
  made.attributes.set('batch_sizes', wholeNumbers(batchSizes(packed)));
  made.attributes.set('sorted_indices', order === null ? null : wholeNumbers(order));
  made.attributes.set('unsorted_indices', unsorted === undefined ? null : wholeNumbers(unsorted));
  return made;
}

function wholeNumbers(values: readonly number[]): Tensor {
  return createTensor([values.length], {
    dtype: 'int64',
    elements: known(values),
    maker: 'a PackedSequence',
  });
}

/** A PackedSequence of Python. */
export function createPacked(packed: Packed): Value {
  return fill(createInstance(packedClass), packed);
}

/** The packed sequence of a value; null for any other value. */
export function packedIn(value: Value): Packed | null {
  return isKind(value, 'instance') && value.type === packedClass ? stateOf(value) : null;
}

/** The tensor of a packed sequence: its data if code has read it, else the padded one; null for any other value. */
export function tensorOfPacked(value: Value): Tensor | null {
  const packed = packedIn(value);
  if (packed === null || !isKind(value, 'instance')) return null;
  const data = value.attributes.get('data');
  return isTensor(data) ? data : packed.padded;
}

/** How many steps and sequences there are. */
function sizesOf({ padded: { host }, isBatchFirst }: Pick<Packed, 'padded' | 'isBatchFirst'>): {
  readonly steps: number;
  readonly batch: number;
} {
  const [first = 1, second = 1] = host.shape;
  return isBatchFirst ? { steps: second, batch: first } : { steps: first, batch: second };
}

/** How many sequences have each step. */
function batchSizes(packed: Packed): readonly number[] {
  const { steps, batch } = sizesOf(packed);
  return Array.from({ length: steps }, (_, step) =>
    packed.lengths === null ? batch : packed.lengths.filter((length) => length > step).length,
  );
}

/** The elements of all sequences step by step, as `data` has them. */
function flattened(session: Session, packed: Packed): Tensor {
  const { steps, batch } = sizesOf(packed);
  const { lengths, order, isBatchFirst } = packed;
  const stepsFirst = isBatchFirst ? transposed(session, packed.padded, 0, 1) : packed.padded;
  const [, , ...rest] = stepsFirst.host.shape;
  const all = keepingOrder(session, stepsFirst, 'Reshape', { shape: [steps * batch, ...rest] });
  if (lengths === null || lengths.every((length) => length === steps)) return all;
  const sequences = order ?? lengths.map((_, sequence) => sequence);
  const places = Array.from({ length: steps }, (_, step) =>
    sequences
      .filter((sequence) => (lengths[sequence] ?? 0) > step)
      .map((sequence) => step * batch + sequence),
  );
  return callForOne(session, {
    type: 'IndexSelect',
    args: { dim: 0 },
    inputs: [all, wholeNumbers(places.flat())],
  });
}

/** The sequences that `PackedSequence(data, batch_sizes)` has, with their padding. */
function unflattened(session: Session, given: Value, sizes: Value, sorted: Value): Packed {
  const data = tensorArgument('PackedSequence', given, 'data');
  const counts = numbersIn(session, sizes);
  if (counts === null)
    return isTensor(sizes)
      ? refuseUnknownValue(sizes, 'the lengths of a PackedSequence')
      : raise('TypeError', 'PackedSequence() needs batch_sizes');
  const [count = 0, ...rest] = data.host.shape;
  const shape = [counts.length, counts[0] ?? 0, ...rest];
  const order = numbersIn(session, sorted);
  const sequences = order ?? Array.from({ length: counts[0] ?? 0 }, (_, sequence) => sequence);
  const lengths = sequences.map(
    (_, sequence) => counts.filter((size) => size > sequences.indexOf(sequence)).length,
  );
  const padded =
    counts.length * (counts[0] ?? 0) === count
      ? keepingOrder(session, data, 'Reshape', { shape })
      : callOpaque(session, { type: 'torch.nn.utils.rnn.pad_packed_sequence', inputs: [data], shape });
  return { padded, isBatchFirst: false, lengths, givenLengths: wholeNumbers(lengths), order };
}

/** The numbers of a list or of a tensor whose elements are known. */
function numbersIn(session: Session, value: Value): readonly number[] | null {
  if (isTensor(value)) return valuesOf(value);
  const given = argValue(session, value);
  return Array.isArray(given) && given.every((one) => typeof one === 'number') ? given : null;
}

/** `pack_padded_sequence`; if the lengths are known, steps that no sequence has are left out. */
export function pack(
  session: Session,
  data: Value,
  givenLengths: Value,
  { isBatchFirst, isSorted }: { readonly isBatchFirst: boolean; readonly isSorted: boolean },
): Value {
  const tensor = tensorArgument('pack_padded_sequence', data);
  const lengths = numbersIn(session, givenLengths);
  if (isSorted && lengths?.some((length, at) => length > (lengths[at - 1] ?? length)))
    raise(
      'RuntimeError',
      '`lengths` array must be sorted in decreasing order when `enforce_sorted` is True',
      () => 'pass enforce_sorted=False',
    );
  const { steps, batch } = sizesOf({ padded: tensor, isBatchFirst });
  const longest = Math.max(0, ...(lengths ?? [steps]));
  const byLength = Array.from({ length: batch }, (_, sequence) => sequence);
  if (lengths !== null) byLength.sort((one, other) => (lengths[other] ?? 0) - (lengths[one] ?? 0));
  const isShorter = longest > 0 && longest < steps;
  return createPacked({
    padded: isShorter
      ? narrowed(session, tensor, { dim: isBatchFirst ? 1 : 0, start: 0, length: longest })
      : tensor,
    isBatchFirst,
    lengths,
    givenLengths,
    order: isSorted ? null : byLength,
  });
}

/** `pad_packed_sequence`, which gives the lengths too. */
export function unpack(session: Session, value: Value, batchFirst: Value, total: Value): Value {
  const packed = packedIn(value);
  if (packed === null) return raise('TypeError', 'pad_packed_sequence() needs a PackedSequence');
  const { givenLengths: lengths, isBatchFirst } = packed;
  const ordered =
    isBatchFirst === (batchFirst === true) ? packed.padded : transposed(session, packed.padded, 0, 1);
  const axis = batchFirst === true ? 1 : 0;
  const missing =
    total === null
      ? 0
      : intArgument('pad_packed_sequence', total, 'total_length') - (ordered.host.shape[axis] ?? 0);
  const before = new Array<number>(2 * (ordered.host.shape.length - 1 - axis)).fill(0);
  const all = missing <= 0 ? ordered : padded(session, ordered, [...before, 0, missing], 'constant', 0);
  return createTuple([
    all,
    isTensor(lengths) || lengths === null ? lengths : fromData(session, lengths, null),
  ]);
}
