import { createInstance } from '../../../python/classes';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Instance, Value } from '../../../python/value';
import { intArgument, tensorArgument } from '../arguments';
import { fromData } from '../functions/from-data';
import { padded } from '../functions/resizing';
import { transposed } from '../functions/views';
import type { Session } from '../session';
import { isTensor, type Tensor } from '../tensor';
import { method } from './module-class';

/** A packed sequence: here the padded tensor that it was made of, so that all sequences count with their padding. */
interface Packed {
  readonly data: Tensor;
  /** As they were given. */
  readonly lengths: Value;
  readonly isBatchFirst: boolean;
}

const FIELDS = ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'];

/** `PackedSequence`, a named tuple of the data, the batch sizes and two orders. */
export const packedClass = hostClass({
  name: 'PackedSequence',
  module: 'torch.nn.utils.rnn',
  methods: {
    __init__: method(
      '__init__',
      'data, batch_sizes=None, sorted_indices=None, unsorted_indices=None',
      (_machine, self, data, sizes) => {
        fill(self, { data: data ?? null, lengths: sizes ?? null, isBatchFirst: false });
        return null;
      },
    ),
    __getitem__: method('__getitem__', 'index', (_machine, self, index) => {
      const name = FIELDS[intArgument('PackedSequence', index ?? null, 'index')];
      return self.attributes.get(name ?? '') ?? null;
    }),
  },
});

function fill(
  made: Instance,
  { data, lengths, isBatchFirst }: Omit<Packed, 'data'> & { readonly data: Value },
): Instance {
  made.attributes.set('data', data);
  made.attributes.set('batch_sizes', lengths);
  made.attributes.set('sorted_indices', null);
  made.attributes.set('unsorted_indices', null);
  made.host = isBatchFirst ? 'batch first' : null;
  return made;
}

/** A PackedSequence of Python. */
export function createPacked(packed: Packed): Value {
  return fill(createInstance(packedClass), packed);
}

/** What is packed; null for any other value. */
export function packedIn(value: Value): Packed | null {
  if (!isKind(value, 'instance') || value.type !== packedClass) return null;
  const data = tensorArgument('PackedSequence', value.attributes.get('data') ?? null, 'data');
  const lengths = value.attributes.get('batch_sizes') ?? null;
  return { data, lengths, isBatchFirst: value.host === 'batch first' };
}

/** `pack_padded_sequence`. */
export function pack(data: Value, lengths: Value, batchFirst: Value): Value {
  const tensor = tensorArgument('pack_padded_sequence', data);
  return createPacked({ data: tensor, lengths, isBatchFirst: batchFirst === true });
}

/** `pad_packed_sequence`, which gives the lengths too. */
export function unpack(session: Session, value: Value, batchFirst: Value, total: Value): Value {
  const packed = packedIn(value);
  if (packed === null) return raise('TypeError', 'pad_packed_sequence() needs a PackedSequence');
  const { data, lengths, isBatchFirst } = packed;
  const ordered = isBatchFirst === (batchFirst === true) ? data : transposed(session, data, 0, 1);
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
