import { describe, expect, it } from 'vitest';
import { channelsFirst, looksChannelsLast, picturesReadChannelsLast } from '../../src/passes/channel-order';
import { built } from '../support/built';

describe('sizes that look like those of a picture with its channels last', () => {
  it.each<readonly [string, readonly (number | null)[]]>([
    ['a grey picture', [28, 28, 1]],
    ['a picture in colours', [224, 224, 3]],
    ['a picture with transparency', [224, 224, 4]],
    ['the smallest', [8, 8, 3]],
    ['the widest', [8, 32, 3]],
    ['the highest', [32, 8, 3]],
  ])('are those of %s', (_what, sizes) => {
    expect(looksChannelsLast(sizes)).toBe(true);
  });

  it.each<readonly [string, readonly (number | null)[]]>([
    ['two channels', [28, 28, 2]],
    ['five channels', [28, 28, 5]],
    ['a low map', [7, 28, 3]],
    ['a narrow map', [28, 7, 3]],
    ['a longer strip', [8, 33, 3]],
    ['a higher strip', [33, 8, 3]],
    ['a volume', [28, 28, 3, 3]],
    ['a row', [28, 3]],
    ['an open height', [null, 28, 3]],
    ['an open width', [28, null, 3]],
    ['open channels', [28, 28, null]],
  ])('are not those of %s', (_what, sizes) => {
    expect(looksChannelsLast(sizes)).toBe(false);
  });

  it('are put in order by the last dimension', () => {
    expect(channelsFirst([224, 225, 3])).toEqual([3, 224, 225]);
  });
});

const conv = { type: 'Conv2d', out_channels: 2, kernel_size: 3 };

/** The inputs that are read wrong, each with the path of the layer that reads it so. */
function readsOf(layers: readonly object[], input: unknown = [28, 32, 3]): readonly string[] {
  return picturesReadChannelsLast(built({ input, layers })).map(
    ({ input: { name }, sizes, node }) => `${name} ${sizes.join('x')} by ${node.path}`,
  );
}

describe('a picture that is read with its channels last', () => {
  it.each<readonly [string, readonly object[], readonly string[]]>([
    ['convolution', [conv], ['input 28x32x3 by 0']],
    ['pooling', [{ type: 'MaxPool2d', kernel_size: 2 }], ['input 28x32x3 by 0']],
    ['convolution of one position', [{ ...conv, kernel_size: 1 }], ['input 28x32x3 by 0']],
    ['convolution of one position on each side', [{ ...conv, kernel_size: [1, 1] }], ['input 28x32x3 by 0']],
    ['convolution of a square', [{ ...conv, kernel_size: [3, 3] }], ['input 28x32x3 by 0']],
    ['convolution of a row', [{ ...conv, kernel_size: [1, 3] }], ['input 28x32x3 by 0']],
    ['the first of two', [conv, { ...conv, from: '@input' }], ['input 28x32x3 by 0']],
    ['what is behind an activation that keeps its shape', [{ type: 'ReLU' }, conv], ['input 28x32x3 by 1']],
  ])('is told of %s', (_what, layers, expected) => {
    const outputs = layers.length > 1 ? [...layers, { type: 'Flatten' }] : layers;
    expect(readsOf(outputs)).toEqual(expected);
  });

  it.each<readonly [string, readonly object[]]>([
    ['a window of one column, as of a signal', [{ ...conv, kernel_size: [3, 1] }]],
    ['a layer that is not called', [{ ...conv, called: false }]],
    ['a layer that puts nothing in windows', [{ type: 'Linear', out_features: 5 }]],
    ['one that has its channels first by then', [{ type: 'Permute', dims: [0, 3, 1, 2] }, conv]],
  ])('is not told of %s', (_what, layers) => {
    expect(readsOf(layers)).toEqual([]);
  });

  it('is not told of an input that is no picture, and is of each that is one', () => {
    expect(readsOf([conv], [3, 28, 32])).toEqual([]);
    const layers = [
      { ...conv, kernel_size: 1, from: '@left' },
      { ...conv, kernel_size: 1, from: '@right' },
    ];
    expect(readsOf(layers, { left: [28, 28, 1], right: [16, 16, 4] })).toEqual([
      'left 28x28x1 by 0',
      'right 16x16x4 by 1',
    ]);
  });
});
