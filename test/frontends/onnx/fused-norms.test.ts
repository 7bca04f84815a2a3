import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { last, network, node, rowsOf, vectors } from '../../support/onnx-network';

const FLOAT = 1;
const HALF = 10;
const inverse = { minusHalf: { number: -0.5 } };

/** The variance of x and eps as e, with a mean and a difference of its own. */
const apart = (axes: Readonly<Record<string, number | readonly number[]>>, x = 'x') => [
  node(`mean = ReduceMean(${x})`, axes),
  node(`c = Sub(${x}, mean)`),
  node(`mean2 = ReduceMean(${x})`, axes),
  node(`c2 = Sub(${x}, mean2)`),
  node('s = Mul(c2, c2)'),
  node('v = ReduceMean(s)', axes),
  node('e = Add(v, eps)'),
];
const divided = [node('r = Sqrt(e)'), node('d = Div(c, r)')];
const affine = [node('m = Mul(d, w)'), node('y = Add(m, b)')];
const meanSquare = [node('s = Mul(x, x)'), node('v = ReduceMean(s)', last), node('e = Add(v, eps)')];
const perChannel = { w: { float: [4, 1, 1] }, b: { float: [1, 4, 1, 1] } };

// A scale and a shift of 8 are 16 parameters, those of 4 channels 8.
describe('a norm that is written out is that norm:', () => {
  it.each<readonly [form: string, text: ModelText, row: object]>([
    [
      'with two means',
      network([1, 4, 8], [...apart(last), ...divided, ...affine], vectors),
      { type: 'LayerNorm', params: 16, args: { normalized_shape: 8, eps: 1e-6 } },
    ],
    [
      'with an inverse root',
      network(
        [1, 4, 8],
        [...apart(last), node('r = Sqrt(e)'), node('i = Reciprocal(r)'), node('d = Mul(c, i)'), ...affine],
        vectors,
      ),
      { type: 'LayerNorm', params: 16 },
    ],
    [
      'with a power of -1/2',
      network([1, 4, 8], [...apart(last), node('r = Pow(e, minusHalf)'), node('d = Mul(c, r)'), ...affine], {
        ...vectors,
        ...inverse,
      }),
      { type: 'LayerNorm', params: 16 },
    ],
    [
      'as TensorFlow computes it',
      network(
        [1, 4, 8],
        [
          node('mean = ReduceMean(x)', last),
          node('c = Sub(x, mean)'),
          node('s = Mul(c, c)'),
          node('v = ReduceMean(s)', last),
          node('e = Add(v, eps)'),
          node('r = Sqrt(e)'),
          node('i = Reciprocal(r)'),
          node('k = Mul(i, w)'),
          node('p = Mul(x, k)'),
          node('q = Mul(mean, k)'),
          node('t = Sub(b, q)'),
          node('y = Add(p, t)'),
        ],
        vectors,
      ),
      { type: 'LayerNorm', params: 16, args: { normalized_shape: 8, eps: 1e-6 } },
    ],
    [
      'of the channels of a picture',
      network([2, 4, 6, 6], [...apart({ axes: [1] }), ...divided, ...affine], perChannel),
      { type: 'LayerNorm2d', params: 8, args: { normalized_shape: 4, eps: 1e-6 } },
    ],
    [
      'of each channel of a picture',
      network([2, 4, 6, 6], [...apart({ axes: [2, 3] }), ...divided, ...affine], perChannel),
      { type: 'InstanceNorm2d', params: 8, args: { affine: true, eps: 1e-6 } },
    ],
    [
      'of groups',
      network(
        [2, 4, 6, 6],
        [
          node('g = Reshape(x, cut)'),
          ...apart(last, 'g'),
          node('r = Sqrt(e)'),
          node('n = Div(c, r)'),
          node('d = Reshape(n, back)'),
          ...affine,
        ],
        { ...perChannel, cut: { whole: [2, 2, 72] }, back: { whole: [2, 4, 6, 6] } },
      ),
      { type: 'GroupNorm', params: 8, args: { num_groups: 2, eps: 1e-6 } },
    ],
    [
      'without a mean, by a power',
      network(
        [1, 4, 8],
        [...meanSquare, node('r = Pow(e, minusHalf)'), node('d = Mul(x, r)'), node('y = Mul(d, w)')],
        {
          w: vectors.w,
          ...inverse,
        },
      ),
      { type: 'RMSNorm', params: 8, args: { normalized_shape: 8, eps: 1e-6 } },
    ],
    [
      'without a mean and a scale',
      network([1, 4, 8], [...meanSquare, node('r = Sqrt(e)'), node('y = Div(x, r)')]),
      { type: 'RMSNorm', params: 0, args: { elementwise_affine: false } },
    ],
    [
      'in single precision within half precision',
      {
        ...network(
          [],
          [
            node('x = Cast(h)', { to: FLOAT }),
            ...meanSquare,
            node('r = Sqrt(e)'),
            node('d = Div(x, r)'),
            node('n = Cast(d)', { to: HALF }),
            node('y = Mul(n, w)'),
          ],
          { w: { half: [8] } },
        ),
        inputs: { h: { dims: [1, 4, 8], elementType: HALF } },
      },
      { type: 'RMSNorm', params: 8, args: { normalized_shape: 8, eps: 1e-6 } },
    ],
  ])('%s', (_form, text, row) => {
    const rows = rowsOf(text);
    expect(rows).toHaveLength(1);
    expect(rows).toMatchObject([row]);
  });

  it('not where its two means are of different axes', () => {
    const [mean, c, , ...others] = apart(last);
    const nodes = [
      mean,
      c,
      node('mean2 = ReduceMean(x)', { axes: [1, 2] }),
      ...others,
      ...divided,
      ...affine,
    ];
    const rows = rowsOf(
      network(
        [1, 4, 8],
        nodes.filter((each) => each !== undefined),
        vectors,
      ),
    );
    expect(rows.map(({ type }) => type)).not.toContain('LayerNorm');
  });
});

// The exporter gives the norm of the groups a scale of ones and a shift of zeros, which are no parameters of the layer.
describe('the ones and zeros of a norm of groups', () => {
  const grouped = (ones: number): ModelText =>
    network(
      [2, 8, 3, 3],
      [
        node('ones = Constant()', { value_floats: [1, ones] }),
        node('zeros = Constant()', { value_floats: [0, 0] }),
        node('g = Reshape(x, cut)'),
        node('i = InstanceNormalization(g, ones, zeros)'),
        node('r = Reshape(i, back)'),
        node('m = Mul(r, w)'),
        node('y = Add(m, b)'),
      ],
      {
        cut: { whole: [2, 2, 36] },
        back: { whole: [2, 8, 3, 3] },
        w: { float: [8, 1, 1] },
        b: { float: [8, 1, 1] },
      },
    );

  it('are no parameters', () => {
    expect(rowsOf(grouped(1))).toMatchObject([{ type: 'GroupNorm', params: 16 }]);
  });

  it('make it another norm where they are others', () => {
    const types = rowsOf(grouped(2)).map(({ type }) => type);
    expect(types).toEqual(['Reshape', 'InstanceNorm1d', 'Reshape', 'Mul', 'Add']);
  });
});

// F.normalize divides by max(norm, eps), along dim.
describe('a tensor that is divided by its norm', () => {
  const bounded = [node('p = Clip(n, eps)'), node('s = Expand(p, size)'), node('y = Div(x, s)')];
  const size = { size: { whole: [2, 4, 8] } };

  it.each<readonly [form: string, nodes: ModelText['nodes'], args: object]>([
    ['of order 2', [node('n = ReduceL2(x)', { axes: [1] }), ...bounded], { p: 2, dim: 1, eps: 1e-6 }],
    ['of order 1', [node('n = ReduceL1(x)', { axes: [-1] }), ...bounded], { p: 1, dim: 2, eps: 1e-6 }],
    [
      'by a Max and a root',
      [
        node('q = Mul(x, x)'),
        node('t = ReduceSum(q, axis)'),
        node('n = Sqrt(t)'),
        node('p = Max(eps, n)'),
        node('y = Div(x, p)'),
      ],
      { p: 2, dim: 2, eps: 1e-6 },
    ],
  ])('%s is Normalize', (_form, nodes, args) => {
    const rows = rowsOf(network([2, 4, 8], nodes, { ...size, axis: { whole: [-1] } }));
    expect(rows).toHaveLength(1);
    expect(rows).toMatchObject([{ type: 'Normalize', params: 0, macs: 0, args }]);
  });

  it('whose norm has an upper bound is not', () => {
    const nodes = [
      node('n = ReduceL2(x)', { axes: [1] }),
      node('p = Clip(n, eps, six)'),
      node('y = Div(x, p)'),
    ];
    expect(rowsOf(network([2, 4, 8], nodes)).map(({ type }) => type)).not.toContain('Normalize');
  });
});

// PyTorch divides by (k + alpha times the mean of the squares of `size` channels, size // 2 of them before) ** beta.
describe('a response that is normalised by those of other channels', () => {
  const nodes = (pads: readonly number[]) => [
    node('q = Mul(x, x)'),
    node('u = Unsqueeze(q, first)'),
    node('p = Pad(u, pads)'),
    node('a = AveragePool(p)', { kernel_shape: [pads.length === 8 ? 3 : 1, 1], strides: [1, 1] }),
    node('n = Squeeze(a, first)'),
    node('m = Mul(n, alpha)'),
    node('s = Add(m, one)'),
    node('r = Pow(s, beta)'),
    node('y = Div(x, r)'),
  ];
  const stored = (pads: readonly number[]) => ({
    first: { whole: [1] },
    pads: { whole: pads },
    alpha: { number: 1e-4 },
    beta: { number: 0.75 },
  });

  it('is LocalResponseNorm', () => {
    const pads = [0, 0, 1, 0, 0, 0, 1, 0];
    const rows = rowsOf(network([2, 8, 12], nodes(pads), stored(pads)));
    expect(rows).toHaveLength(1);
    expect(rows).toMatchObject([
      { type: 'LocalResponseNorm', params: 0, args: { size: 3, alpha: 1e-4, beta: 0.75, k: 1 } },
    ]);
  });

  it('is none where the windows do not lie around each channel', () => {
    const pads = [0, 0, 2, 0, 0, 0, 0, 0];
    const rows = rowsOf(network([2, 8, 12], nodes(pads), stored(pads)));
    expect(rows.map(({ type }) => type)).not.toContain('LocalResponseNorm');
  });
});
