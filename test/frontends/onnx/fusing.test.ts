import { describe, expect, it } from 'vitest';
import { centred, last, network, node, rowsOf, vectors } from '../../support/onnx-network';

const gelu = [node('d = Div(x, root)'), node('e = Erf(d)'), node('a = Add(e, one)')];
const tanhGelu = [
  node('p = Pow(x, three)'),
  node('q = Mul(p, cubic)'),
  node('s = Add(x, q)'),
  node('k = Mul(s, kappa)'),
  node('t = Tanh(k)'),
  node('a = Add(t, one)'),
  node('h = Mul(x, half)'),
  node('y = Mul(h, a)'),
];
const relu6 = [node('a = Add(x, three)'), node('c = Clip(a, zero, six)')];
const shuffle = { cut: { whole: [1, 2, 4, 3, 3] }, back: { whole: [1, 8, 3, 3] } };
const vector = { whole: [0] };
const shuffled = network(
  [1, 8, 3, 3],
  [
    node('c = Reshape(x, cut)'),
    node('t = Transpose(c)', { perm: [0, 2, 1, 3, 4] }),
    node('y = Reshape(t, back)'),
  ],
  shuffle,
);
const rolled = network(
  [1, 4, 8],
  [
    node('e = Slice(x, three, end, axis)'),
    node('s = Slice(x, zero, three, axis)'),
    node('y = Concat(e, s)', { axis: 1 }),
  ],
  { three: { whole: [3] }, end: { whole: [4] }, zero: vector, axis: { whole: [1] } },
);

// Each is what the layer of PyTorch computes by its documentation, written in ONNX's operators.
describe('what exporters write for one layer of PyTorch is that layer:', () => {
  const x = [1, 4, 8];
  it.each([
    [
      'GELU',
      'Mul(Mul(x, 1 + erf), 0.5)',
      network(x, [...gelu, node('m = Mul(x, a)'), node('y = Mul(m, half)')]),
    ],
    [
      'GELU',
      'Mul(x, Mul(0.5, 1 + erf))',
      network(x, [...gelu, node('m = Mul(half, a)'), node('y = Mul(x, m)')]),
    ],
    [
      'GELU',
      'Mul(Mul(x, 0.5), 1 + erf)',
      network(x, [...gelu, node('m = Mul(x, half)'), node('y = Mul(m, a)')]),
    ],
    [
      'GELU',
      'erf(x * sqrt(1/2))',
      network(x, [
        node('d = Mul(inverse, x)'),
        ...gelu.slice(1),
        node('m = Mul(x, a)'),
        node('y = Mul(m, half)'),
      ]),
    ],
    ['GELU', 'tanh', network(x, tanhGelu)],
    ['SiLU', 'x * sigmoid(x)', network(x, [node('s = Sigmoid(x)'), node('y = Mul(x, s)')])],
    [
      'Mish',
      'x * tanh(softplus(x))',
      network(x, [node('s = Softplus(x)'), node('t = Tanh(s)'), node('y = Mul(t, x)')]),
    ],
    [
      'Hardswish',
      'x * HardSigmoid',
      network(x, [node('s = HardSigmoid(x)', { alpha: 1 / 6, beta: 0.5 }), node('y = Mul(x, s)')]),
    ],
    [
      'Hardswish',
      'x * clip(x + 3) / 6',
      network(x, [...relu6, node('m = Mul(x, c)'), node('y = Div(m, six)')]),
    ],
    [
      'Hardswish',
      'x * (clip(x + 3) / 6)',
      network(x, [...relu6, node('m = Div(c, six)'), node('y = Mul(m, x)')]),
    ],
    ['Hardsigmoid', 'clip(x + 3) / 6', network(x, [...relu6, node('y = Div(c, six)')])],
    ['ChannelShuffle', 'reshape, transpose, reshape', shuffled],
    [
      'PixelUnshuffle',
      'reshape, transpose, reshape',
      network(
        [1, 2, 4, 6],
        [
          node('c = Reshape(x, cut)'),
          node('t = Transpose(c)', { perm: [0, 1, 3, 5, 2, 4] }),
          node('y = Reshape(t, back)'),
        ],
        { cut: { whole: [1, 2, 2, 2, 3, 2] }, back: { whole: [1, 8, 2, 3] } },
      ),
    ],
    ['Roll', 'the end before the start', rolled],
  ])('%s as %s', (type, _form, text) => {
    expect(rowsOf(text)).toMatchObject([{ type, params: 0, macs: 0 }]);
  });

  it.each([
    ['GELU', network(x, tanhGelu), { approximate: 'tanh' }],
    ['a shift of -3 or 1', rolled, { shifts: [1], dims: [1] }],
    ['2 groups of channels', shuffled, { groups: 2 }],
  ])('%s has its arguments', (_name, text, args) => {
    expect(rowsOf(text)[0]?.args).toMatchObject(args);
  });

  // Weights and biases are 8 each; a product of 4 rows of 8 with a matrix of 8 x 5 is 160 multiply-adds.
  it.each([
    [
      'LayerNorm',
      network(x, [...centred, node('d = Div(c, r)'), node('m = Mul(d, w)'), node('y = Add(m, b)')], vectors),
      16,
      0,
      { normalized_shape: 8, eps: 1e-6, bias: true },
    ],
    [
      'LayerNorm',
      network(x, [...centred, node('d = Div(c, r)'), node('y = Mul(d, w)')], { w: vectors.w }),
      8,
      0,
      { normalized_shape: 8, bias: false },
    ],
    [
      'LayerNorm',
      network(x, [...centred, node('y = Div(c, r)')]),
      0,
      0,
      { normalized_shape: 8, elementwise_affine: false },
    ],
    [
      'RMSNorm',
      network(
        x,
        [
          node('s = Mul(x, x)'),
          node('v = ReduceMean(s)', last),
          node('e = Add(v, eps)'),
          node('r = Sqrt(e)'),
          node('i = Reciprocal(r)'),
          node('d = Mul(x, i)'),
          node('y = Mul(w, d)'),
        ],
        { w: vectors.w },
      ),
      8,
      0,
      { normalized_shape: 8, eps: 1e-6 },
    ],
    [
      'GroupNorm',
      network(
        [2, 8, 3, 3],
        [
          node('ones = Constant()', { value_ints: [1, 1, 1, 1] }),
          node('zeros = Constant()', { value_ints: [0, 0, 0, 0] }),
          node('g = Reshape(x, cut)'),
          node('i = InstanceNormalization(g, ones, zeros)'),
          node('r = Reshape(i, back)'),
          node('m = Mul(r, w)'),
          node('y = Add(m, b)'),
        ],
        {
          cut: { whole: [2, 4, -1] },
          back: { whole: [2, 8, 3, 3] },
          w: { float: [8, 1, 1] },
          b: { float: [8, 1, 1] },
        },
      ),
      16,
      0,
      { num_groups: 4 },
    ],
    [
      'Linear',
      network(x, [node('p = MatMul(x, w)'), node('y = Add(b, p)')], {
        w: { float: [8, 5] },
        b: { float: [5] },
      }),
      45,
      160,
      { out_features: 5, bias: true },
    ],
  ])('%s with its parameters and multiply-adds', (type, text, params, macs, args) => {
    expect(rowsOf(text)).toMatchObject([{ type, params, macs, args }]);
  });
});

describe('the operators stay as they are', () => {
  const x = [1, 4, 8];
  const silu = [node('s = Sigmoid(x)'), node('y = Mul(x, s)')];
  it.each([
    ['where one between is an output', { ...network(x, silu), outputs: ['y', 's'] }, ['Sigmoid', 'Mul']],
    [
      'where one between is read elsewhere',
      { ...network(x, [...silu, node('z = Add(s, y)')]), outputs: ['z'] },
      ['Sigmoid', 'Mul', 'Add'],
    ],
    [
      'where a number is another one',
      network(x, [node('a = Add(x, two)'), node('c = Clip(a, zero, six)'), node('y = Div(c, six)')]),
      ['Add', 'ReLU6', 'Div'],
    ],
    [
      'where the limits are others',
      network(x, [node('a = Add(x, three)'), node('c = Clip(a, zero, three)'), node('y = Div(c, six)')]),
      ['Add', 'Hardtanh', 'Div'],
    ],
    [
      'where the scale of a norm is computed',
      network(x, [...centred, node('d = Div(c, r)'), node('w = Neg(x)'), node('y = Mul(d, w)')]),
      ['LayerNorm', 'Neg', 'Mul'],
    ],
    [
      'where the mean is of other axes',
      network(x, [
        ...centred.map((each) => (each.op === 'ReduceMean' ? { ...each, attributes: { axes: [1] } } : each)),
        node('y = Div(c, r)'),
      ]),
      ['Mean', 'Sub', 'Pow', 'Mean', 'Add', 'Sqrt', 'Div'],
    ],
    [
      'where what is added to a product is no vector',
      network(x, [node('p = MatMul(x, w)'), node('y = Add(p, b)')], {
        w: { float: [8, 5] },
        b: { float: [4, 5] },
      }),
      ['Linear', 'Add'],
    ],
    [
      'where the channels are not mixed group by group',
      network(
        [1, 8, 3, 3],
        [
          node('c = Reshape(x, cut)'),
          node('t = Transpose(c)', { perm: [0, 2, 1, 4, 3] }),
          node('y = Reshape(t, back)'),
        ],
        shuffle,
      ),
      ['Reshape', 'Permute', 'Reshape'],
    ],
    [
      'where the parts that are joined are not all of the axis',
      network(
        x,
        [
          node('e = Slice(x, three, end, axis)'),
          node('s = Slice(x, zero, one, axis)'),
          node('y = Concat(e, s)', { axis: 1 }),
        ],
        {
          three: { whole: [3] },
          one: { whole: [1] },
          end: { whole: [4] },
          zero: vector,
          axis: { whole: [1] },
        },
      ),
      ['Narrow', 'Narrow', 'Concat'],
    ],
  ])('%s', (_why, text, types) => {
    expect(rowsOf(text).map(({ type }) => type)).toEqual(types);
  });
});

// The norm of torchvision's ConvNeXt: the channels are moved to the end and back.
describe('the norm of the channels of a picture', () => {
  const moved = node('last = Transpose(x)', { perm: [0, 2, 3, 1] });
  const back = node('y = Transpose(n)', { perm: [0, 3, 1, 2] });
  const taken = centred.map((each) => ({
    ...each,
    reads: each.reads?.map((name) => (name === 'x' ? 'last' : name)) ?? [],
  }));

  it.each([
    ['in one operator', [moved, node('n = LayerNormalization(last, w, b)'), back]],
    [
      'taken apart',
      [moved, ...taken, node('d = Div(c, r)'), node('q = Mul(d, w)'), node('n = Add(q, b)'), back],
    ],
  ])('is one layer %s', (_form, nodes) => {
    expect(rowsOf(network([1, 8, 3, 3], nodes, vectors))).toMatchObject([
      { type: 'LayerNorm2d', params: 16, output: [1, 8, 3, 3] },
    ]);
  });
});
