import { flooredRemainder, roundHalfToEven } from '../../../counts/rounding';
import { numberAttribute, textAttribute } from './attributes';
import { broadcastDims, isProblem } from './broadcasting';
import { binary, unary } from './element-rules';
import { dtypeOf } from './element-types';
import {
  BOOL,
  type Call,
  dimsAt,
  elementsAt,
  INT64,
  mapElements,
  type Operator,
  type Operators,
  sameAs,
  typeAt,
} from './operator';

const pair =
  (apply: (left: number, right: number) => number) =>
  ([left = 0, right = 0]: readonly number[]): number =>
    apply(left, right);

const truth = (apply: (left: number, right: number) => boolean) =>
  pair((left, right) => (apply(left, right) ? 1 : 0));

/** Whole numbers are divided as C does it: what is left is cut off. */
function divide([left = 0, right = 1]: readonly number[], call: Call): number {
  const isWhole = typeAt(call, 0) >= 2 && typeAt(call, 0) <= 7;
  return isWhole ? Math.trunc(left / right) : left / right;
}

function remainder([left = 0, right = 1]: readonly number[], call: Call): number {
  if (numberAttribute(call, 'fmod', 0) === 1) return left % right;
  return flooredRemainder(left, right);
}

function cast(elementTypeOf: (call: Call) => number): Operator {
  return {
    roles: ['data', 'shape'],
    outputs: (call) => [{ dims: dimsAt(call, 0), elementType: elementTypeOf(call) }],
    lower: (call) => {
      const dtype = dtypeOf(elementTypeOf(call));
      if (elementTypeOf(call) === typeAt(call, 0)) return { type: 'Identity', args: {}, inputs: [0] };
      return dtype === undefined ? null : { type: 'To', args: { dtype }, inputs: [0] };
    },
    fold: (call) => {
      const to = elementTypeOf(call);
      const convert = (value: number): number => {
        if (to === BOOL) return value === 0 ? 0 : 1;
        return (to >= 2 && to <= INT64) || to === 12 || to === 13 ? Math.trunc(value) : value;
      };
      return mapElements(call, convert);
    },
  };
}

/** Before version 6 the attribute `to` is the type's name. */
function castTarget(call: Call): number {
  const number = numberAttribute(call, 'to', null);
  return number ?? ELEMENT_TYPE_NAMES.indexOf(textAttribute(call, 'to', 'FLOAT').toUpperCase());
}

const ELEMENT_TYPE_NAMES =
  'UNDEFINED FLOAT UINT8 INT8 UINT16 INT16 INT32 INT64 STRING BOOL FLOAT16 DOUBLE UINT32 UINT64 COMPLEX64 COMPLEX128 BFLOAT16'.split(
    ' ',
  );

/** Functions of one element or of elements that broadcast. */
export const elementwiseOperators: Operators = {
  Abs: unary('Abs', { apply: Math.abs }),
  Neg: unary('Neg', { apply: (value) => -value }),
  Exp: unary('Exp', { apply: Math.exp }),
  Log: unary('Log', { apply: Math.log }),
  Sqrt: unary('Sqrt', { apply: Math.sqrt }),
  Reciprocal: unary('Reciprocal', { apply: (value) => 1 / value }),
  Erf: unary('Erf'),
  Floor: unary('Floor', { apply: Math.floor }),
  Ceil: unary('Ceil', { apply: Math.ceil }),
  Round: unary('Round', { apply: roundHalfToEven }),
  Sign: unary('Sign', { apply: Math.sign }),
  Sin: unary('Sin', { apply: Math.sin }),
  Cos: unary('Cos', { apply: Math.cos }),
  Tan: unary('Tan', { apply: Math.tan }),
  Asin: unary('Asin', { apply: Math.asin }),
  Acos: unary('Acos', { apply: Math.acos }),
  Atan: unary('Atan', { apply: Math.atan }),
  Sinh: unary('Sinh', { apply: Math.sinh }),
  Cosh: unary('Cosh', { apply: Math.cosh }),
  Asinh: unary('Asinh', { apply: Math.asinh }),
  Acosh: unary('Acosh', { apply: Math.acosh }),
  Atanh: unary('Atanh', { apply: Math.atanh }),
  Not: unary('LogicalNot', { apply: (value) => (value === 0 ? 1 : 0) }),
  BitwiseNot: unary('BitwiseNot', { apply: (value) => ~value }),
  IsNaN: unary('IsNaN', { apply: (value) => (Number.isNaN(value) ? 1 : 0), elementType: BOOL }),
  IsInf: unary('IsInf', { elementType: BOOL }),
  Cast: cast(castTarget),
  CastLike: cast((call) => typeAt(call, 1)),
  BitCast: { outputs: (call) => [{ dims: dimsAt(call, 0), elementType: castTarget(call) }] },
  Add: binary(
    'Add',
    pair((left, right) => left + right),
  ),
  Sum: binary('Add', (values) => values.reduce((sum, value) => sum + value, 0)),
  Mul: binary(
    'Mul',
    pair((left, right) => left * right),
  ),
  Sub: binary(
    'Sub',
    pair((left, right) => left - right),
  ),
  Div: binary('Div', divide),
  Pow: {
    ...binary(
      'Pow',
      pair((left, right) => left ** right),
    ),
    roles: ['data', 'plain'],
  },
  Mod: {
    ...binary('Remainder', remainder, { role: 'plain' }),
    lower: (call) => ({
      type: 'Remainder',
      args: numberAttribute(call, 'fmod', 0) === 1 ? { rounding_mode: 'trunc' } : {},
    }),
  },
  Max: binary('Maximum', (values) => Math.max(...values), { role: 'plain' }),
  Min: binary('Minimum', (values) => Math.min(...values), { role: 'plain' }),
  Mean: binary(
    'onnx.MeanOfInputs',
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  ),
  And: binary(
    'LogicalAnd',
    truth((left, right) => left !== 0 && right !== 0),
    { elementType: BOOL },
  ),
  Or: binary(
    'LogicalOr',
    truth((left, right) => left !== 0 || right !== 0),
    { elementType: BOOL },
  ),
  Xor: binary(
    'LogicalXor',
    truth((left, right) => (left !== 0) !== (right !== 0)),
    { elementType: BOOL },
  ),
  BitwiseAnd: binary(
    'BitwiseAnd',
    pair((left, right) => left & right),
  ),
  BitwiseOr: binary(
    'BitwiseOr',
    pair((left, right) => left | right),
  ),
  BitwiseXor: binary(
    'BitwiseXor',
    pair((left, right) => left ^ right),
  ),
  BitShift: binary('onnx.BitShift'),
  Equal: binary(
    'Equal',
    truth((left, right) => left === right),
    { elementType: BOOL, role: 'plain' },
  ),
  Less: binary(
    'Less',
    truth((left, right) => left < right),
    { elementType: BOOL, role: 'plain' },
  ),
  LessOrEqual: binary(
    'LessEqual',
    truth((left, right) => left <= right),
    { elementType: BOOL, role: 'plain' },
  ),
  Greater: binary(
    'Greater',
    truth((left, right) => left > right),
    { elementType: BOOL, role: 'plain' },
  ),
  GreaterOrEqual: binary(
    'GreaterEqual',
    truth((left, right) => left >= right),
    {
      elementType: BOOL,
      role: 'plain',
    },
  ),
  Where: {
    ...binary('Where', ([condition, yes = 0, no = 0]) => (condition === 0 ? no : yes)),
    outputs: (call) => {
      const dims = broadcastDims(call.inputs.map((_input, index) => dimsAt(call, index)));
      return isProblem(dims) ? dims : [{ dims, elementType: typeAt(call, 1) }];
    },
  },
  Identity: {
    outputs: sameAs(),
    lower: () => ({ type: 'Identity', args: {}, inputs: [0] }),
    fold: (call) => elementsAt(call, 0),
  },
};
