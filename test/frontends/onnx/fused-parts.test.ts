import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { network, node, rowsOf } from '../../support/onnx-network';
import { reportOf } from '../../support/onnx-report';

describe('parts of an axis', () => {
  const cut = (...ends: readonly number[]): ModelText => ({
    inputs: { x: [1, 8] },
    outputs: ends.map((_end, index) => `y${index}`),
    stored: Object.fromEntries([0, ...ends].map((end, index) => [`at${index}`, { whole: [end] }])),
    nodes: ends.map((_end, index) => node(`y${index} = Slice(x, at${index}, at${index + 1}, axis)`)),
  });
  const withAxis = (text: ModelText): ModelText => ({
    ...text,
    stored: { ...text.stored, axis: { whole: [1] } },
  });

  it.each([
    ['of one length that are all of it are those of chunk', cut(4, 8), ['Chunk', 'Chunk']],
    ['of several lengths are not', cut(3, 8), ['Narrow', 'Narrow']],
    ['that are not all of it are not', cut(2, 4), ['Narrow', 'Narrow']],
  ])('%s', (_name, text, types) => {
    expect(rowsOf(withAxis(text)).map(({ type }) => type)).toEqual(types);
  });
});

// PyTorch's AvgPool2d counts the zeros around the picture; of [1, 8, 5, 5] with one around, windows of 3 x 3 stay at 5 x 5.
describe('an average pool', () => {
  const around = { whole: [0, 0, 1, 1, 0, 0, 1, 1] };
  const padded = (kernel: number, stored: ModelText['stored'], reads = 'x, pads') =>
    network(
      [1, 8, 5, 5],
      [
        node(`p = Pad(${reads})`),
        node('y = AveragePool(p)', { kernel_shape: [kernel, kernel], strides: [1, 1] }),
      ],
      stored,
    );

  it.each([
    ['behind zeros is one layer', padded(3, { pads: around }), ['AvgPool2d'], { padding: 1 }],
    [
      'behind no padding is one layer',
      padded(2, { pads: { whole: [0, 0, 0, 0, 0, 0, 0, 0] } }),
      ['AvgPool2d'],
      { padding: 0 },
    ],
    ['behind other numbers is not', padded(3, { pads: around }, 'x, pads, one'), ['Pad', 'AvgPool2d'], {}],
    [
      'behind more zeros than half a window is not',
      padded(1, { pads: around }),
      ['Pad', 'AdaptiveAvgPool2d'],
      {},
    ],
    [
      'behind uneven zeros is not',
      padded(3, { pads: { whole: [0, 0, 1, 1, 0, 0, 0, 1] } }),
      ['Pad', 'AvgPool2d'],
      {},
    ],
    [
      'of one element is an adaptive one',
      network([1, 8, 6, 6], [node('y = AveragePool(x)', { kernel_shape: [1, 1], strides: [1, 1] })]),
      ['AdaptiveAvgPool2d'],
      { output_size: 6 },
    ],
  ])('%s', (_name, text, types, args) => {
    const rows = rowsOf(text);
    expect(rows.map(({ type }) => type)).toEqual(types);
    expect(rows[0]?.args).toMatchObject(args);
  });
});

describe('a layer in the place of several operators', () => {
  it('names them all, and its output', () => {
    const report = reportOf(network([1, 4], [node('s = Sigmoid(x)'), node('y = Mul(x, s)')]));
    expect(report.layers.map(({ node: from }) => from)).toMatchObject([
      { operator: 'Sigmoid+Mul', tensor: 'y' },
    ]);
    expect(report.notes).toContain('2 nodes are shown as the layer that they come from');
  });
});
