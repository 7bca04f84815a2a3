import { describe, expect, it } from 'vitest';
import { call, whole } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, reportOf } from '../../support/onnx-report';

const FLOAT16 = 10;

// The sizes that Operators.md of ONNX gives, worked out by hand.
describe('an operator of set 22 or later', () => {
  it.each<readonly [string, ModelText, readonly (readonly number[])[]]>([
    ['Swish keeps', call('Swish', [[2, 3]], { opset: 24, attributes: { alpha: 2 } }), [[2, 3]]],
    [
      'SwiGLU keeps',
      call(
        'SwiGLU',
        [
          [2, 3],
          [2, 3],
        ],
        { opset: 28 },
      ),
      [[2, 3]],
    ],
    ['BitCast keeps', call('BitCast', [[2, 3]], { opset: 26, attributes: { to: 6 } }), [[2, 3]]],
    [
      'CumProd keeps',
      call('CumProd', [[2, 3]], { opset: 26, stored: { a: { whole: [1], dims: [] } } }),
      [[2, 3]],
    ],
    [
      'RMSNormalization keeps',
      call(
        'RMSNormalization',
        [
          [2, 3, 8],
          [3, 8],
        ],
        { opset: 23, attributes: { axis: 1 } },
      ),
      [[2, 3, 8]],
    ],
    [
      'RotaryEmbedding keeps, with the angles of each position',
      call(
        'RotaryEmbedding',
        [
          [2, 4, 5, 8],
          [2, 5, 4],
          [2, 5, 4],
        ],
        { opset: 23 },
      ),
      [[2, 4, 5, 8]],
    ],
    [
      'TensorScatter keeps the size of the cache',
      call('TensorScatter', [[2, 4, 32, 8], [2, 4, 1, 8], [2]], { opset: 24 }),
      [[2, 4, 32, 8]],
    ],
    [
      'TopK gives',
      call('TopK', [[2, 9]], { opset: 24, stored: { k: whole(3) }, outputs: 2 }),
      [
        [2, 3],
        [2, 3],
      ],
    ],
    [
      'a dilated LpPool gives',
      call('LpPool', [[1, 4, 6, 6]], { opset: 22, attributes: { kernel_shape: [2, 2], dilations: [3, 3] } }),
      [[1, 4, 3, 3]],
    ],
    [
      'the inverse of a one-sided DFT gives',
      call('DFT', [[1, 9, 2]], {
        opset: 27,
        attributes: { inverse: 1, onesided: 1 },
        stored: { length: { whole: [16], dims: [] }, axis: { whole: [1], dims: [] } },
      }),
      [[1, 16, 1]],
    ],
  ])('%s', (_name, text, expected) => {
    expect(outputsOf(text)).toEqual(expected);
  });

  // 4 heads of queries of 16 share 2 of keys, of 16, and values, of 8: 5 queries meet 7 keys.
  it.each<readonly [string, ModelText]>([
    [
      'Attention',
      call(
        'Attention',
        [
          [2, 5, 64],
          [2, 7, 32],
          [2, 7, 16],
        ],
        {
          opset: 23,
          attributes: { q_num_heads: 4, kv_num_heads: 2 },
        },
      ),
    ],
    [
      'Attention with a number of keys for each sample',
      call('Attention', [[2, 4, 5, 16], [2, 2, 7, 16], [2, 2, 7, 8], null, null, null, [2]], { opset: 24 }),
    ],
    [
      'FlexAttention',
      call(
        'FlexAttention',
        [
          [2, 4, 5, 16],
          [2, 2, 7, 16],
          [2, 2, 7, 8],
        ],
        { opset: 26, domain: 'ai.onnx.preview' },
      ),
    ],
  ])('%s multiplies each query with each key', (_name, text) => {
    const { totals } = reportOf(text);
    expect([totals.macs, totals.complete]).toEqual([2 * 4 * 5 * 7 * (16 + 8), true]);
  });

  it('DequantizeLinear gives the type that it says', () => {
    const { model } = reportOf(
      call('DequantizeLinear', [[2, 3]], {
        opset: 25,
        attributes: { output_dtype: FLOAT16 },
        stored: { s: { number: 0.5 } },
      }),
    );
    expect(model.outputs[0]?.dtype).toBe('float16');
  });
});
