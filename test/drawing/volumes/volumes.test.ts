import { describe, expect, it } from 'vitest';
import { type VolumeChain, volumeChain } from '../../../src/drawing/volumes/chain';
import { volumesPicture } from '../../../src/drawing/volumes/volumes';
import { buildGraph } from '../../../src/frontends/spec/build-graph';
import { parseSpec } from '../../../src/language/parse-spec-text';
import type { Spec } from '../../../src/language/spec';
import { createReport } from '../../../src/report/report';
import { loadPreset } from '../../support/load-preset';
import { elementsOf, textFaults, textsOf, xmlFault } from '../../support/svg-texts';

function chainOf(spec: Spec, batch = 1): ReturnType<typeof volumeChain> {
  const { graph, diagnostics } = buildGraph(spec, { batch });
  expect(diagnostics).toEqual([]);
  return volumeChain(graph, createReport(graph));
}

function chainOfPreset(name: string): VolumeChain {
  const chain = chainOf(loadPreset(name));
  if ('problem' in chain) throw new Error(chain.problem);
  return chain;
}

/** The volumes of a network of these layers, or why there are none. */
function chainOfLayers(input: readonly number[], layers: readonly unknown[], batch = 1) {
  const text = JSON.stringify({ name: 'net', input, layers });
  const { spec, diagnostics } = parseSpec(text, { document: 'net', defaultName: 'net' });
  if (spec === null) throw new Error(JSON.stringify(diagnostics));
  return chainOf(spec, batch);
}

const stepsOf = (chain: ReturnType<typeof volumeChain>) => ('problem' in chain ? [] : chain.steps);

describe("the article's third figure", () => {
  const picture = volumesPicture([chainOfPreset('direct5x5'), chainOfPreset('bottleneck5x5')]);

  it('sets 160,563,200 multiply-adds against 43,352,064, with the arithmetic of each step', () => {
    const texts = textsOf(picture).map(({ text }) => text);
    for (const text of [
      '64 kernels of 5×5×128',
      '28·28·64 × 5·5·128',
      '= 160,563,200',
      '32 kernels of 1×1×128',
      '28·28·32 × 1·1·128',
      '= 3,211,264',
      '64 kernels of 5×5×32',
      '28·28·64 × 5·5·32',
      '= 40,140,800',
      '160,563,200 multiply-adds, 204,864 parameters',
      '43,352,064 multiply-adds, 55,392 parameters',
    ])
      expect(texts).toContain(text);
    expect(texts.filter((text) => text === '28×28×128')).toHaveLength(2);
    expect(texts.filter((text) => text === '28×28×64')).toHaveLength(2);
  });

  it('draws volumes, kernels and bars in proportion', () => {
    const faces = frontFaces(picture, 'volumes-nearFace');
    // 128, 64, 128, 32 and 64 channels of 28 rows.
    const lengths = faces.map(({ width }) => width / (faces[3]?.width ?? 1));
    expect(lengths.map((length) => Math.round(length * 100) / 100)).toEqual([4, 2, 4, 1, 2]);
    expect(new Set(faces.map(({ height }) => height)).size).toBe(1);
    const kernels = frontFaces(picture, 'volumes-nearKernel');
    const cell = (faces[0]?.height ?? 0) / 28;
    expect(kernels.map(({ height }) => Math.round(height / cell))).toEqual([5, 1, 5]);
    expect(kernels[0]?.width).toBe(faces[0]?.width);
    const [direct, bottleneck] = elementsOf(picture, 'rect')
      .filter((rect) => rect.get('class') === 'volumes-series2')
      .map((rect) => Number(rect.get('width')));
    expect((bottleneck ?? 0) / (direct ?? 1)).toBeCloseTo(43_352_064 / 160_563_200, 3);
  });
});

/** The rectangles of the faces in front, from their corners. */
function frontFaces(
  svg: string,
  shade: string,
): readonly { readonly width: number; readonly height: number }[] {
  return elementsOf(svg, 'polygon')
    .filter((polygon) => polygon.get('class')?.split(' ').includes(shade))
    .map((polygon) => {
      const corners = (polygon.get('points') ?? '').split(' ').map((corner) => corner.split(',').map(Number));
      const [[left = 0, top = 0] = [], [right = 0] = [], [, bottom = 0] = []] = corners;
      return { width: right - left, height: bottom - top };
    });
}

describe('a picture of volumes', () => {
  it.each(['direct5x5', 'alexnet', 'vgg16', 'vgg11_bn', 'dcgan_generator', 'dcgan_discriminator'])(
    'of %s is well-formed, without a text over another or outside, and its steps sum to the total',
    (name) => {
      const chain = chainOfPreset(name);
      const svg = volumesPicture([chain]);
      expect(xmlFault(svg)).toBeNull();
      expect(textFaults(svg)).toEqual([]);
      expect(chain.steps.reduce((sum, { macs }) => sum + Number(macs), 0)).toBe(Number(chain.macs));
      for (const { macs, arithmetic } of chain.steps) {
        if (macs === 0) continue;
        const factors = arithmetic?.product.split(/[·×]/).map(Number) ?? [];
        expect(factors.reduce((product, factor) => product * factor, 1)).toBe(macs);
      }
    },
  );

  it('names the layers that are folded, and says by which roots it is drawn', () => {
    const texts = textsOf(volumesPicture([chainOfPreset('alexnet')])).map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        '224×224×3',
        '11×11 conv /4',
        '55·55·64 × 11·11·3',
        'Flatten →',
        '4096 × 9216',
        '= 37,748,736',
        'Drawn: channels by their cube roots, positions by their square roots.',
      ]),
    );
  });

  it('multiplies by the batch', () => {
    const [step] = stepsOf(
      chainOfLayers([3, 8, 8], [{ type: 'Conv2d', out_channels: 4, kernel_size: 3 }], 5),
    );
    expect(step?.arithmetic?.product).toBe('5 × 6·6·4 × 3·3·3');
    expect(step?.macs).toBe(5 * 6 * 6 * 4 * 3 * 3 * 3);
  });

  it.each([
    [
      'groups',
      [8, 6, 6],
      { type: 'Conv2d', out_channels: 8, kernel_size: 3, groups: 8 },
      '8 kernels of 3×3×1',
      '4·4·8 × 3·3·1',
      '4×4×8',
    ],
    [
      'one axis',
      [8, 20],
      { type: 'Conv1d', out_channels: 6, kernel_size: 5 },
      '6 kernels of 5×8',
      '16·6 × 5·8',
      '16×6',
    ],
    [
      'a step of two upwards',
      [4, 5, 5],
      { type: 'ConvTranspose2d', out_channels: 6, kernel_size: 2, stride: 2 },
      '4 kernels of 2×2×6',
      '5·5·4 × 2·2·6',
      '10×10×6',
    ],
    ['a sequence', [7, 16], { type: 'Linear', out_features: 5 }, '5 sums of 16 products', '7·5 × 16', '7×5'],
  ])('writes the arithmetic of %s', (_name, input, layer, weights, product, output) => {
    const [step] = stepsOf(chainOfLayers(input, [layer]));
    expect(step?.arithmetic).toMatchObject({ weights, product });
    expect(step?.output.text).toBe(output);
  });

  it.each([
    ['v2', 'is not a chain: conv3x3.0.conv (Conv2d) reads the input, not conv1x1.relu (ReLU) alone'],
    [
      'resnet18',
      'is not a chain: layer1.0 (Add) reads layer1.0.residual (Identity) and maxpool (MaxPool2d), not layer1.0.residual (Identity) alone',
    ],
  ])('is refused of %s, which has branches', (name, problem) => {
    expect(chainOf(loadPreset(name))).toEqual({ problem });
  });

  it('is refused of what is no volume or has other multiply-adds', () => {
    expect(chainOfLayers([3, 4, 5, 6], [{ type: 'Conv3d', out_channels: 2, kernel_size: 1 }])).toEqual({
      problem: 'has a tensor that is no volume, [1, 3, 4, 5, 6]',
    });
    expect(
      chainOfLayers([7, 16], [{ type: 'LSTM', hidden_size: 4, batch_first: true, name: 'rnn' }]),
    ).toEqual({
      problem: "has a layer that is no volume's, rnn (LSTM)",
    });
  });
});
