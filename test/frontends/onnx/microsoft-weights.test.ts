import { describe, expect, it } from 'vitest';
import { call, float, whole } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

const domain = 'com.microsoft';
const scale = { number: 0.5 };
const bytes = (...dims: readonly number[]) => ({ bytes: dims });

/** Output sizes, multiply-adds, parameters and their bytes. */
type Figures = readonly [sizes: readonly (readonly number[])[], macs: number, params: number, bytes: number];

// Each operator of ContribOperators.md on operands of its sizes: weights and biases are parameters, scales are none.
describe('the weights and the products of com.microsoft', () => {
  it.each<readonly [string, ModelText, Figures]>([
    [
      'MatMulFpQ4, of which an operand says that the matrix is 64 x 8 of 4 bits',
      call('MatMulFpQ4', [[2, 64]], { domain, stored: { w: bytes(288), sizes: whole(64, 8) } }),
      [[[2, 8]], 2 * 64 * 8, 512, 256],
    ],
    [
      'MatMulBlockQuantizedFp4Weight, a byte of which holds two elements of a row',
      call('MatMulBlockQuantizedFp4Weight', [[2, 64]], {
        domain,
        stored: { w: bytes(8, 32), s: bytes(8, 4), t: scale, u: scale, b: float(8) },
      }),
      [[[2, 8]], 2 * 64 * 8, 512 + 8, 256 + 32],
    ],
    [
      'MatMulBlockQuantizedFp8Weight, whose rows are columns',
      call('MatMulBlockQuantizedFp8Weight', [[2, 64]], {
        domain,
        stored: { w: bytes(8, 64), s: float(8, 1), t: scale, b: float(8) },
      }),
      [[[2, 8]], 2 * 64 * 8, 512 + 8, 512 + 32],
    ],
    [
      'MatMulBnb4 the other way round',
      call('MatMulBnb4', [[2, 8]], {
        domain,
        attributes: { K: 64, N: 8, block_size: 64, transB: 0 },
        stored: { w: bytes(256), s: float(8) },
      }),
      [[[2, 64]], 2 * 64 * 8, 512, 256],
    ],
    [
      'QOrderedMatMul',
      call('QOrderedMatMul', [[2, 5, 64]], {
        domain,
        attributes: { order_A: 1, order_B: 0, order_Y: 1 },
        stored: { s: scale, w: bytes(64, 8), t: float(8), u: scale, b: float(8) },
      }),
      [[[2, 5, 8]], 10 * 64 * 8, 512 + 8, 512 + 32],
    ],
    // Three projections, then scores and sums of 4 heads of 16 and of 8.
    [
      'QOrderedAttention',
      call('QOrderedAttention', [[2, 5, 64]], {
        domain,
        attributes: { num_heads: 4 },
        stored: {
          s: scale,
          s1: scale,
          s2: scale,
          s3: scale,
          q: bytes(64, 64),
          k: bytes(64, 64),
          v: bytes(64, 32),
          t1: scale,
          t2: scale,
          t3: float(32),
          bq: float(64),
          bk: float(64),
          bv: float(32),
          u1: scale,
          u2: scale,
          u3: scale,
        },
      }),
      [[[2, 5, 32]], 10 * 64 * 160 + 2 * 4 * 25 * (16 + 8), 64 * 160 + 160, 64 * 160 + 640],
    ],
    [
      'QOrderedLayerNormalization',
      call('QOrderedLayerNormalization', [[2, 5, 64]], {
        domain,
        stored: { s: scale, w: float(64), b: float(64), t: scale },
      }),
      [[[2, 5, 64]], 0, 128, 512],
    ],
    [
      'QOrderedGelu',
      call('QOrderedGelu', [[2, 5]], { domain, stored: { s: scale, t: scale } }),
      [[[2, 5]], 0, 0, 0],
    ],
    [
      'QuantizeWithOrder',
      call('QuantizeWithOrder', [[2, 5]], { domain, stored: { s: scale } }),
      [[[2, 5]], 0, 0, 0],
    ],
    [
      'DequantizeWithOrder',
      call('DequantizeWithOrder', [[2, 5]], { domain, attributes: { to: 1 }, stored: { s: scale } }),
      [[[2, 5]], 0, 0, 0],
    ],
    // The projection of one step, which attends to the 7 before and to itself in 4 heads of 16.
    [
      'DecoderMaskedSelfAttention',
      call('DecoderMaskedSelfAttention', [[2, 1, 64], [64, 192], [192], null, [2, 2, 4, 7, 16]], {
        domain,
        attributes: { num_heads: 4 },
        outputs: 2,
      }),
      [
        [
          [2, 1, 64],
          [2, 2, 4, 8, 16],
        ],
        2 * 64 * 192 + 2 * 4 * 8 * 32,
        0,
        0,
      ],
    ],
    /*
     * An LSTM of 6 cells on 3 features and a context of 5, over 7 steps of 2 samples: 24 x (8 + 6) a step. The memory of
     * [2, 9, 5] is projected to 4 features once; each step projects its state to them, weighs and sums 9 places.
     */
    [
      'AttnLSTM',
      call(
        'AttnLSTM',
        [
          [7, 2, 3],
          [1, 24, 8],
          [1, 24, 6],
          null,
          null,
          null,
          null,
          null,
          [1, 6, 4],
          [1, 5, 4],
          [1, 4],
          [2, 9, 5],
        ],
        { domain, attributes: { hidden_size: 6 } },
      ),
      [[[7, 1, 2, 6]], 14 * 24 * 14 + 2 * 9 * 5 * 4 + 14 * (6 * 4 + 9 * 4 + 9 * 5), 0, 0],
    ],
  ])('%s', (_name, text, figures) => {
    const { model, totals } = reportOf(text);
    const sizes = model.outputs.map(({ shape }) => shape);
    expect([sizes, totals.macs, totals.params, totals.paramBytes]).toEqual(figures);
    expect(totals.complete).toBe(true);
  });
});

describe('a cache of a window of the steps', () => {
  // 100 steps in all, of which the cache of 32 in 2 heads of 16 keeps the last, in 8 bits.
  it('keeps its size and its element type', () => {
    const { model } = reportOf({
      inputs: {
        q: [1, 1, 64],
        k: [1, 1, 32],
        v: [1, 1, 32],
        keys: { elementType: 3, dims: [1, 2, 32, 16] },
        values: { elementType: 3, dims: [1, 2, 32, 16] },
        steps: { elementType: 6, dims: [1] },
      },
      outputs: ['y', 'newKeys', 'newValues', 'scores'],
      stored: { all: whole(100) },
      nodes: [
        {
          op: 'GroupQueryAttention',
          domain,
          reads: ['q', 'k', 'v', 'keys', 'values', 'steps', 'all'],
          gives: ['y', 'newKeys', 'newValues', 'scores'],
          attributes: { num_heads: 4, kv_num_heads: 2, sliding_window_cache: 1, local_window_size: 32 },
        },
      ],
    });
    expect(model.outputs.map(({ shape, dtype = 'float32' }) => [shape, dtype])).toEqual([
      [[1, 1, 64], 'float32'],
      [[1, 2, 32, 16], 'int8'],
      [[1, 2, 32, 16], 'int8'],
      [[1, 4, 1, 100], 'float32'],
    ]);
  });
});
