import { describe, expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { acceptedCall } from '../support/call-op';
import { factsOf } from './call-facts';

type Case = readonly [type: string, args: object, input: Shape, output: Shape];

/** What torch 1.13 gives. */
describe('the output of', () => {
  test.each<Case>([
    ['MaxUnpool2d', { kernel_size: 3, stride: 2, padding: 1 }, [1, 8, 3, 5], [1, 8, 5, 9]],
    ['MaxUnpool2d', { kernel_size: [3, 2] }, [1, 8, 3, 5], [1, 8, 9, 10]],
    ['MaxUnpool2d', { kernel_size: 2, output_size: 7 }, [1, 8, 3, 3], [1, 8, 7, 7]],
    ['MaxUnpool2d', { kernel_size: 2, output_size: [5, 7] }, [1, 8, 3, 3], [1, 8, 5, 7]],
    ['MaxUnpool2d', { kernel_size: 2, output_size: [1, 8, 7, 7] }, [1, 8, 3, 3], [1, 8, 7, 7]],
    [
      'MaxUnpool2d',
      { kernel_size: 3, stride: 2, padding: 1, output_size: [5, 6] },
      [1, 8, 3, 3],
      [1, 8, 5, 6],
    ],
    ['LPPool2d', { norm_type: 2, kernel_size: 3, stride: 2 }, [1, 8, 8, 12], [1, 8, 3, 5]],
    ['LPPool2d', { norm_type: 2, kernel_size: [3, 2] }, [1, 8, 8, 12], [1, 8, 2, 6]],
    [
      'LPPool2d',
      { norm_type: 2, kernel_size: [2, 3], stride: [1, 2], ceil_mode: true },
      [1, 8, 8, 12],
      [1, 8, 7, 6],
    ],
    // a third window would start after the input
    ['LPPool1d', { norm_type: 2, kernel_size: 1, stride: 3, ceil_mode: true }, [1, 2, 5], [1, 2, 2]],
    ['LPPool1d', { norm_type: 2, kernel_size: 3, stride: 2, ceil_mode: true }, [1, 2, 2], [1, 2, 1]],
    ['FractionalMaxPool2d', { kernel_size: [2, 3], output_ratio: [0.5, 0.75] }, [1, 2, 8, 12], [1, 2, 4, 9]],
    ['FractionalMaxPool2d', { kernel_size: 3, output_size: 6 }, [1, 2, 8, 8], [1, 2, 6, 6]],
    ['FractionalMaxPool2d', { kernel_size: 2, output_size: 1 }, [1, 2, 8, 8], [1, 2, 1, 1]],
    ['FractionalMaxPool3d', { kernel_size: 2, output_size: 6 }, [1, 2, 8, 8, 8], [1, 2, 6, 6, 6]],
  ])('%s of %j on %j is %j', (type, args, input, output) => {
    expect(acceptedCall(findOp(type) as Op, args, [input]).output).toEqual(output);
  });
});

test('a pool of norms raises and adds each element of each window, one of maxima compares it', () => {
  const output = 2 * 4 * 3 * 3;
  expect(factsOf('LPPool2d', { norm_type: 2, kernel_size: [2, 3] }, [2, 4, 6, 9]).work).toEqual({
    mul: 6 * output,
    add: 6 * output,
  });
  expect(factsOf('FractionalMaxPool2d', { kernel_size: [2, 3], output_size: 3 }, [2, 4, 6, 9]).work).toEqual({
    compare: 6 * output,
  });
});
