import { expect, test } from 'vitest';
import { checkArguments } from '../../src/language/arguments';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';

/** What torch 1.13 gives of whole numbers (int64) and a number in place of the other input. */
const operands: readonly (readonly [type: string, name: string])[] = [
  ['Sub', 'other'],
  ['Rsub', 'other'],
  ['Remainder', 'other'],
  ['Remainder', 'input'],
  ['Pow', 'exponent'],
  ['Pow', 'input'],
  ['Where', 'other'],
  ['Where', 'input'],
];

const elements = (type: string, given: object) => {
  const op = findOp(type) as Op;
  return op.elements?.(checkArguments(op, { ...given }).args ?? {});
};

test.each(operands)('%s with %s keeps whole numbers with a whole number alone', (type, name) => {
  expect(elements(type, { [name]: 2 })).toBe('kept');
  expect(elements(type, { [name]: 0.5 })).toBe('float');
  expect(elements(type, { [name]: 'inf' })).toBe('float');
  expect(elements(type, { [name]: '-inf' })).toBe('float');
});

test('a quotient is a float, unless it is rounded', () => {
  expect(elements('Div', { other: 2 })).toBe('float');
  expect(elements('Div', { other: 2, rounding_mode: 'floor' })).toBe('kept');
  expect(elements('Div', { other: 0.5, rounding_mode: 'floor' })).toBe('float');
});

test('MaskedFill keeps what it fills', () => {
  expect(elements('MaskedFill', { value: 0.5 })).toBe('kept');
});
