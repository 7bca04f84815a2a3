import { expect, test } from 'vitest';
import { allOps } from '../../src/ops/index';

test('what PyTorch has no class for is a function, everything else a module', () => {
  const functions = [
    ...['Concat', 'Add', 'Mul', 'MatMul', 'ScaledDotProductAttention', 'Pad', 'Narrow', 'Chunk', 'Reshape'],
    ...[
      'Expand',
      'Transpose',
      'Squeeze',
      'Unsqueeze',
      'Roll',
      'Parameter',
      'Buffer',
      'Stack',
      'Select',
      'Split',
    ],
    ...['Tile', 'Einsum', 'GridSample', 'AffineGrid'],
  ];
  const allFunctions = ['element-wise', 'reduction', 'indexing', 'linear algebra', 'onnx'];
  const classes = [
    ...[
      'Tanhshrink',
      'Hardshrink',
      'Softshrink',
      'Threshold',
      'RReLU',
      'CosineSimilarity',
      'PairwiseDistance',
    ],
  ];
  for (const { type, family, form } of allOps()) {
    const isFunction = functions.includes(type) || (allFunctions.includes(family) && !classes.includes(type));
    expect([type, form ?? 'module']).toEqual([type, isFunction ? 'function' : 'module']);
  }
});

test('each op is in its family', () => {
  const families: Record<string, string[]> = {};
  for (const { type, family } of allOps()) {
    const own = families[family] ?? [];
    own.push(type);
    families[family] = own;
  }
  const sizes = Object.fromEntries(Object.entries(families).map(([family, types]) => [family, types.length]));
  expect(sizes, 'the number of types in each family, raised with each that is added').toEqual({
    convolution: 7,
    pooling: 20,
    activation: 23,
    merging: 6,
    normalisation: 13,
    linear: 4,
    shape: 40,
    dropout: 8,
    recurrent: 6,
    attention: 7,
    parameter: 2,
    opaque: 1,
    reduction: 30,
    'element-wise': 75,
    indexing: 13,
    'linear algebra': 7,
    loss: 22,
    onnx: 233,
  });
  expect(families.linear).toEqual(['Linear', 'Embedding', 'EmbeddingBag', 'Bilinear']);
  expect(families.attention?.slice().sort()).toEqual([
    'MultiheadAttention',
    'ScaledDotProductAttention',
    'Transformer',
    'TransformerDecoder',
    'TransformerDecoderLayer',
    'TransformerEncoder',
    'TransformerEncoderLayer',
  ]);
});
