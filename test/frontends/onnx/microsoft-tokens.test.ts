import { describe, expect, it } from 'vitest';
import { call, float, whole } from '../../support/onnx-call';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, reportOf } from '../../support/onnx-report';

const domain = 'com.microsoft';

// The sizes that ContribOperators.md gives for each output; null for one that depends on the elements.
describe('the sizes that com.microsoft', () => {
  const hidden = [2, 5, 8];
  const streams = [2, 5, 3, 8];
  it.each<readonly [string, ModelText, readonly (readonly (number | null)[])[]]>([
    ['GatedAdd keeps', call('GatedAdd', [hidden, hidden, [2, 5, 1]], { domain }), [hidden]],
    ['GatedRMSNorm keeps', call('GatedRMSNorm', [[2, 5, 24], [8], [2, 5, 24]], { domain }), [[2, 5, 24]]],
    [
      'EngramGate gives twice',
      call('EngramGate', [streams, streams, hidden, [3, 8], [3, 8], [3, 8]], { domain, outputs: 2 }),
      [streams, streams],
    ],
    [
      'LinearAttentionGate gives twice',
      call('LinearAttentionGate', [[2, 5, 4], [4], [4], [2, 5, 4]], { domain, outputs: 2 }),
      [
        [2, 5, 4],
        [2, 5, 4],
      ],
    ],
    [
      'MRotaryEmbedding keeps',
      call(
        'MRotaryEmbedding',
        [
          [2, 4, 5, 8],
          [3, 2, 5],
          [9, 4],
          [9, 4],
        ],
        { domain },
      ),
      [[2, 4, 5, 8]],
    ],
    [
      'GemmaRotaryEmbedding gives queries and keys',
      call(
        'GemmaRotaryEmbedding',
        [
          [2, 5, 8],
          [2, 4, 5, 8],
          [2, 4, 5, 8],
          [2, 1, 5, 8],
          [2, 1, 5, 8],
        ],
        { domain, outputs: 2 },
      ),
      [
        [2, 4, 5, 8],
        [2, 1, 5, 8],
      ],
    ],
    ['BiasDropout gives twice', call('BiasDropout', [hidden, [8]], { domain, outputs: 2 }), [hidden, hidden]],
    // 2 x 5 x 8 bits are 80, in words of 32.
    [
      'BitmaskDropout gives, and bits',
      call('BitmaskDropout', [hidden], { domain, outputs: 2 }),
      [hidden, [3]],
    ],
    [
      'BitmaskBiasDropout gives, and bits',
      call('BitmaskBiasDropout', [hidden, [8], hidden], { domain, outputs: 2 }),
      [hidden, [3]],
    ],
    ['IsAllFinite leaves', call('IsAllFinite', [hidden, [8]], { domain }), [[]]],
    [
      'CDist gives',
      call(
        'CDist',
        [
          [4, 3],
          [7, 3],
        ],
        { domain },
      ),
      [[4, 7]],
    ],
    ['SampleOp keeps', call('SampleOp', [hidden], { domain }), [hidden]],
    ['MurmurHash3 keeps', call('MurmurHash3', [[2, 5]], { domain }), [[2, 5]]],
    [
      'BifurcationDetector gives',
      call('BifurcationDetector', [[5], [3], []], { domain, outputs: 2 }),
      [[null], []],
    ],
    ['DynamicTimeWarping gives', call('DynamicTimeWarping', [[4, 6]], { domain }), [[2, null]]],
    ['Tokenizer gives', call('Tokenizer', [[2, 5]], { domain }), [[2, 5, null]]],
    [
      'RemovePadding gives',
      call('RemovePadding', [hidden, [2]], { domain, outputs: 4 }),
      [[null, 8], [2, 5], [3], [1]],
    ],
    [
      'RestorePadding gives',
      call(
        'RestorePadding',
        [
          [7, 8],
          [2, 5],
        ],
        { domain },
      ),
      [[2, 5, 8]],
    ],
    [
      'NGramHashMapping gives',
      call('NGramHashMapping', [[2, 5], [3], [8]], {
        domain,
        attributes: { max_ngram_size: 3, n_head_per_ngram: 4, pad_id: 0 },
        outputs: 2,
      }),
      [
        [2, 5, 8],
        [2, 2],
      ],
    ],
    [
      'VarlenNGramHashMapping gives',
      call('VarlenNGramHashMapping', [[7], [3], [8], [4]], {
        domain,
        attributes: { max_ngram_size: 3, n_head_per_ngram: 4, pad_id: 0 },
        outputs: 3,
      }),
      [
        [7, 8],
        [3, 2],
        [3, 2],
      ],
    ],
    ['Rfft gives', call('Rfft', [[2, 3, 16]], { domain }), [[2, 3, 9, 2]]],
    ['Irfft gives', call('Irfft', [[2, 3, 9, 2]], { domain }), [[2, 3, 16]]],
    ['QuantizeBFP gives', call('QuantizeBFP', [[2, 3, 4]], { domain, outputs: 3 }), [[null], [3], [3]]],
    [
      'DequantizeBFP is asked for',
      call('DequantizeBFP', [[99]], { domain, stored: { shape: whole(2, 3, 4), strides: whole(12, 4, 1) } }),
      [[2, 3, 4]],
    ],
    [
      'ReduceSumInteger leaves',
      call('ReduceSumInteger', [[2, 3, 4]], { domain, attributes: { axes: [1], keepdims: 0 } }),
      [[2, 4]],
    ],
    [
      'MaxpoolWithMask gives',
      call(
        'MaxpoolWithMask',
        [
          [1, 3, 6, 6],
          [1, 3, 6, 6],
        ],
        {
          domain,
          attributes: { kernel_shape: [2, 2], strides: [2, 2] },
        },
      ),
      [[1, 3, 3, 3]],
    ],
    // (5 - 1) x 2 + 4 - 1 - 1
    [
      'ConvTransposeWithDynamicPads takes the pads of',
      call(
        'ConvTransposeWithDynamicPads',
        [
          [1, 2, 5],
          [2, 3, 4],
        ],
        {
          domain,
          attributes: { strides: [2] },
          stored: { pads: whole(1, 1) },
        },
      ),
      [[1, 3, 10]],
    ],
    [
      'ConvTransposeWithDynamicPads does not know without pads',
      call('ConvTransposeWithDynamicPads', [[1, 2, 5], [2, 3, 4], [2]], { domain }),
      [[1, 3, null]],
    ],
    [
      'WordConvEmbedding gives',
      call('WordConvEmbedding', [[6, 10], [32, 1, 3, 8], [32], [50, 8]], { domain }),
      [[6, 32]],
    ],
    [
      'QEmbedLayerNormalization gives',
      call('QEmbedLayerNormalization', [[2, 7], [2, 7], [30, 8], [9, 8], [2, 8], [8], [8]], {
        domain,
        outputs: 2,
      }),
      [[2, 7, 8], [2]],
    ],
  ])('%s', (_name, text, expected) => {
    expect(outputsOf(text)).toEqual(expected);
  });

  // Its tables, scale and shift of 8 bits: 30 x 8 + 9 x 8 + 2 x 8 + 8 + 8; scales and zero points are none.
  it('keeps in bytes are parameters', () => {
    const bytes = (...dims: readonly number[]) => ({ bytes: dims });
    const { totals } = reportOf(
      call(
        'QEmbedLayerNormalization',
        [
          [2, 7],
          [2, 7],
        ],
        {
          domain,
          stored: {
            words: bytes(30, 8),
            places: bytes(9, 8),
            segments: bytes(2, 8),
            gamma: bytes(8),
            beta: bytes(8),
            mask: whole(1),
            scale: float(1),
            zero: bytes(1),
          },
        },
      ),
    );
    expect(totals.params).toBe(344);
  });
});

describe('what com.microsoft does not tell before the run', () => {
  it.each([
    [
      'how long each word is is not known before the run',
      call('WordConvEmbedding', [[6, 10], [32, 1, 3, 8], [32], [50, 8]], { domain }),
    ],
    [
      'how many elements the sparse matrix has is not known before the run',
      call(
        'SparseToDenseMatMul',
        [
          [3, 4],
          [4, 5],
        ],
        { domain },
      ),
    ],
    [
      'how many tokens attend to all others is not known before the run',
      call('LongformerAttention', [[1, 8, 4], [4, 12], [12], [1, 8], [4, 12], [12], [1, 8]], {
        domain,
        attributes: { num_heads: 2, window: 2 },
      }),
    ],
    [
      'whether it attends to the cache is not known before the run',
      call('DecoderAttention', [[5, 2, 8], [5, 2, 8], [8, 8], [8, 16], [24]], {
        domain,
        attributes: { num_heads: 2 },
      }),
    ],
  ])('is why: %s', (reason, text) => {
    const { layers, totals } = reportOf(text);
    expect(layers.map((layer) => layer.reason)).toEqual([reason]);
    expect(totals.complete).toBe(false);
  });
});
