import { numberAttribute } from './attributes';
import {
  allKnown,
  type Call,
  type Dims,
  dimsAt,
  elementsAt,
  FLOAT,
  INT32,
  type Operators,
  type Role,
  typeAt,
  wantedDims,
} from './operator';
import { gemm, gemmOutputs, matrixProduct, QUANTISED_SIDES } from './products';

const INTEGER_SIDES: readonly Role[] = ['weight', 'weight', 'plain', 'plain', 'plain', 'plain', 'weight'];

/** The rows and columns of a matrix the other way round. */
function turned(dims: Dims | null): Dims | null {
  return dims?.toReversed() ?? null;
}

/** A matrix of [columns, rows / 2] bytes, each with two elements. */
function twoInOne(call: Call, index: number): Dims | null {
  const dims = dimsAt(call, index);
  return index === 1
    ? turned(dims?.map((dim, at) => (at === 1 && dim !== null ? 2 * dim : dim)) ?? null)
    : dims;
}

/** What the third operand says of the second, which is plain bytes. */
function storedSizes(call: Call, index: number): Dims | null {
  return index === 1 ? wantedDims(call, 2) : dimsAt(call, index);
}

/** Matrix products of com.microsoft. */
export const microsoftProducts: Operators = {
  FusedMatMul: matrixProduct({ left: 0, right: 1, roles: ['weight', 'weight'] }),
  TransposeMatMul: matrixProduct({ left: 0, right: 1, roles: ['weight', 'weight'] }),
  FusedGemm: gemm,
  FusedMatMulActivation: matrixProduct({ left: 0, right: 1, roles: ['weight', 'weight'], isPlain: false }),
  GemmFastGelu: matrixProduct({ left: 0, right: 1, roles: ['data', 'weight', 'weight'], isPlain: false }),
  GemmFloat8: {
    ...gemm,
    roles: ['data', 'weight', 'weight', 'plain', 'plain', 'plain'],
    outputs: (call) => gemmOutputs(call, numberAttribute(call, 'dtype', FLOAT)),
    lower: () => null,
  },
  // The sizes of the matrix are an operand of their own.
  MatMulFpQ4: {
    ...matrixProduct({
      left: 0,
      right: 1,
      roles: ['data', 'weight', 'shape'],
      dimsOf: storedSizes,
      isPlain: false,
    }),
    packed: (call) => [{ operand: 1, shape: allKnown(elementsAt(call, 2)) ?? [], dtype: 'uint4' }],
  },
  MatMulBlockQuantizedFp4Weight: {
    ...matrixProduct({
      left: 0,
      right: 1,
      roles: ['data', 'weight', 'plain', 'plain', 'plain', 'weight'],
      dimsOf: twoInOne,
      isPlain: false,
    }),
    packed: (call) => [{ operand: 1, shape: allKnown(turned(twoInOne(call, 1))) ?? [], dtype: 'float4' }],
  },
  MatMulBlockQuantizedFp8Weight: matrixProduct({
    left: 0,
    right: 1,
    roles: ['data', 'weight', 'plain', 'plain', 'weight'],
    dimsOf: (call, index) => (index === 1 ? turned(dimsAt(call, 1)) : dimsAt(call, index)),
    isPlain: false,
  }),
  SparseToDenseMatMul: {
    ...matrixProduct({
      left: 0,
      right: 1,
      roles: ['weight', 'weight'],
      elementTypeOf: (call) => typeAt(call, 1),
    }),
    lower: () => null,
    products: () => null,
    uncounted: 'how many elements the sparse matrix has is not known before the run',
  },
  MatMulInteger16: matrixProduct({
    left: 0,
    right: 1,
    roles: ['weight', 'weight'],
    elementTypeOf: () => INT32,
    isPlain: false,
  }),
  MatMulIntegerToFloat: matrixProduct({
    left: 0,
    right: 1,
    roles: INTEGER_SIDES,
    elementTypeOf: () => FLOAT,
    isPlain: false,
  }),
  DynamicQuantizeMatMul: matrixProduct({
    left: 0,
    right: 1,
    roles: ['data', 'weight', 'plain', 'plain', 'weight'],
    elementTypeOf: () => FLOAT,
    isPlain: false,
  }),
  QGemm: {
    ...matrixProduct({
      ...QUANTISED_SIDES,
      roles: ['data', 'plain', 'plain', 'weight', 'plain', 'plain', 'weight', 'plain', 'plain'],
      // Without a scale for the output it is float32.
      elementTypeOf: (call) => typeAt(call, 8),
    }),
    lower: () => null,
  },
};
