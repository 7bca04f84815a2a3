import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldSize } from '../../src/passes/field-axis';
import { receptiveFields } from '../../src/passes/receptive-field';
import { built } from '../support/built';
import { conv, conv3, fields, pool, square } from './fields-of';

describe('the receptive field', () => {
  it('of a chain as in VGG', () => {
    expect(square([conv3, { type: 'ReLU' }, conv3, pool, conv3, conv3, pool, conv3])).toEqual([
      [3, 1],
      [3, 1],
      [5, 1],
      [6, 2],
      [10, 2],
      [14, 2],
      [16, 4],
      [24, 4],
    ]);
  });

  it('of the stem of ResNet', () => {
    const stem = [
      conv(7, { stride: 2, padding: 3 }),
      { type: 'MaxPool2d', kernel_size: 3, stride: 2, padding: 1 },
      conv3,
    ];
    expect(square(stem)).toEqual([
      [7, 2],
      [11, 4],
      [19, 4],
    ]);
  });

  it('grows by the dilation', () => {
    expect(
      square([conv3, conv(3, { dilation: 2, padding: 2 }), conv(3, { dilation: 4, padding: 4 })]),
    ).toEqual([
      [3, 1],
      [7, 1],
      [15, 1],
    ]);
  });

  it('is told for each axis', () => {
    expect(
      fields([
        conv([1, 7], { padding: [0, 3] }),
        conv([3, 1], { padding: 'same' }),
        conv(1, { stride: [1, 2] }),
      ]),
    ).toEqual([
      [
        [1, 1],
        [7, 1],
      ],
      [
        [3, 1],
        [7, 1],
      ],
      [
        [3, 1],
        [7, 2],
      ],
    ]);
    expect(fields([{ type: 'Conv1d', out_channels: 2, kernel_size: 5, stride: 3 }], [2, 32])).toEqual([
      [[5, 3]],
    ]);
  });

  it('of branches is their union', () => {
    const branches = {
      one: conv(1),
      five: [conv3, conv3],
      pooled: [{ type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 }, conv(1)],
    };
    expect(square([{ type: 'Branches', branches, merge: 'concat' }, conv3]).slice(-2)).toEqual([
      [5, 1],
      [7, 1],
    ]);
    expect(
      square([conv3, { type: 'Branches', branches: { main: [conv3, conv3], short: [] }, merge: 'add' }]).at(
        -1,
      ),
    ).toEqual([7, 1]);
  });

  it('of branches that look to different sides is the hull', () => {
    // The first sees p - 2 to p, the second p to p + 2.
    const left = [
      { type: 'Pad', padding: [2, 0] },
      { type: 'Conv1d', out_channels: 2, kernel_size: 3 },
    ];
    const right = [
      { type: 'Pad', padding: [0, 2] },
      { type: 'Conv1d', out_channels: 2, kernel_size: 3 },
    ];
    const layers = [{ type: 'Branches', branches: { left, right }, merge: 'add' }];
    expect(fields(layers, [2, 16]).at(-1)).toEqual([[5, 1]]);
  });

  it('of a global pool, of Flatten and of what follows is everything, the padding included', () => {
    // 8 positions, each of which sees 1 to either side
    expect(square([conv3, { type: 'AdaptiveAvgPool2d', output_size: 1 }, conv(1)], [2, 8, 8])).toEqual([
      [3, 1],
      [10, 0],
      [10, 0],
    ]);
    expect(square([conv3, { type: 'Flatten' }, { type: 'Linear', out_features: 5 }], [2, 8, 8])).toEqual([
      [3, 1],
      [10, 0],
      [10, 0],
    ]);
  });

  it('of element-wise layers and normalisation by batch stays', () => {
    const same = ['BatchNorm2d', 'ReLU', 'Sigmoid', 'Dropout', 'Identity'].map((type) => ({ type }));
    expect(square([conv3, ...same])).toEqual(Array.from({ length: 6 }, () => [3, 1]));
  });

  it('of an upsampled map keeps its size at half the stride', () => {
    expect(square([conv3, pool, { type: 'Upsample', scale_factor: 2 }])).toEqual([
      [3, 1],
      [4, 2],
      [4, 1],
    ]);
  });

  it('of all that a transposed convolution spreads is all of its input', () => {
    // Outputs 0 to 3 are made of inputs 0, 1, 1 and 2.
    const spread = { type: 'ConvTranspose2d', out_channels: 2, kernel_size: 2, stride: 2, padding: 1 };
    expect(square([spread, { type: 'Flatten' }], [2, 3, 3])).toEqual([
      [1, 0.5],
      [3, 0],
    ]);
    // kernel 3: an output between two inputs is made of both, the next of one
    const wide = { ...spread, kernel_size: 3 };
    expect(square([wide, conv(3)], [2, 8, 8])).toEqual([
      [2, 0.5],
      [3, 0.5],
    ]);
  });

  it('of an adaptive pool that does not divide is that of its largest window', () => {
    // 7 to 5: windows 0-1, 1-2, 2-4, 4-5 and 5-6; two of them that lie side by side span at most 0-2, 1-4, 2-5, 4-6
    const pooled = { type: 'AdaptiveAvgPool2d', output_size: 5 };
    expect(square([pooled, conv(2)], [2, 7, 7])).toEqual([
      [3, 1.4],
      [4, 1.4],
    ]);
  });

  it('of a U-Net is told position by position where the paths meet', () => {
    const layers = [
      { ...conv3, name: 'down' },
      pool,
      conv3,
      { type: 'Upsample', scale_factor: 2 },
      { type: 'Concat', from: ['3', 'down'] },
      conv3,
    ];
    const named = layers.map((layer, index) => ({ name: `${index}`, ...layer }));
    // Two pixels that one was pooled from see 4, its neighbours 8; the other path is inside; one more on each side.
    expect(square(named)).toEqual([
      [3, 1],
      [4, 2],
      [8, 2],
      [8, 1],
      [8, 1],
      [10, 1],
    ]);
  });

  it('of branches that move on at different speeds is all that both see', () => {
    // The pooled one sees 0 to 15, of a map that is 8 longer; the other 0 to 7.
    const branches = {
      short: [],
      pooled: [
        { type: 'Pad', padding: [0, 8] },
        { type: 'MaxPool1d', kernel_size: 2 },
      ],
    };
    const layers = [{ type: 'Branches', branches, merge: 'add' }];
    expect(fields(layers, [2, 8]).at(-1)).toEqual([[16, 0]]);
  });

  it('of layers behind Flatten stays, also of those that would move along an axis', () => {
    const layers = [{ type: 'Flatten' }, { type: 'Pad', padding: [1, 1] }];
    expect(fields(layers, [2, 4, 4])).toEqual([
      [
        [4, 0],
        [4, 0],
      ],
      [
        [4, 0],
        [4, 0],
      ],
    ]);
  });

  it('of any chain is what its windows reach, found position by position', () => {
    const layer = fc.record({
      kernel: fc.integer({ min: 1, max: 4 }),
      stride: fc.integer({ min: 1, max: 3 }),
      dilation: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 4 }), (chain) => {
        const layers = chain.map(({ kernel, ...more }) => ({
          type: 'Conv1d',
          out_channels: 1,
          kernel_size: kernel,
          ...more,
        }));
        const [axis] = receptiveFields(built({ input: [1, 1000], layers })).at(-1)?.axes ?? [];
        if (axis === undefined) throw new Error('no field');
        const reach = (position: number): readonly number[] =>
          chain.reduceRight<readonly number[]>(
            (positions, { kernel, stride, dilation, padding }) => [
              ...new Set(
                positions.flatMap((at) =>
                  Array.from({ length: kernel }, (_, tap) => at * stride - padding + tap * dilation),
                ),
              ),
            ],
            [position],
          );
        for (const position of [0, 1, 5]) {
          const reached = reach(position);
          expect(Math.min(...reached)).toBe(position * axis.stride + axis.first);
          expect(Math.max(...reached)).toBe(position * axis.stride + axis.last);
        }
        expect(fieldSize(axis)).toBe(Math.max(...reach(0)) - Math.min(...reach(0)) + 1);
      }),
    );
  });
});

describe('fields that are equal', () => {
  it('stand once, from layer to layer', () => {
    const layers = [conv3, { type: 'ReLU' }, { type: 'MaxPool2d', kernel_size: [3, 5], stride: 1 }];
    const seen = receptiveFields(built({ input: [2, 12, 12], layers }));
    expect([seen[1] === seen[0], seen[2] === seen[0]]).toEqual([true, false]);
  });
});
