import { numberAttribute, packedDtype } from './attributes';
import {
  dimsAt,
  dimsText,
  FLOAT,
  hasInput,
  INT32,
  type Operator,
  type Operators,
  outputDims,
  type Products,
  type Role,
  ranked,
  sizeOn,
  typeAt,
} from './operator';
import { gemm, gemmOutputs, matrixProduct, QUANTISED_SIDES } from './products';

/** Weights of so many bits, packed: K inputs and N outputs are attributes. */
const matMulNBits: Operator = {
  roles: ['data', 'weight', 'plain', 'plain', 'shape', 'data'],
  outputs: ranked((call, dims) => {
    const inner = numberAttribute(call, 'K', null);
    const last = sizeOn(dims, -1);
    if (inner !== null && last !== null && inner !== last)
      return { problem: `its weight has ${inner} rows, the input ${dimsText(dims)} has ${last} columns` };
    return [{ dims: [...dims.slice(0, -1), numberAttribute(call, 'N', null)], elementType: typeAt(call, 0) }];
  }),
  products: (call) => {
    const output = outputDims(call);
    return output === null ? null : [[...output, numberAttribute(call, 'K', null)]];
  },
  packed: (call) => ({
    operand: 1,
    shape: [numberAttribute(call, 'N', 0), numberAttribute(call, 'K', 0)],
    dtype: packedDtype(call),
  }),
  lower: (call) => ({
    type: 'Linear',
    args: { out_features: numberAttribute(call, 'N', null), bias: hasInput(call, 5) },
    inputs: [0],
  }),
};

const INTEGER_SIDES: readonly Role[] = ['weight', 'weight', 'plain', 'plain', 'plain', 'plain', 'weight'];

/** Each row of the input is multiplied with the matrices of `k` of the experts, whose number is the first size. */
const mixtureOfExperts: Operator = {
  roles: ['data', 'data', 'weight', 'weight', 'weight', 'weight', 'weight', 'weight'],
  outputs: (call) => [{ dims: dimsAt(call, 0), elementType: typeAt(call, 0) }],
  products: (call): Products => {
    const rows = dimsAt(call, 0)?.slice(0, -1) ?? null;
    const matrices = [2, 4, 6].filter((index) => hasInput(call, index)).map((index) => dimsAt(call, index));
    const chosen = numberAttribute(call, 'k', 1);
    if (rows === null) return null;
    return matrices.map((dims) => [...rows, chosen, ...(dims?.slice(1) ?? [null])]);
  },
};

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
  MatMulNBits: matMulNBits,
  MatMulBnb4: matMulNBits,
  MoE: mixtureOfExperts,
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
    }),
    lower: () => null,
  },
};
