import { describe, expect, it } from 'vitest';
import { call, whole } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf } from '../../support/onnx-report';

// The sizes follow from the text of each operator in ONNX's Operators.md, worked out by hand.
describe('the sizes that', () => {
  const picture = [1, 4, 6, 6];
  it.each<readonly [string, ModelText, readonly (readonly (number | null)[])[]]>([
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
    ['Squeeze of all axes leaves', call('Squeeze', [[1, 3, 1]]), [[3]]],
    [
      'Unsqueeze at two places that the run tells gives',
      call('Unsqueeze', [[3, 4], [2]]),
      [[null, null, null, null]],
    ],
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
  ])('%s', (_name, text, expected) => {
    expect(outputsOf(text)).toEqual(expected);
  });
});
