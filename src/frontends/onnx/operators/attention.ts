import {
  addDims,
  type Call,
  type Dims,
  dimsAt,
  type ElementTypeOf,
  elementsAt,
  hasInput,
  numberAttribute,
  numbersAttribute,
  type Operator,
  type Operators,
  type Products,
  type Role,
  sameAs,
  type TensorType,
  typeAt,
  unknownOutputs,
} from './operator';

/** The sizes of the scores and of the sums: batch, heads, queries, keys, size of a key's head, size of a value's head. */
type Heads = Record<'batch' | 'heads' | 'queries' | 'keys' | 'keySize' | 'valueSize', number | null>;

/** Each query meets each key, and each value is weighed by that. */
function headProducts({ batch, heads, queries, keys, keySize, valueSize }: Heads): Products {
  return [
    [batch, heads, queries, keys, keySize],
    [batch, heads, queries, keys, valueSize],
  ];
}

function divided(size: number | null | undefined, parts: number | null): number | null {
  return size == null || parts === null || parts === 0 ? null : size / parts;
}

/** One input is projected to queries, keys and values, all within the operator. */
function projecting(roles: readonly Role[], elementTypeOf: ElementTypeOf): Operator {
  const valueWidth = (call: Call): number | null => {
    const sizes = numbersAttribute(call, 'qkv_hidden_sizes');
    return sizes?.[2] ?? divided(dimsAt(call, 1)?.[1], 3);
  };
  return {
    roles,
    outputs: (call) => {
      const [batch = null, steps = null] = dimsAt(call, 0) ?? [];
      const heads = numberAttribute(call, 'num_heads', null);
      const present: Dims = [
        2,
        batch,
        heads,
        addDims(pastLength(call), steps),
        divided(valueWidth(call), heads),
      ];
      const elementType = elementTypeOf(call);
      return [
        { dims: [batch, steps, valueWidth(call)], elementType },
        { dims: present, elementType },
      ].slice(0, Math.max(1, call.node.outputs.length));
    },
    products: (call) => {
      const [batch = null, steps = null, width = null] = dimsAt(call, 0) ?? [];
      const rows = dimsAt(call, 1)?.[1] ?? null;
      const heads = numberAttribute(call, 'num_heads', null);
      const values = valueWidth(call);
      const queryWidth = numbersAttribute(call, 'qkv_hidden_sizes')?.[0] ?? divided(rows, 3);
      return [
        [batch, steps, width, rows],
        ...(headProducts({
          batch,
          heads,
          queries: steps,
          keys: addDims(pastLength(call), steps),
          keySize: divided(queryWidth, heads),
          valueSize: divided(values, heads),
        }) ?? []),
      ];
    },
  };
}

/** The steps before these, whose keys and values are kept. */
function pastLength(call: Call): number | null {
  const index = call.node.opType === 'QAttention' ? 8 : 4;
  return hasInput(call, index) ? (dimsAt(call, index)?.[3] ?? null) : 0;
}

/** Queries, keys and values of [batch, steps, width]. */
const multiHead: Operator = {
  roles: ['data', 'data', 'data', 'scale', 'plain', 'data', 'data', 'data'],
  outputs: (call) => {
    const query = dimsAt(call, 0);
    if (query === null) return unknownOutputs(call);
    const { batch, heads, queries, keys, keySize, valueSize } = multiHeadSizes(call);
    const elementType = typeAt(call, 0);
    const width = heads === null || valueSize === null ? null : heads * valueSize;
    return [
      { dims: [batch, queries, width], elementType },
      { dims: [batch, heads, keys, keySize], elementType },
      { dims: [batch, heads, keys, valueSize], elementType },
    ].slice(0, Math.max(1, call.node.outputs.length));
  },
  products: (call) => headProducts(multiHeadSizes(call)),
};

/** Keys may be [batch, heads, steps, size], and all three may be packed as [batch, steps, heads, 3, size]. */
function multiHeadSizes(call: Call): Heads {
  const query = dimsAt(call, 0) ?? [];
  const heads = numberAttribute(call, 'num_heads', null);
  const [batch = null, queries = null] = query;
  if (query.length === 5)
    return { batch, heads, queries, keys: queries, keySize: query[4] ?? null, valueSize: query[4] ?? null };
  const key = dimsAt(call, 1);
  const value = dimsAt(call, 2);
  const keySize = divided(query[2], heads);
  const past = hasInput(call, 6) ? (dimsAt(call, 6)?.[2] ?? null) : 0;
  const steps = !hasInput(call, 1) ? queries : ((key?.length === 4 ? key[2] : key?.[1]) ?? null);
  const valueSize =
    value?.length === 4 ? (value[3] ?? null) : hasInput(call, 2) ? divided(value?.[2], heads) : keySize;
  return { batch, heads, queries, keys: addDims(steps, past), keySize, valueSize };
}

/**
 * Several heads of queries share a head of keys and values. Where the number of all steps is known, so many are attended to,
 * and the cache that is given back has room for as many as the one before, or for all.
 */
const groupQuery: Operator = {
  roles: ['data', 'data', 'data', 'data', 'data', 'plain', 'shape', 'plain', 'plain'],
  outputs: (call) => {
    const { batch, queries, keys } = groupSizes(call);
    const heads = numberAttribute(call, 'num_heads', null);
    const keyHeads = numberAttribute(call, 'kv_num_heads', null);
    const { keySize } = groupSizes(call);
    const elementType = typeAt(call, 0);
    const room =
      keys === null ? null : Math.max(keys, totalSteps(call) === null ? 0 : (pastSteps(call) ?? 0));
    const present: TensorType = { dims: [batch, keyHeads, room, keySize], elementType };
    const width = heads === null || keySize === null ? null : heads * keySize;
    return [{ dims: [batch, queries, width], elementType }, present, present].slice(
      0,
      Math.max(1, call.node.outputs.length),
    );
  },
  products: (call) => headProducts(groupSizes(call)),
};

function groupSizes(call: Call): Heads {
  const [batch = null, queries = null, width = null] = dimsAt(call, 0) ?? [];
  const heads = numberAttribute(call, 'num_heads', null);
  const keyHeads = numberAttribute(call, 'kv_num_heads', null);
  const allHeads = heads === null || keyHeads === null ? null : heads + 2 * keyHeads;
  const keySize = hasInput(call, 1) ? divided(width, heads) : divided(width, allHeads);
  const keys = totalSteps(call) ?? addDims(queries, pastSteps(call));
  return { batch, heads, queries, keys, keySize, valueSize: keySize };
}

function pastSteps(call: Call): number | null {
  return hasInput(call, 3) ? (dimsAt(call, 3)?.[2] ?? null) : 0;
}

/** The steps before and these, where that follows from shapes, such as that of a mask. */
function totalSteps(call: Call): number | null {
  return elementsAt(call, 6)?.[0] ?? null;
}

/** ONNX's own: [batch, heads, steps, size], or [batch, steps, width] with the heads as attributes. */
const attention: Operator = {
  roles: ['data', 'data', 'data', 'plain', 'data', 'data', 'plain'],
  outputs: (call) => {
    const query = dimsAt(call, 0);
    if (query === null) return unknownOutputs(call);
    const { batch, heads, queries, keys, keySize, valueSize } = attentionSizes(call);
    const keyHeads =
      query.length === 4 ? (dimsAt(call, 1)?.[1] ?? null) : numberAttribute(call, 'kv_num_heads', null);
    const elementType = typeAt(call, 0);
    const width = heads === null || valueSize === null ? null : heads * valueSize;
    const main: Dims = query.length === 4 ? [batch, heads, queries, valueSize] : [batch, queries, width];
    return [
      { dims: main, elementType },
      { dims: [batch, keyHeads, keys, keySize], elementType },
      { dims: [batch, keyHeads, keys, valueSize], elementType },
      { dims: [batch, heads, queries, keys], elementType },
    ].slice(0, Math.max(1, call.node.outputs.length));
  },
  products: (call) => headProducts(attentionSizes(call)),
};

function attentionSizes(call: Call): Heads {
  const query = dimsAt(call, 0) ?? [];
  const key = dimsAt(call, 1) ?? [];
  const value = dimsAt(call, 2) ?? [];
  const past = hasInput(call, 4) ? (dimsAt(call, 4)?.[2] ?? null) : 0;
  const [batch = null] = query;
  if (query.length === 4) {
    return {
      batch,
      heads: query[1] ?? null,
      queries: query[2] ?? null,
      keys: addDims(key[2] ?? null, past),
      keySize: query[3] ?? null,
      valueSize: value[3] ?? null,
    };
  }
  const heads = numberAttribute(call, 'q_num_heads', null);
  const keyHeads = numberAttribute(call, 'kv_num_heads', null);
  return {
    batch,
    heads,
    queries: query[1] ?? null,
    keys: addDims(key[1] ?? null, past),
    keySize: divided(query[2], heads),
    valueSize: divided(value[2], keyHeads),
  };
}

const rotary: Operator = { roles: ['data', 'plain', 'plain', 'plain'], outputs: sameAs() };

/** Attention of ONNX itself. */
export const attentionOperators: Operators = { Attention: attention, RotaryEmbedding: rotary };

/** Attention of com.microsoft. */
export const microsoftAttention: Operators = {
  Attention: projecting(['data', 'weight', 'weight', 'plain', 'data', 'data', 'plain'], (call) =>
    typeAt(call, 0),
  ),
  QAttention: projecting(
    ['data', 'weight', 'weight', 'plain', 'plain', 'plain', 'plain', 'plain', 'data'],
    (call) => typeAt(call, 2),
  ),
  MultiHeadAttention: multiHead,
  GroupQueryAttention: groupQuery,
  RotaryEmbedding: rotary,
};
