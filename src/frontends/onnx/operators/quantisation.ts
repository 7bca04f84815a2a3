import { numberAttribute } from './attributes';
import { broadcastDims, isProblem } from './broadcasting';
import { concatenated } from './joining';
import {
  dimsAt,
  FLOAT,
  hasInput,
  INT64,
  namedOutputs,
  type Operator,
  type Operators,
  sameAs,
  typeAt,
  UINT8,
  wantedDims,
} from './operator';

const quantize: Operator = {
  roles: ['data', 'plain', 'plain'],
  outputs: (call) => {
    const given = numberAttribute(call, 'output_dtype', 0);
    const elementType = given === 0 ? (hasInput(call, 2) ? typeAt(call, 2) : UINT8) : given;
    return [{ dims: dimsAt(call, 0), elementType }];
  },
};

/** The numbers are of the type of its scale, from version 25 on unless it says another one. */
const dequantize: Operator = {
  roles: ['data', 'plain', 'plain'],
  outputs: (call) => {
    const given = numberAttribute(call, 'output_dtype', 0);
    return [{ dims: dimsAt(call, 0), elementType: given === 0 ? typeAt(call, 1) : given }];
  },
};

const dynamicQuantize: Operator = {
  outputs: (call) => [
    { dims: dimsAt(call, 0), elementType: UINT8 },
    { dims: [], elementType: FLOAT },
    { dims: [], elementType: UINT8 },
  ],
};

/** Both sides with a scale and a zero point each. */
const quantisedPair: Operator = {
  roles: ['data', 'plain', 'plain', 'data', 'plain', 'plain', 'plain', 'plain'],
  outputs: (call) => {
    const dims = broadcastDims([dimsAt(call, 0), dimsAt(call, 3)]);
    return isProblem(dims) ? dims : [{ dims, elementType: typeAt(call, 0) }];
  },
};

const quantisedUnary: Operator = {
  roles: ['data', 'plain', 'plain', 'plain', 'plain'],
  outputs: sameAs(),
};

/** The inputs follow the output's scale and zero point, each with a scale and a zero point. */
const quantisedConcat: Operator = {
  roles: ['plain', 'plain', ...new Array<'data' | 'plain'>(300).fill('plain')],
  outputs: (call) => {
    const parts = call.inputs.filter((_input, index) => index >= 2 && (index - 2) % 3 === 0);
    const dims = concatenated(
      call,
      parts.map((part) => part?.dims ?? null),
    );
    return isProblem(dims) ? dims : [{ dims, elementType: typeAt(call, 2) }];
  },
};

/** Numbers that share an exponent in blocks, as bytes; then the sizes and the strides of the tensor. */
const blockFloat: Operator = {
  outputs: (call) => {
    const rank = dimsAt(call, 0)?.length ?? null;
    return namedOutputs(call, [
      { dims: [null], elementType: UINT8 },
      { dims: [rank], elementType: INT64 },
      { dims: [rank], elementType: INT64 },
    ]);
  },
};

const fromBlockFloat: Operator = {
  roles: ['data', 'shape', 'plain'],
  outputs: (call) => [{ dims: wantedDims(call, 1), elementType: numberAttribute(call, 'dtype', FLOAT) }],
};

/** Operators of ONNX itself that put numbers into few bits and back. */
export const quantisationOperators: Operators = {
  QuantizeLinear: quantize,
  DequantizeLinear: dequantize,
  DynamicQuantizeLinear: dynamicQuantize,
};

/** The same of com.microsoft. */
export const microsoftQuantisation: Operators = {
  QuantizeLinear: quantize,
  DequantizeLinear: dequantize,
  QuantizeBFP: blockFloat,
  DequantizeBFP: fromBlockFloat,
  QLinearAdd: quantisedPair,
  QLinearMul: quantisedPair,
  QLinearSigmoid: quantisedUnary,
  QLinearLeakyRelu: quantisedUnary,
  QLinearSoftmax: quantisedUnary,
  QLinearConcat: quantisedConcat,
};
