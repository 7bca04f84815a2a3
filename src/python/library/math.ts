import { type MaybeCounted, taking } from '../argument-count';
import { argument, intArgument, realArgument } from '../arguments';
import { toInt } from '../builtins/number-methods';
import { callSpecial } from '../call';
import { createFloat, createTuple, normalInt } from '../containers';
import { raise } from '../failure';
import { hostFunction, hostModule } from '../host';
import { itemsOf } from '../iteration';
import { isKind } from '../kinds';
import { takeSize } from '../machine';
import { intOf, numericOf, realOf } from '../numbers';
import { binary } from '../operators';
import { isUnknownNumber } from '../unknown-numbers';
import type { HostModule, Invoke, Value } from '../value';

/** Functions of one real number that may have no result. */
const REAL: Readonly<Record<string, (value: number) => number>> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  expm1: Math.expm1,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  fabs: Math.abs,
  cbrt: Math.cbrt,
  exp2: (value) => 2 ** value,
  degrees: (value) => value * (180 / Math.PI),
  radians: (value) => value * (Math.PI / 180),
  erf: errorFunction,
  erfc: (value) => (value > 2 ? complement(value) : 1 - errorFunction(value)),
};

function ofReal(compute: (value: number) => number): Invoke {
  return (_machine, args) => {
    const value = realArgument(argument('math function', args, 0));
    const result = compute(value);
    if (Number.isNaN(result) && !Number.isNaN(value)) raise('ValueError', 'math domain error');
    if (!Number.isFinite(result) && Number.isFinite(value)) raise('OverflowError', 'math range error');
    return createFloat(result);
  };
}

/** A function of real numbers, which an object may say that it is; of one that is not known nothing is known. */
function ofNumbers(invoke: Invoke): Invoke {
  return (machine, args, keywords) => {
    const given = args.map((value) =>
      isKind(value, 'instance') && numericOf(value) === undefined
        ? (callSpecial(machine, value, '__float__') ?? value)
        : value,
    );
    const unknown = given.find(isUnknownNumber);
    return unknown === undefined
      ? invoke(machine, given, keywords)
      : binary(machine, 'Add', unknown, createFloat(0));
  };
}

function rounded(method: string, round: (value: number) => number): Invoke {
  return (machine, args) => {
    const value = argument(method, args, 0);
    const int = intOf(value);
    if (int !== undefined) return int;
    if (realOf(value) === undefined) {
      const own = callSpecial(machine, value, method) ?? callSpecial(machine, value, '__float__');
      if (own !== undefined)
        return isKind(own, 'float') ? toInt(machine, createFloat(round(own.value))) : own;
    }
    return toInt(machine, createFloat(round(realArgument(value))));
  };
}

function logarithm(value: Value, base: Value | undefined): Value {
  const real = realArgument(value);
  if (real <= 0) raise('ValueError', 'math domain error');
  if (base === undefined) return createFloat(Math.log(real));
  const other = realArgument(base);
  if (other <= 0) raise('ValueError', 'math domain error');
  if (other === 1) raise('ZeroDivisionError', 'float division by zero');
  return createFloat(Math.log(real) / Math.log(other));
}

function gcd(values: readonly Value[]): bigint {
  return values.reduce((total: bigint, value) => {
    let [left, right] = [total, BigInt(intArgument(value))];
    while (right !== 0n) [left, right] = [right, left % right];
    return left < 0n ? -left : left;
  }, 0n);
}

/** By its series near 0 and by a continued fraction of its complement farther out. */
function errorFunction(value: number): number {
  const size = Math.abs(value);
  if (size > 6) return Math.sign(value);
  if (size > 2) return Math.sign(value) * (1 - complement(size));
  let term = value;
  let sum = value;
  for (let n = 1; n < 100; n += 1) {
    term *= -(value * value) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function complement(value: number): number {
  let fraction = value;
  for (let n = 120; n > 0; n -= 1) fraction = value + n / 2 / fraction;
  return Math.exp(-value * value) / (fraction * Math.sqrt(Math.PI));
}

function factorial(count: number): bigint {
  let result = 1n;
  for (let factor = 2n; factor <= BigInt(count); factor += 1n) result *= factor;
  return result;
}

/** The root of the sum of squares, scaled where these would be too large or too small. */
function lengthOf(sides: readonly number[]): number {
  const squares = sides.reduce((sum, side) => sum + side * side, 0);
  return squares > 1e-290 && squares < 1e290 ? Math.sqrt(squares) : Math.hypot(...sides);
}

/** A fraction from 0.5 on and below 1, and the power of 2 by which it is the number. */
function fractionAndPower(value: number): readonly [fraction: number, exponent: number] {
  if (value === 0 || !Number.isFinite(value)) return [value, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(value))) + 1);
  let fraction = value * 2 ** -exponent;
  while (Math.abs(fraction) < 0.5) [fraction, exponent] = [fraction * 2, exponent - 1];
  while (Math.abs(fraction) >= 1) [fraction, exponent] = [fraction / 2, exponent + 1];
  return [fraction, exponent];
}

const OF_REALS: Readonly<Record<string, Invoke>> = {
  ...Object.fromEntries(Object.entries(REAL).map(([name, compute]) => [name, ofReal(compute)])),
  log: (_machine, [value = null, base]) => logarithm(value, base),
  log2: (_machine, [value = null]) => {
    const real = realArgument(value);
    return real <= 0 ? raise('ValueError', 'math domain error') : createFloat(Math.log2(real));
  },
  log10: (_machine, [value = null]) => {
    const real = realArgument(value);
    return real <= 0 ? raise('ValueError', 'math domain error') : createFloat(Math.log10(real));
  },
  pow: (_machine, [base = null, exponent = null]) =>
    createFloat(realArgument(base) ** realArgument(exponent)),
  atan2: (_machine, [y = null, x = null]) => createFloat(Math.atan2(realArgument(y), realArgument(x))),
  hypot: (_machine, args) => createFloat(lengthOf(args.map(realArgument))),
  ldexp: (_machine, [value = null, exponent = null]) =>
    createFloat(realArgument(value) * 2 ** realArgument(exponent)),
  fmod: (_machine, [left = null, right = null]) => {
    const [dividend, divisor] = [realArgument(left), realArgument(right)];
    const rest = dividend % divisor;
    if (Number.isNaN(rest) && !Number.isNaN(dividend) && !Number.isNaN(divisor))
      raise('ValueError', 'math domain error');
    return createFloat(rest);
  },
  remainder: (_machine, [left = null, right = null]) => {
    const [dividend, divisor] = [realArgument(left), realArgument(right)];
    return createFloat(remainderOfNearest(dividend, divisor));
  },
  copysign: (_machine, [size = null, sign = null]) => {
    const negative = realArgument(sign) < 0 || Object.is(realArgument(sign), -0);
    return createFloat(Math.abs(realArgument(size)) * (negative ? -1 : 1));
  },
  modf: (_machine, [value = null]) => {
    const whole = Math.trunc(realArgument(value));
    const rest = realArgument(value) - whole;
    return createTuple([createFloat(rest === 0 ? 0 * realArgument(value) : rest), createFloat(whole)]);
  },
  frexp: (_machine, [value = null]) => {
    const [fraction, exponent] = fractionAndPower(realArgument(value));
    return createTuple([createFloat(fraction), exponent]);
  },
  isnan: (_machine, [value = null]) => Number.isNaN(realArgument(value)),
  isinf: (_machine, [value = null]) => Math.abs(realArgument(value)) === Number.POSITIVE_INFINITY,
  isfinite: (_machine, [value = null]) => Number.isFinite(realArgument(value)),
  isclose: (_machine, [left = null, right = null], keywords) => {
    const [one, other] = [realArgument(left), realArgument(right)];
    const relative = realArgument(keywords.get('rel_tol') ?? createFloat(1e-9));
    const least = realArgument(keywords.get('abs_tol') ?? 0);
    return Math.abs(one - other) <= Math.max(relative * Math.max(Math.abs(one), Math.abs(other)), least);
  },
};

const FUNCTIONS: Readonly<Record<string, Invoke>> = {
  ...Object.fromEntries(Object.entries(OF_REALS).map(([name, invoke]) => [name, ofNumbers(invoke)])),
  ceil: rounded('__ceil__', Math.ceil),
  floor: rounded('__floor__', Math.floor),
  trunc: rounded('__trunc__', Math.trunc),
  gcd: (_machine, args) => normalInt(gcd(args)),
  lcm: (_machine, args) =>
    normalInt(
      args.reduce((total: bigint, value) => {
        const next = BigInt(intArgument(value));
        const shared = gcd([normalInt(total), value]);
        return shared === 0n ? 0n : (total / shared) * (next < 0n ? -next : next);
      }, 1n),
    ),
  isqrt: (_machine, args) => {
    const value = intArgument(argument('isqrt', args, 0));
    if (value < 0) raise('ValueError', 'isqrt() argument must be nonnegative');
    let root = Math.floor(Math.sqrt(value));
    while (root * root > value) root -= 1;
    while ((root + 1) * (root + 1) <= value) root += 1;
    return root;
  },
  factorial: (machine, args) => {
    const count = intArgument(argument('factorial', args, 0));
    if (count < 0) raise('ValueError', 'factorial() not defined for negative values');
    takeSize(machine, count * 100);
    return normalInt(factorial(count));
  },
  comb: (machine, [n = null, k = null]) => {
    const [all, some] = [intArgument(n), intArgument(k)];
    checkCounts(all, some);
    takeSize(machine, all * 100);
    return some > all ? 0 : normalInt(factorial(all) / (factorial(some) * factorial(all - some)));
  },
  perm: (machine, args) => {
    const all = intArgument(argument('perm', args, 0));
    const some = intArgument(args[1] ?? all);
    checkCounts(all, some);
    takeSize(machine, all * 100);
    return some > all ? 0 : normalInt(factorial(all) / factorial(all - some));
  },
  prod: (machine, args, keywords) => {
    let product: Value = keywords.get('start') ?? 1;
    for (const item of itemsOf(machine, argument('prod', args, 0)))
      product = binary(machine, 'Mult', product, item);
    return product;
  },
  fsum: (machine, args) =>
    createFloat(
      itemsOf(machine, argument('fsum', args, 0)).reduce((sum: number, item) => sum + realArgument(item), 0),
    ),
  dist: (machine, [left = null, right = null]) => {
    const other = itemsOf(machine, right);
    return createFloat(
      lengthOf(itemsOf(machine, left).map((item, at) => realArgument(item) - realArgument(other[at] ?? 0))),
    );
  },
};

/** What is left after the nearest multiple of the divisor, of two that are as near the even one (IEEE 754). */
function remainderOfNearest(dividend: number, divisor: number): number {
  if (Number.isNaN(dividend) || Number.isNaN(divisor)) return Number.NaN;
  if (divisor === 0 || !Number.isFinite(dividend)) raise('ValueError', 'math domain error');
  if (!Number.isFinite(divisor)) return dividend;
  const size = Math.abs(divisor);
  const rest = Math.abs(dividend % size);
  const isOdd = Math.abs(dividend % (2 * size)) >= size;
  const isBeyond = rest > size - rest || (rest === size - rest && isOdd);
  return Math.sign(dividend) * (isBeyond ? rest - size : rest) || dividend * 0;
}

function checkCounts(all: number, some: number): void {
  if (all < 0) raise('ValueError', 'n must be a non-negative integer');
  if (some < 0) raise('ValueError', 'k must be a non-negative integer');
}

/** Functions of one argument, and of two; the others take several numbers. */
const ONE = [
  ...Object.keys(REAL),
  ...'log2 log10 modf frexp isnan isinf isfinite ceil floor trunc isqrt factorial fsum'.split(' '),
];
const TWO = 'pow atan2 ldexp fmod remainder copysign comb dist'.split(' ');

function counted(name: string, invoke: Invoke): MaybeCounted<Invoke> {
  return ONE.includes(name) ? taking(1, invoke) : TWO.includes(name) ? taking(2, invoke) : invoke;
}

export const mathModule: HostModule = {
  name: 'math',
  create: () =>
    hostModule('math', {
      ...Object.fromEntries(
        Object.entries(FUNCTIONS).map(([name, invoke]) => [name, hostFunction(name, counted(name, invoke))]),
      ),
      pi: createFloat(Math.PI),
      e: createFloat(Math.E),
      tau: createFloat(2 * Math.PI),
      inf: createFloat(Number.POSITIVE_INFINITY),
      nan: createFloat(Number.NaN),
    }),
};
