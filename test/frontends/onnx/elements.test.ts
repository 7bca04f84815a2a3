import { describe, expect, it } from 'vitest';
import { call, float, whole } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf } from '../../support/onnx-report';

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
    ['BitShift gives', call('BitShift', [[2, 1], [3]], { attributes: { direction: 'LEFT' } }), [[2, 3]]],
    ['CastLike keeps', call('CastLike', [picture], { stored: { l: whole(1) } }), [picture]],
    ['IsInf keeps', call('IsInf', [picture]), [picture]],
  ])('%s', (_name, text, expected) => {
    expect(outputsOf(text)).toEqual(expected);
  });
});
