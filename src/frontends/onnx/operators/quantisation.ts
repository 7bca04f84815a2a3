import { broadcastDims, isProblem } from './broadcasting';
import {
  dimsAt,
  FLOAT,
  hasInput,
  numberAttribute,
  type Operator,
  type Operators,
  sameAs,
  typeAt,
  UINT8,
} from './operator';

const quantize: Operator = {
  roles: ['data', 'plain', 'plain'],
  outputs: (call) => {
    const given = numberAttribute(call, 'output_dtype', 0);
    const elementType = given === 0 ? (hasInput(call, 2) ? typeAt(call, 2) : UINT8) : given;
    return [{ dims: dimsAt(call, 0), elementType }];
  },
};

/** The numbers are those of its scale. */
const dequantize: Operator = {
  roles: ['data', 'plain', 'plain'],
  outputs: (call) => [{ dims: dimsAt(call, 0), elementType: typeAt(call, 1) }],
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
    const parts = call.inputs.flatMap((input, index) =>
      index >= 2 && (index - 2) % 3 === 0 && input ? [input.dims] : [],
    );
    const [first = null] = parts;
    const axis = numberAttribute(call, 'axis', 0);
    const at = first === null ? 0 : axis < 0 ? axis + first.length : axis;
    const joined = parts.reduce<number | null>(
      (sum, dims) => (sum === null || dims?.[at] == null ? null : sum + (dims[at] ?? 0)),
      0,
    );
    return [
      {
        dims: first?.map((dim, index) => (index === at ? joined : dim)) ?? null,
        elementType: typeAt(call, 2),
      },
    ];
  },
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
  QLinearAdd: quantisedPair,
  QLinearMul: quantisedPair,
  QLinearSigmoid: quantisedUnary,
  QLinearLeakyRelu: quantisedUnary,
  QLinearSoftmax: quantisedUnary,
  QLinearConcat: quantisedConcat,
};
