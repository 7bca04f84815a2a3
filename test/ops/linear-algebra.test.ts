import { describe, expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall, callOp } from '../support/call-op';
import { factsOf } from './call-facts';

/** 35 matrices of 4 x 4. */
const matrices: Shape = [5, 7, 4, 4];

/** What torch gives of them, and the elementary steps for one matrix of 4 x 4: 64 times so many, half of them products. */
const functions: readonly (readonly [type: string, outputs: readonly Shape[], steps: number])[] = [
  ['Inverse', [matrices], 2 * 64],
  ['Det', [[5, 7]], (2 / 3) * 64],
  [
    'SlogDet',
    [
      [5, 7],
      [5, 7],
    ],
    (2 / 3) * 64,
  ],
  ['LogDet', [[5, 7]], (2 / 3) * 64],
  ['Cholesky', [matrices], (1 / 3) * 64],
  ['MatrixExp', [matrices], 20 * 64],
  ['Eigh', [[5, 7, 4], matrices], 9 * 64],
];

describe.each(functions)('%s', (type, outputs, steps) => {
  const op = findOp(type) as Op;

  test('gives what torch gives, for the matrices of all leading dimensions', () => {
    const { args, output } = acceptedCall(op, {}, [matrices]);
    expect([output, ...(op.furtherOutputs?.(args, [matrices]) ?? [])]).toEqual(outputs);
  });

  test('takes steps by the cube of the size, as many products as sums', () => {
    const half = Math.round(steps / 2) * 35;
    expect(factsOf(type, {}, matrices).work).toEqual({ mul: half, add: half });
  });

  test.each<Shape>([[], [4], [3, 4], [2, 4, 3]])('refuses %j, which torch refuses', (...input) => {
    const shape = input.length === 0 ? '[]' : `[${input.join(', ')}]`;
    expect(callOp(op, {}, [input])).toEqual({ problem: `${shape} does not hold square matrices` });
  });
});
