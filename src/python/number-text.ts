import { raise } from './failure';
import type { PyComplex } from './value';

/** A float as `repr` writes it: the shortest digits that give it back. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const [digits = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (value !== 0 && (exponent < -4 || exponent >= 16)) return `${digits}e${exponentPart(exponent)}`;
  const plain = value.toString();
  if (!plain.includes('e')) return plain.includes('.') ? plain : `${plain}.0`;
  const decimals = Math.max(0, digits.replace(/^-?\d\.?/, '').length - exponent);
  return value.toFixed(Math.min(100, decimals));
}

/** Like CPython, ints of more digits are not converted to or from text. */
export const MOST_DIGITS = 4300;
/** The message of CPython for an int with more digits. */
export const TOO_MANY_DIGITS = `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion`;
const TOO_LONG = 10n ** BigInt(MOST_DIGITS);

/** An int beyond 2^53 in base 10. */
export function intText(value: bigint): string {
  if (value >= TOO_LONG || value <= -TOO_LONG) raise('ValueError', TOO_MANY_DIGITS);
  return value.toString();
}

/** An exponent with its sign and two digits at least. */
export function exponentPart(exponent: number): string {
  const size = Math.abs(exponent).toString().padStart(2, '0');
  return `${exponent < 0 ? '-' : '+'}${size}`;
}

export function complexText({ real, imag }: PyComplex): string {
  const part = (value: number) => floatText(value).replace(/\.0$/, '');
  if (real === 0 && !Object.is(real, -0)) return `${part(imag)}j`;
  const sign = imag >= 0 || Number.isNaN(imag) ? '+' : '';
  return `(${part(real)}${sign}${part(imag)}j)`;
}

/** A float of 0 or more with this many digits after the point: its exact value rounded, halves to the even digit. */
export function fixed(value: number, digits: number): string {
  const text = roundedDigits(value, digits)
    .toString()
    .padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A float of 0 or more times ten to the power of `digits`, rounded by its exact value, halves to the even number. */
export function roundedDigits(value: number, digits: number): bigint {
  let scale = 10n ** BigInt(Math.max(0, -digits));
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    scale *= 2n;
  }
  const shifted = BigInt(whole) * 10n ** BigInt(Math.max(0, digits));
  const rest = (shifted % scale) * 2n;
  const low = shifted / scale;
  return rest > scale || (rest === scale && low % 2n === 1n) ? low + 1n : low;
}
