import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../src/language/arguments';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import { acceptedCall, callOp, knownWork } from '../support/call-op';

function op(type: string): Op {
  return findOp(type) as Op;
}

describe('a pool', () => {
  it.each([
    ['MaxPool2d', { kernel_size: 3, stride: 2 }, [{ unit: 'compare', factors: [8, 2, 4, 3, 3] }]],
    ['MaxPool1d', { kernel_size: 1 }, [{ unit: 'compare', factors: [0, 2, 4, 7] }]],
    [
      'AvgPool2d',
      { kernel_size: [3, 2], stride: 2 },
      [
        { unit: 'add', factors: [5, 2, 4, 3, 3] },
        { unit: 'div', factors: [2, 4, 3, 3] },
      ],
    ],
  ])('%s of %j compares or adds all elements of each window', (type, args, work) => {
    const input = [2, 4, ...(type.endsWith('1d') ? [7] : [7, 7])];
    const called = acceptedCall(op(type), args, [input]);
    expect(knownWork(op(type), called.args, [input], called.output)).toEqual(work);
  });

  it.each([
    [
      'MaxPool2d',
      { kernel_size: [2, 3], padding: [1, 2] },
      [2, 4, 7, 7],
      'padding 2 is more than half of the kernel 3',
      'use a padding of at most 1',
    ],
    [
      'AvgPool2d',
      { kernel_size: [2, 9] },
      [2, 4, 7, 6],
      'the output of a 2x9 window on 7x6 would be 3x0',
      'use a smaller kernel_size, more padding, or a larger input',
    ],
    [
      'AvgPool3d',
      { kernel_size: [2, 3, 9], padding: [0, 0, 4] },
      [2, 4, 7, 6, 5],
      'kernel 2x3x9 is larger than the input 7x6x5 without its padding',
      'use a smaller kernel_size or a larger input',
    ],
  ])('%s of %j on %j is refused with the sizes that do not fit', (type, args, input, problem, help) => {
    expect(callOp(op(type), args, [input])).toEqual({ problem, help });
  });

  it('in ceil mode says of the last window that it is dropped', () => {
    const args = { kernel_size: 2, stride: 3, padding: 1, ceil_mode: true };
    const { args: filled, output } = acceptedCall(op('MaxPool1d'), args, [[1, 1, 4]]);
    expect(output).toEqual([1, 1, 2]);
    expect(op('MaxPool1d').sizes?.(filled, [[1, 1, 4]])).toMatchObject([
      { axis: 2, note: 'the last window would start in the padding and is dropped' },
    ]);
  });

  it('has the arguments of PyTorch with their defaults', () => {
    const defaults = (type: string) => checkArguments(op(type), { kernel_size: 2 }).args;
    const common = { kernel_size: 2, stride: null, padding: 0, ceil_mode: false };
    expect(defaults('MaxPool2d')).toEqual({ ...common, dilation: 1, return_indices: false });
    expect(defaults('AvgPool1d')).toEqual({ ...common, count_include_pad: true });
    expect(defaults('AvgPool3d')).toEqual({ ...common, count_include_pad: true, divisor_override: null });
  });
});
