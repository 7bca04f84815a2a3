import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fieldSchemas, positive } from '../../src/language/field-schemas';
import type { Field } from '../../src/ops/field';
import { dimension, perAxis, whole } from '../../src/ops/fields';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';

/** Values that no field takes, and what a field says that it takes; each message of each kind of field once. */
const conv = { out_channels: 4, kernel_size: 3 };
const rows: readonly (readonly [type: string, args: object, key: string, message: string])[] = [
  ...[0, -1, 1.5, 'x', null].map((out_channels) => wholeRow({ ...conv, out_channels }, 'out_channels', 1)),
  ['Conv2d', { ...conv, out_channels: 2 ** 31 }, 'out_channels', 'a whole number of at most 2147483647'],
  ...[[3], [3, 3, 3], 'x', {}].map(
    (kernel_size) =>
      [
        'Conv2d',
        { ...conv, kernel_size },
        'kernel_size',
        'a whole number of at least 1, or a list of 2 of them',
      ] as const,
  ),
  ...['x', {}].map(
    (padding) =>
      [
        'Conv2d',
        { ...conv, padding },
        'padding',
        '"same", "valid", a whole number of at least 0, or a list of 2 of them',
      ] as const,
  ),
  // Where a value is of one of the kinds that a field takes, what is said is of that kind.
  ['Conv2d', { ...conv, kernel_size: 0 }, 'kernel_size', 'a whole number of at least 1'],
  ['Conv2d', { ...conv, kernel_size: [3, 0] }, 'kernel_size.1', 'a whole number of at least 1'],
  ['Conv2d', { ...conv, padding: -1 }, 'padding', 'a whole number of at least 0'],
  ['Conv2d', { ...conv, padding: [1, -1] }, 'padding.1', 'a whole number of at least 0'],
  ['Conv2d', { ...conv, padding: [1] }, 'padding', 'a whole number of at least 0, or a list of 2 of them'],
  [
    'MaxPool1d',
    { kernel_size: 2, padding: [] },
    'padding',
    'a whole number of at least 0, or a list of 1 of them',
  ],
  ['AdaptiveAvgPool2d', { output_size: 0 }, 'output_size', 'a whole number of at least 1'],
  ['AdaptiveAvgPool2d', { output_size: [0, 5] }, 'output_size.0', 'a whole number of at least 1'],
  [
    'AdaptiveAvgPool2d',
    { output_size: [5] },
    'output_size',
    'a whole number of at least 1, null (as the input), or a list of 2 of them',
  ],
  ['LayerNorm', { normalized_shape: 0 }, 'normalized_shape', 'a whole number of at least 1'],
  [
    'LayerNorm',
    { normalized_shape: [] },
    'normalized_shape',
    'a whole number of at least 1, or a list of them',
  ],
  ['Roll', { shifts: 1, dims: [] }, 'dims', 'a list of dimension numbers'],
  ['Upsample', { size: 0 }, 'size', 'a whole number of at least 1'],
  ['Upsample', { scale_factor: 0 }, 'scale_factor', 'a number above 0'],
  ['Upsample', { scale_factor: 2 ** 31 }, 'scale_factor', 'a number of at most 2147483647'],
  [
    'MaxPool3d',
    { kernel_size: [2, 2] },
    'kernel_size',
    'a whole number of at least 1, or a list of 3 of them',
  ],
  ['Conv2d', { ...conv, bias: 1 }, 'bias', 'true or false'],
  [
    'Conv2d',
    { ...conv, padding_mode: 'x' },
    'padding_mode',
    'one of "zeros", "reflect", "replicate", "circular"',
  ],
  ['ConvTranspose2d', { ...conv, padding_mode: 'reflect' }, 'padding_mode', 'one of "zeros"'],
  ['LeakyReLU', { negative_slope: 'x' }, 'negative_slope', 'a number'],
  ['GELU', { approximate: 'x' }, 'approximate', '"none" or "tanh"'],
  ...[-0.1, 1.1, 'x'].map((p) => ['Dropout', { p }, 'p', 'a number from 0 to 1'] as const),
  ['StochasticDepth', { mode: 'x' }, 'mode', '"row" or "batch"'],
  ['Flatten', { start_dim: 'x' }, 'start_dim', 'a dimension number, such as 1 or -1'],
  ['Flatten', { start_dim: 1.5 }, 'start_dim', 'a dimension number, such as 1 or -1'],
  ['Flatten', { start_dim: -17 }, 'start_dim', 'a dimension number of at least -16'],
  ['Flatten', { end_dim: 16 }, 'end_dim', 'a dimension number of at most 15'],
  ...['x', {}].map(
    (output_size) =>
      [
        'AdaptiveAvgPool2d',
        { output_size },
        'output_size',
        'a whole number of at least 1, null (as the input), or a list of 2 of them',
      ] as const,
  ),
  ...['x', {}].map(
    (normalized_shape) =>
      [
        'LayerNorm',
        { normalized_shape },
        'normalized_shape',
        'a whole number of at least 1, or a list of them',
      ] as const,
  ),
  [
    'Embedding',
    { num_embeddings: 4, embedding_dim: 2, padding_idx: 1.5 },
    'padding_idx',
    'the number of a row',
  ],
  ...[-(2 ** 31), 2 ** 31].map(
    (padding_idx) =>
      [
        'Embedding',
        { num_embeddings: 4, embedding_dim: 2, padding_idx },
        'padding_idx',
        'the number of a row',
      ] as const,
  ),
  ['Embedding', { num_embeddings: 4, embedding_dim: 2, max_norm: 'x' }, 'max_norm', 'a number'],
  ['ScaledDotProductAttention', { scale: 'x' }, 'scale', 'a number'],
  ...['x', -1, 0.5].map(
    (proj_size) =>
      ['LSTM', { hidden_size: 4, proj_size }, 'proj_size', 'a whole number of at least 0'] as const,
  ),
  ['LSTM', { hidden_size: 4, proj_size: 2 ** 31 }, 'proj_size', 'a whole number of at most 2147483647'],
  ['GRU', { hidden_size: 4, num_layers: 1001 }, 'num_layers', 'a whole number of at most 1000'],
  ['Chunk', { chunks: 2, dim: 1, index: -1 }, 'index', 'a whole number of at least 0'],
  ['Narrow', { dim: 1, start: 0.5, length: 1 }, 'start', 'a whole number'],
  ['Narrow', { dim: 1, start: -(2 ** 31), length: 1 }, 'start', 'a whole number of at least -2147483647'],
  ['Narrow', { dim: 1, start: 2 ** 31, length: 1 }, 'start', 'a whole number of at most 2147483647'],
  ...['x', [], {}].map((dim) => ['Mean', { dim }, 'dim', 'a dimension number, or a list of them'] as const),
  ['Pad', { padding: 1 }, 'padding', 'a list of whole numbers, two for each dimension'],
  ['Pad', { padding: [1] }, 'padding', 'a list of whole numbers, two for each dimension'],
  ['Pad', { padding: Array(33).fill(1) }, 'padding', 'a list of at most 32 whole numbers'],
  ['Pad', { padding: [1, 0.5] }, 'padding.1', 'a whole number'],
  ['Pad', { padding: [1, -(2 ** 31)] }, 'padding.1', 'a whole number of at least -2147483647'],
  ['Pad', { padding: [1, 2 ** 31] }, 'padding.1', 'a whole number of at most 2147483647'],
  ...['x', [], [0.5], {}].map(
    (shifts) =>
      ['Roll', { shifts }, 'shifts', 'a whole number, or a list with one for each of dims'] as const,
  ),
  ...['x', {}].map(
    (dims) => ['Roll', { shifts: 1, dims }, 'dims', 'a dimension number, or a list of them'] as const,
  ),
  ['Roll', { shifts: [1, 2 ** 31] }, 'shifts.1', 'a whole number of at most 2147483647'],
  ['Roll', { shifts: 2 ** 31 }, 'shifts', 'a whole number of at most 2147483647'],
  ['Roll', { shifts: -(2 ** 31) }, 'shifts', 'a whole number of at least -2147483647'],
  ['Permute', { dims: 1 }, 'dims', 'a list of dimension numbers'],
  ['Permute', { dims: [] }, 'dims', 'a list of dimension numbers'],
  ['Reshape', { shape: 1 }, 'shape', 'a list, each a whole number of at least 1, or -1'],
  ['Reshape', { shape: [] }, 'shape', 'a list, each a whole number of at least 1, or -1'],
  ...[0, -2, 0.5, 'x'].map(
    (size) => ['Reshape', { shape: [size] }, 'shape.0', 'a whole number of at least 1, or -1'] as const,
  ),
  ['Reshape', { shape: Array(17).fill(1) }, 'shape', 'a list of at most 16 sizes'],
  ['Reshape', { shape: [2 ** 31] }, 'shape.0', 'a whole number of at most 2147483647'],
  ['Parameter', { shape: 3 }, 'shape', 'a list of whole numbers of at least 1'],
  ['Parameter', { shape: [0] }, 'shape.0', 'a whole number of at least 1'],
  ['Parameter', { shape: Array(17).fill(1) }, 'shape', 'a list of at most 16 sizes'],
  ...['x', [], [1, 1, 1, 1]].map(
    (size) =>
      [
        'Upsample',
        { size },
        'size',
        'a whole number of at least 1, or a list with one for each spatial dimension',
      ] as const,
  ),
  ...['x', [], [1, 1, 1, 1]].map(
    (scale_factor) =>
      [
        'Upsample',
        { scale_factor },
        'scale_factor',
        'a number above 0, or a list with one for each spatial dimension',
      ] as const,
  ),
  ['Upsample', { size: 2, align_corners: 'x' }, 'align_corners', 'true or false'],
  ['Upsample', { size: 2, recompute_scale_factor: 'x' }, 'recompute_scale_factor', 'true or false'],
];

function wholeRow(args: object, key: string, least: number) {
  return ['Conv2d', args, key, `a whole number of at least ${least}`] as const;
}

test.each(rows)('%s %j: %s is %s', (type, args, key, message) => {
  const parsed = z.strictObject(fieldSchemas(z, (findOp(type) as Op).fields)).safeParse(args);
  const told = parsed.error?.issues.map((issue) => [issue.path.join('.'), issue.message]);
  expect(told).toEqual([[key, message]]);
});

test('fields that many ops have are written once in a JSON Schema, by a name', () => {
  const fields: Record<string, Field> = {
    a: whole(1, 'A'),
    b: whole(0, 'B'),
    c: dimension('C'),
    d: perAxis(1, 1, 'D'),
    e: perAxis(2, 1, 'E'),
    f: perAxis(3, 1, 'F'),
    g: perAxis(2, 0, 'G'),
  };
  const { $defs } = z.toJSONSchema(z.strictObject(fieldSchemas(z, fields)));
  expect(Object.keys($defs ?? {}).sort()).toEqual([
    'dimension',
    'non_negative',
    'non_negative_per_axis_2d',
    'positive',
    'positive_per_axis_1d',
    'positive_per_axis_2d',
    'positive_per_axis_3d',
  ]);
  expect(positive(z)).toBe(positive(z));
});

/** The ends of what fields take. */
test.each([
  ['Conv2d', { out_channels: 2 ** 31 - 1, kernel_size: [1, 2 ** 31 - 1], padding: [0, 1] }],
  ['Flatten', { start_dim: -16, end_dim: 15 }],
  ['Dropout', { p: 0 }],
  ['Dropout', { p: 1 }],
  ['Narrow', { dim: 0, start: -(2 ** 31 - 1), length: 1 }],
  ['Narrow', { dim: 0, start: 2 ** 31 - 1, length: 1 }],
  ['LSTM', { hidden_size: 1, proj_size: 0, num_layers: 1000 }],
  ['LSTM', { hidden_size: 1, proj_size: 2 ** 31 - 1 }],
  ['Embedding', { num_embeddings: 1, embedding_dim: 1, padding_idx: 2 ** 31 - 1, max_norm: 1.5 }],
  ['Embedding', { num_embeddings: 1, embedding_dim: 1, padding_idx: -(2 ** 31 - 1) }],
  ['Pad', { padding: Array(32).fill(2 ** 31 - 1) }],
  ['Pad', { padding: [-(2 ** 31 - 1), 0] }],
  ['Roll', { shifts: [2 ** 31 - 1, -(2 ** 31 - 1)], dims: [0, 1] }],
  ['Reshape', { shape: [...Array(15).fill(-1), 2 ** 31 - 1] }],
  ['Parameter', { shape: Array(16).fill(1), output: [2] }],
  ['Upsample', { size: [1, 1, 1] }],
  ['Upsample', { scale_factor: [0.1, 2 ** 31 - 1, 1] }],
  ['AvgPool2d', { kernel_size: 1, divisor_override: 1 }],
  ['ScaledDotProductAttention', { scale: 0.5 }],
  ['GELU', { approximate: 'tanh' }],
  ['StochasticDepth', { mode: 'batch' }],
] as const)('%s takes %j', (type, args) => {
  expect(
    z.strictObject(fieldSchemas(z, (findOp(type) as Op).fields)).safeParse(args).error?.issues ?? [],
  ).toEqual([]);
});

test('AvgPool1d has no divisor_override, as in PyTorch', () => {
  expect(Object.keys((findOp('AvgPool1d') as Op).fields)).not.toContain('divisor_override');
  expect(Object.keys((findOp('AvgPool3d') as Op).fields)).toContain('divisor_override');
});
