import { describe, expect, it } from 'vitest';
import { measureMemory } from '../../src/passes/memory';
import { built, conv, relu, series } from '../support/built';

/** An input of 2 x 2 x 2 float32, 32 bytes; a convolution to c channels gives 16 c bytes. */
const input = [2, 2, 2];

function memory(layers: readonly unknown[]) {
  const graph = series(layers, { input });
  const { outputBytes, activationBytes, peakBytes } = measureMemory(graph, {
    asked: null,
    byDefault: 'float32',
  });
  return [outputBytes, activationBytes, peakBytes];
}

describe('memory', () => {
  it('of a chain: a tensor lives until it is read', () => {
    // 32 | 32 + 64 | 64 + 32 | 32 + 128
    expect(memory([conv(4), conv(2), conv(8)])).toEqual([[64, 32, 128], 224, 160]);
  });

  it('at each call is what is alive while it is computed', () => {
    const { liveBytes, peakBytes } = measureMemory(series([conv(4), conv(2), conv(8)], { input }), {
      asked: null,
      byDefault: 'float32',
    });
    expect([liveBytes, peakBytes]).toEqual([[96, 96, 160], 160]);
  });

  it('of a residual block: the shortcut lives until it is added', () => {
    // 32 | 32 + 32 | 32 + 32 + 32 | 32 + 32 + 32
    const main = [conv(2), conv(2)];
    const branches = { main, shortcut: [] };
    expect(memory([{ type: 'Branches', branches, merge: 'add' }])).toEqual([[32, 32, 32], 96, 96]);
    expect(memory([...main, relu])).toEqual([[32, 32, 32], 96, 64]);
  });

  it('of branches: the input lives until the last of them has read it, their outputs until they are joined', () => {
    // 32 | 32 + 32 | 32 + 32 + 32, the input goes | 64 + 64
    const branches = { a: conv(2), b: conv(2) };
    expect(memory([{ type: 'Branches', branches, merge: 'concat' }])).toEqual([[32, 32, 64], 128, 128]);
  });

  it('of an in-place layer: nothing of its own', () => {
    expect(memory([conv(4), relu, conv(2)])).toEqual([[64, 64, 32], 160, 128]);
    expect(memory([conv(4), { ...relu, inplace: true }, conv(2)])).toEqual([[64, 0, 32], 96, 96]);
  });

  it('of an in-place output that is read late keeps the memory under it', () => {
    // 32 + 64 | 64 | 64 + 64 | 64 + 64 + 64
    const layers = [
      conv(4),
      { ...relu, inplace: true, name: 'kept' },
      conv(4, { name: 'late' }),
      { type: 'Add', from: ['kept', 'late'] },
    ];
    expect(memory(layers)).toEqual([[64, 0, 64, 64], 192, 192]);
    expect(memory([{ ...relu, inplace: true }, conv(2)])).toEqual([[0, 32], 32, 64]);
  });

  it('of a view: nothing of its own, and what it shows lives on', () => {
    // 32 + 64 | 64 | 64 + 4 | the view is read again: 64 + 4 + 8
    expect(
      memory([
        conv(4),
        { type: 'Flatten', name: 'flat' },
        { type: 'Linear', out_features: 1 },
        { type: 'Linear', out_features: 2, from: 'flat' },
      ]),
    ).toEqual([[64, 0, 4, 8], 76, 96]);
    expect(memory([{ type: 'Flatten' }, { type: 'Linear', out_features: 16 }])).toEqual([[0, 64], 64, 96]);
  });

  it('of an output that nobody reads goes at once', () => {
    // 32 + 64, gone | 32 + 32
    expect(memory([conv(4), conv(2, { from: '@input' })])).toEqual([[64, 32], 96, 96]);
  });

  it('of a network that computes nothing is its input', () => {
    expect(memory([])).toEqual([[], 0, 32]);
    expect(memory([{ type: 'Flatten' }])).toEqual([[0], 0, 32]);
  });

  it('of a bare parameter is counted with the parameters', () => {
    const layers = [
      { type: 'Parameter', name: 'p', shape: [1, 2, 2, 2] },
      { type: 'Add', from: ['@input', 'p'] },
    ];
    expect(memory(layers)).toEqual([[0, 32], 32, 64]);
  });

  it('of a layer that is called again is that of both outputs', () => {
    expect(memory([conv(2, { name: 'a' }), { reuse: 'a' }, { type: 'Add', from: ['a', '@input'] }])).toEqual([
      [32, 32, 32],
      96,
      96,
    ]);
  });

  it('of several inputs: each lives until its last use, one that is never used to the end', () => {
    const graph = built({
      input: { a: [8], b: [8], c: [8] },
      layers: [
        { type: 'Linear', out_features: 8, from: '@a', name: 'x' },
        { type: 'Add', from: ['x', '@b'] },
      ],
    });
    // 96 | 96 + 32, a goes | 96 + 32
    expect(measureMemory(graph, { asked: null, byDefault: 'float32' }).peakBytes).toBe(128);
  });

  it('follows the element type and the batch', () => {
    const layers = [conv(4), relu];
    const at = (batch: number, dtype: 'float64' | 'float16' | 'int8') =>
      measureMemory(built({ input, layers }, { batch }), { asked: dtype, byDefault: 'float32' });
    expect(at(1, 'float64')).toMatchObject({ activationBytes: 256, peakBytes: 256 });
    expect(at(1, 'float16')).toMatchObject({ activationBytes: 64, peakBytes: 64 });
    expect(at(3, 'int8')).toMatchObject({ activationBytes: 96, peakBytes: 96 });
  });
});
