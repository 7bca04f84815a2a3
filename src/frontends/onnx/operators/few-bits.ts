import { numberAttribute, packedDtype } from './attributes';
import {
  type Call,
  type Dims,
  dimsAt,
  dimsText,
  hasInput,
  type Operator,
  type Operators,
  type Role,
  typeAt,
  unknownOutputs,
} from './operator';

/** A matrix of few bits in a call: its operand, and the attribute with its number of rows. */
interface PackedMatrix {
  readonly operand: number;
  readonly rows: string;
}

/**
 * Products of the input with matrices of few bits, all of `K` columns. There is an output for each name in `outputs`: the
 * attribute that says its last size, or `sum`, which is as the input.
 */
function packedProducts({
  roles,
  matrices,
  outputs,
}: {
  readonly roles: readonly Role[];
  readonly matrices: readonly PackedMatrix[];
  readonly outputs: readonly string[];
}): Operator {
  const size = (call: Call, name: string): number | null => numberAttribute(call, name, null);
  const leading = (call: Call): Dims | null => dimsAt(call, 0)?.slice(0, -1) ?? null;
  return {
    roles,
    outputs: (call) => {
      const dims = dimsAt(call, 0);
      if (dims === null) return unknownOutputs(call);
      const inner = size(call, 'K');
      const last = dims.at(-1) ?? null;
      if (inner !== null && last !== null && inner !== last)
        return { problem: `its weight has ${inner} rows, the input ${dimsText(dims)} has ${last} columns` };
      return outputs.map((name) => ({
        dims: name === 'sum' ? dims : [...dims.slice(0, -1), size(call, name)],
        elementType: typeAt(call, 0),
      }));
    },
    products: (call) => {
      const before = leading(call);
      return before === null
        ? null
        : matrices.map(({ rows }) => [...before, size(call, rows), size(call, 'K')]);
    },
    packed: (call) =>
      matrices.map(({ operand, rows }) => ({
        operand,
        shape: [numberAttribute(call, rows, 0), numberAttribute(call, 'K', 0)],
        dtype: packedDtype(call),
      })),
  };
}

const matMulNBits: Operator = {
  ...packedProducts({
    roles: ['data', 'weight', 'plain', 'plain', 'shape', 'data'],
    matrices: [{ operand: 1, rows: 'N' }],
    outputs: ['N'],
  }),
  lower: (call) => ({
    type: 'Linear',
    args: { out_features: numberAttribute(call, 'N', null), bias: hasInput(call, 5) },
    inputs: [0],
  }),
};

/** With `transB` of 0 the rows and columns of the matrix change places. */
const bnb4: Operator = {
  ...matMulNBits,
  outputs: (call) => matMulNBits.outputs(straightened(call)),
  lower: (call) => (numberAttribute(call, 'transB', 1) === 0 ? null : (matMulNBits.lower?.(call) ?? null)),
};

function straightened(call: Call): Call {
  const { attributes } = call;
  const [columns, rows] = [attributes.get('K'), attributes.get('N')];
  if (numberAttribute(call, 'transB', 1) !== 0 || columns === undefined || rows === undefined) return call;
  return { ...call, attributes: new Map([...attributes, ['K', rows], ['N', columns]]) };
}

/** A matrix, its scales and its bias. */
const MATRIX: readonly Role[] = ['weight', 'plain', 'weight'];

/** Products of com.microsoft with weights of few bits. */
export const fewBitsOperators: Operators = {
  MatMulNBits: matMulNBits,
  MatMulBnb4: bnb4,
  // Gate and up projection of the input, which may be normalised first, of the sum with a skip.
  MatMulNBitsMlp: packedProducts({
    roles: ['data', 'data', 'scale', ...MATRIX, ...MATRIX],
    matrices: [
      { operand: 3, rows: 'N' },
      { operand: 6, rows: 'N' },
    ],
    outputs: ['N', 'sum'],
  }),
  MatMulNBitsQkv: packedProducts({
    roles: ['data', 'data', 'scale', ...MATRIX, ...MATRIX, ...MATRIX],
    matrices: [
      { operand: 3, rows: 'Nq' },
      { operand: 6, rows: 'Nkv' },
      { operand: 9, rows: 'Nkv' },
    ],
    outputs: ['Nq', 'Nkv', 'Nkv', 'sum'],
  }),
};
