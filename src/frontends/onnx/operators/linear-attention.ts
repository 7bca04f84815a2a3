import { divided } from './attention';
import { numberAttribute, textAttribute } from './attributes';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  elementCount,
  FLOAT,
  hasInput,
  namedOutputs,
  type Operator,
  type Operators,
  type Products,
  ranked,
  sizeOn,
  type TensorType,
  typeAt,
} from './operator';

const heads = (call: Call, name: string): number | null => numberAttribute(call, name, null);

/** A state, or where a window of them is kept the last ones, along a first axis. */
function stateDims(call: Call, dims: Dims): Dims {
  const window = numberAttribute(call, 'state_window', 0);
  return window > 0 ? [window, ...dims] : dims;
}

/** Rows with their number of steps, and the sizes of the state of a head: of its keys, and of its values. */
interface Recurrence {
  readonly steps: Dims;
  readonly heads: number | null;
  readonly outputHeads: number | null;
  readonly keySize: number | null;
  readonly valueSize: number | null;
}

/**
 * Each step adds the product of its key and value to the state, and multiplies the state with its query; a delta rule
 * takes what the state has for the key from the value first.
 */
function recurrentProducts(call: Call, recurrence: Recurrence): Products {
  const { steps, keySize, valueSize } = recurrence;
  const state = [...steps, recurrence.heads, keySize, valueSize];
  const isDelta = textAttribute(call, 'update_rule', 'gated_delta').endsWith('delta');
  return [state, ...(isDelta ? [state] : []), [...steps, recurrence.outputHeads, keySize, valueSize]];
}

/** Queries, keys and values of [batch, steps, heads x size]; there are as many outputs as queries or keys, whichever are more. */
function packedRecurrence(call: Call): Recurrence {
  const [batch, steps] = [sizeOn(dimsAt(call, 0), 0), sizeOn(dimsAt(call, 0), 1)];
  const [queryHeads, keyHeads] = [heads(call, 'q_num_heads'), heads(call, 'kv_num_heads')];
  return {
    steps: [batch, steps],
    heads: keyHeads,
    outputHeads: queryHeads === null || keyHeads === null ? null : Math.max(queryHeads, keyHeads),
    keySize: divided(sizeOn(dimsAt(call, 1), 2), keyHeads),
    valueSize: divided(sizeOn(dimsAt(call, 2), 2), keyHeads),
  };
}

const linearAttention: Operator = {
  roles: ['data', 'data', 'data', 'plain'],
  outputs: (call) => {
    const recurrence = packedRecurrence(call);
    const { steps, outputHeads, keySize, valueSize } = recurrence;
    const state = stateDims(call, [sizeOn(steps, 0), recurrence.heads, keySize, valueSize]);
    return namedOutputs(call, [
      { dims: [...steps, elementCount([outputHeads, valueSize])], elementType: typeAt(call, 0) },
      { dims: state, elementType: hasInput(call, 3) ? typeAt(call, 3) : typeAt(call, 0) },
    ]);
  },
  products: (call) => recurrentProducts(call, packedRecurrence(call)),
};

/** The same with the heads in the sizes: [tokens, heads, size], or [batch, steps, heads, size]. */
function headedRecurrence(call: Call): Recurrence {
  const [query, value] = [dimsAt(call, 0), dimsAt(call, 2)];
  return {
    steps: query?.slice(0, -2) ?? [null],
    heads: sizeOn(value, -2),
    outputHeads: sizeOn(value, -2),
    keySize: sizeOn(query, -1),
    valueSize: sizeOn(value, -1),
  };
}

const gatedDeltaNet: Operator = {
  roles: ['data', 'data', 'data', 'plain', 'data', 'data', 'plain', 'data', 'data', 'plain', 'plain'],
  outputs: (call) => {
    const { steps, outputHeads, keySize, valueSize } = headedRecurrence(call);
    const batch = hasInput(call, 6) ? sizeOn(dimsAt(call, 6), 0) : beforeLast(sizeOn(dimsAt(call, 3), 0));
    const captured = allKnown([outputHeads, sizeOn(dimsAt(call, 1), -2), keySize, valueSize]);
    const [values = 0, keys = 0, key = 0, value = 0] = captured ?? [];
    const each = captured === null ? null : values + keys * key + values * value;
    return namedOutputs(call, [
      { dims: [...steps, outputHeads, valueSize], elementType: typeAt(call, 0) },
      { dims: [batch, outputHeads, valueSize, keySize], elementType: FLOAT },
      {
        dims: [batch, elementCount([numberAttribute(call, 'state_update_capacity', 0), each])],
        elementType: FLOAT,
      },
    ]);
  },
  products: (call) => recurrentProducts(call, headedRecurrence(call)),
};

/** The number of sequences for a number of offsets. */
export function beforeLast(offsets: number | null): number | null {
  return offsets === null ? null : offsets - 1;
}

/** How many steps before the first one a causal kernel reaches. */
function reachOf(call: Call): number | null {
  const kernel = sizeOn(dimsAt(call, 1), -1);
  return kernel === null ? null : (kernel - 1) * numberAttribute(call, 'dilation', 1);
}

/** Each element of the output meets the kernel of its channel. */
function depthwiseProducts(call: Call): Products {
  const [input, weight] = [dimsAt(call, 0), dimsAt(call, 1)];
  return input === null || weight === null ? null : [[...input, ...weight.slice(2)]];
}

const causalConvolution: Operator = {
  roles: ['data', 'weight', 'weight', 'plain'],
  outputs: ranked((call, dims) => {
    const reach = reachOf(call);
    const isLast = numberAttribute(call, 'channels_last', 0) === 1;
    const state = isLast ? [sizeOn(dims, 0), reach, ...dims.slice(2)] : [...dims.slice(0, -1), reach];
    const elementType = typeAt(call, 0);
    return namedOutputs(call, [
      { dims, elementType },
      { dims: stateDims(call, state), elementType },
    ]);
  }),
  products: depthwiseProducts,
};

/** The same over sequences that are stored one after the other: [tokens, channels]. */
const packedConvolution: Operator = {
  roles: ['data', 'weight', 'plain', 'weight', 'plain', 'plain'],
  outputs: ranked((call, dims) => {
    const batch = beforeLast(sizeOn(dimsAt(call, 2), 0));
    const channels = sizeOn(dims, 1);
    const elementType = typeAt(call, 0);
    return namedOutputs(call, [
      { dims, elementType },
      { dims: [batch, channels, reachOf(call)], elementType },
      { dims: [batch, numberAttribute(call, 'state_update_capacity', 0), channels], elementType },
    ]);
  }),
  products: depthwiseProducts,
};

/** The decay of the state and the rate of its update, of the same sizes. */
const gate: Operator = {
  outputs: (call) => {
    const type: TensorType = { dims: dimsAt(call, 0), elementType: typeAt(call, 0) };
    return namedOutputs(call, [type, type]);
  },
};

/** Attention by a state in the place of keys and values, of ONNX itself. */
export const linearAttentionOperators: Operators = {
  LinearAttention: linearAttention,
  CausalConvWithState: causalConvolution,
};

/** The same of com.microsoft. */
export const microsoftLinearAttention: Operators = {
  ...linearAttentionOperators,
  LinearAttentionGate: gate,
  GatedDeltaNet: gatedDeltaNet,
  VarlenCausalConvWithState: packedConvolution,
};
