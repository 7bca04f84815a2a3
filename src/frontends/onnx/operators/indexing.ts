import {
  allKnown,
  axisFrom,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  elementsAt,
  FLOAT,
  INT64,
  numberAttribute,
  type Operator,
  type Operators,
  sameAs,
  typeAt,
  unknownOutputs,
} from './operator';

const gather: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const indices = dimsAt(call, 1);
    if (dims === null || indices === null) return unknownOutputs(call);
    const given = numberAttribute(call, 'axis', 0);
    const axis = axisFrom(given, dims.length);
    if (axis === null) return { problem: `axis ${given} is not a dimension of ${dimsText(dims)}` };
    return [
      { dims: [...dims.slice(0, axis), ...indices, ...dims.slice(axis + 1)], elementType: typeAt(call, 0) },
    ];
  },
  fold: (call) => {
    const dims = allKnown(dimsAt(call, 0));
    const elements = elementsAt(call, 0);
    const indices = allKnown(elementsAt(call, 1));
    if (dims === null || elements === null || indices === null) return null;
    const axis = axisFrom(numberAttribute(call, 'axis', 0), dims.length) ?? 0;
    const size = dims[axis] ?? 1;
    const after = dims.slice(axis + 1).reduce((product, dim) => product * dim, 1);
    const before = dims.slice(0, axis).reduce((product, dim) => product * dim, 1);
    return Array.from({ length: before }, (_, outer) =>
      indices.flatMap((index) => {
        const from = (outer * size + (index < 0 ? index + size : index)) * after;
        return elements.slice(from, from + after);
      }),
    ).flat();
  },
  lower: (call) => {
    const [table] = call.inputs;
    const [rows = null, columns = null] = table?.dims ?? [];
    const isTable =
      table?.origin.kind === 'stored' &&
      table.dims?.length === 2 &&
      numberAttribute(call, 'axis', 0) === 0 &&
      call.inputs[1]?.isFixed === false;
    if (!isTable || rows === null || columns === null || rows < 1 || columns < 1) return null;
    return { type: 'Embedding', args: { num_embeddings: rows, embedding_dim: columns }, inputs: [1] };
  },
};

export const gatherND: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const indices = dimsAt(call, 1);
    const depth = indices?.at(-1) ?? null;
    if (dims === null || indices === null || depth === null) return unknownOutputs(call);
    const batch = numberAttribute(call, 'batch_dims', 0);
    return [{ dims: [...indices.slice(0, -1), ...dims.slice(batch + depth)], elementType: typeAt(call, 0) }];
  },
};

const gatherElements: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => [{ dims: dimsAt(call, 1), elementType: typeAt(call, 0) }],
};

const scatter: Operator = { roles: ['data', 'plain', 'data'], outputs: sameAs() };

const oneHot: Operator = {
  roles: ['plain', 'shape', 'plain'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const elementType = typeAt(call, 2);
    if (dims === null) return [{ dims: null, elementType }];
    const axis = axisFrom(numberAttribute(call, 'axis', -1), dims.length + 1);
    if (axis === null) return { problem: `its axis is no place for a new dimension in ${dimsText(dims)}` };
    const depth = elementsAt(call, 1)?.[0] ?? null;
    return [{ dims: [...dims.slice(0, axis), depth, ...dims.slice(axis)], elementType }];
  },
};

const topK: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const types = [typeAt(call, 0), INT64];
    if (dims === null) return unknownOutputs(call, ...types);
    const given = numberAttribute(call, 'axis', -1);
    const axis = axisFrom(given, dims.length);
    if (axis === null) return { problem: `axis ${given} is not a dimension of ${dimsText(dims)}` };
    const k = call.version < 10 ? numberAttribute(call, 'k', null) : (elementsAt(call, 1)?.[0] ?? null);
    const output = dims.map((dim, at) => (at === axis ? k : dim));
    return types.map((elementType) => ({ dims: output, elementType }));
  },
  lower: (call) => {
    const axis = axisFrom(numberAttribute(call, 'axis', -1), dimsAt(call, 0)?.length ?? 0);
    const k = call.outputs[0]?.dims?.[axis ?? 0] ?? null;
    return axis === null || k === null || k < 1
      ? null
      : { type: 'TopK', args: { k, dim: axis }, inputs: [0] };
  },
};

/** How many positions there are is known after the run only. */
const nonZero: Operator = {
  outputs: (call) => [{ dims: [dimsAt(call, 0)?.length ?? null, countOfTrue(call)], elementType: INT64 }],
  fold: (call) => {
    const dims = allKnown(dimsAt(call, 0));
    const elements = allKnown(elementsAt(call, 0));
    if (dims === null || elements === null || dims.length !== 1) return null;
    return elements.flatMap((element, index) => (element === 0 ? [] : [index]));
  },
};

function countOfTrue(call: Call): number | null {
  return allKnown(elementsAt(call, 0))?.filter((element) => element !== 0).length ?? null;
}

const compress: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const given = numberAttribute(call, 'axis', null);
    const elementType = typeAt(call, 0);
    const condition = allKnown(elementsAt(call, 1));
    const taken = condition?.filter((element) => element !== 0).length ?? null;
    if (given === null) return [{ dims: [taken], elementType }];
    const axis = dims === null ? null : axisFrom(given, dims.length);
    return [{ dims: dims?.map((dim, at) => (at === axis ? taken : dim)) ?? null, elementType }];
  },
};

export const unique: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const given = numberAttribute(call, 'axis', null);
    const axis = given === null || dims === null ? null : axisFrom(given, dims.length);
    const values: Dims | null =
      given === null ? [null] : (dims?.map((dim, at) => (at === axis ? null : dim)) ?? null);
    const list: Dims = [null];
    return [
      { dims: values, elementType: typeAt(call, 0) },
      ...new Array(3).fill({ dims: list, elementType: INT64 }),
    ];
  },
};

const shape: Operator = {
  roles: ['shape'],
  outputs: (call) => [{ dims: [shapeOf(call)?.length ?? null], elementType: INT64 }],
  fold: (call) => shapeOf(call),
};

function shapeOf(call: Call): Dims | null {
  const dims = dimsAt(call, 0);
  if (dims === null) return null;
  const start = numberAttribute(call, 'start', 0);
  const end = numberAttribute(call, 'end', dims.length);
  return dims.slice(start, end);
}

const size: Operator = {
  roles: ['shape'],
  outputs: () => [{ dims: [], elementType: INT64 }],
  fold: (call) => {
    const dims = allKnown(dimsAt(call, 0));
    return dims === null ? null : [dims.reduce((product, dim) => product * dim, 1)];
  },
};

/** More elements than this are never folded. */
const MOST_FOLDED = 4096;

const constantOfShape: Operator = {
  roles: ['shape'],
  outputs: (call) => {
    const rank = dimsAt(call, 0)?.[0] ?? null;
    const dims =
      elementsAt(call, 0) ?? (rank === null || rank > 64 ? null : new Array<null>(rank).fill(null));
    const value = call.attributes.get('value');
    return [{ dims, elementType: value?.kind === 'tensor' ? value.value.elementType : FLOAT }];
  },
  fold: (call) => {
    const dims = allKnown(call.outputs[0]?.dims ?? null);
    const count = dims?.reduce((product, dim) => product * dim, 1) ?? Number.POSITIVE_INFINITY;
    if (count > MOST_FOLDED) return null;
    const value = call.attributes.get('value');
    const fill = value?.kind === 'tensor' ? call.storedElements(value.value) : [0];
    return new Array<number | null>(count).fill(fill?.[0] ?? null);
  },
};

const range: Operator = {
  roles: ['shape', 'shape', 'shape'],
  outputs: (call) => {
    const bounds = rangeOf(call);
    return [{ dims: [bounds === null ? null : bounds.count], elementType: typeAt(call, 0) }];
  },
  fold: (call) => {
    const bounds = rangeOf(call);
    if (bounds === null || bounds.count > MOST_FOLDED) return null;
    return Array.from({ length: bounds.count }, (_, index) => bounds.start + index * bounds.delta);
  },
};

function rangeOf(
  call: Call,
): { readonly start: number; readonly delta: number; readonly count: number } | null {
  const [start = null, limit = null, delta = null] = [0, 1, 2].map(
    (index) => elementsAt(call, index)?.[0] ?? null,
  );
  if (start === null || limit === null || delta === null || delta === 0) return null;
  const count = Math.max(0, Math.ceil((limit - start) / delta));
  return Number.isSafeInteger(count) ? { start, delta, count } : null;
}

/** An operator whose attribute `dtype` or else its input decides the element type. */
function filledLike(): Operator {
  return {
    outputs: (call) => [
      { dims: dimsAt(call, 0), elementType: numberAttribute(call, 'dtype', typeAt(call, 0)) },
    ],
  };
}

/** An operator whose attribute `shape` decides the shape. */
function random(): Operator {
  return {
    isDeterministic: false,
    outputs: (call) => {
      const wanted = call.attributes.get('shape');
      return [
        {
          dims: wanted?.kind === 'numbers' ? wanted.value : null,
          elementType: numberAttribute(call, 'dtype', FLOAT),
        },
      ];
    },
  };
}

const multinomial: Operator = {
  isDeterministic: false,
  outputs: (call) => [
    {
      dims: [dimsAt(call, 0)?.[0] ?? null, numberAttribute(call, 'sample_size', 1)],
      elementType: numberAttribute(call, 'dtype', 6),
    },
  ],
};

/** Operators that look elements up, and those that make tensors from numbers. */
export const indexingOperators: Operators = {
  Gather: gather,
  GatherND: gatherND,
  GatherElements: gatherElements,
  Scatter: scatter,
  ScatterElements: scatter,
  ScatterND: scatter,
  TensorScatter: scatter,
  OneHot: oneHot,
  TopK: topK,
  NonZero: nonZero,
  Compress: compress,
  Unique: unique,
  Shape: shape,
  Size: size,
  ConstantOfShape: constantOfShape,
  Range: range,
  EyeLike: filledLike(),
  Bernoulli: { ...filledLike(), isDeterministic: false },
  RandomNormalLike: { ...filledLike(), isDeterministic: false },
  RandomUniformLike: { ...filledLike(), isDeterministic: false },
  RandomNormal: random(),
  RandomUniform: random(),
  Multinomial: multinomial,
};
