import { describe, expect, test } from 'vitest';
import { allOps, findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import { acceptedCall, knownWork } from '../support/call-op';

const examples = allOps().flatMap((op) =>
  op.examples.map((example) => ({ op, example, title: `${op.type} ${JSON.stringify(example.args)}` })),
);

test('types are unique and are found', () => {
  expect(new Set(allOps().map(({ type }) => type)).size).toBe(allOps().length);
  for (const op of allOps()) expect(findOp(op.type)).toBe(op);
  expect(findOp('Conv4d')).toBeUndefined();
});

describe.each(allOps().map((op) => [op.type, op] as const))('%s', (_type, op) => {
  test('is documented', () => {
    expect(op.summary).toMatch(/^.*[^.]\.$/);
    expect(op.source).toMatch(/^https:\/\//);
    expect(op.family).not.toBe('');
    expect(op.examples.length).toBeGreaterThan(0);
    for (const [name, { description }] of Object.entries(op.fields)) expect(description, name).toMatch(/\S/);
  });

  test('labels its products where it has several, each differently', () => {
    for (const { args: given, inputs } of op.examples) {
      const { args, output } = acceptedCall(op, given, inputs);
      const products = knownWork(op, args, inputs, output).filter(({ unit }) => unit === 'mac');
      const labels = products.flatMap(({ label }) => label ?? []);
      if (products.length > 1) expect(new Set(labels).size).toBe(products.length);
    }
  });

  test('takes the inferred arguments as fields that may be left out', () => {
    const inferred = Object.entries(op.fields).filter(([, field]) => field.inferred === true);
    expect(inferred.map(([name]) => name)).toEqual(Object.keys(op.inferred ?? {}));
    for (const [name, field] of inferred)
      expect(field, name).toMatchObject({ nullable: true, default: null });
  });
});

describe('examples', () => {
  test.each(examples)('$title', ({ op, example }) => {
    const { output, params, macs } = acceptedCall(op, example.args, example.inputs);
    expect({ output, params, macs }).toEqual({
      output: example.output,
      params: example.params,
      macs: example.macs,
    });
  });

  test.each(examples)('$title is the same with its inferred arguments given', ({ op, example }) => {
    const short = acceptedCall(op, example.args, example.inputs);
    expect(acceptedCall(op, short.args, example.inputs)).toEqual(short);
  });

  test.each(examples)('$title has whole tensors, work, windows and further outputs', ({ op, example }) => {
    const { args, output } = acceptedCall(op, example.args, example.inputs);
    const tensors = [
      ...(op.params?.(args, example.inputs) ?? []),
      ...(op.buffers?.(args, example.inputs) ?? []),
    ];
    expect(new Set(tensors.map(({ name }) => name)).size).toBe(tensors.length);
    for (const size of tensors.flatMap(({ shape }) => shape)) expect(isWhole(size, 1)).toBe(true);
    for (const size of op.furtherOutputs?.(args, example.inputs).flat() ?? [])
      expect(isWhole(size, 1)).toBe(true);
    for (const factor of knownWork(op, args, example.inputs, output).flatMap(({ factors }) => factors)) {
      expect(isWhole(factor, 0)).toBe(true);
    }
    expect(['new', 'in-place', 'view', 'strided-view']).toContain(op.storage?.(args) ?? 'new');
    const reach = op.reach?.(args, example.inputs, output) ?? 'position';
    if (typeof reach === 'string') return;
    expect(reach).toHaveLength(Math.max(0, output.length - 2));
    for (const window of reach) {
      if ('parts' in window) {
        const { step, parts, first, last } = window;
        expect([
          isWhole(step, 1),
          isWhole(parts, 1),
          Number.isInteger(first),
          Number.isInteger(last),
        ]).toEqual(Array(4).fill(true));
        continue;
      }
      const { size, stride, padding, dilation } = window;
      expect([isWhole(size, 1), isWhole(stride, 1), Number.isInteger(padding), isWhole(dilation, 1)]).toEqual(
        Array(4).fill(true),
      );
    }
  });
});

test('each op takes as many inputs as it should', () => {
  const others: Readonly<Record<string, readonly [number, number]>> = {
    Concat: [1, Number.POSITIVE_INFINITY],
    Add: [2, Number.POSITIVE_INFINITY],
    Mul: [2, Number.POSITIVE_INFINITY],
    MatMul: [2, 2],
    // query, key and value, and the masks
    MultiheadAttention: [1, 5],
    ScaledDotProductAttention: [1, 4],
    Parameter: [0, 0],
    Buffer: [0, 0],
    Stack: [1, Number.POSITIVE_INFINITY],
    Opaque: [1, Number.POSITIVE_INFINITY],
    Where: [3, 3],
    MaskedFill: [3, 3],
    Lerp: [3, 3],
    AddCMul: [3, 3],
    AddCDiv: [3, 3],
    Gather: [2, 2],
    IndexSelect: [2, 2],
    Index: [2, Number.POSITIVE_INFINITY],
    IndexPut: [1, 64],
    Scatter: [1, 3],
    Einsum: [1, Number.POSITIVE_INFINITY],
    GridSample: [2, 2],
    Bilinear: [2, 2],
    CosineSimilarity: [2, 2],
    PairwiseDistance: [2, 2],
    CDist: [2, 2],
    DeformConv2d: [2, 3],
    // the memory, and the source
    ...Object.fromEntries(
      ['TransformerDecoderLayer', 'TransformerDecoder', 'Transformer'].map((type) => [type, [2, 2]]),
    ),
    // the states before the first step
    RNN: [1, 2],
    GRU: [1, 2],
    LSTM: [1, 3],
    RNNCell: [1, 2],
    GRUCell: [1, 2],
    LSTMCell: [1, 3],
    Maximum: [1, Number.POSITIVE_INFINITY],
    Minimum: [1, Number.POSITIVE_INFINITY],
    EmbeddingBag: [1, 3],
    // the places of the maxima, which PyTorch needs, cost nothing
    ...Object.fromEntries([1, 2, 3].map((axes) => [`MaxUnpool${axes}d`, [1, 2]])),
    GaussianNLLLoss: [3, 3],
    MarginRankingLoss: [3, 3],
    CosineEmbeddingLoss: [3, 3],
    TripletMarginLoss: [3, 3],
    TripletMarginWithDistanceLoss: [3, 3],
    CTCLoss: [4, 4],
    'onnx.ConstantOfShape': [0, 0],
    'onnx.Range': [0, 0],
    'onnx.RandomNormal': [0, 0],
    'onnx.RandomUniform': [0, 0],
  };
  // What states its outputs takes any number.
  const ofTwo = [
    ...['Sub', 'Rsub', 'Div', 'Pow', 'Remainder', 'LogicalAnd', 'LogicalOr', 'LogicalXor'],
    ...['BitwiseAnd', 'BitwiseOr', 'BitwiseXor', 'Equal', 'NotEqual', 'Less', 'LessEqual', 'Greater'],
    ...['GreaterEqual', 'BitwiseShift', 'LogAddExp', 'Atan2'],
  ];
  const usual = ({ type, family }: Op): readonly [number, number] => {
    if (family === 'onnx') return [0, Number.POSITIVE_INFINITY];
    if (family === 'loss') return [2, 2];
    return ofTwo.includes(type) ? [2, 2] : [1, 1];
  };
  for (const op of allOps())
    expect([op.type, op.inputs.least, op.inputs.most]).toEqual([op.type, ...(others[op.type] ?? usual(op))]);
});

test('a layer type that there is not is not found, before and after all are made', () => {
  expect(findOp('NoSuchLayer')).toBeUndefined();
  expect(findOp('Linear')).toBe(allOps().find(({ type }) => type === 'Linear'));
});

describe('tensors have the names of PyTorch', () => {
  test.each([
    [
      'LSTM',
      { hidden_size: 4, proj_size: 3, num_layers: 2, bidirectional: true },
      [[5, 1, 6]],
      [
        ...['l0', 'l0_reverse', 'l1', 'l1_reverse'].flatMap((end) =>
          ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh', 'weight_hr'].map((name) => `${name}_${end}`),
        ),
      ],
    ],
    ['GRU', { hidden_size: 4, bias: false }, [[5, 1, 6]], ['weight_ih_l0', 'weight_hh_l0']],
    [
      'MultiheadAttention',
      { embed_dim: 4, num_heads: 1, add_bias_kv: true },
      [[5, 1, 4]],
      ['in_proj_weight', 'in_proj_bias', 'bias_k', 'bias_v', 'out_proj.weight', 'out_proj.bias'],
    ],
    [
      'MultiheadAttention',
      { embed_dim: 4, num_heads: 1, kdim: 3, bias: false },
      [
        [5, 1, 4],
        [5, 1, 3],
        [5, 1, 4],
      ],
      ['q_proj_weight', 'k_proj_weight', 'v_proj_weight', 'out_proj.weight'],
    ],
    [
      'TransformerEncoderLayer',
      { d_model: 4, nhead: 1 },
      [[5, 1, 4]],
      [
        'self_attn.in_proj_weight',
        'self_attn.in_proj_bias',
        'self_attn.out_proj.weight',
        'self_attn.out_proj.bias',
        'linear1.weight',
        'linear1.bias',
        'linear2.weight',
        'linear2.bias',
        'norm1.weight',
        'norm1.bias',
        'norm2.weight',
        'norm2.bias',
      ],
    ],
  ])('%s %j', (type, given, inputs, names) => {
    const op = findOp(type) as Op;
    const { args } = acceptedCall(op, given, inputs);
    expect(op.params?.(args, inputs).map(({ name }) => name)).toEqual(names);
  });
});

describe('further outputs', () => {
  test.each([
    ['RNN', { hidden_size: 7, num_layers: 3, batch_first: true }, [2, 5, 4], [[3, 2, 7]]],
    ['GRU', { hidden_size: 7, bidirectional: true }, [5, 2, 4], [[2, 2, 7]]],
    [
      'LSTM',
      { hidden_size: 7, bidirectional: true, num_layers: 2, proj_size: 3 },
      [5, 2, 4],
      [
        [4, 2, 3],
        [4, 2, 7],
      ],
    ],
    [
      'LSTM',
      { hidden_size: 7 },
      [5, 4],
      [
        [1, 7],
        [1, 7],
      ],
    ],
    [
      'MultiheadAttention',
      { embed_dim: 4, num_heads: 2, batch_first: true, add_zero_attn: true },
      [2, 5, 4],
      [[2, 5, 6]],
    ],
  ])('%s %j', (type, given, input, further) => {
    const op = findOp(type) as Op;
    const { args } = acceptedCall(op, given, [input]);
    expect(op.furtherOutputs?.(args, [input])).toEqual(further);
  });
});

function isWhole(value: number | bigint, least: number): boolean {
  return (typeof value === 'bigint' || Number.isSafeInteger(value)) && value >= least;
}
