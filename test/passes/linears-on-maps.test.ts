import { describe, expect, it } from 'vitest';
import { linearsOnMaps } from '../../src/passes/unflattened-maps';
import { built } from '../support/built';

const conv = { type: 'Conv2d', out_channels: 4, kernel_size: 3 };
const linear = { type: 'Linear', out_features: 5 };
const pooled = { type: 'AdaptiveAvgPool2d', output_size: 1 };

const found = (layers: readonly object[], input: readonly number[] = [3, 16, 16]) =>
  linearsOnMaps(built({ input, layers }));

describe('a Linear that was to take all features of a map', () => {
  it.each<[string, readonly object[], number, (readonly number[])?]>([
    ['is behind convolution', [conv, linear], 1],
    ['is behind pooling', [{ type: 'MaxPool2d', kernel_size: 2 }, linear], 1],
    ['is behind an activation', [conv, { type: 'ReLU' }, linear], 2],
    ['is behind dropout', [conv, { type: 'Dropout' }, linear], 2],
    ['is behind normalisation', [conv, { type: 'BatchNorm2d' }, linear], 2],
    ['has an activation behind it', [conv, linear, { type: 'ReLU' }], 1],
    ['has dropout behind it', [conv, linear, { type: 'Dropout' }], 1],
    ['is on a single position', [pooled, linear], 1],
    ['is on a single position, whatever is behind it', [pooled, linear, { type: 'Flatten' }], 1],
    [
      'is on a single position of a sequence',
      [{ type: 'AdaptiveMaxPool1d', output_size: 1 }, linear],
      1,
      [8, 9],
    ],
    ['is on a map with one side of 1', [{ ...conv, kernel_size: [16, 3] }, linear], 1],
  ])('%s', (_what, layers, number, input) => {
    expect(found(layers, input)).toEqual([number]);
  });

  it.each<[string, readonly object[], (readonly number[])?]>([
    ['is on no map', [{ type: 'Flatten' }, linear]],
    ['is on the input', [linear]],
    ['is behind what moves the channels', [conv, { type: 'Permute', dims: [0, 2, 3, 1] }, linear]],
    ['is on the steps of a sequence', [{ ...conv, type: 'Conv1d' }, linear], [8, 100]],
    ['has what uses the positions behind it', [conv, linear, { type: 'Permute', dims: [0, 2, 3, 1] }]],
    ['has such behind an activation', [conv, linear, { type: 'ReLU' }, { ...conv, kernel_size: 1 }]],
    [
      'is on one row of positions that are used behind it',
      [{ ...pooled, output_size: [1, 4] }, linear, { type: 'Permute', dims: [0, 2, 3, 1] }],
    ],
    ['is not called', [pooled, { ...linear, called: false }]],
    ['is no Linear', [pooled, { type: 'ReLU' }]],
  ])('is none that %s', (_what, layers, input) => {
    expect(found(layers, input)).toEqual([]);
  });

  it('is none where one of several that read it uses the positions', () => {
    const layers = [
      conv,
      { ...linear, name: 'fc' },
      { type: 'ReLU' },
      { type: 'Permute', dims: [0, 2, 3, 1], from: 'fc' },
    ];
    expect(found(layers)).toEqual([]);
  });

  it('is each of several', () => {
    expect(found([conv, linear, { type: 'ReLU' }, { ...linear, out_features: 2 }])).toEqual([1]);
    expect(found([conv, { type: 'ReLU', name: 'a' }, linear, { ...linear, from: 'a' }])).toEqual([2, 3]);
  });
});
