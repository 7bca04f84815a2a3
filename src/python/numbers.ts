import { flooredRemainder } from '../counts/rounding';
import { createComplex, createFloat, normalInt } from './containers';
import { raise, refuse } from './failure';
import { floatRemainder, flooredQuotient } from './float-division';
import type { BinaryOperator } from './syntax';
import type { PyComplex, PyFloat, Value } from './value';

export type Numeric = number | bigint | PyFloat | PyComplex;

/** Digits in base 2 of the largest int that is computed. */
const LARGEST_BITS = 200_000;

/** The number that a value is, bools and instances of subclasses of int and float too. */
export function numericOf(value: Value): Numeric | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value.kind === 'float' || value.kind === 'complex') return value;
  return value.kind === 'instance' && value.primitive !== undefined ? numericOf(value.primitive) : undefined;
}

/** The int that a value is, bools and instances of subclasses of int too. */
export function intOf(value: Value): number | bigint | undefined {
  const number = numericOf(value);
  return typeof number === 'object' ? undefined : number;
}

/** A real number as one of JavaScript; undefined for what is none. */
export function realOf(value: Value): number | undefined {
  const number = numericOf(value);
  if (typeof number === 'number') return number;
  if (typeof number === 'bigint') return floatOfInt(number);
  return number?.kind === 'float' ? number.value : undefined;
}

function floatOfInt(value: bigint): number {
  const float = Number(value);
  return Number.isFinite(float) ? float : raise('OverflowError', 'int too large to convert to float');
}

/** An operator of two numbers; undefined if the operator is not defined for them. */
export function arithmetic(op: BinaryOperator, left: Numeric, right: Numeric): Value | undefined {
  if (typeof left !== 'object' && typeof right !== 'object') return ofInts(op, left, right);
  if (isComplex(left) || isComplex(right)) return ofComplex(op, toComplex(left), toComplex(right));
  return ofFloats(op, realOf(left) ?? Number.NaN, realOf(right) ?? Number.NaN);
}

function isComplex(value: Numeric): value is PyComplex {
  return typeof value === 'object' && value.kind === 'complex';
}

function toComplex(value: Numeric): PyComplex {
  return isComplex(value) ? value : createComplex(realOf(value) ?? Number.NaN, 0);
}

function ofInts(op: BinaryOperator, left: number | bigint, right: number | bigint): Value | undefined {
  if (typeof left === 'number' && typeof right === 'number') {
    const result = ofSmallInts(op, left, right);
    if (result !== undefined) return result;
  }
  return ofBigInts(op, BigInt(left), BigInt(right));
}

/** Undefined if the result may not be exact. */
function ofSmallInts(op: BinaryOperator, left: number, right: number): Value | undefined {
  switch (op) {
    case 'Add':
      return exact(left + right);
    case 'Sub':
      return exact(left - right);
    case 'Mult':
      return exact(left * right);
    case 'Div':
      if (right === 0) raise('ZeroDivisionError', 'division by zero');
      return createFloat(left / right);
    case 'FloorDiv': {
      if (right === 0) raise('ZeroDivisionError', 'integer division or modulo by zero');
      return (left - modulo(left, right)) / right + 0;
    }
    case 'Mod':
      if (right === 0) raise('ZeroDivisionError', 'integer modulo by zero');
      return modulo(left, right);
    default:
      return undefined;
  }
}

function exact(result: number): number | undefined {
  return Number.isSafeInteger(result) ? result + 0 : undefined;
}

/** Python's remainder, which has the sign of the divisor; never -0. */
function modulo(left: number, right: number): number {
  return flooredRemainder(left, right) + 0;
}

function ofBigInts(op: BinaryOperator, left: bigint, right: bigint): Value | undefined {
  switch (op) {
    case 'Add':
      return normalInt(left + right);
    case 'Sub':
      return normalInt(left - right);
    case 'Mult':
      checkBits(bitLength(left) + bitLength(right));
      return normalInt(left * right);
    case 'Div':
      if (right === 0n) raise('ZeroDivisionError', 'division by zero');
      return createFloat(quotient(left, right));
    case 'FloorDiv':
      if (right === 0n) raise('ZeroDivisionError', 'integer division or modulo by zero');
      return normalInt((left - bigModulo(left, right)) / right);
    case 'Mod':
      if (right === 0n) raise('ZeroDivisionError', 'integer modulo by zero');
      return normalInt(bigModulo(left, right));
    case 'Pow':
      return power(left, right);
    case 'LShift':
      if (right < 0n) raise('ValueError', 'negative shift count');
      if (left === 0n) return 0;
      checkBits(bitLength(left) + Number(right));
      return normalInt(left << right);
    case 'RShift':
      if (right < 0n) raise('ValueError', 'negative shift count');
      return normalInt(right > 1_000_000n ? (left < 0n ? -1n : 0n) : left >> right);
    case 'BitAnd':
      return normalInt(left & right);
    case 'BitOr':
      return normalInt(left | right);
    case 'BitXor':
      return normalInt(left ^ right);
    default:
      return undefined;
  }
}

/** The remainder of ints with the sign of the divisor, which is not 0. */
export function bigModulo(left: bigint, right: bigint): bigint {
  const rest = left % right;
  return rest !== 0n && rest < 0n !== right < 0n ? rest + right : rest;
}

/** The quotient of ints that are too large to be floats themselves. */
function quotient(left: bigint, right: bigint): number {
  const float = Number(left) / Number(right);
  if (Number.isFinite(float) && Number.isFinite(Number(left))) return float;
  const shift = BigInt(Math.max(0, bitLength(left) - bitLength(right) - 64));
  const scaled = Number(left / (right << shift)) * 2 ** Number(shift);
  return Number.isFinite(scaled)
    ? scaled
    : raise('OverflowError', 'integer division result too large for a float');
}

function power(base: bigint, exponent: bigint): Value {
  if (exponent < 0n) {
    if (base === 0n) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
    const isExact = bitLength(base) * Number(-exponent) <= 53;
    return createFloat(isExact ? 1 / Number(base ** -exponent) : floatOfInt(base) ** floatOfInt(exponent));
  }
  if (base === 1n || base === 0n) return exponent === 0n ? 1 : Number(base);
  if (base === -1n) return exponent % 2n === 0n ? 1 : -1;
  checkBits(bitLength(base) * Number(exponent));
  return normalInt(base ** exponent);
}

export function bitLength(value: bigint): number {
  const size = value < 0n ? -value : value;
  if (size === 0n) return 0;
  const digits = size.toString(16);
  return 4 * (digits.length - 1) + (32 - Math.clz32(Number.parseInt(digits.charAt(0), 16)));
}

function checkBits(bits: number): void {
  if (bits > LARGEST_BITS) {
    refuse({
      code: 'python/too-large',
      message: `an int of about ${bits} bits is larger than the limit of ${LARGEST_BITS} bits`,
    });
  }
}

function ofFloats(op: BinaryOperator, left: number, right: number): Value | undefined {
  switch (op) {
    case 'Add':
      return createFloat(left + right);
    case 'Sub':
      return createFloat(left - right);
    case 'Mult':
      return createFloat(left * right);
    case 'Div':
      if (right === 0) raise('ZeroDivisionError', 'float division by zero');
      return createFloat(left / right);
    case 'FloorDiv':
      if (right === 0) raise('ZeroDivisionError', 'float floor division by zero');
      return createFloat(flooredQuotient(left, right));
    case 'Mod':
      if (right === 0) raise('ZeroDivisionError', 'float modulo');
      return createFloat(floatRemainder(left, right));
    case 'Pow':
      return floatPower(left, right);
    default:
      return undefined;
  }
}

function floatPower(base: number, exponent: number): Value {
  if (base === 0 && exponent < 0) raise('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (base === 1) return createFloat(1);
  if (base < 0 && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
    const angle = Math.PI * exponent;
    const size = (-base) ** exponent;
    return createComplex(size * Math.cos(angle), size * Math.sin(angle));
  }
  const result = base ** exponent;
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent))
    raise('OverflowError', "(34, 'Numerical result out of range')");
  return createFloat(result);
}

function ofComplex(op: BinaryOperator, left: PyComplex, right: PyComplex): Value | undefined {
  const { real: a, imag: b } = left;
  const { real: c, imag: d } = right;
  switch (op) {
    case 'Add':
      return createComplex(a + c, b + d);
    case 'Sub':
      return createComplex(a - c, b - d);
    case 'Mult':
      return createComplex(a * c - b * d, a * d + b * c);
    case 'Div': {
      const size = c * c + d * d;
      if (size === 0) raise('ZeroDivisionError', 'complex division by zero');
      return createComplex((a * c + b * d) / size, (b * c - a * d) / size);
    }
    case 'Pow': {
      if (a === 0 && b === 0) return createComplex(c === 0 && d === 0 ? 1 : 0, 0);
      if (d === 0 && Number.isInteger(c) && Math.abs(c) <= MOST_FACTORS) return complexPower(a, b, c);
      const length = Math.hypot(a, b);
      const angle = Math.atan2(b, a);
      const size = length ** c / Math.exp(d * angle);
      const turn = d * Math.log(length) + c * angle;
      return createComplex(size * Math.cos(turn), size * Math.sin(turn));
    }
    default:
      return undefined;
  }
}

/** Whole powers up to this are products, as CPython works them out. */
const MOST_FACTORS = 100;

function complexPower(real: number, imag: number, exponent: number): Value {
  let [a, b] = [1, 0];
  for (let left = Math.abs(exponent); left > 0; left -= 1)
    [a, b] = [a * real - b * imag, a * imag + b * real];
  const size = a * a + b * b;
  return exponent < 0 ? createComplex(a / size, -b / size) : createComplex(a, b);
}

/** Whether two numbers are equal, ints and floats compared exactly. */
export function numbersEqual(left: Numeric, right: Numeric): boolean {
  if (isComplex(left) || isComplex(right)) {
    const [one, other] = [toComplex(left), toComplex(right)];
    return one.real === other.real && one.imag === other.imag;
  }
  return compareNumbers(left, right) === 0;
}

/** Below 0, 0 or above as the first number is smaller, equal or larger; NaN where they have no order. */
export function compareNumbers(left: Numeric, right: Numeric): number {
  const [one, other] = [comparable(left), comparable(right)];
  return one < other ? -1 : one > other ? 1 : one >= other ? 0 : Number.NaN;
}

/** JavaScript compares numbers and bigints exactly. */
function comparable(value: Numeric): number | bigint {
  return typeof value === 'object' ? ('value' in value ? value.value : Number.NaN) : value;
}
