import { intArgument, realArgument, refuseIfUnknown } from '../arguments';
import { callSpecial } from '../call';
import { boolClass, complexClass, createInstance, floatClass, intClass, strClass, typeOf } from '../classes';
import { createComplex, createFloat, createTuple, normalInt, notImplemented } from '../containers';
import { ownEqual } from '../equality';
import { raise } from '../failure';
import { addMethods, type HostMethods } from '../host';
import { hashOf } from '../keys';
import { isKind } from '../kinds';
import { MOST_DIGITS, TOO_MANY_DIGITS } from '../number-text';
import { bitLength, intOf, numericOf, realOf } from '../numbers';
import { OPERATORS } from '../operators';
import { ownBinary } from '../own-operators';
import { quotedText, textOf } from '../representation';
import type { BinaryOperator } from '../syntax';
import { truth } from '../truth';
import type { Machine, PyClass, Value } from '../value';
import { addConstructor } from './container-methods';
import { addReader } from './descriptors';
import { complexOfText, floatOfText } from './number-texts';

/** The operators of numbers and texts as methods, for `super().__add__(other)` and subclasses. */
function operatorMethods(): HostMethods {
  const methods: Record<string, HostMethods[string]> = {};
  for (const [op, { method }] of Object.entries(OPERATORS)) {
    if (!isOperator(op)) continue;
    methods[`__${method}__`] = (machine, [self, other = null]) =>
      ownBinary(machine, op, self, other) ?? notImplemented;
    methods[`__r${method}__`] = (machine, [self, other = null]) =>
      ownBinary(machine, op, other, self) ?? notImplemented;
  }
  return methods;
}

function isOperator(op: string): op is BinaryOperator {
  return op in OPERATORS;
}

/** Adds the methods of numbers, and what makes numbers and texts of other values. */
export function addNumberMethods(): void {
  for (const type of [intClass, floatClass, complexClass, strClass]) {
    addMethods(type, {
      ...operatorMethods(),
      __eq__: (machine, [self, other = null]) => ownEqual(machine, self, other),
      __hash__: (machine, [self]) =>
        hashOf(machine, isKind(self, 'instance') ? (self.primitive ?? null) : self),
    });
  }
  addMethods(intClass, {
    bit_length: (_machine, [self]) => bitLength(BigInt(intOf(self) ?? 0)),
    __index__: (_machine, [self]) => intOf(self) ?? 0,
    is_integer: () => true,
    conjugate: (_machine, [self]) => intOf(self) ?? 0,
  });
  addMethods(floatClass, {
    is_integer: (_machine, [self]) => Number.isInteger(realOf(self)),
    as_integer_ratio: (_machine, [self]) => ratioOf(realOf(self) ?? 0),
    conjugate: (_machine, [self]) => self,
  });
  addMethods(complexClass, {
    conjugate: (_machine, [self]) => (isKind(self, 'complex') ? createComplex(self.real, -self.imag) : self),
  });
  for (const [name, part] of [
    ['real', realPart],
    ['imag', imaginaryPart],
  ] as const) {
    for (const type of [intClass, floatClass, complexClass]) addReader(type, name, part);
  }
  addReader(intClass, 'numerator', (self) => intOf(self) ?? 0);
  addReader(intClass, 'denominator', () => 1);
  addConstructor(boolClass, (machine, _type, [value]) => value !== undefined && truth(machine, value));
  addConstructor(intClass, (machine, type, [value, base], keywords) =>
    wrapped(type, intClass, toInt(machine, value === undefined ? 0 : value, base ?? keywords.get('base'))),
  );
  addConstructor(floatClass, (machine, type, [value]) =>
    wrapped(type, floatClass, toFloat(machine, value === undefined ? createFloat(0) : value)),
  );
  addConstructor(complexClass, (_machine, _type, [real = 0, imag = 0]) => {
    if (typeof real === 'string')
      return complexOfText(real) ?? raise('ValueError', 'complex() arg is a malformed string');
    return isKind(real, 'complex') && imag === 0
      ? real
      : createComplex(realArgument(real), realArgument(imag));
  });
  addConstructor(strClass, (machine, type, [value]) =>
    wrapped(type, strClass, value === undefined ? '' : textOf(machine, value)),
  );
}

function realPart(self: Value): Value {
  const number = numericOf(self) ?? 0;
  return isKind(number, 'complex') ? createFloat(number.real) : number;
}

function imaginaryPart(self: Value): Value {
  const number = numericOf(self) ?? 0;
  if (isKind(number, 'complex')) return createFloat(number.imag);
  return typeof number === 'object' ? createFloat(0) : 0;
}

/** An instance of a class that derives from a number or text. */
function wrapped(type: PyClass, own: PyClass, value: Value): Value {
  return type === own ? value : createInstance(type, value);
}

/** The result of `int()`. */
export function toInt(machine: Machine, value: Value, base?: Value): Value {
  if (typeof value === 'string') return intOfText(value, base === undefined ? 10 : intArgument(base));
  const int = intOf(value);
  if (int !== undefined) return int;
  const number = numericOf(value);
  if (isKind(number, 'float')) {
    if (Number.isNaN(number.value)) return raise('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(number.value))
      return raise('OverflowError', 'cannot convert float infinity to integer');
    const whole = Math.trunc(number.value);
    return Number.isSafeInteger(whole) ? whole + 0 : normalInt(BigInt(whole));
  }
  const text = isKind(value, 'instance') && typeof value.primitive === 'string' ? value.primitive : undefined;
  if (text !== undefined) return intOfText(text, 10);
  refuseIfUnknown(value);
  return convertedBy(
    machine,
    value,
    ['__int__', '__index__', '__trunc__'],
    'int() argument must be a string, a bytes-like object or a real number',
  );
}

/** What the first of some methods gives that the class of a value has. */
function convertedBy(machine: Machine, value: Value, methods: readonly string[], otherwise: string): Value {
  for (const name of methods) {
    const made = callSpecial(machine, value, name);
    if (made !== undefined) return made;
  }
  return raise('TypeError', `${otherwise}, not '${typeOf(value).name}'`);
}

function intOfText(text: string, base: number): Value {
  if (base !== 0 && (base < 2 || base > 36))
    return raise('ValueError', 'int() base must be >= 2 and <= 36, or 0');
  const clean = text
    .trim()
    .replace(/(?<=[0-9a-z])_(?=[0-9a-z])/gi, '')
    .toLowerCase();
  const [, sign = '', prefix = '', rest = ''] = /^([+-]?)(0[xob])?([0-9a-z]+)$/.exec(clean) ?? [];
  const prefixBase = { '0x': 16, '0o': 8, '0b': 2 }[prefix];
  const used = base === 0 ? (prefixBase ?? 10) : base;
  const digits = prefixBase === undefined || prefixBase === used ? rest : prefix + rest;
  const wrong = () => raise('ValueError', `invalid literal for int() with base ${base}: ${quotedText(text)}`);
  if (digits === '') return wrong();
  if (digits.length > MOST_DIGITS)
    raise('ValueError', `${TOO_MANY_DIGITS}: value has ${digits.length} digits`);
  const result = used === 10 && DECIMAL.test(digits) ? BigInt(digits) : intInBase(digits, used);
  if (result === null) return wrong();
  return normalInt(sign === '-' ? -result : result);
}

const DECIMAL = /^\d+$/;

/** A number by its digits in a base; null if one of them is too large for it. */
function intInBase(digits: string, base: number): bigint | null {
  let result = 0n;
  for (const char of digits) {
    const digit = Number.parseInt(char, 36);
    if (digit >= base) return null;
    result = result * BigInt(base) + BigInt(digit);
  }
  return result;
}

/** The result of `float()`. */
export function toFloat(machine: Machine, value: Value): Value {
  const text = isKind(value, 'instance') ? value.primitive : value;
  if (typeof text === 'string') {
    const number = floatOfText(text);
    if (number !== null) return createFloat(number);
    return raise('ValueError', `could not convert string to float: ${quotedText(text)}`);
  }
  const real = realOf(value);
  if (real !== undefined) return createFloat(real);
  refuseIfUnknown(value);
  return convertedBy(
    machine,
    value,
    ['__float__', '__index__'],
    'float() argument must be a string or a real number',
  );
}

function ratioOf(value: number): Value {
  let denominator = 1n;
  let numerator = value;
  while (!Number.isInteger(numerator) && denominator < 2n ** 1074n) {
    numerator *= 2;
    denominator *= 2n;
  }
  return createTuple([normalInt(BigInt(numerator)), normalInt(denominator)]);
}
