import { describe, expect, it } from 'vitest';
import { measureMemory } from '../../src/passes/memory';
import { conv, relu, series } from '../support/built';

/** What is alive at each call, of an input of 2 x 2 x 2 float32, 32 bytes; a convolution to c channels gives 16 c. */
function live(layers: readonly unknown[]): readonly (number | bigint)[] {
  return measureMemory(series(layers, { input: [2, 2, 2] }), { asked: null, byDefault: 'float32' }).liveBytes;
}

describe('a tensor', () => {
  it('that one call reads twice is freed once', () => {
    expect(live([conv(4, { name: 'a' }), { type: 'Add', from: ['a', 'a'] }, conv(2)])).toEqual([96, 128, 96]);
    expect(live([conv(2), conv(4, { name: 'a' }), { type: 'Add', from: ['a', 'a'] }, conv(2)])).toEqual([
      64, 96, 128, 96,
    ]);
  });

  it('that two calls read is freed after the second', () => {
    const layers = [conv(4, { name: 'a' }), conv(2, { name: 'b' }), conv(2, { name: 'c', from: 'a' })];
    expect(live([...layers, { type: 'Add', from: ['b', 'c'] }])).toEqual([96, 96, 128, 96]);
  });

  it('that nothing reads is freed at once, and so is an output in place of it', () => {
    const unread = [conv(4, { name: 'a' }), conv(2, { from: '@input', name: 'b' }), conv(2, { from: 'b' })];
    expect(live(unread)).toEqual([96, 64, 64]);
    const inPlace = [conv(4, { name: 'a' }), { ...relu, inplace: true, name: 'r' }, conv(2, { from: 'a' })];
    expect(live(inPlace)).toEqual([96, 64, 96]);
  });

  it('that is a parameter takes nothing and keeps nothing alive', () => {
    const parameter = { type: 'Parameter', name: 'p', shape: [1, 2, 2, 2] };
    const layers = [conv(8), conv(2, { name: 'c' }), parameter, { type: 'Add', from: ['c', 'p'] }];
    expect(live(layers)).toEqual([160, 160, 32, 64]);
  });
});
