import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bindArguments } from '../../src/language/arguments';
import { allOps, findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';

/** What torch_arguments.py found in torch 1.13. */
const torch: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../golden/torch_arguments.json'), 'utf8'),
);

const transformerLayer = [
  ...['d_model', 'nhead', 'dim_feedforward', 'dropout', 'activation', 'layer_norm_eps'],
  ...['batch_first', 'norm_first', 'bias'],
];

/** Layer types that torch 1.13 does not say the arguments of, by the documentation of torch 2 and torchvision. */
const documented: Readonly<Record<string, readonly string[]>> = {
  RNN: [
    ...['input_size', 'hidden_size', 'num_layers', 'nonlinearity'],
    ...['bias', 'batch_first', 'dropout', 'bidirectional'],
  ],
  RMSNorm: ['normalized_shape', 'eps', 'elementwise_affine'],
  LayerNorm2d: ['normalized_shape', 'eps', 'elementwise_affine'],
  StochasticDepth: ['p', 'mode'],
  ScaledDotProductAttention: ['attn_mask', 'dropout_p', 'is_causal', 'scale'],
  // Tensor.expand(*sizes)
  Expand: ['sizes'],
  // their only arguments are the tensor itself and requires_grad or persistent
  Opaque: [],
  Parameter: [],
  Buffer: [],
  // F.pad calls it pad
  Pad: ['padding', 'mode', 'value'],
  // with the bias of torch 2
  LayerNorm: ['normalized_shape', 'eps', 'elementwise_affine', 'bias'],
  // with the bias of torch 2
  TransformerEncoderLayer: transformerLayer,
  TransformerDecoderLayer: transformerLayer,
  Transformer: [
    ...['d_model', 'nhead', 'num_encoder_layers', 'num_decoder_layers', 'dim_feedforward', 'dropout'],
    ...['activation', 'custom_encoder', 'custom_decoder', 'layer_norm_eps', 'batch_first', 'norm_first'],
    'bias',
  ],
  // torchvision's
  DeformConv2d: [
    ...['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding', 'dilation', 'groups', 'bias'],
  ],
  // of torch 2, as LPPool2d
  LPPool3d: ['norm_type', 'kernel_size', 'stride', 'ceil_mode'],
  Logit: ['eps'],
  NanToNum: ['nan', 'posinf', 'neginf'],
  // torch.sum(input, dim, keepdim) and its kin
  Sum: ['dim', 'keepdim'],
  Prod: ['dim', 'keepdim'],
  Amax: ['dim', 'keepdim'],
  Amin: ['dim', 'keepdim'],
  LogSumExp: ['dim', 'keepdim'],
  ArgMax: ['dim', 'keepdim'],
  ArgMin: ['dim', 'keepdim'],
  Stack: ['dim'],
  Select: ['dim', 'index'],
  Split: ['split_size_or_sections', 'dim'],
  TopK: ['k', 'dim', 'largest', 'sorted'],
  KthValue: ['k', 'dim', 'keepdim'],
  Mode: ['dim', 'keepdim'],
  Tile: ['dims'],
  CumSum: ['dim'],
  To: ['dtype'],
  ...Object.fromEntries(['Max', 'Min', 'Median', 'All', 'Any'].map((type) => [type, ['dim', 'keepdim']])),
  CountNonzero: ['dim'],
  Var: ['dim'],
  Std: ['dim'],
  Norm: ['p', 'dim', 'keepdim'],
  CumProd: ['dim'],
  CumMax: ['dim'],
  CumMin: ['dim'],
  Sort: ['dim', 'descending'],
  ArgSort: ['dim', 'descending'],
  Normalize: ['p', 'dim', 'eps'],
  Gather: ['dim', 'index'],
  IndexSelect: ['dim', 'index'],
  OneHot: ['num_classes'],
  Tril: ['diagonal'],
  Triu: ['diagonal'],
  Flip: ['dims'],
  RepeatInterleave: ['repeats', 'dim'],
  // Tensor.unfold calls the first dimension
  SlidingWindows: ['dim', 'size', 'step'],
  Diagonal: ['offset', 'dim1', 'dim2'],
  Einsum: ['equation'],
  GridSample: ['mode', 'padding_mode', 'align_corners'],
  AffineGrid: ['size', 'align_corners'],
  CDist: ['p'],
  Cholesky: ['upper'],
  Eigh: ['UPLO'],
  Clamp: ['min', 'max'],
  // torch.nn of torch 2 has these too
  ...Object.fromEntries(
    ['ZeroPad1d', 'ZeroPad3d', 'CircularPad1d', 'CircularPad2d', 'CircularPad3d'].map((type) => [
      type,
      ['padding'],
    ]),
  ),
  // written with brackets in Python, or put together from several functions
  Slice: [],
  Index: [],
  IndexPut: [],
  Scatter: [],
};

/** Functions of tensors alone, and what only ONNX has, take no other argument by its place. */
const ofTensors = ['element-wise', 'linear algebra', 'onnx'];

describe('positional arguments', () => {
  test.each(allOps().map((op) => [op.type, op] as const))('of %s are in PyTorch’s order', (type, op) => {
    const expected = documented[type] ?? torch[type] ?? (ofTensors.includes(op.family) ? [] : undefined);
    const found = op.positional ?? Object.keys(op.fields);
    expect(expected, 'torch_arguments.json has no such type: give its order in `documented`').toBeDefined();
    // torch may have more at the end, such as the deprecated min_value of Hardtanh
    expect(found).toEqual(expected?.slice(0, found.length));
  });

  test('of torch that are no fields of an op are refused by their name', () => {
    const attention = findOp('ScaledDotProductAttention') as Op;
    expect(bindArguments(attention, [null, 0.5], {}).problems).toEqual([
      { kind: 'unknown', argument: 'attn_mask' },
    ]);
  });

  test('do not reach the fields that PyTorch does not have', () => {
    expect(bindArguments(findOp('Add') as Op, ['function'], {}).problems).toEqual([
      { kind: 'too many', given: 1, most: 0 },
    ]);
    expect(bindArguments(findOp('Chunk') as Op, [2, 1], { index: 0 }).args).toEqual({
      chunks: 2,
      dim: 1,
      index: 0,
    });
  });
});
