import { expect, test } from 'vitest';
import { evaluateFormula } from '../../src/ops/formula';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall } from '../support/call-op';

function output(type: string, args: object, ...inputs: readonly Shape[]): Shape {
  return acceptedCall(findOp(type) as Op, args, inputs).output;
}

test('Concat joins along any dimension, the batch too', () => {
  const inputs: readonly Shape[] = [
    [2, 8, 6],
    [3, 8, 6],
  ];
  for (const dim of [0, -3]) {
    expect(output('Concat', { dim }, ...inputs)).toEqual([5, 8, 6]);
    const [size] = (findOp('Concat') as Op).sizes?.({ dim }, inputs) ?? [];
    expect([size?.axis, size === undefined ? null : evaluateFormula(size.formula)]).toEqual([0, 5]);
  }
  expect(output('Concat', { dim: -1 }, [2, 8, 6], [2, 8, 1], [2, 8, 3])).toEqual([2, 8, 10]);
  expect(output('Concat', {}, [2, 8, 6])).toEqual([2, 8, 6]);
});

test('MatMul takes a row on the left and a column on the right', () => {
  expect(output('MatMul', {}, [8], [2, 8, 5])).toEqual([2, 5]);
  expect(output('MatMul', {}, [2, 5, 8], [8])).toEqual([2, 5]);
  expect(output('MatMul', {}, [8], [8])).toEqual([]);
});
