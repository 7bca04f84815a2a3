import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, read, reportOf } from '../../support/onnx-report';

type Attributes = NonNullable<ModelText['nodes'][number]['attributes']>;

const whole = (...elements: readonly number[]) => ({ whole: elements });
const float = (...dims: readonly number[]) => ({ float: dims });

/** What one call is made of, apart from its operator. */
interface CallText {
  readonly attributes?: Attributes;
  readonly stored?: ModelText['stored'];
  readonly domain?: string;
  readonly opset?: number;
  readonly outputs?: number;
}

/** One call on inputs of these sizes, and on stored operands. */
function call(op: string, inputs: readonly (readonly number[])[], text: CallText = {}): ModelText {
  const { attributes = {}, stored = {}, domain = '', opset = 17, outputs = 1 } = text;
  const names = inputs.map((_dims, index) => `x${index}`);
  const gives = Array.from({ length: outputs }, (_, index) => `y${index}`);
  return {
    opset,
    inputs: Object.fromEntries(inputs.map((dims, index) => [`x${index}`, dims])),
    outputs: gives,
    stored,
    nodes: [{ op, domain, reads: [...names, ...Object.keys(stored)], gives, attributes }],
  };
}

// The sizes follow from the text of each operator in ONNX's Operators.md, worked out by hand.
describe('the sizes that', () => {
  const picture = [1, 4, 6, 6];
  it.each<readonly [string, ModelText, readonly (readonly number[])[]]>([
    ['Celu keeps', call('Celu', [picture]), [picture]],
    ['ThresholdedRelu keeps', call('ThresholdedRelu', [picture]), [picture]],
    ['Shrink keeps', call('Shrink', [picture], { attributes: { bias: 1 } }), [picture]],
    ['PRelu of several slopes keeps', call('PRelu', [picture], { stored: { s: float(4, 1, 1) } }), [picture]],
    ['a Dropout gives twice', call('Dropout', [picture], { outputs: 2 }), [picture, picture]],
    ['Hardmax keeps', call('Hardmax', [picture]), [picture]],
    ['GlobalMaxPool leaves', call('GlobalMaxPool', [picture]), [[1, 4, 1, 1]]],
    ['GlobalLpPool leaves', call('GlobalLpPool', [picture]), [[1, 4, 1, 1]]],
    [
      'LpPool leaves',
      call('LpPool', [picture], { attributes: { kernel_shape: [2, 2], strides: [2, 2] } }),
      [[1, 4, 3, 3]],
    ],
    [
      'a dilated average leaves',
      call('AveragePool', [picture], { opset: 19, attributes: { kernel_shape: [2, 2], dilations: [3, 3] } }),
      [[1, 4, 3, 3]],
    ],
    [
      'MaxUnpool goes back to',
      call(
        'MaxUnpool',
        [
          [1, 4, 3, 3],
          [1, 4, 3, 3],
        ],
        { attributes: { kernel_shape: [2, 2], strides: [2, 2] } },
      ),
      [picture],
    ],
    [
      'MaxUnpool is asked for',
      call(
        'MaxUnpool',
        [
          [1, 4, 3, 3],
          [1, 4, 3, 3],
        ],
        { attributes: { kernel_shape: [2, 2], strides: [2, 2] }, stored: { s: whole(1, 4, 7, 7) } },
      ),
      [[1, 4, 7, 7]],
    ],
    [
      'ReduceL1 leaves',
      call('ReduceL1', [picture], { attributes: { axes: [1, -1], keepdims: 0 } }),
      [[1, 6]],
    ],
    ['ReduceL2 leaves', call('ReduceL2', [picture], { opset: 18, stored: { a: whole(2) } }), [[1, 4, 1, 6]]],
    [
      'a reduction over all axes leaves',
      call('ReduceLogSum', [picture], { attributes: { keepdims: 0 } }),
      [[]],
    ],
    [
      'a reduction over no axes leaves',
      call('ReduceSumSquare', [picture], { opset: 18, attributes: { noop_with_empty_axes: 1 } }),
      [picture],
    ],
    ['ReduceLogSumExp leaves', call('ReduceLogSumExp', [picture]), [[1, 1, 1, 1]]],
    ['ArgMin leaves', call('ArgMin', [picture], { attributes: { axis: 1, keepdims: 0 } }), [[1, 6, 6]]],
    ['CumProd keeps', call('CumProd', [picture], { stored: { a: whole(1) } }), [picture]],
    [
      'CumSum along a known axis keeps',
      call('CumSum', [picture], { stored: { a: { whole: [1], dims: [] } } }),
      [picture],
    ],
    [
      'ReverseSequence keeps',
      call('ReverseSequence', [[5, 2, 3]], { stored: { l: whole(5, 3) } }),
      [[5, 2, 3]],
    ],
    [
      'SpaceToDepth gives',
      call('SpaceToDepth', [picture], { attributes: { blocksize: 2 } }),
      [[1, 16, 3, 3]],
    ],
    [
      'DepthToSpace CRD gives',
      call('DepthToSpace', [picture], { attributes: { blocksize: 2, mode: 'CRD' } }),
      [[1, 1, 12, 12]],
    ],
    [
      'CenterCropPad is asked for',
      call('CenterCropPad', [picture], { attributes: { axes: [2, 3] }, stored: { s: whole(4, 8) } }),
      [[1, 4, 4, 8]],
    ],
    [
      'Pad on some axes gives',
      call('Pad', [picture], { opset: 18, stored: { p: whole(1, 2), v: { number: 0 }, axes: whole(3) } }),
      [[1, 4, 6, 9]],
    ],
    [
      'OneHot gives',
      call('OneHot', [[2, 3]], { stored: { d: { whole: [5], dims: [] }, v: whole(0, 1) } }),
      [[2, 3, 5]],
    ],
    ['GatherElements gives', call('GatherElements', [picture, [1, 2, 6, 6]]), [[1, 2, 6, 6]]],
    [
      'GatherND gives',
      call('GatherND', [picture], { stored: { i: { whole: [0, 1, 0, 2], dims: [2, 2] } } }),
      [[2, 6, 6]],
    ],
    ['ScatterElements keeps', call('ScatterElements', [picture, picture, picture]), [picture]],
    ['EyeLike keeps', call('EyeLike', [[3, 4]]), [[3, 4]]],
    ['RandomNormalLike keeps', call('RandomNormalLike', [picture]), [picture]],
    ['RandomUniform is asked for', call('RandomUniform', [], { attributes: { shape: [2, 3] } }), [[2, 3]]],
    ['Multinomial gives', call('Multinomial', [[2, 9]], { attributes: { sample_size: 4 } }), [[2, 4]]],
    ['Bernoulli keeps', call('Bernoulli', [picture]), [picture]],
    ['HannWindow is asked for', call('HannWindow', [], { stored: { n: { whole: [16], dims: [] } } }), [[16]]],
    [
      'MelWeightMatrix gives',
      call('MelWeightMatrix', [], {
        stored: {
          bins: { whole: [8], dims: [] },
          n: { whole: [16], dims: [] },
          rate: { whole: [8000], dims: [] },
          low: { number: 0 },
          high: { number: 4000 },
        },
      }),
      [[9, 8]],
    ],
    [
      'STFT gives',
      call('STFT', [[1, 128, 1]], { stored: { step: { whole: [8], dims: [] }, window: float(16) } }),
      [[1, 15, 9, 2]],
    ],
    [
      'SoftmaxCrossEntropyLoss leaves',
      call('SoftmaxCrossEntropyLoss', [[3, 5], [3]], { outputs: 2 }),
      [[], [3, 5]],
    ],
    [
      'NegativeLogLikelihoodLoss for each sample leaves',
      call('NegativeLogLikelihoodLoss', [[3, 5], [3]], { attributes: { reduction: 'none' } }),
      [[3]],
    ],
    ['Det leaves', call('Det', [[2, 4, 4]]), [[2]]],
    ['LpNormalization keeps', call('LpNormalization', [picture]), [picture]],
    ['MeanVarianceNormalization keeps', call('MeanVarianceNormalization', [picture]), [picture]],
    [
      'LayerNormalization gives, and its statistics',
      call('LayerNormalization', [[2, 3, 8]], { stored: { w: float(8), b: float(8) }, outputs: 3 }),
      [
        [2, 3, 8],
        [2, 3, 1],
        [2, 3, 1],
      ],
    ],
    [
      'DynamicQuantizeLinear gives',
      call('DynamicQuantizeLinear', [picture], { outputs: 3 }),
      [picture, [], []],
    ],
    [
      'QuantizeLinear keeps',
      call('QuantizeLinear', [picture], { stored: { s: { number: 0.5 } } }),
      [picture],
    ],
    [
      'MaxRoiPool gives',
      call('MaxRoiPool', [picture, [5, 5]], { attributes: { pooled_shape: [2, 3] } }),
      [[5, 4, 2, 3]],
    ],
    ['Squeeze of all axes leaves', call('Squeeze', [[1, 3, 1]]), [[3]]],
    ['Unsqueeze gives', call('Unsqueeze', [[3, 4]], { stored: { a: whole(0, -1) } }), [[1, 3, 4, 1]]],
    ['Flatten before an axis gives', call('Flatten', [picture], { attributes: { axis: 2 } }), [[4, 36]]],
    [
      'Split into given parts gives',
      call('Split', [[7, 2]], { stored: { s: whole(3, 4) }, outputs: 2 }),
      [
        [3, 2],
        [4, 2],
      ],
    ],
    [
      'Split into a number of parts gives',
      call('Split', [[7, 2]], { opset: 18, attributes: { num_outputs: 2 }, outputs: 2 }),
      [
        [4, 2],
        [3, 2],
      ],
    ],
    [
      'TopK gives',
      call('TopK', [[2, 9]], { stored: { k: whole(3) }, outputs: 2 }),
      [
        [2, 3],
        [2, 3],
      ],
    ],
    ['Tile gives', call('Tile', [[2, 3]], { stored: { r: whole(2, 1) } }), [[4, 3]]],
    ['BitShift gives', call('BitShift', [[2, 1], [3]], { attributes: { direction: 'LEFT' } }), [[2, 3]]],
    ['CastLike keeps', call('CastLike', [picture], { stored: { l: whole(1) } }), [picture]],
    ['IsInf keeps', call('IsInf', [picture]), [picture]],
    [
      'ConvTranspose of one axis gives',
      call('ConvTranspose', [[1, 2, 5]], {
        stored: { w: float(2, 3, 4) },
        attributes: { strides: [2], output_padding: [1] },
      }),
      [[1, 3, 13]],
    ],
  ])('%s', (_name, text, expected) => {
    expect(outputsOf(text)).toEqual(expected);
  });
});

// The same of ContribOperators.md.
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
      'parts of 3, 3 are not the 7 elements of axis 0 of [7, 2]',
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
      'perm 0, 0 is no order of the dimensions of [2, 2]',
    ],
  ])('%s is said', (_name, text, why) => {
    const [diagnostic] = read(text).diagnostics;
    expect(diagnostic?.why).toBe(why);
  });
});

describe('a file in half precision', () => {
  // 3 x 8 x 3 x 3 weights and 8 biases, of 2 bytes each.
  it('counts 2 bytes for each parameter, and says so', () => {
    const { model, totals } = reportOf(
      call('Conv', [[1, 3, 8, 8]], { stored: { w: { half: [8, 3, 3, 3] }, b: { half: [8] } } }),
    );
    expect([model.dtype, totals.params, totals.paramBytes]).toEqual(['float16', 224, 448]);
  });
});
