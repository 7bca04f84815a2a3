import { describe, expect, it, test } from 'vitest';
import { createBuilder } from '../../src/graph/builder';
import type { Origin } from '../../src/graph/graph';
import { isRefusal } from '../../src/graph/refusal';
import type { Args } from '../../src/ops/args';
import type { AttentionPath } from '../../src/ops/inside';
import { measureMemory } from '../../src/passes/memory';
import { built } from '../support/built';

const float32 = { asked: null, byDefault: 'float32' } as const;

interface Figures {
  readonly live: readonly (number | bigint)[];
  readonly peak: number | bigint;
  readonly activations: number | bigint;
}

/** float32. */
function memory(
  input: readonly number[],
  layers: readonly unknown[],
  { attention = 'math', batch = 1 }: { readonly attention?: AttentionPath; readonly batch?: number } = {},
): Figures {
  const graph = built({ input, layers }, { batch });
  const { liveBytes, peakBytes, activationBytes } = measureMemory(graph, float32, attention);
  return { live: liveBytes, peak: peakBytes, activations: activationBytes };
}

/** The largest sum and what is made, which are the same however the network is written. */
function totals({ peak, activations }: Figures) {
  return { peak, activations };
}

describe('attention holds its queries, keys and values, its scores and their softmax', () => {
  const attention = { type: 'MultiheadAttention', embed_dim: 64, num_heads: 8, batch_first: true };

  it('of 2048 steps of 64 features in 8 heads', () => {
    // The input has 2048 x 64 x 4 = 524,288 bytes; queries, keys and values are one product of 3 x 524,288 = 1,572,864.
    // A score for each head, query and key: 8 x 2048 x 2048 x 4 = 134,217,728, and as much again for their softmax.
    // The input is read no more by then: 1,572,864 + 2 x 134,217,728 = 270,008,320.
    const scores = 8 * 2048 * 2048 * 4;
    const figures = memory([2048, 64], [attention]);
    expect(figures.peak).toBe(3 * 524_288 + 2 * scores);
    expect(figures.peak).toBe(270_008_320);
    // Made: the three, the scores, their softmax, their product with the values, and the output.
    expect(figures.activations).toBe(5 * 524_288 + 2 * scores);
  });

  it('and its input too where that is read later', () => {
    const scores = 8 * 2048 * 2048 * 4;
    const layers = [
      { ...attention, name: 'attention' },
      { type: 'Add', from: ['attention', '@input'] },
    ];
    expect(memory([2048, 64], layers).peak).toBe(4 * 524_288 + 2 * scores);
  });

  it('fused: no scores', () => {
    // The most is the three and the product with the values; then this product and the output.
    const figures = memory([2048, 64], [attention], { attention: 'fused' });
    expect(figures).toMatchObject({ peak: 4 * 524_288, activations: 5 * 524_288 });
  });
});

it('the weights of attention too, where something reads them', () => {
  const builder = createBuilder<Args>((_op, args) => ({ args }));
  const input = builder.input('x', { shape: [8, 1] });
  const args = {
    ...{ embed_dim: 1, num_heads: 1, dropout: 0, bias: true, batch_first: false },
    ...{ add_bias_kv: false, add_zero_attn: false, kdim: null, vdim: null },
  };
  const origin: Origin = { document: '', at: '' };
  const outputs = builder.call('MultiheadAttention', args, [input], { path: '', origin });
  if (isRefusal(outputs)) throw new Error(outputs.problem);
  for (const [index, value] of outputs.entries()) builder.output(String(index), value);
  const graph = builder.finish({ name: 'Net', kind: 'module', source: '', batch: 1 });
  // Fused: 3 x 32 bytes and the product with the values, 32; at the end the output, 32, and 8 x 8 x 4 bytes of weights.
  expect(measureMemory(graph, float32, 'fused').liveBytes).toEqual([32 + 256]);
});

/** Attention of an input [batch, steps, 8] in 2 heads in elementary layers. */
function attentionWrittenOut(batch: number, steps = 6): readonly unknown[] {
  const part = (name: string, index: number): readonly unknown[] => [
    { type: 'Chunk', chunks: 3, dim: -1, index, from: 'qkv' },
    { type: 'Reshape', shape: [batch, steps, 2, 4] },
    { type: 'Transpose', dim0: 1, dim1: 2, name },
  ];
  return [
    { type: 'Linear', out_features: 24, name: 'qkv' },
    ...part('q', 0),
    ...part('k', 1),
    ...part('v', 2),
    { type: 'Transpose', dim0: -2, dim1: -1, from: 'k', name: 'turned' },
    { type: 'MatMul', from: ['q', 'turned'] },
    { type: 'Softmax', dim: -1, name: 'weights' },
    { type: 'MatMul', from: ['weights', 'v'] },
    { type: 'Transpose', dim0: 1, dim1: 2 },
    { type: 'Reshape', shape: [batch, steps, 8] },
    { type: 'Linear', out_features: 8 },
  ];
}

/** Attention of `query`, so many steps of 8 features, to `memory` in 2 heads; its output is named `cross`. */
function crossAttentionWrittenOut(
  query: string,
  steps: number,
  memory: string,
  keys: number,
): readonly unknown[] {
  const linear = { type: 'Linear', out_features: 8 };
  const byHead = (from: string, length: number): readonly unknown[] => [
    { type: 'Reshape', shape: [1, length, 2, 4], from },
    { type: 'Transpose', dim0: 1, dim1: 2, name: `${from}_heads` },
  ];
  return [
    { ...linear, from: query, name: 'queries' },
    { ...linear, from: memory, name: 'keys' },
    { ...linear, from: memory, name: 'values' },
    ...byHead('queries', steps),
    ...byHead('keys', keys),
    ...byHead('values', keys),
    { type: 'Transpose', dim0: -2, dim1: -1, from: 'keys_heads', name: 'keys_turned' },
    { type: 'MatMul', from: ['queries_heads', 'keys_turned'] },
    { type: 'Softmax', dim: -1, name: 'shares' },
    { type: 'MatMul', from: ['shares', 'values_heads'] },
    { type: 'Transpose', dim0: 1, dim1: 2 },
    { type: 'Reshape', shape: [1, steps, 8] },
    { ...linear, name: 'cross' },
  ];
}

describe('a layer takes what it takes written out', () => {
  const attention = { type: 'MultiheadAttention', embed_dim: 8, num_heads: 2, batch_first: true };

  test.each([1, 3])('MultiheadAttention, %i at once', (batch) => {
    const fused = memory([6, 8], [attention], { batch });
    expect(totals(fused)).toEqual(totals(memory([6, 8], attentionWrittenOut(batch), { batch })));
  });

  it('MultiheadAttention between other layers, its input read again', () => {
    const around = (layers: readonly unknown[]): readonly unknown[] => [
      { type: 'Linear', out_features: 8, name: 'before' },
      { type: 'Sequential', layers, name: 'attention' },
      { type: 'Add', from: ['attention', 'before'] },
    ];
    expect(totals(memory([6, 8], around([attention])))).toEqual(
      totals(memory([6, 8], around(attentionWrittenOut(1)))),
    );
  });

  it('ScaledDotProductAttention', () => {
    const from = ['@q', '@k', '@v'];
    const input = { q: [2, 5, 4], k: [2, 7, 4], v: [2, 7, 3] };
    const one = built({ input, layers: [{ type: 'ScaledDotProductAttention', from }] });
    const many = built({
      input,
      layers: [
        { type: 'Transpose', dim0: -2, dim1: -1, from: '@k', name: 'turned' },
        { type: 'MatMul', from: ['@q', 'turned'] },
        { type: 'Softmax', dim: -1, name: 'weights' },
        { type: 'MatMul', from: ['weights', '@v'] },
      ],
    });
    const [left, right] = [measureMemory(one, float32), measureMemory(many, float32)];
    expect([left.peakBytes, left.activationBytes]).toEqual([right.peakBytes, right.activationBytes]);
    // q, k, v: 160 + 224 + 168; scores 2 x 5 x 7 x 4 = 280; q and k go; softmax 280; scores go; output 120.
    expect(left.peakBytes).toBe(552 + 280);
    expect(left.activationBytes).toBe(280 + 280 + 120);
  });

  test.each([false, true])('TransformerEncoderLayer, norm_first: %s', (norm_first) => {
    const encoder = { type: 'TransformerEncoderLayer', d_model: 8, nhead: 2, dim_feedforward: 32 };
    const block = (name: string, inner: readonly unknown[]) => [
      { type: 'Sequential', name, layers: norm_first ? [{ type: 'LayerNorm' }, ...inner] : inner },
    ];
    const norm = norm_first ? [] : [{ type: 'LayerNorm' }];
    const linears = [
      { type: 'Linear', out_features: 32 },
      { type: 'ReLU' },
      { type: 'Linear', out_features: 8 },
    ];
    const layers = [
      ...block('attention', attentionWrittenOut(1)),
      { type: 'Add', from: ['attention', '@input'], name: 'sum' },
      ...norm,
      { type: 'Identity', name: 'middle' },
      ...block('linears', linears),
      { type: 'Add', from: ['linears', 'middle'] },
      ...norm,
    ];
    const one = memory([6, 8], [{ ...encoder, batch_first: true, norm_first }]);
    expect(totals(one)).toEqual(totals(memory([6, 8], layers)));
  });

  // The most is held where the memory is still read, or after that, as the lengths are.
  describe.each([
    [3, 2],
    [3, 40],
    [20, 3],
    [12, 12],
    [2, 400],
  ])('TransformerDecoderLayer of %i steps to %i', (steps, keys) => {
    const decoder = { type: 'TransformerDecoderLayer', d_model: 8, nhead: 2, dim_feedforward: 16 };
    const input = { x: [steps, 8], memory: [keys, 8] };
    const layer = [{ ...decoder, batch_first: true, from: ['@x', '@memory'], name: 'decoded' }];
    const writtenOut = [
      { type: 'Sequential', name: 'self', layers: attentionWrittenOut(1, steps), from: '@x' },
      { type: 'Add', from: ['self', '@x'] },
      { type: 'LayerNorm', name: 'first' },
      ...crossAttentionWrittenOut('first', steps, '@memory', keys),
      { type: 'Add', from: ['cross', 'first'] },
      { type: 'LayerNorm', name: 'second' },
      { type: 'Linear', out_features: 16 },
      { type: 'ReLU' },
      { type: 'Linear', out_features: 8, name: 'linears' },
      { type: 'Add', from: ['linears', 'second'] },
      { type: 'LayerNorm', name: 'decoded' },
    ];
    const again = [
      { type: 'Concat', dim: 1, from: ['decoded', '@memory'] },
      { type: 'Concat', dim: 1, from: ['decoded', '@x'] },
    ];

    it.each([
      ['alone', []],
      ['its memory read again', again.slice(0, 1)],
      ['its input read again', again.slice(1)],
    ])('%s', (_how, behind) => {
      const [one, many] = [layer, writtenOut].map((layers) =>
        measureMemory(built({ input, layers: [...layers, ...behind] }), float32),
      );
      expect([one?.peakBytes, one?.activationBytes]).toEqual([many?.peakBytes, many?.activationBytes]);
    });
  });

  it('a convolution that pads by reflection', () => {
    const conv = { type: 'Conv2d', out_channels: 4, kernel_size: 3 };
    const one = memory([2, 5, 6], [{ ...conv, padding: [1, 0], padding_mode: 'reflect' }]);
    const two = memory([2, 5, 6], [{ type: 'Pad', padding: [0, 0, 1, 1], mode: 'reflect' }, conv]);
    expect(totals(one)).toEqual(totals(two));
  });
});

describe('a recurrent layer holds the gates of its input, its states and what a step makes', () => {
  const input = [5, 8]; // steps, features: 160 bytes

  it('RNN', () => {
    // Zeros 1 x 4 x 4 = 16. Gates of all steps 5 x 4 x 4 = 80, at a step 16, the states 80; then the output, 80.
    // 160 + 16 + 80 | the input goes: 16 + 80 + 16 + 80 | 80 + 80
    const figures = memory(input, [{ type: 'RNN', hidden_size: 4, batch_first: true }]);
    expect(figures.peak).toBe(160 + 16 + 80);
    expect(figures.activations).toBe(16 + 80 + 5 * 16 + 80 + 80);
  });

  it('LSTM', () => {
    // Two zeros of 16. Gates of all steps 5 x 4 x 4 x 4 = 320, at a step 64 and 3 x 16 beside them, the states 80.
    // 160 + 32 + 320 | 32 + 320 + 64 + 48 + 80 | 80 + 80
    const figures = memory(input, [{ type: 'LSTM', hidden_size: 4, batch_first: true }]);
    expect(figures.peak).toBe(32 + 320 + 64 + 48 + 80);
    expect(figures.activations).toBe(32 + 320 + 5 * (64 + 48) + 80 + 80);
  });

  it('LSTM of many features: the input is needed for the gates', () => {
    // The input has 5 x 100 x 4 = 2000 bytes: 2000 + 32 + 320.
    const figures = memory([5, 100], [{ type: 'LSTM', hidden_size: 4, batch_first: true }]);
    expect(figures.peak).toBe(2000 + 32 + 320);
  });

  it('GRU of two layers in two directions', () => {
    // Zeros 4 x 4 x 4 = 64. A direction: gates of all steps 5 x 3 x 4 x 4 = 240, at a step 48 and 2 x 16, states 80, sequence 80.
    // The output of a layer has 5 x 8 x 4 = 160 bytes, as the input.
    // Layer 1, second direction: zeros, the first direction's sequence, 240 + 48 + 32 + 80; the input is read no more.
    const layer = { type: 'GRU', hidden_size: 4, num_layers: 2, bidirectional: true, batch_first: true };
    const figures = memory(input, [layer]);
    const atStep = 64 + 240 + 48 + 32 + 80;
    // In the first direction the layer's input is still needed, in the second the first one's sequence is there.
    expect(figures.peak).toBe(160 + atStep);
    expect(figures.activations).toBe(64 + 4 * (240 + 5 * (48 + 32) + 80 + 80) + 2 * 160);
  });

  it('LSTM with a projection: the states before it at each step', () => {
    // Zeros 12 and 16; gates of all steps 320; at a step 64 + 48 and 16 before the projection; states 5 x 3 x 4 = 60.
    const figures = memory(input, [{ type: 'LSTM', hidden_size: 4, proj_size: 3, batch_first: true }]);
    expect(figures.peak).toBe(28 + 320 + 64 + 48 + 16 + 60);
    expect(figures.activations).toBe(28 + 320 + 5 * (64 + 48 + 16) + 60 + 60);
  });
});
