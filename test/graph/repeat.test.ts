import { describe, expect, it } from 'vitest';
import { built, conv, errorsOf, lines, params, paths, relu, series } from '../support/built';
import { allNodes, outputOf } from '../support/graph-view';

describe('Repeat', () => {
  it('counts from 0 in `i`, or in the name that index gives, and nests', () => {
    const graph = series([
      {
        type: 'Repeat',
        times: 2,
        index: 'stage',
        layers: [{ type: 'Repeat', times: '${stage + 1}', layers: [conv('${10 * (stage + 1) + i}')] }],
      },
    ]);
    expect(allNodes(graph).map(({ output }) => output[1])).toEqual([10, 20, 21]);
  });

  it('may be done no times, and then is not there', () => {
    expect(paths(series([relu, { type: 'Repeat', times: 0, layers: [relu] }, relu]))).toEqual(['0', '1']);
    expect(
      paths(
        series([{ type: 'Repeat', times: '${n}', layers: [relu], when: '${n > 3}' }], { vars: { n: 2 } }),
      ),
    ).toEqual([]);
  });

  it('makes a dense block with computed branch keys', () => {
    const graph = built({
      input: [8, 6, 4],
      vars: { growth: 4 },
      layers: [
        {
          type: 'Repeat',
          times: 3,
          layers: [
            {
              type: 'Branches',
              branches: {
                'kept${i}': [],
                'denselayer${i + 1}': [
                  { type: 'BatchNorm2d', name: 'norm1' },
                  {
                    type: 'Conv2d',
                    name: 'conv1',
                    out_channels: '${growth}',
                    kernel_size: 3,
                    padding: 1,
                    bias: false,
                  },
                ],
              },
              merge: 'concat',
            },
          ],
        },
      ],
    });
    expect(lines(graph)).toEqual([
      'denselayer1.norm1 BatchNorm2d 1x8x6x4',
      'denselayer1.conv1 Conv2d 1x4x6x4',
      ' Concat 1x12x6x4',
      'denselayer2.norm1 BatchNorm2d 1x12x6x4',
      'denselayer2.conv1 Conv2d 1x4x6x4',
      ' Concat 1x16x6x4',
      'denselayer3.norm1 BatchNorm2d 1x16x6x4',
      'denselayer3.conv1 Conv2d 1x4x6x4',
      ' Concat 1x20x6x4',
    ]);
    // batch norm 2 C, convolution 9 C growth
    expect(params(graph)).toEqual([16, 288, 0, 24, 432, 0, 32, 576, 0]);
  });

  it.each([-1, 1.5, '3', true, '${0 - 1}', '${1 / 2}', '${true}'])('is not done %j times', (times) => {
    expect(errorsOf({ input: [8, 6, 4], layers: [{ type: 'Repeat', times, layers: [] }] })).toEqual([
      'spec/invalid-value layers.0.times',
    ]);
  });

  it.each(['and', 'max', 'true'])('does not count in %s, a word of expressions', (index) => {
    expect(
      errorsOf({ input: [8, 6, 4], layers: [{ type: 'Repeat', times: 1, index, layers: [] }] }),
    ).toHaveLength(1);
  });

  it('ends at the limit of layers, whatever it repeats', () => {
    for (const layers of [[], [relu], [{ type: 'Repeat', times: 1e9, layers: [] }]]) {
      expect(errorsOf({ input: [8, 6, 4], layers: [{ type: 'Repeat', times: 1e9, layers }] })).toEqual([
        expect.stringMatching(/^limit\/layers /),
      ]);
    }
  });

  it('runs in the order of the text between other steps', () => {
    const graph = series([
      { type: 'Repeat', times: 2, layers: [{ type: 'MaxPool2d', kernel_size: 2, stride: 1 }] },
      { type: 'Repeat', times: 1, layers: [{ type: 'Flatten' }] },
    ]);
    expect(outputOf(graph)).toEqual([1, 8 * 4 * 2]);
  });
});

describe('the shape at a place', () => {
  it('is asked for by name, after what stands before it', () => {
    const graph = series([
      conv('${in_channels // 2}'),
      { type: 'MaxPool2d', kernel_size: ['${height // 3}', '${width // 2}'] },
      { type: 'Reshape', shape: [1, '${size(1) * size(2)}', '${size(-1)}'] },
      { type: 'Linear', out_features: '${in_features * 5}' },
    ]);
    expect(lines(graph)).toEqual([
      '0 Conv2d 1x4x6x4',
      '1 MaxPool2d 1x4x3x2',
      ' Reshape 1x12x2',
      '2 Linear 1x12x10',
    ]);
  });

  it("is that of the step's own input, where `from` names one", () => {
    const graph = series([conv(3, { name: 'a' }), conv(5), conv('${in_channels}', { from: 'a' })]);
    expect(outputOf(graph)).toEqual([1, 3, 6, 4]);
  });

  it('has no height for a vector and no fifth dimension for an image', () => {
    const flat = [{ type: 'Flatten' }, { type: 'Linear', out_features: '${height}' }];
    expect(errorsOf({ input: [8, 6, 4], layers: flat })).toEqual([
      'expression/unknown-name layers.1.out_features',
    ]);
    expect(errorsOf({ input: [8, 6, 4], layers: [conv('${size(4)}')] })).toEqual([
      'expression/unknown-name layers.0.out_channels',
    ]);
    expect(errorsOf({ input: [8, 6, 4], layers: [conv('${size(-5)}')] })).toEqual([
      'expression/unknown-name layers.0.out_channels',
    ]);
  });

  it('is not asked for behind an error, which is told alone', () => {
    const layers = [
      { type: 'Linear', in_features: 5, out_features: 3 },
      conv('${in_channels}', { name: 'c${height}' }),
    ];
    expect(errorsOf({ input: [8, 6, 4], layers })).toEqual(['shape/mismatch layers.0.in_features']);
  });
});
