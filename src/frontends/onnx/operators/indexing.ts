import type { ElementType } from '../model/model';
import { numberAttribute, numbersAttribute } from './attributes';
import { axisFrom, givenAxis } from './axes';
import { isProblem } from './broadcasting';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  elementCount,
  elementsAt,
  FLOAT,
  INT64,
  knownAt,
  numberAt,
  type Operator,
  type Operators,
  outputDims,
  rankAt,
  ranked,
  sameAs,
  sizeOn,
  typeAt,
  unknownOutputs,
  wantedDims,
} from './operator';

/** The sizes of a result where indices select along one axis. */
export function takenFrom(dims: Dims, axis: number, indices: Dims): Dims {
  return [...dims.slice(0, axis), ...indices, ...dims.slice(axis + 1)];
}

const gather: Operator = {
  roles: ['data', 'plain'],
  outputs: ranked((call, dims) => {
    const indices = dimsAt(call, 1);
    if (indices === null) return unknownOutputs(call);
    const axis = givenAxis(call, dims, 0);
    return isProblem(axis) ? axis : [{ dims: takenFrom(dims, axis, indices), elementType: typeAt(call, 0) }];
  }),
  fold: (call) => {
    const from = knownAt(call, 0);
    const indices = allKnown(elementsAt(call, 1));
    const axis = axisFrom(numberAttribute(call, 'axis', 0), rankAt(call, 0));
    if (from === null || indices === null || axis === null) return null;
    const { dims, elements } = from;
    const after = elementCount(dims.slice(axis + 1));
    const row = elementCount(dims.slice(axis));
    return Array.from({ length: elementCount(dims.slice(0, axis)) }, (_, outer) =>
      indices.flatMap((index) => {
        const start = (outer + (index < 0 ? 1 : 0)) * row + index * after;
        return elements.slice(start, start + after);
      }),
    ).flat();
  },
  lower: (call) => {
    const table = dimsAt(call, 0);
    const [rows, columns] = [sizeOn(table, 0), sizeOn(table, 1)];
    const isTable =
      call.inputs[0]?.origin.kind === 'stored' &&
      table?.length === 2 &&
      numberAttribute(call, 'axis', 0) === 0 &&
      call.inputs[1]?.isFixed === false;
    if (!isTable || rows === null || columns === null || rows < 1 || columns < 1) return null;
    return { type: 'Embedding', args: { num_embeddings: rows, embedding_dim: columns }, inputs: [1] };
  },
};

export const gatherND: Operator = {
  roles: ['data', 'plain'],
  outputs: ranked((call, dims) => {
    const indices = dimsAt(call, 1);
    const depth = sizeOn(indices, -1);
    if (indices === null || depth === null) return unknownOutputs(call);
    const batch = numberAttribute(call, 'batch_dims', 0);
    return [{ dims: [...indices.slice(0, -1), ...dims.slice(batch + depth)], elementType: typeAt(call, 0) }];
  }),
};

const gatherElements: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => [{ dims: dimsAt(call, 1), elementType: typeAt(call, 0) }],
};

const scatter: Operator = { roles: ['data', 'plain', 'data'], outputs: sameAs() };

const oneHot: Operator = {
  roles: ['plain', 'shape', 'plain'],
  outputs: ranked(
    (call, dims) => {
      const axis = axisFrom(numberAttribute(call, 'axis', -1), dims.length + 1);
      if (axis === null)
        return { problem: `its axis is not a valid place for a new dimension in ${dimsText(dims)}` };
      return [
        {
          dims: [...dims.slice(0, axis), numberAt(call, 1), ...dims.slice(axis)],
          elementType: typeAt(call, 2),
        },
      ];
    },
    (call) => [typeAt(call, 2)],
  ),
};

const topKTypes = (call: Call): readonly ElementType[] => [typeAt(call, 0), INT64];

const topK: Operator = {
  roles: ['data', 'shape'],
  outputs: ranked((call, dims) => {
    const axis = givenAxis(call, dims, -1);
    if (isProblem(axis)) return axis;
    const k = call.version < 10 ? numberAttribute(call, 'k', null) : numberAt(call, 1);
    const output = dims.map((dim, at) => (at === axis ? k : dim));
    return topKTypes(call).map((elementType) => ({ dims: output, elementType }));
  }, topKTypes),
  lower: (call) => {
    const dim = axisFrom(numberAttribute(call, 'axis', -1), rankAt(call, 0));
    const k = dim === null ? null : sizeOn(outputDims(call), dim);
    return dim === null || k === null || k < 1 ? null : { type: 'TopK', args: { k, dim }, inputs: [0] };
  },
};

/** The number of positions is known only after the run. */
const nonZero: Operator = {
  outputs: (call) => [{ dims: [dimsAt(call, 0)?.length ?? null, countOfTrue(call, 0)], elementType: INT64 }],
  fold: (call) => {
    const elements = allKnown(elementsAt(call, 0));
    return elements === null || rankAt(call, 0) !== 1
      ? null
      : elements.flatMap((element, index) => (element === 0 ? [] : [index]));
  },
};

function countOfTrue(call: Call, index: number): number | null {
  return allKnown(elementsAt(call, index))?.filter((element) => element !== 0).length ?? null;
}

/**
 * An operator that takes positions along its attribute `axis`, of all elements one after the other without it: the sizes of
 * what is taken, and how many positions there are to take from.
 */
function takenAlong(
  call: Call,
  count: number | null,
): { readonly dims: Dims | null; readonly from: number | null } {
  const dims = dimsAt(call, 0);
  const axis = numberAttribute(call, 'axis', null);
  if (axis === null) return { dims: [count], from: dims === null ? null : elementCount(dims) };
  const place = axisFrom(axis, rankAt(call, 0));
  const taken = dims?.map((dim, at) => (at === place ? count : dim)) ?? null;
  return { dims: taken, from: sizeOn(dims, axis) };
}

const compress: Operator = {
  roles: ['data', 'plain'],
  outputs: (call) => [{ dims: takenAlong(call, countOfTrue(call, 1)).dims, elementType: typeAt(call, 0) }],
};

/** What is single, where it is first, which of it each position has, and how often it is there. */
export const unique: Operator = {
  outputs: (call) => {
    const { dims, from } = takenAlong(call, null);
    return [
      { dims, elementType: typeAt(call, 0) },
      ...[null, from, null].map((size) => ({ dims: [size], elementType: INT64 })),
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
    const dims = dimsAt(call, 0);
    return dims === null ? null : [elementCount(dims)];
  },
};

const constantOfShape: Operator = {
  roles: ['shape'],
  outputs: (call) => {
    const value = call.attributes.get('value');
    const elementType = value?.kind === 'tensor' ? value.value.elementType : FLOAT;
    return [{ dims: wantedDims(call, 0), elementType }];
  },
  fold: (call) => {
    const dims = allKnown(outputDims(call));
    if (dims === null) return null;
    const value = call.attributes.get('value');
    const fill = value?.kind === 'tensor' ? call.storedElements(value.value) : [0];
    return new Array<number | null>(elementCount(dims)).fill(fill?.[0] ?? null);
  },
};

export const range: Operator = {
  roles: ['shape', 'shape', 'shape'],
  outputs: (call) => [{ dims: [rangeOf(call)?.count ?? null], elementType: typeAt(call, 0) }],
  fold: (call) => {
    const bounds = rangeOf(call);
    if (bounds === null) return null;
    return Array.from({ length: bounds.count }, (_, index) => bounds.start + index * bounds.delta);
  },
};

function rangeOf(
  call: Call,
): { readonly start: number; readonly delta: number; readonly count: number } | null {
  const [start, limit, delta] = [numberAt(call, 0), numberAt(call, 1), numberAt(call, 2)];
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
    outputs: (call) => [
      { dims: numbersAttribute(call, 'shape'), elementType: numberAttribute(call, 'dtype', FLOAT) },
    ],
  };
}

const multinomial: Operator = {
  isDeterministic: false,
  outputs: (call) => [
    {
      dims: [sizeOn(dimsAt(call, 0), 0), numberAttribute(call, 'sample_size', 1)],
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
