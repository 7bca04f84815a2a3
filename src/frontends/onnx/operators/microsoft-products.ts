import { numberAttribute } from './attributes';
import { FLOAT, INT32, type Operators, type Role, typeAt } from './operator';
import { gemm, gemmOutputs, matrixProduct, QUANTISED_SIDES } from './products';

const INTEGER_SIDES: readonly Role[] = ['weight', 'weight', 'plain', 'plain', 'plain', 'plain', 'weight'];

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
