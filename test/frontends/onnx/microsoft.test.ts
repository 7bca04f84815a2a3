import { describe, expect, it } from 'vitest';
import { outputsOf, reportOf } from '../../support/onnx-report';

// Sizes and multiply-adds as of ONNX Runtime 1.30, which ran these nodes.
describe('an operator of com.microsoft', () => {
  const domain = 'com.microsoft';

  // [4, 2, 3, 5] is read as [2, 3, 4, 5].
  it('FusedMatMul moves the first dimension behind the batch', () => {
    const { model, totals } = reportOf({
      inputs: { a: [4, 2, 3, 5], b: [2, 3, 5, 6] },
      outputs: ['y'],
      nodes: [{ op: 'FusedMatMul', domain, reads: ['a', 'b'], gives: ['y'], attributes: { transBatchA: 1 } }],
    });
    expect([model.outputs[0]?.shape, totals.macs]).toEqual([[2, 3, 4, 6], 2 * 3 * 4 * 6 * 5]);
  });

  // A byte holds two numbers of 4 bits: 10 rows of 32.
  it('GatherBlockQuantized takes rows of a packed table, which is a parameter', () => {
    const { model, totals } = reportOf({
      inputs: { i: [2, 3] },
      outputs: ['y'],
      stored: { table: { bytes: [10, 16] }, scales: { float: [10, 2] } },
      nodes: [
        {
          op: 'GatherBlockQuantized',
          domain,
          reads: ['table', 'i', 'scales'],
          gives: ['y'],
          attributes: { bits: 4 },
        },
      ],
    });
    expect([model.outputs[0]?.shape, totals.params, totals.paramBytes]).toEqual([[2, 3, 32], 320, 160]);
  });

  // 4 heads of 16 attend to all steps; the cache keeps its room of 8 where they are fewer.
  it.each([
    [2, 8],
    [9, 9],
  ])('GroupQueryAttention attends to %i steps in all, in a cache of %i', (steps, room) => {
    const { model, totals } = reportOf({
      inputs: {
        q: [1, 1, 64],
        k: [1, 1, 32],
        v: [1, 1, 32],
        keys: [1, 2, 8, 16],
        values: [1, 2, 8, 16],
        last: [1],
      },
      outputs: ['y', 'newKeys'],
      stored: { total: { whole: [steps] } },
      nodes: [
        {
          op: 'GroupQueryAttention',
          domain,
          reads: ['q', 'k', 'v', 'keys', 'values', 'last', 'total'],
          gives: ['y', 'newKeys'],
          attributes: { num_heads: 4, kv_num_heads: 2 },
        },
      ],
    });
    expect(model.outputs.map(({ shape }) => shape)).toEqual([
      [1, 1, 64],
      [1, 2, room, 16],
    ]);
    expect(totals.macs).toBe(4 * steps * (16 + 16));
  });

  // 4 heads of 8; on a CPU ONNX Runtime does not take them packed: by the text of ContribOperators.md.
  it.each([
    ['queries, keys and values', { q: [2, 5, 4, 3, 8] }, 5],
    ['keys and values', { q: [2, 5, 32], k: [2, 6, 4, 2, 8] }, 6],
  ])('MultiHeadAttention takes %s that are packed', (_name, inputs, keys) => {
    const attributes = { num_heads: 4 };
    const { model, totals } = reportOf({
      inputs,
      outputs: ['y'],
      nodes: [{ op: 'MultiHeadAttention', domain, reads: Object.keys(inputs), gives: ['y'], attributes }],
    });
    expect(model.outputs[0]?.shape).toEqual([2, 5, 32]);
    expect(totals.macs).toBe(2 * (2 * 4 * 5 * keys * 8));
  });

  it('GatherBlockQuantized takes rows of bytes', () => {
    const { model, totals } = reportOf({
      inputs: { i: [2, 3] },
      outputs: ['y'],
      stored: { table: { bytes: [10, 32] }, scales: { float: [10, 2] } },
      nodes: [
        {
          op: 'GatherBlockQuantized',
          domain,
          reads: ['table', 'i', 'scales'],
          gives: ['y'],
          attributes: { bits: 8 },
        },
      ],
    });
    expect([model.outputs[0]?.shape, totals.params, totals.paramBytes]).toEqual([[2, 3, 32], 320, 320]);
  });

  it('that is not known is not counted', () => {
    const { layers } = reportOf({
      inputs: { x: [2, 3] },
      outputs: ['y'],
      nodes: [{ op: 'FusedEverything', domain, reads: ['x'], gives: ['y'] }],
    });
    expect(layers.map(({ reason }) => reason)).toEqual([
      'the operator com.microsoft.FusedEverything is unknown',
    ]);
  });

  it('Pad has its pads as an input', () => {
    const shapes = outputsOf({
      inputs: { x: [2, 3] },
      outputs: ['y'],
      stored: { pads: { whole: [1, 0, 2, 1] } },
      nodes: [{ op: 'Pad', domain, reads: ['x', 'pads'], gives: ['y'] }],
    });
    expect(shapes).toEqual([[5, 4]]);
  });
});
