import { describe, expect, it } from 'vitest';
import { call, float, whole } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf } from '../../support/onnx-report';

// The sizes follow from the text of each operator in ONNX's Operators.md, worked out by hand.
describe('the sizes that', () => {
  const picture = [1, 4, 6, 6];
  it.each<readonly [string, ModelText, readonly (readonly number[])[]]>([
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
      'MaxRoiPool gives',
      call('MaxRoiPool', [picture, [5, 5]], { attributes: { pooled_shape: [2, 3] } }),
      [[5, 4, 2, 3]],
    ],
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
