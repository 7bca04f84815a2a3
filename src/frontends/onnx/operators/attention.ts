import { numberAttribute, numbersAttribute } from './attributes';
import {
  addDims,
  type Call,
  type Dims,
  dimsAt,
  type ElementTypeOf,
  elementCount,
  hasInput,
  namedOutputs,
  numberAt,
  type Operator,
  type Operators,
  type Role,
  ranked,
  sameAs,
  sizeOn,
  type TensorType,
  typeAt,
} from './operator';

/** The sizes of the scores and of the sums: batch, heads, queries, keys, size of a key's head, size of a value's head. */
type Heads = Record<'batch' | 'heads' | 'queries' | 'keys' | 'keySize' | 'valueSize', number | null>;

/** The products of queries and keys, and of weights and values. */
export function headProducts({
  batch,
  heads,
  queries,
  keys,
  keySize,
  valueSize,
}: Heads): readonly (readonly (number | null)[])[] {
  return [
    [batch, heads, queries, keys, keySize],
    [batch, heads, queries, keys, valueSize],
  ];
}

/** The size of each of equal parts; null if either is not known or there are no parts. */
export function divided(size: number | null, parts: number | null): number | null {
  return size === null || parts === null || parts === 0 ? null : size / parts;
}

const headsOf = (call: Call): number | null => numberAttribute(call, 'num_heads', null);

/** The number of earlier steps in an optional cache of keys and values; 0 without one. */
function pastSteps(call: Call, cache: number, axis: number): number | null {
  return hasInput(call, cache) ? sizeOn(dimsAt(call, cache), axis) : 0;
}

/** Whether the cache has room for more steps than there are, and is returned with the same size. */
export function isShared(call: Call): boolean {
  return numberAttribute(call, 'past_present_share_buffer', 0) === 1;
}

/** One input is projected to queries, keys and values, all within the operator. */
function projecting(roles: readonly Role[], cache: number, elementTypeOf: ElementTypeOf): Operator {
  const sizesOf = (call: Call): Heads & { readonly width: number | null } => {
    const rows = sizeOn(dimsAt(call, 1), 1);
    const given = numbersAttribute(call, 'qkv_hidden_sizes');
    const [queryWidth = divided(rows, 3), , width = divided(rows, 3)] = given ?? [];
    const steps = sizeOn(dimsAt(call, 0), 1);
    const heads = headsOf(call);
    return {
      batch: sizeOn(dimsAt(call, 0), 0),
      heads,
      queries: steps,
      keys: addDims(isShared(call) ? numberAt(call, 6) : pastSteps(call, cache, 3), steps),
      keySize: divided(queryWidth, heads),
      valueSize: divided(width, heads),
      width,
    };
  };
  return {
    roles,
    outputs: (call) => {
      const { batch, heads, queries, keys, valueSize, width } = sizesOf(call);
      const elementType = elementTypeOf(call);
      const room = isShared(call) ? sizeOn(dimsAt(call, cache), 3) : keys;
      return namedOutputs(call, [
        { dims: [batch, queries, width], elementType },
        { dims: [2, batch, heads, room, valueSize], elementType },
      ]);
    },
    products: (call) => {
      const sizes = sizesOf(call);
      const projection = [sizes.batch, sizes.queries, sizeOn(dimsAt(call, 0), 2), sizeOn(dimsAt(call, 1), 1)];
      return [projection, ...headProducts(sizes)];
    },
  };
}

/** Queries, keys and values of [batch, steps, width]. */
const multiHead: Operator = {
  roles: ['data', 'data', 'data', 'scale', 'plain', 'data', 'data', 'data', 'plain', 'plain'],
  outputs: ranked((call, dims) => {
    const { batch, heads, queries, keys, keySize, valueSize } = multiHeadSizes(call, dims);
    const elementType = typeAt(call, 0);
    const room = hasInput(call, 8) ? sizeOn(dimsAt(call, 6), 2) : keys;
    return namedOutputs(call, [
      { dims: [batch, queries, elementCount([heads, valueSize])], elementType },
      { dims: [batch, heads, room, keySize], elementType },
      { dims: [batch, heads, room, valueSize], elementType },
      { dims: [batch, heads, queries, keys], elementType },
    ]);
  }),
  products: (call) => headProducts(multiHeadSizes(call, dimsAt(call, 0) ?? [])),
};

/** Keys may be [batch, heads, steps, size], and all three may be packed as [batch, steps, heads, 3, size]. */
function multiHeadSizes(call: Call, query: Dims): Heads {
  const heads = headsOf(call);
  const [batch, queries] = [sizeOn(query, 0), sizeOn(query, 1)];
  if (query.length === 5) {
    const size = sizeOn(query, 4);
    return { batch, heads, queries, keys: queries, keySize: size, valueSize: size };
  }
  const [key, value] = [dimsAt(call, 1), dimsAt(call, 2)];
  const keySize = divided(sizeOn(query, 2), heads);
  const steps = hasInput(call, 1) ? sizeOn(key, key?.length === 4 ? 2 : 1) : queries;
  const ownSize = value?.length === 4 ? sizeOn(value, 3) : divided(sizeOn(value, 2), heads);
  // the number of earlier steps is an operand if the cache has room for more
  const past = hasInput(call, 6) && hasInput(call, 8) ? numberAt(call, 8) : pastSteps(call, 6, 2);
  const keys = addDims(steps, past);
  return { batch, heads, queries, keys, keySize, valueSize: hasInput(call, 2) ? ownSize : keySize };
}

/**
 * Several query heads share a head of keys and values. If the number of all steps is known, all of them are
 * attended to, and the returned cache has room for as many as the given one, or for all.
 */
const groupQuery: Operator = {
  roles: [
    ...new Array<Role>(5).fill('data'),
    'plain',
    'shape',
    ...new Array<Role>(3).fill('plain'),
    'data',
    'data',
    'plain',
    'plain',
    'scale',
    'scale',
  ],
  outputs: (call) => {
    const { batch, heads, queries, keys, keySize } = groupSizes(call);
    const before = numberAt(call, 6) === null ? 0 : pastSteps(call, 3, 2);
    const grown = keys === null || before === null ? null : Math.max(keys, before);
    // A cache of a window of the steps never grows.
    const isWindow = hasInput(call, 3) && numberAttribute(call, 'sliding_window_cache', 0) === 1;
    const room = isWindow ? pastSteps(call, 3, 2) : grown;
    const elementType = typeAt(call, 0);
    const keyHeads = numberAttribute(call, 'kv_num_heads', null);
    const present: TensorType = {
      dims: [batch, keyHeads, room, sizeOfCached(call, keySize)],
      elementType: hasInput(call, 3) ? typeAt(call, 3) : elementType,
    };
    return namedOutputs(call, [
      { dims: [batch, queries, elementCount([heads, keySize])], elementType },
      present,
      present,
      { dims: [batch, heads, queries, keys], elementType },
    ]);
  },
  products: (call) => headProducts(groupSizes(call)),
};

/** A cached key has the size of a head; in few bits it has as many bytes as in the given cache. */
function sizeOfCached(call: Call, keySize: number | null): number | null {
  return hasInput(call, 3) ? sizeOn(dimsAt(call, 3), 3) : keySize;
}

/** The sizes of the heads; keys and values are packed after the queries if they are not separate inputs. */
function groupSizes(call: Call): Heads {
  const query = dimsAt(call, 0);
  const [batch, queries, width] = [sizeOn(query, 0), sizeOn(query, 1), sizeOn(query, 2)];
  const heads = headsOf(call);
  const keyHeads = numberAttribute(call, 'kv_num_heads', null);
  const allHeads = heads === null || keyHeads === null ? null : heads + 2 * keyHeads;
  const keySize = divided(width, hasInput(call, 1) ? heads : allHeads);
  // The steps before and these may follow from shapes, such as that of a mask.
  const keys = numberAt(call, 6) ?? addDims(queries, pastSteps(call, 3, 2));
  return { batch, heads, queries, keys, keySize, valueSize: keySize };
}

/** ONNX's own: [batch, heads, steps, size], or [batch, steps, width] with the heads as attributes. */
const attention: Operator = {
  roles: ['data', 'data', 'data', 'plain', 'data', 'data', 'plain'],
  outputs: ranked((call, dims) => {
    const { batch, heads, queries, keys, keySize, valueSize, keyHeads } = attentionSizes(call, dims);
    const elementType = typeAt(call, 0);
    const main =
      dims.length === 4
        ? [batch, heads, queries, valueSize]
        : [batch, queries, elementCount([heads, valueSize])];
    return namedOutputs(call, [
      { dims: main, elementType },
      { dims: [batch, keyHeads, keys, keySize], elementType },
      { dims: [batch, keyHeads, keys, valueSize], elementType },
      { dims: [batch, heads, queries, keys], elementType },
    ]);
  }),
  products: (call) => headProducts(attentionSizes(call, dimsAt(call, 0) ?? [])),
};

function attentionSizes(call: Call, query: Dims): Heads & { readonly keyHeads: number | null } {
  const [key, value] = [dimsAt(call, 1), dimsAt(call, 2)];
  const isSplit = query.length === 4;
  const heads = isSplit ? sizeOn(query, 1) : numberAttribute(call, 'q_num_heads', null);
  const keyHeads = isSplit ? sizeOn(key, 1) : numberAttribute(call, 'kv_num_heads', null);
  return {
    batch: sizeOn(query, 0),
    heads,
    keyHeads,
    queries: sizeOn(query, -2),
    keys: addDims(sizeOn(key, -2), pastSteps(call, 4, 2)),
    keySize: isSplit ? sizeOn(query, 3) : divided(sizeOn(query, 2), heads),
    valueSize: isSplit ? sizeOn(value, 3) : divided(sizeOn(value, 2), keyHeads),
  };
}

const rotary: Operator = { roles: ['data', 'plain', 'plain', 'plain'], outputs: sameAs() };

/** Attention of ONNX itself. */
export const attentionOperators: Operators = { Attention: attention, RotaryEmbedding: rotary };

/** Attention of ai.onnx.preview, whose scores graphs of its own may change, element by element. */
export const previewAttention: Operators = { FlexAttention: { ...attention, statedAs: 'Attention' } };

/** Attention of com.microsoft. */
export const microsoftAttention: Operators = {
  Attention: projecting(['data', 'weight', 'weight', 'plain', 'data', 'data', 'plain'], 4, (call) =>
    typeAt(call, 0),
  ),
  QAttention: projecting(
    ['data', 'weight', 'weight', 'plain', 'plain', 'plain', 'plain', 'plain', 'data'],
    8,
    (call) => typeAt(call, 2),
  ),
  // One step of a sequence.
  DecoderMaskedSelfAttention: projecting(
    ['data', 'weight', 'weight', 'plain', 'data', 'data', 'plain', 'plain', 'plain'],
    4,
    (call) => typeAt(call, 0),
  ),
  MultiHeadAttention: multiHead,
  GroupQueryAttention: groupQuery,
  RotaryEmbedding: rotary,
  MRotaryEmbedding: rotary,
  GemmaRotaryEmbedding: {
    outputs: (call) =>
      [1, 3].map((index) => ({ dims: dimsAt(call, index), elementType: typeAt(call, index) })),
  },
};
