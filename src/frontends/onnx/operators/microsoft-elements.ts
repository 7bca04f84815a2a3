import { dropout } from './activation';
import { numberAttribute } from './attributes';
import { axisFrom, givenAxis } from './axes';
import { broadcastDims, isProblem } from './broadcasting';
import { binary } from './element-rules';
import {
  BOOL,
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  type ElementTypeOf,
  elementCount,
  elementsAt,
  hasInput,
  INT32,
  namedOutputs,
  type Operator,
  type Operators,
  type Role,
  sameAs,
  sizeOn,
  type TensorType,
  typeAt,
  UINT32,
  unknownOutputs,
} from './operator';

/** Operands at these places broadcast; what is between them is plain. */
function broadcasting(
  places: readonly number[],
  roles: readonly Role[],
  elementTypeOf: ElementTypeOf,
): Operator {
  return {
    roles,
    outputs: (call) => {
      const dims = broadcastDims(places.map((index) => dimsAt(call, index)));
      return isProblem(dims) ? dims : [{ dims, elementType: elementTypeOf(call) }];
    },
  };
}

/** The output has the sizes of the first operand, but for its last. */
function withLast(last: (dim: number | null) => number | null, roles: readonly Role[]): Operator {
  return {
    roles,
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      if (dims === null) return unknownOutputs(call);
      return [{ dims: [...dims.slice(0, -1), last(dims.at(-1) ?? null)], elementType: typeAt(call, 0) }];
    },
  };
}

/** Half of the last dimension by the GELU of the other half. */
const splitGelu = withLast((dim) => (dim === null ? null : dim / 2), ['data', 'data']);

/** A new dimension of one at a place. */
const expandDims: Operator = {
  roles: ['data', 'shape'],
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    const place = elementsAt(call, 1)?.[0] ?? null;
    if (dims === null || place === null) return unknownOutputs(call);
    const axis = axisFrom(place, dims.length + 1);
    if (axis === null)
      return { problem: `${place} is not a valid place for a new dimension in ${dimsText(dims)}` };
    return [{ dims: [...dims.slice(0, axis), 1, ...dims.slice(axis)], elementType: typeAt(call, 0) }];
  },
  fold: (call) => elementsAt(call, 0),
};

/** All slices of `size` elements along a dimension, along a new last one. */
const unfoldTensor: Operator = {
  outputs: (call) => {
    const dims = dimsAt(call, 0);
    if (dims === null) return unknownOutputs(call);
    const axis = givenAxis(call, dims, -1, 'dim');
    if (isProblem(axis)) return axis;
    const size = numberAttribute(call, 'size', 1);
    const step = numberAttribute(call, 'step', 1);
    const slices = (dim: number | null): number | null =>
      dim === null ? null : Math.floor((dim - size) / step) + 1;
    const output = dims.map((dim, at) => (at === axis ? slices(dim) : dim));
    return [{ dims: [...output, size], elementType: typeAt(call, 0) }];
  },
};

/** As many boxes as there are, each with the channels of the image, resized to the given size. */
const cropAndResize: Operator = {
  roles: ['data', 'plain', 'plain', 'shape'],
  outputs: (call) => {
    const size = elementsAt(call, 3);
    const dims: Dims = [
      dimsAt(call, 1)?.[0] ?? null,
      dimsAt(call, 0)?.[1] ?? null,
      size?.[0] ?? null,
      size?.[1] ?? null,
    ];
    return [{ dims, elementType: typeAt(call, 0) }];
  },
};

/** A bias of [1, heads, queries, keys], whose table of [buckets, heads] is learned. */
const relativePositionBias: Operator = {
  roles: ['data', 'shape', 'shape'],
  outputs: (call) => {
    const heads = dimsAt(call, 0)?.[1] ?? null;
    const queries = elementsAt(call, 1)?.[0] ?? null;
    const keys = elementsAt(call, 2)?.[0] ?? null;
    return [{ dims: [1, heads, queries, keys], elementType: typeAt(call, 0) }];
  },
};

/** The batch and its steps: sizes of the queries, or of the places that packed ones come from. */
function batchAndSteps(call: Call): Dims {
  return (hasInput(call, 6) ? dimsAt(call, 6) : dimsAt(call, 0))?.slice(0, 2) ?? [null, null];
}

/** Each head of the queries is multiplied with one matrix of [size of a head, gates]. */
const gatedBias: Operator = {
  roles: ['data', 'scale', 'data', 'weight', 'weight', 'scale', 'plain'],
  outputs: (call) => {
    const [batch = null, steps = null] = batchAndSteps(call);
    const heads = numberAttribute(call, 'num_heads', null);
    return [{ dims: [batch, heads, steps, steps], elementType: typeAt(call, 0) }];
  },
  products: (call) => {
    const [size = null, gates = null] = dimsAt(call, 3) ?? [];
    return [[...batchAndSteps(call), numberAttribute(call, 'num_heads', null), size, gates]];
  },
};

const embedding: Operator = {
  roles: ['data', 'plain', 'plain', 'plain'],
  outputs: (call) => {
    const indices = dimsAt(call, 1);
    const width = dimsAt(call, 0)?.[1] ?? null;
    return [{ dims: indices === null ? null : [...indices, width], elementType: typeAt(call, 0) }];
  },
};

/** A bit for each element, in whole numbers of 32. */
function bitMask(dims: Dims | null): TensorType {
  const count = dims === null ? null : elementCount(dims);
  return { dims: [count === null ? null : Math.ceil(count / 32)], elementType: UINT32 };
}

/** A Dropout of the sum with a bias, to which a residual is added. */
function biasDropout(mask: (dims: Dims | null) => TensorType): Operator {
  return {
    roles: ['data', 'data', 'data', 'plain', 'plain'],
    outputs: (call) =>
      namedOutputs(call, [{ dims: dimsAt(call, 0), elementType: typeAt(call, 0) }, mask(dimsAt(call, 0))]),
  };
}

const QUANTISED: readonly Role[] = ['plain', 'plain'];

/** Operators of com.microsoft that multiply no matrices. */
export const microsoftElements: Operators = {
  ComplexMul: binary('onnx.ComplexMul'),
  ComplexMulConj: binary('onnx.ComplexMulConj'),
  MulInteger: broadcasting([0, 2], ['data', 'plain', 'data', 'plain'], () => INT32),
  QLinearWhere: broadcasting(
    [0, 1, 4],
    ['data', 'data', ...QUANTISED, 'data', ...QUANTISED, ...QUANTISED],
    (call: Call) => typeAt(call, 1),
  ),
  BiasSplitGelu: splitGelu,
  ExpandDims: expandDims,
  UnfoldTensor: unfoldTensor,
  CropAndResize: cropAndResize,
  RelativePositionBias: relativePositionBias,
  GatedRelativePositionBias: gatedBias,
  TorchEmbedding: embedding,
  GatedAdd: binary('onnx.GatedAdd'),
  BiasDropout: biasDropout((dims) => ({ dims, elementType: BOOL })),
  BitmaskBiasDropout: biasDropout(bitMask),
  BitmaskDropout: {
    ...dropout,
    outputs: (call) => [{ dims: dimsAt(call, 0), elementType: typeAt(call, 0) }, bitMask(dimsAt(call, 0))],
  },
  IsAllFinite: { outputs: () => [{ dims: [], elementType: BOOL }] },
  SampleOp: { outputs: sameAs() },
  CDist: {
    outputs: (call) => [
      { dims: [sizeOn(dimsAt(call, 0), 0), sizeOn(dimsAt(call, 1), 0)], elementType: typeAt(call, 0) },
    ],
  },
};
