import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { reportOf } from '../../support/onnx-report';

const domain = 'com.microsoft';

// ONNX Runtime 1.30 ran these nodes.
describe('a product by weights of few bits', () => {
  // A byte holds 8 / bits numbers; 64 of them for each of 24 outputs.
  it.each([
    [2, 24 * 16],
    [4, 24 * 32],
    [8, 24 * 64],
  ])('MatMulNBits of %i bits has weights of %i bytes', (bits, bytes) => {
    const { model, totals } = reportOf({
      inputs: { x: [2, 5, 64] },
      outputs: ['y'],
      stored: { w: { bytes: [24, 2, 4 * bits] }, scales: { float: [48] } },
      nodes: [
        {
          op: 'MatMulNBits',
          domain,
          reads: ['x', 'w', 'scales'],
          gives: ['y'],
          attributes: { K: 64, N: 24, bits, block_size: 32 },
        },
      ],
    });
    expect([model.outputs[0]?.shape, totals.params, totals.paramBytes, totals.macs]).toEqual([
      [2, 5, 24],
      24 * 64,
      bytes,
      10 * 24 * 64,
    ]);
  });

  // Each of 5 rows goes through 2 of 4 experts, of 32 x 16 and 16 x 32 numbers.
  it.each([4, 8])('QMoE of %i bits counts the experts that are chosen, and stores all', (bits) => {
    const each = 8 / bits;
    const { model, totals } = reportOf({
      inputs: { x: [5, 16], router: [5, 4] },
      outputs: ['y'],
      stored: {
        w1: { bytes: [4, 32, 16 / each] },
        s1: { float: [4, 32] },
        w2: { bytes: [4, 16, 32 / each] },
        s2: { float: [4, 16] },
      },
      nodes: [
        {
          op: 'QMoE',
          domain,
          reads: ['x', 'router', 'w1', 's1', '', 'w2', 's2'],
          gives: ['y'],
          attributes: { k: 2, expert_weight_bits: bits },
        },
      ],
    });
    expect([model.outputs[0]?.shape, totals.params, totals.paramBytes, totals.macs]).toEqual([
      [5, 16],
      4 * 2 * 32 * 16,
      (4 * 2 * 32 * 16 * bits) / 8,
      5 * 2 * 2 * 32 * 16,
    ]);
  });
});

// ONNX Runtime has these for graphics processors only: sizes are of its documentation.
describe('several products by weights of few bits', () => {
  const stored: ModelText['stored'] = {
    norm: { float: [64] },
    q: { bytes: [96, 2, 16] },
    k: { bytes: [32, 2, 16] },
    v: { bytes: [32, 2, 16] },
    s: { float: [192] },
    bias: { float: [32] },
  };

  it('MatMulNBitsQkv has three outputs, and the norm and a bias among its parameters', () => {
    const { model, totals } = reportOf({
      inputs: { x: [1, 3, 64] },
      outputs: ['a', 'b', 'c'],
      stored,
      nodes: [
        {
          op: 'MatMulNBitsQkv',
          domain,
          reads: ['x', '', 'norm', 'q', 's', '', 'k', 's', '', 'v', 's', 'bias'],
          gives: ['a', 'b', 'c'],
          attributes: { K: 64, Nq: 96, Nkv: 32, bits: 4, block_size: 32 },
        },
      ],
    });
    expect(model.outputs.map(({ shape }) => shape)).toEqual([
      [1, 3, 96],
      [1, 3, 32],
      [1, 3, 32],
    ]);
    expect([totals.params, totals.macs]).toEqual([64 + 32 + 64 * (96 + 32 + 32), 3 * 64 * (96 + 32 + 32)]);
  });

  it('MatMulNBitsMlp gives the sum with the skip too', () => {
    const { model, totals } = reportOf({
      inputs: { x: [1, 3, 64], skip: [1, 3, 64] },
      outputs: ['a', 'sum'],
      stored,
      nodes: [
        {
          op: 'MatMulNBitsMlp',
          domain,
          reads: ['x', 'skip', 'norm', 'k', 's', '', 'v', 's', ''],
          gives: ['a', 'sum'],
          attributes: { K: 64, N: 32, bits: 4, block_size: 32 },
        },
      ],
    });
    expect(model.outputs.map(({ shape }) => shape)).toEqual([
      [1, 3, 32],
      [1, 3, 64],
    ]);
    expect([totals.params, totals.macs]).toEqual([64 + 2 * 64 * 32, 3 * 2 * 64 * 32]);
  });
});

// Without a scale for it the output is float32 by the operator's documentation; ONNX Runtime 1.30 gives 5 x 4 of it.
describe('QGemm', () => {
  const sides = ['x', 's', 'z', 'w', 's', 'z'];

  it.each([
    ['has floating-point numbers', sides, 4],
    ['has whole numbers where they have a scale', [...sides, '', 's', 'z'], 1],
  ])('%s', (_name, reads, bytes) => {
    const { layers } = reportOf({
      inputs: { x: [5, 7] },
      outputs: ['y'],
      stored: { s: { number: 0.1 }, z: { bytes: [] }, w: { bytes: [4, 7] } },
      nodes: [{ op: 'QGemm', domain, reads, gives: ['y'], attributes: { transB: 1 } }],
    });
    expect(layers.map(({ activationBytes }) => activationBytes)).toEqual([5 * 4 * bytes]);
  });
});
