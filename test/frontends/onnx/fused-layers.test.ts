import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { network, node, rowsOf } from '../../support/onnx-network';

const typesOf = (text: ModelText) => rowsOf(text).map(({ type }) => type);

// GLU is the first half times the sigmoid of the second.
describe('half of a tensor times the sigmoid of the other half', () => {
  const split = node('a, b = Split(x)', { axis: 1, num_outputs: 2 });
  const at = {
    zero: { whole: [0] },
    four: { whole: [4] },
    end: { whole: [8] },
    axis: { whole: [1] },
  };
  const gated = [node('s = Sigmoid(b)'), node('y = Mul(a, s)')];

  it.each<readonly [form: string, nodes: ModelText['nodes']]>([
    ['a Split', [split, ...gated]],
    ['two Slices', [node('a = Slice(x, zero, four, axis)'), node('b = Slice(x, four, end, axis)'), ...gated]],
  ])('by %s is GLU', (_form, nodes) => {
    expect(rowsOf(network([1, 8, 6], nodes, at))).toMatchObject([
      { type: 'GLU', params: 0, macs: 0, args: { dim: 1 }, output: [1, 4, 6] },
    ]);
  });

  it.each<readonly [what: string, dims: readonly number[], nodes: ModelText['nodes']]>([
    ['whose first half is the gate', [1, 8, 6], [split, node('s = Sigmoid(a)'), node('y = Mul(b, s)')]],
    ['of parts that differ', [1, 9, 1], [node('a, b = Split(x, parts)', { axis: 1 }), ...gated]],
    [
      'of two splits',
      [1, 8, 6],
      [
        split,
        node('c, d = Split(x)', { axis: 1, num_outputs: 2 }),
        node('s = Sigmoid(d)'),
        node('y = Mul(a, s)'),
      ],
    ],
  ])('%s is none', (_what, dims, nodes) => {
    expect(typesOf(network(dims, nodes, { parts: { whole: [1, 8] } }))).not.toContain('GLU');
  });
});

// The product of 4 x 8 x 6 x 6 by 3 x 3 windows of 4 channels is 8 * 4 * 9 * 36 multiply-adds; 288 weights and 8 in the bias.
describe('a convolution and the bias that is added to it', () => {
  const convolution = (name: string) => ({
    ...node('c = Conv(x, w)', { pads: [1, 1, 1, 1] }),
    name,
  });
  const text = (bias: readonly number[], names: readonly [string, string]): ModelText =>
    network([1, 4, 6, 6], [convolution(names[0]), { ...node('y = Add(c, b)'), name: names[1] }], {
      w: { float: [8, 4, 3, 3] },
      b: { float: bias },
    });

  it.each([[[8, 1, 1]], [[1, 8, 1, 1]]])('of %j are one layer', (bias) => {
    expect(rowsOf(text(bias, ['stem/Conv2D', 'stem/BiasAdd']))).toMatchObject([
      { type: 'Conv2d', params: 288 + 8, macs: 8 * 4 * 9 * 36, args: { bias: true } },
    ]);
  });

  it.each<readonly [what: string, bias: readonly number[], names: readonly [string, string]]>([
    ['in another module', [8, 1, 1], ['/stem/conv/Conv', '/stem/Add']],
    ['for each place', [8, 6, 6], ['stem/Conv2D', 'stem/BiasAdd']],
    ['for the last axis', [6], ['stem/Conv2D', 'stem/BiasAdd']],
  ])('%s are two', (_what, bias, names) => {
    expect(typesOf(text(bias, names))).toEqual(['Conv2d', 'Add']);
  });
});

describe('a product with a part of a matrix, and a part of a vector', () => {
  // As for each of the queries, keys and values of an attention: 8 x 8 of 24 x 8, and 8 of 24.
  it('is one layer', () => {
    const nodes = [
      node('t = Slice(w, zero, end, axis)'),
      node('p = Transpose(t)', { perm: [1, 0] }),
      node('b = Slice(v, zero, end, axis)'),
      node('m = MatMul(x, p)'),
      node('y = Add(b, m)'),
    ];
    const stored = {
      w: { float: [24, 8] },
      v: { float: [24] },
      zero: { whole: [0] },
      end: { whole: [8] },
      axis: { whole: [0] },
    };
    expect(rowsOf(network([2, 5, 8], nodes, stored))).toMatchObject([
      { type: 'Linear', params: 24 * 8 + 24, macs: 2 * 5 * 8 * 8, args: { out_features: 8, bias: true } },
    ]);
  });
});

describe('a softmax that moves its axis to the end and back', () => {
  const moved = (back: readonly number[], type = 'Softmax') =>
    network(
      [2, 3, 4, 5],
      [
        node('m = Transpose(x)', { perm: [0, 2, 3, 1] }),
        node(`s = ${type}(m)`, { axis: 3 }),
        node('y = Transpose(s)', { perm: back }),
      ],
    );

  it.each(['Softmax', 'LogSoftmax'])('is %s over that axis', (type) => {
    expect(rowsOf(moved([0, 3, 1, 2], type))).toMatchObject([
      { type, args: { dim: 1 }, output: [2, 3, 4, 5] },
    ]);
  });

  it('is none where it is moved elsewhere', () => {
    expect(typesOf(moved([0, 2, 3, 1]))).toEqual(['Permute', 'Softmax', 'Permute']);
  });
});

// [N, C r r, H, W] is seen as [N, C, r, r, H, W], put in the order N, C, H, r, W, r, and seen as [N, C, H r, W r].
describe('channels that are moved to the places of a picture', () => {
  const shuffled = (cut: readonly number[], perm: readonly number[]) =>
    network(
      [2, 12, 3, 5],
      [node('c = Reshape(x, cut)'), node('t = Transpose(c)', { perm }), node('y = Reshape(t, back)')],
      { cut: { whole: cut }, back: { whole: [2, 3, 6, 10] } },
    );

  it('are PixelShuffle', () => {
    expect(rowsOf(shuffled([2, 3, 2, 2, 3, 5], [0, 1, 4, 2, 5, 3]))).toMatchObject([
      { type: 'PixelShuffle', args: { upscale_factor: 2 }, output: [2, 3, 6, 10] },
    ]);
  });

  // The order of DepthToSpace in its mode DCR, which TensorFlow has.
  it('are none where the factors come first', () => {
    expect(typesOf(shuffled([2, 2, 2, 3, 3, 5], [0, 3, 4, 1, 5, 2]))).toEqual([
      'Reshape',
      'Permute',
      'Reshape',
    ]);
  });
});

describe('a layer through a branch that is known to be taken', () => {
  // The condition is that 1 equals 1; the other branch gives a value of the network as it is.
  it('is one layer', () => {
    const text: ModelText = {
      ...network(
        [1, 4],
        [
          node('s = Sigmoid(x)'),
          node('is = Equal(one, one)'),
          {
            op: 'If',
            reads: ['is'],
            gives: ['y'],
            attributes: {
              then_branch: { outputs: ['p'], nodes: [node('p = Mul(x, s)')] },
              else_branch: { outputs: ['q'], nodes: [node('q = Identity(s)')] },
            },
          },
        ],
      ),
    };
    expect(typesOf(text)).toEqual(['SiLU']);
  });
});
