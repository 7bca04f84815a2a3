import { dtypeOfBits, elementsInOne, numberAttribute } from './attributes';
import {
  type Call,
  type Dims,
  dimsAt,
  hasInput,
  type Operator,
  type Operators,
  type Role,
  typeAt,
  UINT8,
} from './operator';

/** Where the matrices of the experts are: up to three of [experts, rows, columns]. */
interface Matrices {
  readonly operands: readonly number[];
  readonly roles: readonly Role[];
  /** How many elements a stored one holds. */
  readonly perElement?: (call: Call, operand: number) => number;
}

function sizesOf(call: Call, operand: number, { perElement = () => 1 }: Matrices): Dims | null {
  const dims = dimsAt(call, operand);
  const each = perElement(call, operand);
  return dims?.map((dim, at) => (dim !== null && at === dims.length - 1 ? dim * each : dim)) ?? null;
}

/** Each row of the input is multiplied by the matrices of `k` experts; the number of experts is the first size. */
function mixtureOfExperts(matrices: Matrices): Operator {
  const { operands, roles } = matrices;
  const given = (call: Call): readonly number[] => operands.filter((operand) => hasInput(call, operand));
  return {
    roles,
    outputs: (call) => [{ dims: dimsAt(call, 0), elementType: typeAt(call, 0) }],
    products: (call) => {
      const rows = dimsAt(call, 0)?.slice(0, -1) ?? null;
      const chosen = numberAttribute(call, 'k', 1);
      const sizes = given(call).map((operand) => sizesOf(call, operand, matrices));
      const known = sizes.filter((dims) => dims !== null);
      if (rows === null || known.length < sizes.length) return null;
      return known.map((dims) => [...rows, chosen, ...dims.slice(1)]);
    },
    packed: (call) =>
      given(call)
        .filter((operand) => matrices.perElement !== undefined && typeAt(call, operand) === UINT8)
        .map((operand) => ({
          operand,
          shape: (sizesOf(call, operand, matrices) ?? []).map((dim) => dim ?? 0),
          dtype: dtypeOfBits(bitsOfWeights(call)),
        })),
  };
}

function bitsOfWeights(call: Call): number {
  return numberAttribute(call, 'expert_weight_bits', 4);
}

/** Mixtures of experts of com.microsoft. */
export const expertOperators: Operators = {
  MoE: mixtureOfExperts({
    operands: [2, 4, 6],
    roles: ['data', 'data', 'weight', 'weight', 'weight', 'weight', 'weight', 'weight'],
  }),
  // The matrices of few bits, each with its scales and its bias; then zero points, weights of the router and scales.
  QMoE: mixtureOfExperts({
    operands: [2, 5, 8],
    roles: [
      'data',
      'data',
      ...new Array<readonly Role[]>(3).fill(['weight', 'plain', 'weight']).flat(),
      ...new Array<Role>(3).fill('plain'),
      'data',
      ...new Array<Role>(6).fill('plain'),
    ],
    perElement: (call, operand) => elementsInOne(call, operand, bitsOfWeights(call)),
  }),
};
