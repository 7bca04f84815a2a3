import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Shape } from '../../src/ops/shape';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { loadPreset, reportOf } from '../support/load-preset';

/**
 * What torchvision's documentation says of its weights: parameters, and GFLOPS, which are multiply-adds of
 * convolutions and matrix products in units of 10^9.
 */
const documented: readonly (readonly [name: string, params: number, gigaMacs: string])[] = [
  ['efficientnet_b0', 5_288_548, '0.386'],
  ['efficientnet_b1', 7_794_184, '0.687'],
  ['efficientnet_b2', 9_109_994, '1.088'],
  ['efficientnet_b3', 12_233_232, '1.827'],
  ['efficientnet_b4', 19_341_616, '4.394'],
  ['efficientnet_b5', 30_389_784, '10.266'],
  ['efficientnet_b6', 43_040_704, '19.068'],
  ['efficientnet_b7', 66_347_960, '37.746'],
  ['efficientnet_v2_s', 21_458_488, '8.366'],
  ['efficientnet_v2_m', 54_139_356, '24.582'],
  ['efficientnet_v2_l', 118_515_272, '56.080'],
  ['regnet_x_400mf', 5_495_976, '0.414'],
  ['regnet_x_800mf', 7_259_656, '0.800'],
  ['regnet_x_1_6gf', 9_190_136, '1.603'],
  ['regnet_x_3_2gf', 15_296_552, '3.177'],
  ['regnet_x_8gf', 39_572_648, '7.995'],
  ['regnet_x_16gf', 54_278_536, '15.941'],
  ['regnet_x_32gf', 107_811_560, '31.736'],
  ['regnet_y_400mf', 4_344_144, '0.402'],
  ['regnet_y_800mf', 6_432_512, '0.834'],
  ['regnet_y_1_6gf', 11_202_430, '1.612'],
  ['regnet_y_3_2gf', 19_436_338, '3.176'],
  ['regnet_y_8gf', 39_381_472, '8.473'],
  ['regnet_y_16gf', 83_590_140, '15.912'],
  ['regnet_y_32gf', 145_046_770, '32.280'],
  ['regnet_y_128gf', 644_812_894, '127.518'],
  ['convnext_tiny', 28_589_128, '4.456'],
  ['convnext_small', 50_223_688, '8.684'],
  ['convnext_base', 88_591_464, '15.355'],
  ['convnext_large', 197_767_336, '34.361'],
  ['vit_b_16', 86_567_656, '17.564'],
  ['vit_b_32', 88_224_232, '4.409'],
  ['vit_l_16', 304_326_632, '61.555'],
  ['vit_l_32', 306_535_400, '15.378'],
  ['vit_h_14', 632_045_800, '167.295'],
  ['swin_t', 28_288_354, '4.491'],
  ['swin_s', 49_606_258, '8.741'],
  ['swin_b', 87_768_224, '15.431'],
  ['lraspp_mobilenet_v3_large', 3_221_538, '2.086'],
];

function gigaMacs(macs: number): string {
  return (macs / 1e9).toFixed(3);
}

test.each(documented)('%s has the documented figures', (name, params, giga) => {
  const { totals } = reportOf(name);
  expect(totals.params).toBe(params);
  expect(gigaMacs(Number(totals.macs))).toBe(giga);
});

/** Weights that were trained on larger images; a position table of vit grows with them. */
test.each([
  ['regnet_y_128gf', 384, 644_812_894, '374.570'],
  ['vit_b_16', 384, 86_859_496, '55.484'],
  ['vit_l_16', 512, 305_174_504, '361.986'],
  ['vit_h_14', 518, 633_470_440, '1016.717'],
])('%s has the documented figures at %i', (name, size, params, giga) => {
  const { totals } = reportOf(name, size);
  expect(totals.params).toBe(params);
  expect(gigaMacs(Number(totals.macs))).toBe(giga);
});

/** Segmentation networks are documented with their auxiliary head, and Inception v3 with the one that training calls. */
test.each([
  ['fcn_resnet50@aux', 35_322_218, '152.717'],
  ['fcn_resnet101@aux', 54_314_346, '232.738'],
  ['deeplabv3_resnet50@aux', 42_004_074, '178.722'],
  ['deeplabv3_resnet101@aux', 60_996_202, '258.743'],
  ['inception_v3@aux', 27_161_264, '5.713'],
])('%s has the documented figures', (name, params, giga) => {
  const { totals } = reportOf(name);
  expect(totals.params).toBe(params);
  expect(gigaMacs(Number(totals.macs))).toBe(giga);
});

function reportAt(name: string, shape: Shape, batch: number): Report {
  const { graph, diagnostics } = buildGraph(loadPreset(name), { batch, inputs: [{ name: 'input', shape }] });
  expect(diagnostics).toEqual([]);
  return createReport(graph);
}

/** Networks that put shapes of their own together: the batch and odd sizes must go through. */
test.each([
  'vit_b_16',
  'swin_t',
  'convnext_tiny',
  'fcn_resnet50',
  'deeplabv3_resnet50',
  'lraspp_mobilenet_v3_large',
])('%s takes several images of an odd size', (name) => {
  const one = reportAt(name, [3, 225, 333], 1);
  const three = reportAt(name, [3, 225, 333], 3);
  expect(three.totals.params).toBe(one.totals.params);
  expect(three.totals.macs).toBe(3 * Number(one.totals.macs));
  expect(three.model.outputs[0]?.shape).toEqual([3, ...(one.model.outputs[0]?.shape.slice(1) ?? [])]);
});

test.each(['fcn_resnet50', 'deeplabv3_resnet50', 'lraspp_mobilenet_v3_large'])(
  '%s gives classes for each pixel',
  (name) => {
    expect(reportAt(name, [3, 225, 333], 1).model.outputs[0]?.shape).toEqual([1, 21, 225, 333]);
  },
);

describe('lraspp_mobilenet_v3_large', () => {
  const report = reportOf('lraspp_mobilenet_v3_large');
  const { totals, modules } = report;
  const layers = report.layers;
  const at = (path: string) => layers.find((layer) => layer.path === path) ?? expect.fail(path);
  const [low, high] = [40 * 65 * 65, 960 * 33 * 33];

  test('has a backbone of two outputs, which take no memory of their own', () => {
    const backbone = modules.find(({ path }) => path === 'backbone');
    expect(backbone).toMatchObject({ output: [1, 40, 65, 65] });
    expect(backbone?.furtherOutputs).toMatchObject([{ name: 'high', shape: [1, 960, 33, 33] }]);
    expect(layers.filter(({ path }) => path === 'backbone')).toEqual([]);
  });

  test('keeps the low features until their classifier has read them, the high ones until the scale has', () => {
    expect(at('classifier.cbr.0').liveBytes).toBe(4 * (low + high + 128 * 33 * 33));
    expect(at('classifier.scale.0').liveBytes).toBe(4 * (low + high + 128 * 33 * 33 + 960));
    expect(at('classifier.low_classifier').liveBytes).toBe(4 * (low + 128 * 65 * 65 + 21 * 65 * 65));
  });

  test('peaks where the widest map is normalised, long before', () => {
    expect(totals.peakActivationBytes).toBe(4 * 2 * (64 * 260 * 260));
    expect(at('backbone.2.block.0.1').liveBytes).toBe(totals.peakActivationBytes);
  });
});

describe('fcn_resnet50', () => {
  test('keeps its first output alive while the auxiliary one is made', () => {
    const classes = 21 * 520 * 520;
    const layers = reportOf('fcn_resnet50@aux').layers;
    expect(layers.at(-1)).toMatchObject({
      path: 'aux',
      liveBytes: 4 * (2 * classes + 21 * 65 * 65),
    });
  });

  test('keeps what the auxiliary head takes alive until then', () => {
    const [plain, withHead] = ['fcn_resnet50', 'fcn_resnet50@aux'].map((name) =>
      reportOf(name).layers.find(({ path }) => path === 'classifier.0'),
    );
    expect(Number(withHead?.liveBytes) - Number(plain?.liveBytes)).toBe(4 * 1024 * 65 * 65);
  });
});

describe('swin', () => {
  const weightsOf = (report: Report) =>
    report.layers.filter(({ type }) => type === 'Softmax').map(({ output }) => output);

  test('fills the last windows where the size is no multiple of 7', () => {
    expect(weightsOf(reportAt('swin_t', [3, 256, 256], 1))[0]).toEqual([1, 100, 3, 49, 49]);
  });

  test('shifts every second block, but not where one window is the whole', () => {
    const rolled = reportOf('swin_t').layers.filter(({ type }) => type === 'Roll');
    expect(rolled.map(({ path }) => path)).toEqual(
      [
        'features.1.1.attn',
        'features.3.1.attn',
        'features.5.1.attn',
        'features.5.3.attn',
        'features.5.5.attn',
      ].flatMap((path) => [path, path]),
    );
  });
});

test('later blocks are dropped more often', () => {
  const dropsOf = (name: string) =>
    reportOf(name)
      .layers.filter(({ type }) => type === 'StochasticDepth')
      .map(({ args }) => args.p as number);
  expect(dropsOf('efficientnet_b0')[0]).toBeCloseTo((0.2 * 2) / 16);
  expect(dropsOf('convnext_small').at(-1)).toBe(0.4);
  expect(dropsOf('swin_b').at(-1)).toBe(0.5);
});
