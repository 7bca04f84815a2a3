import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { outputsOf, reportOf } from '../../support/onnx-report';

// Sizes as of ONNX Runtime 1.30, which ran these nodes.
describe('a window of com.microsoft whose channels are last', () => {
  const domain = 'com.microsoft';
  const scales = { s: { number: 0.1 }, z: { bytes: [] } };
  const around = ['x', 's', 'z', 's', 'z'];

  // (9 + 2 - 3) / 2 + 1 rows and (11 + 2 - 3) / 2 + 1 columns of 6 channels, each of 4 x 3 x 3.
  it('QLinearConv has a weight with the channels second', () => {
    const { model, totals } = reportOf({
      inputs: { x: [1, 9, 11, 4] },
      outputs: ['y'],
      stored: { ...scales, w: { bytes: [6, 4, 3, 3] }, bias: { bytes: [6] } },
      nodes: [
        {
          op: 'QLinearConv',
          domain,
          reads: ['x', 's', 'z', 'w', 's', 'z', 's', 'z', 'bias'],
          gives: ['y'],
          attributes: { channels_last: 1, strides: [2, 2], pads: [1, 1, 1, 1] },
        },
      ],
    });
    expect([model.outputs[0]?.shape, totals.params, totals.macs]).toEqual([
      [1, 5, 6, 6],
      6 * 36 + 6,
      5 * 6 * 6 * 36,
    ]);
  });

  it.each([
    ['QLinearAveragePool', { channels_last: 1 }, [1, 9, 11, 4], [1, 4, 5, 4]],
    ['QLinearAveragePool', {}, [1, 4, 9, 11], [1, 4, 4, 5]],
    ['NhwcMaxPool', {}, [1, 9, 11, 4], [1, 4, 5, 4]],
  ])('%s with %j', (op, attributes, dims, expected) => {
    const shapes = outputsOf({
      inputs: { x: dims },
      outputs: ['y'],
      stored: scales,
      nodes: [
        {
          op,
          domain,
          reads: op.startsWith('Q') ? around : ['x'],
          gives: ['y'],
          attributes: { kernel_shape: [3, 3], strides: [2, 2], ...attributes },
        },
      ],
    });
    expect(shapes).toEqual([expected]);
  });
});

// As ONNX Runtime 1.30 writes a network of 3, 24 and 8 channels on a processor with blocks of 16.
describe('a network in blocks of channels', () => {
  const domain = 'com.microsoft.nchwc';
  const text: ModelText = {
    inputs: { x: [1, 3, 10, 10] },
    outputs: ['y'],
    stored: { w1: { float: [32, 3, 3, 3] }, b1: { float: [32] }, w2: { float: [16, 32, 1, 1] } },
    nodes: [
      {
        op: 'Conv',
        domain,
        reads: ['x', 'w1', 'b1'],
        gives: ['a'],
        attributes: { activation: 'Relu', pads: [1, 1, 1, 1] },
      },
      {
        op: 'MaxPool',
        domain,
        reads: ['a'],
        gives: ['b'],
        attributes: { kernel_shape: [2, 2], strides: [2, 2] },
      },
      { op: 'ReorderOutput', domain, reads: ['b'], gives: ['plain'], attributes: { channels: 24 } },
      { op: 'ReorderInput', domain, reads: ['plain'], gives: ['c'] },
      { op: 'Conv', domain, reads: ['c', 'w2'], gives: ['d'] },
      { op: 'Upsample', domain, reads: ['d'], gives: ['e'], attributes: { scales: [1, 1, 2, 2] } },
      {
        op: 'ReorderOutput',
        domain,
        reads: ['e'],
        gives: ['y'],
        attributes: { channels: 8, channels_last: 1 },
      },
    ],
  };
  const { model, totals, notes } = reportOf(text);

  it('has the sizes of the network, and the weights and multiply-adds of whole blocks', () => {
    expect(model.outputs.map(({ shape }) => shape)).toEqual([[1, 10, 10, 8]]);
    expect(totals.params).toBe(32 * 27 + 32 + 16 * 32);
    expect(totals.macs).toBe(100 * 32 * 27 + 25 * 16 * 32);
    expect(totals.complete).toBe(true);
  });

  it('says so', () => {
    expect(notes?.filter((note) => note.includes('whole blocks of channels'))).toHaveLength(1);
  });
});
