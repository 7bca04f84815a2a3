import { flooredRemainder } from '../counts/rounding';
import type { ArgValue } from './op';

export type OfOne = (element: number) => number;

export type OfTwo = (left: number, right: number) => number;

/** The element type of the result: real numbers whatever the input is, double precision, the input's type, or booleans. */
export type Result = 'real' | 'double' | 'same' | 'bool';

/** Functions of one tensor, element by element: torch's names, the op, the result, and the function itself. */
export const functionsOfOne: readonly (readonly [
  names: string,
  type: string,
  result: Result,
  of: OfOne | null,
])[] = [
  ['neg negative', 'Neg', 'same', (x) => -x],
  ['abs absolute', 'Abs', 'same', Math.abs],
  ['sign sgn', 'Sign', 'same', Math.sign],
  ['square', 'Square', 'same', (x) => x * x],
  ['reciprocal', 'Reciprocal', 'real', (x) => 1 / x],
  ['sqrt', 'Sqrt', 'real', Math.sqrt],
  ['rsqrt', 'Rsqrt', 'real', (x) => 1 / Math.sqrt(x)],
  ['exp', 'Exp', 'real', Math.exp],
  ['exp2', 'Exp2', 'real', (x) => 2 ** x],
  ['expm1', 'Expm1', 'real', Math.expm1],
  ['log', 'Log', 'real', Math.log],
  ['log2', 'Log2', 'real', Math.log2],
  ['log10', 'Log10', 'real', Math.log10],
  ['log1p', 'Log1p', 'real', Math.log1p],
  ['sin', 'Sin', 'real', Math.sin],
  ['cos', 'Cos', 'real', Math.cos],
  ['tan', 'Tan', 'real', Math.tan],
  ['asin arcsin', 'Asin', 'real', Math.asin],
  ['acos arccos', 'Acos', 'real', Math.acos],
  ['atan arctan', 'Atan', 'real', Math.atan],
  ['sinh', 'Sinh', 'real', Math.sinh],
  ['cosh', 'Cosh', 'real', Math.cosh],
  ['asinh arcsinh', 'Asinh', 'real', Math.asinh],
  ['acosh arccosh', 'Acosh', 'real', Math.acosh],
  ['atanh arctanh', 'Atanh', 'real', Math.atanh],
  ['erf', 'Erf', 'real', null],
  ['erfc', 'Erfc', 'real', null],
  ['erfinv', 'Erfinv', 'real', null],
  ['lgamma', 'Lgamma', 'real', null],
  ['floor', 'Floor', 'same', Math.floor],
  ['ceil', 'Ceil', 'same', Math.ceil],
  ['trunc fix', 'Trunc', 'same', Math.trunc],
  ['frac', 'Frac', 'same', (x) => x - Math.trunc(x)],
  ['logical_not', 'LogicalNot', 'bool', (x) => (x === 0 ? 1 : 0)],
  ['isnan', 'IsNaN', 'bool', (x) => (Number.isNaN(x) ? 1 : 0)],
  ['isinf', 'IsInf', 'bool', (x) => (Math.abs(x) === Number.POSITIVE_INFINITY ? 1 : 0)],
  ['isfinite', 'IsFinite', 'bool', (x) => (Number.isFinite(x) ? 1 : 0)],
];

/** A function of two operands: torch's names, the op, the result, the function itself, and the op's arguments for it. */
type FunctionOfTwo = readonly [
  names: string,
  type: string,
  result: Result,
  of: OfTwo,
  args?: Readonly<Record<string, ArgValue>>,
];

export const functionsOfTwo: readonly FunctionOfTwo[] = [
  ['mul multiply', 'Mul', 'same', (a, b) => a * b, { call: 'function' }],
  ['true_divide', 'Div', 'real', (a, b) => a / b],
  ['remainder', 'Remainder', 'same', flooredRemainder],
  ['fmod', 'Remainder', 'same', (a, b) => a % b, { rounding_mode: 'trunc' }],
  ['pow', 'Pow', 'same', (a, b) => a ** b],
  ['float_power', 'Pow', 'double', (a, b) => a ** b],
  ['atan2 arctan2', 'Atan2', 'real', Math.atan2],
  ['maximum', 'Maximum', 'same', Math.max],
  ['fmax', 'Maximum', 'same', (a, b) => ofNumbers(Math.max, a, b), { ignore_nan: true }],
  ['minimum', 'Minimum', 'same', Math.min],
  ['fmin', 'Minimum', 'same', (a, b) => ofNumbers(Math.min, a, b), { ignore_nan: true }],
  ['eq', 'Equal', 'bool', (a, b) => Number(a === b)],
  ['ne not_equal', 'NotEqual', 'bool', (a, b) => Number(a !== b)],
  ['lt less', 'Less', 'bool', (a, b) => Number(a < b)],
  ['le less_equal', 'LessEqual', 'bool', (a, b) => Number(a <= b)],
  ['gt greater', 'Greater', 'bool', (a, b) => Number(a > b)],
  ['ge greater_equal', 'GreaterEqual', 'bool', (a, b) => Number(a >= b)],
  ['logical_and', 'LogicalAnd', 'bool', (a, b) => Number(a !== 0 && b !== 0)],
  ['logical_or', 'LogicalOr', 'bool', (a, b) => Number(a !== 0 || b !== 0)],
  ['logical_xor', 'LogicalXor', 'bool', (a, b) => Number((a !== 0) !== (b !== 0))],
  // of whole numbers and of booleans, which count as 1 and 0
  ['bitwise_and', 'BitwiseAnd', 'same', (a, b) => a & b],
  ['bitwise_or', 'BitwiseOr', 'same', (a, b) => a | b],
  ['bitwise_xor', 'BitwiseXor', 'same', (a, b) => a ^ b],
  ['bitwise_left_shift', 'BitwiseShift', 'same', (a, b) => a * 2 ** b],
  ['bitwise_right_shift', 'BitwiseShift', 'same', (a, b) => Math.floor(a / 2 ** b), { direction: 'right' }],
  ['logaddexp', 'LogAddExp', 'real', (a, b) => Math.log(Math.exp(a) + Math.exp(b))],
];

/** Those functions by each of their names. */
export const functionOfTwoByName: ReadonlyMap<string, FunctionOfTwo> = new Map(
  functionsOfTwo.flatMap((row) => row[0].split(' ').map((name): [string, FunctionOfTwo] => [name, row])),
);

/** One of two elements; if one is NaN, the other. */
function ofNumbers(choose: OfTwo, left: number, right: number): number {
  return Number.isNaN(left) ? right : Number.isNaN(right) ? left : choose(left, right);
}
