import { divided, isShared } from './attention';
import { numberAttribute, numbersAttribute } from './attributes';
import {
  type Call,
  dimsAt,
  hasInput,
  namedOutputs,
  type Operator,
  type Operators,
  type Role,
  sizeOn,
  typeAt,
} from './operator';

/** Attention with known shapes, in which the number of keys for each query depends on the elements of operands. */
interface Attending {
  /** How many dimensions of the queries the output has, before its last. */
  readonly leading: number;
  readonly width: (call: Call) => number | null;
  /** The operands that keep keys and values, where they are given back with the same sizes. */
  readonly caches?: (call: Call) => readonly number[];
  readonly roles?: readonly Role[];
  /** Why it is not counted, where it is for another reason than the keys. */
  readonly uncounted?: string;
}

function attending({ leading, width, caches = () => [], roles, uncounted }: Attending): Operator {
  return {
    ...(roles && { roles }),
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      return [
        {
          dims: dims === null ? null : [...dims.slice(0, leading), width(call)],
          elementType: typeAt(call, 0),
        },
        ...caches(call).map((index) => ({ dims: dimsAt(call, index), elementType: typeAt(call, index) })),
      ].slice(0, Math.max(1, call.node.outputs.length));
    },
    products: () => null,
    uncounted: uncounted ?? 'how many keys each query meets is not known before the run',
  };
}

/** The size of a head of the queries; the keys and values follow the queries if they are not separate operands. */
function headSize(call: Call): number | null {
  const heads = numberAttribute(call, 'num_heads', null);
  const keyHeads = numberAttribute(call, 'kv_num_heads', 0);
  const all = heads === null || hasInput(call, 1) ? heads : heads + 2 * keyHeads;
  return divided(sizeOn(dimsAt(call, 0), -1), all);
}

function allHeads(call: Call, size: number | null): number | null {
  const heads = numberAttribute(call, 'num_heads', null);
  return heads === null || size === null ? null : heads * size;
}

/** The width of the values; as many as there are queries where they lie with the queries and keys. */
function valueWidth(call: Call): number | null {
  if (hasInput(call, 2)) return dimsAt(call, 2)?.at(-1) ?? null;
  const dims = dimsAt(call, 0);
  return dims?.length === 4 ? allHeads(call, dims[3] ?? null) : divided(sizeOn(dims, -1), 3);
}

const GLOBAL_TOKENS = 'how many tokens attend to all others is not known before the run';

/** As wide as the input, which has all heads side by side. */
const sameWidth = (call: Call): number | null => sizeOn(dimsAt(call, 0), 2);

/** The new steps after those that are kept, of [batch, heads, steps, size]. */
const decoderAttention: Operator = {
  roles: ['data', 'data', 'weight', 'weight', 'weight', ...new Array<Role>(7).fill('plain')],
  outputs: (call) => {
    const heads = numberAttribute(call, 'num_heads', null);
    const elementType = typeAt(call, 0);
    const size = divided(sizeOn(dimsAt(call, 0), 2), heads);
    const kept = { dims: [sizeOn(dimsAt(call, 0), 1), heads, null, size], elementType };
    return namedOutputs(call, [{ dims: dimsAt(call, 0), elementType }, kept, kept]);
  },
  products: () => null,
  uncounted: 'whether it attends to the cache is not known before the run',
};

const FIVE_DATA: readonly Role[] = ['data', 'data', 'data', 'data', 'data'];

/** Attention of com.microsoft over blocks, packed sequences and shared caches. */
export const uncountedAttention: Operators = {
  SparseAttention: attending({
    leading: 2,
    width: (call) => allHeads(call, headSize(call)),
    caches: () => [3, 4],
    roles: [...FIVE_DATA, 'plain', 'plain', 'plain', 'plain', 'plain', 'plain'],
  }),
  LongformerAttention: attending({
    leading: 2,
    width: sameWidth,
    roles: ['data', 'weight', 'weight', 'plain', 'weight', 'weight', 'plain'],
    uncounted: GLOBAL_TOKENS,
  }),
  QOrderedLongformerAttention: attending({
    leading: 2,
    width: sameWidth,
    roles: [
      'data',
      'plain',
      'weight',
      'plain',
      'weight',
      ...new Array<Role>(3).fill('plain'),
      'weight',
      'plain',
      'weight',
      ...new Array<Role>(3).fill('plain'),
    ],
    uncounted: GLOBAL_TOKENS,
  }),
  DecoderAttention: decoderAttention,
  PagedAttention: attending({
    leading: 1,
    width: (call) => {
      const given = numberAttribute(call, 'v_head_size', 0);
      return allHeads(call, given > 0 ? given : headSize(call));
    },
    caches: () => [3, 4],
    roles: [...FIVE_DATA, 'plain', 'plain', 'plain', 'plain', 'plain', 'plain', 'scale', 'scale', 'scale'],
  }),
  PackedAttention: attending({
    leading: 1,
    width: (call) =>
      numbersAttribute(call, 'qkv_hidden_sizes')?.[2] ?? divided(sizeOn(dimsAt(call, 1), 1), 3),
    roles: ['data', 'weight', 'weight', 'plain', 'plain', 'data'],
  }),
  PackedMultiHeadAttention: attending({
    leading: 1,
    width: valueWidth,
    roles: ['data', 'data', 'data', 'scale', 'plain', 'plain', 'data'],
  }),
  DecoderMaskedMultiHeadAttention: attending({
    leading: 2,
    width: valueWidth,
    caches: (call) => (isShared(call) ? [5, 6] : []),
    roles: ['data', 'data', 'data', 'plain', 'data', 'data', 'data', 'plain', 'plain', 'plain', 'scale'],
  }),
};
