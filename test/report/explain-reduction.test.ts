import { describe, expect, it } from 'vitest';
import { findReductions } from '../../src/report/reduction';
import { networkOf, presetNetwork } from './compare-network';

function reductionsOf({ graph, report }: ReturnType<typeof networkOf>) {
  return findReductions(graph, report, { first: 0, end: report.layers.length });
}

function series(layers: readonly object[], input: readonly number[] = [16, 8, 8]) {
  return reductionsOf(networkOf('net', { input, layers }));
}

const reduce = { type: 'Conv2d', name: 'reduce', out_channels: 4, kernel_size: 1 };
const conv = { type: 'Conv2d', name: 'conv', out_channels: 6, kernel_size: 3, padding: 1 };

describe('findReductions', () => {
  it('finds those of v2, and none in v1', () => {
    const found = reductionsOf(presetNetwork('v2'));
    expect(
      found.map(({ scope, withReduction, withoutReduction }) => [scope, withReduction, withoutReduction]),
    ).toEqual([
      ['conv3x3', { params: 129248, macs: 101154816 }, { params: 221312, macs: 173408256 }],
      ['conv5x5', { params: 15920, macs: 12443648 }, { params: 153632, macs: 120422400 }],
    ]);
    expect(reductionsOf(presetNetwork('v1'))).toEqual([]);
  });

  it('is the example of the article outside branches', () => {
    expect(reductionsOf(presetNetwork('bottleneck5x5'))).toEqual([
      {
        scope: '',
        reduction: 'reduce1x1',
        layer: 'conv5x5',
        withReduction: { params: 55392, macs: 43352064 },
        withoutReduction: { params: 204864, macs: 160563200 },
      },
    ]);
  });

  it('takes out the norm between with the reduction', () => {
    const [found] = series([reduce, { type: 'BatchNorm2d' }, { type: 'ReLU' }, conv]);
    expect(found?.withReduction).toEqual({ params: 68 + 8 + 222, macs: 64 * 64 + 216 * 64 });
    expect(found?.withoutReduction).toEqual({ params: 870, macs: 864 * 64 });
  });

  it('keeps what else is in the branch', () => {
    const pool = { type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 };
    const last = { type: 'Conv2d', out_channels: 1, kernel_size: 3, padding: 1, bias: false };
    const [found] = series([pool, reduce, conv, last]);
    expect(found?.withoutReduction).toEqual({ params: 870 + 54, macs: 864 * 64 + 54 * 64 });
  });

  it.each([
    ['a 1x1 that does not reduce', [{ ...reduce, out_channels: 16 }, conv]],
    ['a 1x1 with a stride', [{ ...reduce, stride: 2 }, conv]],
    ['two 1x1', [reduce, { ...conv, kernel_size: 1, padding: 0 }]],
    ['a pool between', [reduce, { type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 }, conv]],
    ['a depthwise convolution', [reduce, { ...conv, out_channels: 4, groups: 4 }]],
    [
      'a reduction that is read twice',
      [reduce, conv, { type: 'Concat', from: ['reduce', 'conv'], functional: true }],
    ],
  ])('is none of: %s', (_name, layers) => {
    expect(series(layers)).toEqual([]);
  });

  it('lies within the part that is asked for', () => {
    const { graph, report } = presetNetwork('v2');
    const pool = report.branches.find(({ name }) => name === 'pool');
    expect(pool && findReductions(graph, report, pool)).toEqual([]);
  });
});
