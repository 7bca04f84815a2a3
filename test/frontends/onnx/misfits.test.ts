import { describe, expect, it } from 'vitest';
import { call, float, whole } from '../../support/onnx-call';
import { read } from '../../support/onnx-report';

describe('what does not fit', () => {
  it.each([
    [
      'an axis',
      call('Split', [[7, 2]], { attributes: { axis: 5 }, outputs: 2 }),
      'axis 5 is not a dimension of [7, 2]',
    ],
    [
      'the parts of a Split',
      call('Split', [[7, 2]], { stored: { s: whole(3, 3) }, outputs: 2 }),
      'parts of 3, 3 do not add up to the 7 elements of axis 0 of [7, 2]',
    ],
    [
      'an axis of ArgMax',
      call('ArgMax', [[7, 2]], { attributes: { axis: 2 } }),
      'axis 2 is not a dimension of [7, 2]',
    ],
    [
      'an axis of Gather',
      call('Gather', [[7, 2]], { attributes: { axis: 2 }, stored: { i: whole(0) } }),
      'axis 2 is not a dimension of [7, 2]',
    ],
    [
      'blocks',
      call('DepthToSpace', [[1, 3, 2, 2]], { attributes: { blocksize: 2 } }),
      'blocks of 2 do not fit [1, 3, 2, 2]',
    ],
    [
      'a Gemm of three dimensions',
      call('Gemm', [[1, 2, 3]], { stored: { w: float(3, 5) } }),
      '[1, 2, 3] and [3, 5] are not both matrices',
    ],
    [
      'a product',
      call('MatMul', [
        [2, 3],
        [4, 5],
      ]),
      '[2, 3] and [4, 5] cannot be multiplied: 3 columns against 4 rows',
    ],
    [
      'a pool without axes',
      call('MaxPool', [[1, 3]], { attributes: { kernel_shape: [2] } }),
      '[1, 3] has no spatial axes',
    ],
    [
      'a weight of MatMulNBits',
      call('MatMulNBits', [[2, 3]], {
        domain: 'com.microsoft',
        attributes: { K: 64, N: 8 },
        stored: { w: { bytes: [256] } },
      }),
      'its weight has 64 rows, the input [2, 3] has 3 columns',
    ],
    [
      'what is cut away',
      call('Pad', [[2, 2]], { stored: { p: whole(-3, 0, 0, 0) } }),
      '[2, 2] is cut to [-1, 2]',
    ],
    [
      'an order of axes',
      call('Transpose', [[2, 2]], { attributes: { perm: [0, 0] } }),
      'perm 0, 0 is not a permutation of the dimensions of [2, 2]',
    ],
  ])('%s is said', (_name, text, why) => {
    const [diagnostic] = read(text).diagnostics;
    expect(diagnostic?.why).toBe(why);
  });
});
