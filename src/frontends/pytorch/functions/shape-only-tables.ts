import { greatestCommonDivisor, leastCommonMultiple } from '../../../counts/divisors';
import type { Dtype } from '../../../graph/dtype';
import { floatingOf } from '../arguments';

/** The element type of a result. */
type Result = 'same' | 'real' | 'bool' | 'place';

/** The element type of a result, by that of the operands. */
export function resultOf(result: Result, dtype: Dtype): Dtype {
  if (result === 'bool') return 'bool';
  if (result === 'place') return 'int64';
  return result === 'real' ? floatingOf(dtype) : dtype;
}

/** Functions of one tensor whose result has its shape. */
export const ofOne: readonly (readonly [name: string, parameters: string, result: Result])[] = [
  ...'sinc digamma i0 rad2deg deg2rad'.split(' ').map((name) => [name, '', 'real'] as const),
  ...'conj conj_physical resolve_conj resolve_neg logcumsumexp'
    .split(' ')
    .map((name) => [name, '', 'same'] as const),
  ...'signbit isposinf isneginf isreal'.split(' ').map((name) => [name, '', 'bool'] as const),
  ['isin', '', 'bool'],
  ['polygamma', '', 'real'],
];

/** Functions of two tensors that broadcast. */
export const ofTwo: readonly (readonly [names: string, result: Result, of: OfTwo | null])[] = [
  ['hypot', 'real', Math.hypot],
  ['ldexp', 'real', (fraction, exponent) => fraction * 2 ** exponent],
  ['xlogy logaddexp2 copysign', 'real', null],
  ['gcd', 'same', greatestCommonDivisor],
  ['lcm', 'same', leastCommonMultiple],
  ['heaviside nextafter', 'same', null],
  ['isclose', 'bool', null],
];

type OfTwo = (left: number, right: number) => number;
