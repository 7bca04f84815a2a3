import { describe, expect, it } from 'vitest';
import { built, lines, outputAt, params, reportOf } from '../support/built';

const conv3 = (out_channels: unknown, more: object = {}) => ({
  type: 'Conv2d',
  out_channels,
  kernel_size: 3,
  padding: 1,
  ...more,
});

describe('whole networks', () => {
  it('a U-Net of two levels, its skips by `from`', () => {
    const graph = built({
      input: [1, 8, 8],
      modules: { Double: { args: { out: null }, layers: [conv3('${out}'), conv3('${out}')] } },
      layers: [
        { type: 'Double', name: 'down1', out: 4 },
        { type: 'MaxPool2d', name: 'pool1', kernel_size: 2 },
        { type: 'Double', name: 'down2', out: 8 },
        { type: 'MaxPool2d', name: 'pool2', kernel_size: 2 },
        { type: 'Double', name: 'middle', out: 16 },
        { type: 'ConvTranspose2d', name: 'up2', out_channels: 8, kernel_size: 2, stride: 2 },
        { type: 'Concat', name: 'skip2', from: ['up2', 'down2'], functional: true },
        { type: 'Double', name: 'left2', out: 8 },
        { type: 'ConvTranspose2d', name: 'up1', out_channels: 4, kernel_size: 2, stride: 2 },
        { type: 'Concat', name: 'skip1', from: ['up1', 'down1'], functional: true },
        { type: 'Double', name: 'left1', out: 4 },
        { type: 'Conv2d', name: 'head', out_channels: 2, kernel_size: 1 },
      ],
    });
    expect(lines(graph).filter((line) => !line.includes('.0 '))).toEqual([
      'down1.1 Conv2d 1x4x8x8',
      'pool1 MaxPool2d 1x4x4x4',
      'down2.1 Conv2d 1x8x4x4',
      'pool2 MaxPool2d 1x8x2x2',
      'middle.1 Conv2d 1x16x2x2',
      'up2 ConvTranspose2d 1x8x4x4',
      'skip2 Concat 1x16x4x4',
      'left2.1 Conv2d 1x8x4x4',
      'up1 ConvTranspose2d 1x4x8x8',
      'skip1 Concat 1x8x8x8',
      'left1.1 Conv2d 1x4x8x8',
      'head Conv2d 1x2x8x8',
    ]);
    // 9 in out + out; transposed 4 in out + out; the head 4 x 2 + 2
    expect(params(graph)).toEqual([
      40, 148, 0, 296, 584, 0, 1168, 2320, 520, 0, 1160, 584, 132, 0, 292, 148, 10,
    ]);
  });

  it('a feature pyramid: three levels, lateral 1x1, upsampled and added', () => {
    const lateral = (level: number) => ({
      type: 'Conv2d',
      name: `lateral${level}`,
      out_channels: 4,
      kernel_size: 1,
      from: `c${level}`,
    });
    const document = {
      input: [3, 32, 32],
      layers: [
        conv3(8, { name: 'c3', stride: 2 }),
        conv3(16, { name: 'c4', stride: 2 }),
        conv3(32, { name: 'c5', stride: 2 }),
        lateral(5),
        { type: 'Upsample', scale_factor: 2, name: 'top5', functional: true },
        lateral(4),
        { type: 'Add', from: ['lateral4', 'top5'], name: 'p4', functional: true },
        { type: 'Upsample', scale_factor: 2, name: 'top4', functional: true },
        lateral(3),
        { type: 'Add', from: ['lateral3', 'top4'], name: 'p3', functional: true },
        { type: 'Flatten', start_dim: 2, from: 'p3', name: 'f3' },
        { type: 'Flatten', start_dim: 2, from: 'p4', name: 'f4' },
        { type: 'Flatten', start_dim: 2, from: 'lateral5', name: 'f5' },
        { type: 'Concat', dim: 2, from: ['f3', 'f4', 'f5'], name: 'all' },
      ],
    };
    const graph = built(document);
    expect(outputAt(graph, 'p3')).toEqual([1, 4, 16, 16]);
    expect(outputAt(graph, 'p4')).toEqual([1, 4, 8, 8]);
    expect(outputAt(graph, 'all')).toEqual([1, 4, 256 + 64 + 16]);
    // 27x8+8, 72x16+16, 144x32+32; laterals 32x4+4, 16x4+4, 8x4+4
    expect(reportOf(document).totals.params).toBe(224 + 1168 + 4640 + 132 + 68 + 36);
  });

  it('squeeze and excitation, its gate multiplied on', () => {
    const document = {
      input: [16, 7, 7],
      layers: [
        { type: 'AdaptiveAvgPool2d', output_size: 1, name: 'pool' },
        { type: 'Conv2d', name: 'fc1', out_channels: '${divisible(in_channels // 4, 8)}', kernel_size: 1 },
        { type: 'ReLU', name: 'relu' },
        { type: 'Conv2d', name: 'fc2', out_channels: '${size(1) * 2}', kernel_size: 1 },
        { type: 'Sigmoid', name: 'gate' },
        { type: 'Mul', from: ['gate', '@input'], functional: true },
      ],
    };
    expect(lines(built(document)).slice(1)).toEqual([
      'fc1 Conv2d 1x8x1x1',
      'relu ReLU 1x8x1x1',
      'fc2 Conv2d 1x16x1x1',
      'gate Sigmoid 1x16x1x1',
      ' Mul 1x16x7x7',
    ]);
    expect(reportOf(document).totals).toMatchObject({
      params: 16 * 8 + 8 + 8 * 16 + 16,
      macs: 16 * 8 + 8 * 16,
    });
  });

  it('the module of the article, naive against reduced', () => {
    const module = (reduce: boolean) => {
      const branch = (out: number, kernel_size: number, reduced: number) => [
        { type: 'Conv2d', out_channels: reduced, kernel_size: 1, when: reduce },
        { type: 'Conv2d', out_channels: out, kernel_size, padding: 'same' },
      ];
      return reportOf({
        input: [192, 28, 28],
        branches: {
          a: { type: 'Conv2d', out_channels: 64, kernel_size: 1 },
          b: branch(128, 3, 96),
          c: branch(32, 5, 16),
          d: [
            { type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 },
            { type: 'Conv2d', out_channels: 32, kernel_size: 1 },
          ],
        },
        merge: 'concat',
      });
    };
    const naive = module(false);
    const reduced = module(true);
    expect(naive.totals.params).toBe(64 * 193 + 128 * (192 * 9 + 1) + 32 * (192 * 25 + 1) + 32 * 193);
    expect(naive.totals.params).toBe(393472);
    expect(reduced.totals.params).toBe(163696);
    expect(reduced.totals.macs).toBe(128049152);
    expect(reduced.model.outputs[0]?.shape).toEqual([1, 256, 28, 28]);
    expect(reduced.branches.map(({ name, params }) => [name, params])).toEqual([
      ['a', 12352],
      ['b', 18528 + 110720],
      ['c', 3088 + 12832],
      ['d', 6176],
    ]);
  });
});
