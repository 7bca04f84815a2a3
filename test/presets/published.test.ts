import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report-rows';
import { reportOf } from '../support/load-preset';

/**
 * What torchvision's documentation says of its weights: parameters, and GFLOPS, which are multiply-adds of
 * convolutions and matrix products in units of 10^9 with three decimals.
 */
const torchvision: readonly (readonly [name: string, params: number, gigaMacs: string])[] = [
  ['alexnet', 61_100_840, '0.714'],
  ['vgg11', 132_863_336, '7.609'],
  ['vgg11_bn', 132_868_840, '7.609'],
  ['vgg13', 133_047_848, '11.308'],
  ['vgg13_bn', 133_053_736, '11.308'],
  ['vgg16', 138_357_544, '15.470'],
  ['vgg16_bn', 138_365_992, '15.470'],
  ['vgg19', 143_667_240, '19.632'],
  ['vgg19_bn', 143_678_248, '19.632'],
  ['googlenet', 6_624_904, '1.498'],
  ['resnet18', 11_689_512, '1.814'],
  ['resnet34', 21_797_672, '3.664'],
  ['resnet50', 25_557_032, '4.089'],
  ['resnet101', 44_549_160, '7.801'],
  ['resnet152', 60_192_808, '11.514'],
  ['resnext50_32x4d', 25_028_904, '4.230'],
  ['resnext101_32x8d', 88_791_336, '16.414'],
  ['resnext101_64x4d', 83_455_272, '15.460'],
  ['wide_resnet50_2', 68_883_240, '11.398'],
  ['wide_resnet101_2', 126_886_696, '22.753'],
  ['densenet121', 7_978_856, '2.834'],
  ['densenet161', 28_681_000, '7.728'],
  ['densenet169', 14_149_480, '3.360'],
  ['densenet201', 20_013_928, '4.291'],
  ['squeezenet1_0', 1_248_424, '0.819'],
  ['squeezenet1_1', 1_235_496, '0.349'],
  ['mobilenet_v2', 3_504_872, '0.301'],
  ['mobilenet_v3_small', 2_542_856, '0.057'],
  ['mobilenet_v3_large', 5_483_032, '0.217'],
  ['shufflenet_v2_x0_5', 1_366_792, '0.040'],
  ['shufflenet_v2_x1_0', 2_278_604, '0.145'],
  ['shufflenet_v2_x1_5', 3_503_624, '0.296'],
  ['shufflenet_v2_x2_0', 7_393_996, '0.583'],
  ['mnasnet0_5', 2_218_512, '0.104'],
  ['mnasnet0_75', 3_170_208, '0.215'],
  ['mnasnet1_0', 4_383_312, '0.314'],
  ['mnasnet1_3', 6_282_256, '0.526'],
];

test.each(torchvision)('%s has the documented figures', (name, params, gigaMacs) => {
  const { totals } = reportOf(name);
  expect(totals.params).toBe(params);
  expect((Number(totals.macs) / 1e9).toFixed(3)).toBe(gigaMacs);
});

/** The size of what a position of a layer sees of the input. */
function receptiveField(report: Report, path: string): readonly number[] | undefined {
  return report.layers.find((layer) => layer.path === path)?.receptiveField?.size;
}

test("vgg16's last pool sees 212 pixels, alexnet's 195", () => {
  expect(receptiveField(reportOf('vgg16'), 'features.30')).toEqual([212, 212]);
  expect(receptiveField(reportOf('alexnet'), 'features.12')).toEqual([195, 195]);
});

test('resnet152 has its multiply-adds to the last digit', () => {
  expect(reportOf('resnet152').totals.macs).toBe(11_513_626_624);
});

describe('mobilenet_v1', () => {
  const widths = [32, 64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024];

  test('has the figures of its paper', () => {
    const { totals } = reportOf('mobilenet_v1');
    expect(totals.params).toBe(4_231_976);
    expect(totals.macs).toBe(568_740_352);
  });

  test('sees 315 pixels', () => {
    expect(receptiveField(reportOf('mobilenet_v1'), 'features.13.pointwise.0')).toEqual([315, 315]);
  });

  test('has the widths of its table', () => {
    const outputs = reportOf('mobilenet_v1').modules.filter(({ path }) => /^features\.\d+$/.test(path));
    expect(outputs.map(({ output }) => output[1])).toEqual(widths);
  });
});

test("googlenet_paper has the figures of the paper's Table 1", () => {
  const { totals } = reportOf('googlenet_paper');
  expect(totals.params).toBe(6_998_552);
  expect(totals.macs).toBe(1_582_671_872);
});

/** fvcore's total, which timm prints as GMACs: batch norm counts 2 an element, adaptive pools 1. */
function fvcoreTotal(report: Report): number {
  return report.layers.reduce((sum, { type, inputs }) => {
    const elements = (inputs[0] ?? []).reduce<number>((product, size) => product * (size ?? 0), 1);
    const weight = { BatchNorm2d: 2, AdaptiveAvgPool2d: 1 }[type] ?? 0;
    return sum + weight * elements;
  }, Number(report.totals.macs));
}

test.each([
  ['inception_v4', 42_679_816, '12.28'],
  ['inception_resnet_v2', 55_843_464, '13.18'],
])("%s has timm's figures", (name, params, gigaMacs) => {
  const report = reportOf(name);
  expect(report.totals.params).toBe(params);
  expect((fvcoreTotal(report) / 1e9).toFixed(2)).toBe(gigaMacs);
});
