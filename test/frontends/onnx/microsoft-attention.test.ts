import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

const domain = 'com.microsoft';

describe('attention that shares the room of its cache', () => {
  const text = (stored: ModelText['stored']): ModelText => ({
    inputs: {
      q: [1, 1, 64],
      k: [1, 1, 64],
      v: [1, 1, 64],
      keys: [1, 4, 32, 16],
      values: [1, 4, 32, 16],
      ...(stored === undefined ? { before: [1] } : {}),
    },
    outputs: ['y', 'newKeys'],
    ...(stored && { stored }),
    nodes: [
      {
        op: 'MultiHeadAttention',
        domain,
        reads: ['q', 'k', 'v', '', '', '', 'keys', 'values', 'before'],
        gives: ['y', 'newKeys'],
        attributes: { num_heads: 4 },
      },
    ],
  });

  // 5 steps before and this one, in 4 heads of 16: the room of 32 is not what is attended to.
  it('attends to the steps that there are', () => {
    const { model, totals } = reportOf(text({ before: { whole: [5] } }));
    expect(model.outputs.map(({ shape }) => shape)).toEqual([
      [1, 1, 64],
      [1, 4, 32, 16],
    ]);
    expect([totals.macs, totals.complete]).toEqual([4 * 6 * (16 + 16), true]);
  });

  it('is not counted where how many there are is known after the run only', () => {
    const { model, totals } = reportOf(text(undefined));
    expect(model.outputs.map(({ shape }) => shape)).toEqual([
      [1, 1, 64],
      [1, 4, 32, 16],
    ]);
    expect(totals.complete).toBe(false);
  });
});

// Sizes of their documentation, that of DecoderMaskedMultiHeadAttention of ONNX Runtime 1.30, which ran it.
describe('attention whose keys no shape tells', () => {
  const heads = { num_heads: 4, kv_num_heads: 2 };
  const kept = { keys: [5, 16, 2, 16], values: [5, 16, 2, 16] };
  const separate = { q: [7, 64], k: [7, 32], v: [7, 32] };

  it.each<
    readonly [
      string,
      Record<string, readonly number[]>,
      Record<string, number>,
      readonly (readonly number[])[],
    ]
  >([
    ['PagedAttention', { ...separate, ...kept }, heads, [[7, 64], kept.keys, kept.values]],
    [
      'PagedAttention',
      { q: [7, 128], none: [], absent: [], ...kept },
      heads,
      [[7, 64], kept.keys, kept.values],
    ],
    [
      'SparseAttention',
      { q: [2, 3, 64], k: [2, 3, 32], v: [2, 3, 32], keys: [2, 2, 32, 16], values: [2, 2, 32, 16] },
      heads,
      [
        [2, 3, 64],
        [2, 2, 32, 16],
        [2, 2, 32, 16],
      ],
    ],
    ['PackedMultiHeadAttention', { q: [7, 4, 3, 16] }, heads, [[7, 64]]],
    ['PackedMultiHeadAttention', { q: [7, 64], k: [7, 64], v: [7, 32] }, heads, [[7, 32]]],
    ['PackedAttention', { x: [7, 48], w: [48, 96] }, heads, [[7, 32]]],
    [
      'DecoderMaskedMultiHeadAttention',
      {
        q: [1, 1, 64],
        k: [1, 1, 64],
        v: [1, 1, 64],
        mask: [],
        bias: [],
        keys: [1, 4, 32, 16],
        values: [1, 4, 32, 16],
      },
      { ...heads, past_present_share_buffer: 1 },
      [
        [1, 1, 64],
        [1, 4, 32, 16],
        [1, 4, 32, 16],
      ],
    ],
  ])('%s has outputs, and is not counted', (op, operands, attributes, expected) => {
    const given = Object.entries(operands).filter(([, dims]) => dims.length > 0);
    const gives = expected.map((_dims, slot) => `y${slot}`);
    const { model, totals, layers } = reportOf({
      inputs: Object.fromEntries(given),
      outputs: gives,
      nodes: [
        {
          op,
          domain,
          reads: Object.entries(operands).map(([name, dims]) => (dims.length > 0 ? name : '')),
          gives,
          attributes,
        },
      ],
    });
    expect(model.outputs.map(({ shape }) => shape)).toEqual(expected);
    expect(layers.map(({ reason }) => reason)).toEqual([
      'how many keys each query meets is not known before the run',
    ]);
    expect(totals.complete).toBe(false);
  });
});
