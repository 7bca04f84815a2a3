import { describe, expect, it } from 'vitest';
import { call, float } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, reportOf } from '../../support/onnx-report';

// The sizes follow from the text of each operator in ContribOperators.md, worked out by hand.
describe('the sizes that com.microsoft', () => {
  const domain = 'com.microsoft';
  const scale = { number: 0.5 };
  const zero = { bytes: [] };
  it.each<readonly [string, ModelText, readonly (readonly number[])[]]>([
    ['BiasGelu keeps', call('BiasGelu', [[2, 3, 8]], { domain, stored: { b: float(8) } }), [[2, 3, 8]]],
    ['FastGelu keeps', call('FastGelu', [[2, 3, 8]], { domain }), [[2, 3, 8]]],
    ['BiasSoftmax keeps', call('BiasSoftmax', [[2, 3, 8]], { domain, stored: { b: float(8) } }), [[2, 3, 8]]],
    [
      'GroupNorm keeps',
      call('GroupNorm', [[1, 4, 4, 8]], { domain, stored: { w: float(8), b: float(8) } }),
      [[1, 4, 4, 8]],
    ],
    [
      'SkipLayerNormalization gives, and the sum',
      call(
        'SkipLayerNormalization',
        [
          [2, 3, 8],
          [2, 3, 8],
        ],
        { domain, stored: { w: float(8) }, outputs: 4 },
      ),
      [
        [2, 3, 8],
        [2, 3, 1],
        [2, 3, 1],
        [2, 3, 8],
      ],
    ],
    [
      'EmbedLayerNormalization gives',
      call(
        'EmbedLayerNormalization',
        [
          [2, 7],
          [2, 7],
        ],
        {
          domain,
          stored: { a: float(30, 8), b: float(9, 8), c: float(2, 8), w: float(8), d: float(8) },
          outputs: 2,
        },
      ),
      [[2, 7, 8], [2]],
    ],
    [
      'NhwcMaxPool gives',
      call('NhwcMaxPool', [[1, 6, 6, 4]], { domain, attributes: { kernel_shape: [2, 2], strides: [2, 2] } }),
      [[1, 3, 3, 4]],
    ],
    [
      'QLinearAdd gives',
      call('QLinearAdd', [[2, 1]], {
        domain,
        stored: { s: scale, z: zero, b: { bytes: [3] }, t: scale, u: zero, v: scale },
      }),
      [[2, 3]],
    ],
    ['QLinearSigmoid keeps', call('QLinearSigmoid', [[2, 3]], { domain, stored: { s: scale } }), [[2, 3]]],
    [
      'QLinearConcat gives',
      call('QLinearConcat', [], {
        domain,
        attributes: { axis: -1 },
        stored: {
          s: scale,
          z: zero,
          a: { bytes: [2, 3] },
          t: scale,
          u: zero,
          b: { bytes: [2, 4] },
          v: scale,
          w: zero,
        },
      }),
      [[2, 7]],
    ],
    [
      'QLinearGlobalAveragePool leaves',
      call('QLinearGlobalAveragePool', [[1, 6, 6, 4]], {
        domain,
        attributes: { channels_last: 1 },
        stored: { s: scale, z: zero, t: scale, u: zero },
      }),
      [[1, 1, 1, 4]],
    ],
    [
      'QLinearAveragePool leaves',
      call('QLinearAveragePool', [[1, 4, 6, 6]], {
        domain,
        attributes: { kernel_shape: [2, 2], strides: [2, 2] },
        stored: { s: scale, z: zero, t: scale, u: zero },
      }),
      [[1, 4, 3, 3]],
    ],
    ['Inverse keeps', call('Inverse', [[2, 4, 4]], { domain }), [[2, 4, 4]]],
  ])('%s', (_name, text, expected) => {
    expect(outputsOf(text)).toEqual(expected);
  });

  // Output positions times what each of them multiplies; of experts, the two matrices of each that a row is given to.
  it.each<readonly [string, ModelText, readonly number[], number]>([
    [
      'FusedMatMulActivation',
      call('FusedMatMulActivation', [[2, 3]], { domain, stored: { w: float(3, 5) } }),
      [2, 5],
      30,
    ],
    [
      'GemmFastGelu',
      call('GemmFastGelu', [[2, 4, 3]], { domain, stored: { w: float(3, 5), b: float(5) } }),
      [2, 4, 5],
      120,
    ],
    [
      'GemmFloat8',
      call('GemmFloat8', [[2, 3]], { domain, attributes: { transB: 1 }, stored: { w: float(5, 3) } }),
      [2, 5],
      30,
    ],
    [
      'MatMulBnb4',
      call('MatMulBnb4', [[2, 64]], {
        domain,
        attributes: { K: 64, N: 8, block_size: 64 },
        stored: { w: { bytes: [256] }, s: float(8) },
      }),
      [2, 8],
      1024,
    ],
    [
      'MatMulInteger16',
      call(
        'MatMulInteger16',
        [
          [2, 3],
          [3, 5],
        ],
        { domain },
      ),
      [2, 5],
      30,
    ],
    [
      'MatMulIntegerToFloat',
      call('MatMulIntegerToFloat', [[2, 3]], {
        domain,
        stored: { w: { bytes: [3, 5] }, s: scale, t: scale },
      }),
      [2, 5],
      30,
    ],
    [
      'DynamicQuantizeMatMul',
      call('DynamicQuantizeMatMul', [[2, 3]], { domain, stored: { w: { bytes: [3, 5] }, s: scale } }),
      [2, 5],
      30,
    ],
    [
      'QGemm',
      call('QGemm', [[2, 3]], {
        domain,
        stored: { s: scale, z: zero, w: { bytes: [3, 5] }, t: scale, u: zero },
      }),
      [2, 5],
      30,
    ],
    [
      'NhwcConv',
      call('NhwcConv', [[1, 6, 6, 4]], { domain, stored: { w: float(8, 4, 3, 3) } }),
      [1, 4, 4, 8],
      4 * 4 * 8 * 36,
    ],
    [
      'MoE',
      call(
        'MoE',
        [
          [2, 7, 8],
          [14, 4],
        ],
        { domain, attributes: { k: 2 }, stored: { w: float(4, 16, 8), b: float(4, 16), v: float(4, 8, 16) } },
      ),
      [2, 7, 8],
      14 * 2 * (16 * 8 + 8 * 16),
    ],
  ])('%s gives, and what it multiplies', (_name, text, shape, macs) => {
    const { model, totals } = reportOf(text);
    expect([model.outputs[0]?.shape, totals.macs, totals.complete]).toEqual([shape, macs, true]);
  });
});
