import { describe, expect, it } from 'vitest';
import type { Comparable, ComparableLayer } from '../../src/report/comparable';
import { createDiff } from '../../src/report/diff';
import { isDifference } from '../../src/report/diff-layers';

/** `block.scale Mul 96 0`: a path, a type, parameters and multiply-adds. */
function layer(text: string): ComparableLayer {
  const [path = '', type = '', params = '0', macs = '0'] = text.split(' ');
  return {
    path,
    type,
    args: {},
    inputs: [[1, 8]],
    output: [1, 8],
    functional: false,
    receptiveField: null,
    params: Number(params),
    trainableParams: Number(params),
    buffers: 0,
    macs: Number(macs),
    flops: 2 * Number(macs),
    count: Number(macs),
    isWorkKnown: true,
    isCounted: true,
  };
}

const figures = {
  params: 0,
  trainableParams: 0,
  buffers: 0,
  macs: 0,
  flops: 0,
  count: 0,
  isWorkKnown: true,
  isCounted: true,
};

function network(layers: readonly ComparableLayer[], format?: string): Comparable {
  const file = format === undefined ? {} : { file: { format } };
  return {
    model: { name: 'Net', source: 'net', inputs: [], outputs: [], batch: 1, dtype: 'float32', ...file },
    convention: { name: 'macs', title: 'Mult-Adds' },
    totals: {
      ...figures,
      complete: true,
      isMemoryKnown: true,
      paramBytes: 0,
      inputBytes: 0,
      activationBytes: 0,
      peakActivationBytes: 0,
    },
    branches: [],
    layers,
  };
}

function differences(old: readonly ComparableLayer[], next: readonly ComparableLayer[], format?: string) {
  const { layers } = createDiff(network(old), network(next, format));
  return layers.filter(isDifference).map(({ old: from, new: to }) => `${from?.type ?? ''}>${to?.type ?? ''}`);
}

const attention = layer('block.attention MultiheadAttention 40 100');
const parts = [
  'block.attention.MatMul Linear 30 60',
  'block.attention.Transpose Transpose',
  'block.attention.Softmax Softmax',
  'block.attention.out Linear 10 40',
].map(layer);

describe('against an exported network', () => {
  it.each([
    ['a layer that does nothing', ['a Linear 8 8', 'drop Dropout'], ['a Linear 8 8']],
    ['moving elements otherwise', ['a.x Permute', 'a.y Chunk'], ['a.x Transpose', 'a.z onnx.Gather']],
    ['a parameter of a sum', ['b.scale Parameter 8', 'b.Mul Mul'], ['b.Mul Mul 8']],
    ['a class token', ['class_token Parameter 8', 'Concat Concat'], ['Concat Concat 8']],
  ])('%s is no difference', (_name, old, next) => {
    expect(differences(old.map(layer), next.map(layer), 'onnx')).toEqual([]);
  });

  it('attention is no difference where its products are layers of their own', () => {
    expect(differences([attention], parts, 'onnx')).toEqual([]);
    expect(differences([attention], parts)).not.toEqual([]);
    expect(differences([attention], parts.slice(1), 'onnx')).not.toEqual([]);
  });

  it('the count of batches is no difference, other statistics are', () => {
    const norm = layer('norm BatchNorm2d 16');
    const withBuffers = (buffers: number) => [{ ...norm, buffers }];
    expect(differences(withBuffers(17), withBuffers(16), 'onnx')).toEqual([]);
    expect(differences(withBuffers(17), withBuffers(8), 'onnx')).toEqual(['BatchNorm2d>BatchNorm2d']);
  });

  it.each([
    ['another activation', ['a.act ReLU'], ['a.act GELU'], ['ReLU>GELU']],
    ['a norm that was folded', ['a.bn BatchNorm2d 16'], [], ['BatchNorm2d>']],
    ['a shortcut that is gone', ['a.Add Add'], [], ['Add>']],
    [
      'another number of features',
      ['a Linear 8 8', 'b Linear 16 16'],
      ['a Linear 16 16', 'b Linear 8 8'],
      ['Linear>Linear', 'Linear>Linear'],
    ],
    [
      'a parameter that was worked out',
      ['a.table Parameter 8', 'a.Add Add', 'a.x Permute'],
      ['a.Add Add 50'],
      ['Parameter>', 'Add>Add'],
    ],
  ])('%s is a difference', (_name, old, next, expected) => {
    expect(differences(old.map(layer), next.map(layer), 'onnx').toSorted()).toEqual(expected.toSorted());
  });

  // The output of a table of 3 numbers has 8, [1, 8]: as many as the sum has more.
  const table = ['a.table Parameter 3', 'a.Add Add', 'a.x Permute'].map(layer);
  const stored = layer('a.Add Add 8');

  it('a table of which what is taken is stored is one difference, from either side', () => {
    const forth = createDiff(network(table), network([stored], 'onnx')).layers.filter(isDifference);
    expect(forth).toMatchObject([
      { status: 'changed', old: { type: 'Parameter', params: 3 }, new: { type: 'Add', params: 8 } },
    ]);
    const back = createDiff(network([stored], 'onnx'), network(table)).layers.filter(isDifference);
    expect(back).toMatchObject([
      { status: 'changed', old: { type: 'Add', params: 8 }, new: { type: 'Parameter', params: 3 } },
    ]);
    expect([...forth, ...back].map(({ figures }) => figures)).toEqual([
      ['params', 'trainable_params', 'folded'],
      ['params', 'trainable_params', 'folded'],
    ]);
  });

  it.each([
    ['where fewer are stored', table, [layer('a.Add Add 7')], ['Add>Add', 'Parameter>']],
    [
      'where it multiplies too',
      table,
      [stored, layer('a.m MatMul 0 9')],
      ['Add>Add', 'Parameter>', 'Permute>', '>MatMul'],
    ],
  ])('a table is not folded %s', (_name, old, next, expected) => {
    expect(differences(old, next, 'onnx').toSorted()).toEqual(expected.toSorted());
  });
});
