import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { network, node, rowsOf } from '../../support/onnx-network';

const BOOL = 9;

const typesOf = (text: ModelText) => rowsOf(text).map(({ type }) => type);

/** (x - mean) / sqrt(variance + eps) of some axes. */
const normalised = (attributes: Readonly<Record<string, number | readonly number[]>>) => [
  node('mean = ReduceMean(x)', attributes),
  node('c = Sub(x, mean)'),
  node('s = Pow(c, two)'),
  node('v = ReduceMean(s)', attributes),
  node('e = Add(v, eps)'),
  node('r = Sqrt(e)'),
  node('d = Div(c, r)'),
];
const affine = [node('m = Mul(d, w)'), node('y = Add(m, b)')];

describe('a norm that is taken apart', () => {
  // Of [1, 4, 8] with a weight of 4 x 8.
  it('may go over several of the last axes', () => {
    const stored = { w: { float: [4, 8] }, b: { float: [4, 8] } };
    expect(rowsOf(network([1, 4, 8], [...normalised({ axes: [1, 2] }), ...affine], stored))).toMatchObject([
      { type: 'LayerNorm', params: 64, args: { normalized_shape: [4, 8] } },
    ]);
  });

  const vectors = { w: { float: [8] }, b: { float: [8] } };
  const operators = ['Mean', 'Sub', 'Pow', 'Mean', 'Add', 'Sqrt', 'Div', 'Mul', 'Add'];

  it.each<readonly [what: string, text: ModelText, types: readonly string[]]>([
    // The mean of each row is taken from each column: sizes fit, and it is no norm.
    [
      'whose mean has no axis of 1 is none',
      network([8, 8], [...normalised({ axes: [1], keepdims: 0 }), ...affine], vectors),
      operators,
    ],
    [
      'whose shift has other sizes than its scale is a norm without one',
      network([1, 4, 8], [...normalised({ axes: [-1] }), ...affine], { ...vectors, b: { float: [4, 8] } }),
      ['LayerNorm', 'Add'],
    ],
    [
      'whose epsilon is not known is none',
      network(
        [1, 4, 8],
        [...normalised({ axes: [-1] }), ...affine].map((each) =>
          each.op === 'Add' && each.reads?.includes('eps') ? node('e = Add(v, x)') : each,
        ),
        vectors,
      ),
      operators,
    ],
  ])('%s', (_what, text, types) => {
    expect(typesOf(text)).toEqual(types);
  });
});

describe('a norm of groups', () => {
  const groups = (cut: readonly number[], w: readonly number[], back: readonly number[] = [2, 8, 3, 3]) =>
    network(
      [2, 8, 3, 3],
      [
        node('ones = Constant()', { value_ints: new Array<number>(cut[1] ?? 0).fill(1) }),
        node('zeros = Constant()', { value_ints: new Array<number>(cut[1] ?? 0).fill(0) }),
        node('g = Reshape(x, cut)'),
        node('i = InstanceNormalization(g, ones, zeros)'),
        node('r = Reshape(i, back)'),
        node('m = Mul(r, w)'),
        node('y = Add(m, b)'),
      ],
      { cut: { whole: cut }, back: { whole: back }, w: { float: w }, b: { float: w } },
    );
  const operators = ['Reshape', 'InstanceNorm1d', 'Reshape', 'Mul', 'Add'];

  it.each<readonly [what: string, text: ModelText, types: readonly string[]]>([
    ['may have a scale with a batch of 1', groups([2, 4, 18], [1, 8, 1, 1]), ['GroupNorm']],
    ['is none where the batch is mixed into the groups', groups([1, 8, 18], [8, 1, 1]), operators],
    ['is none where the scale is one of the last axis', groups([2, 4, 18], [3]), operators],
    [
      'is none where what comes out has other sizes',
      groups(
        [2, 4, 18],
        [8, 1, 1],
        [4, 8, 3, 3].map((size, axis) => (axis === 0 ? 1 : axis === 2 ? 6 : size)),
      ),
      operators,
    ],
  ])('%s', (_what, text, types) => {
    expect(typesOf(text)).toEqual(types);
  });
});

describe('the norm of the channels of a picture', () => {
  const channels = (there: readonly number[], back: readonly number[], sizes: readonly number[]) =>
    network(
      [1, 8, 8, 8],
      [
        node('last = Transpose(x)', { perm: there }),
        node('n = LayerNormalization(last, w, b)', { axis: 4 - sizes.length }),
        node('y = Transpose(n)', { perm: back }),
      ],
      { w: { float: sizes }, b: { float: sizes } },
    );

  it.each<readonly [what: string, text: ModelText]>([
    ['is none where other axes are moved', channels([0, 3, 2, 1], [0, 3, 2, 1], [8])],
    ['is none where they are moved elsewhere', channels([0, 2, 3, 1], [0, 2, 3, 1], [8])],
    ['is none where it goes over more', channels([0, 2, 3, 1], [0, 3, 1, 2], [8, 8])],
  ])('%s', (_what, text) => {
    expect(typesOf(text)).not.toContain('LayerNorm2d');
    expect(typesOf(text)).toHaveLength(3);
  });
});

describe('an average pool behind zeros', () => {
  it('of more than half of its window is none', () => {
    const nodes = [
      node('p = Pad(x, pads)'),
      node('y = AveragePool(p)', { kernel_shape: [3, 3], strides: [1, 1] }),
    ];
    const stored = { pads: { whole: [0, 0, 2, 2, 0, 0, 2, 2] } };
    expect(typesOf(network([1, 8, 5, 5], nodes, stored))).toEqual(['Pad', 'AvgPool2d']);
  });

  it.each([
    ['on the channels too', [0, 1, 1, 1, 0, 1, 1, 1]],
    ['before the batch too', [1, 0, 1, 1, 1, 0, 1, 1]],
  ])('%s is none', (_what, pads) => {
    const nodes = [
      node('p = Pad(x, pads)'),
      node('y = AveragePool(p)', { kernel_shape: [3, 3], strides: [1, 1] }),
    ];
    expect(typesOf(network([1, 8, 5, 5], nodes, { pads: { whole: pads } }))).toHaveLength(2);
  });
});

describe('a roll', () => {
  const at = {
    zero: { whole: [0] },
    three: { whole: [3] },
    end: { whole: [4] },
    axis: { whole: [1] },
    other: { whole: [2] },
  };
  const end = node('e = Slice(x, three, end, axis)');
  const start = node('s = Slice(x, zero, three, axis)');

  it.each<readonly [what: string, nodes: ModelText['nodes'], types: readonly string[]]>([
    [
      'with a third part is none',
      [end, start, node('y = Concat(e, s, x)', { axis: 1 })],
      ['Narrow', 'Narrow', 'Concat'],
    ],
    [
      'whose parts are joined along another axis is none',
      [
        node('e = Slice(x, two, end, axis)'),
        node('s = Slice(x, zero, two, axis)'),
        node('y = Concat(e, s)', { axis: 2 }),
      ],
      ['Narrow', 'Narrow', 'Concat'],
    ],
  ])('%s', (_what, nodes, types) => {
    const stored = { ...at, two: { whole: [2] } };
    // The two halves are those of chunk, as they are all of the axis.
    const expected = types.map((type) =>
      type === 'Narrow' && nodes.some(({ reads }) => reads?.includes('two')) ? 'Chunk' : type,
    );
    expect(typesOf(network([1, 4, 4], nodes, stored))).toEqual(expected);
  });
});

describe('a layer across the border of a branch', () => {
  // The sigmoid is computed whatever is decided, the product in one branch alone.
  it('is none', () => {
    const product: ModelText = { outputs: ['z'], nodes: [node('z = Mul(x, s)')] };
    const other: ModelText = { outputs: ['z'], nodes: [node('z = Relu(x)')] };
    const text: ModelText = {
      inputs: { x: [1, 4], flag: { dims: [], elementType: BOOL } },
      outputs: ['y'],
      nodes: [
        node('s = Sigmoid(x)'),
        { op: 'If', reads: ['flag'], gives: ['y'], attributes: { then_branch: product, else_branch: other } },
      ],
    };
    expect(typesOf(text)).toEqual(['Sigmoid', 'Mul', 'ReLU', 'If']);
  });
});

describe('a layer of sizes that are not known', () => {
  const open = (nodes: ModelText['nodes'], stored: ModelText['stored'] = {}): ModelText => ({
    ...network([1, 8], [node('p = NonZero(x)'), node('q = Cast(p)', { to: 1 }), ...nodes], stored),
  });

  it('is one where its arguments do not follow from them', () => {
    expect(typesOf(open([node('s = Sigmoid(q)'), node('y = Mul(q, s)')]))).toEqual(['NonZero', 'To', 'SiLU']);
  });

  it.each<readonly [what: string, text: ModelText, types: readonly string[]]>([
    [
      'a norm',
      open([
        node('t = Transpose(q)', { perm: [1, 0] }),
        ...normalised({ axes: [0] }).map((each) => ({
          ...each,
          reads: each.reads?.map((name) => (name === 'x' ? 't' : name)) ?? [],
        })),
        node('y = Neg(d)'),
      ]),
      ['Mean', 'Sub', 'Pow', 'Mean', 'Add', 'Sqrt', 'Div', 'Neg'],
    ],
    [
      'a shuffle',
      open(
        [
          node('c = Reshape(q, cut)'),
          node('t = Transpose(c)', { perm: [0, 2, 1] }),
          node('y = Reshape(t, back)'),
        ],
        { cut: { whole: [2, 2, -1] }, back: { whole: [2, -1] } },
      ),
      ['Reshape', 'Transpose', 'Reshape'],
    ],
  ])('is none where they do: %s', (_what, text, types) => {
    expect(typesOf(text).slice(-types.length)).toEqual(types);
  });
});
