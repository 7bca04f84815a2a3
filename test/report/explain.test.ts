import { describe, expect, it } from 'vitest';
import { sumOf } from '../../src/counts/count';
import { renderExplanationJson } from '../../src/renderers/explain-json';
import { renderExplanationText } from '../../src/renderers/explain-text';
import type { ComparedNetwork } from '../../src/report/compare';
import { createExplanation, explainablePaths } from '../../src/report/explain';
import type { Explanation } from '../../src/report/explanation';
import { networkOf, presetNetwork } from './compare-network';

const v2 = presetNetwork('v2');

function explained({ graph, report }: ComparedNetwork, path: string | null): Explanation {
  const explanation = createExplanation(graph, report, path);
  if (explanation === null) throw new Error(`nothing at ${path}`);
  return explanation;
}

function textOf(network: ComparedNetwork, path: string | null): readonly string[] {
  return renderExplanationText(explained(network, path))
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, '  ').trim());
}

function only(layer: object, input: readonly number[]): ComparedNetwork {
  return networkOf('net', { input, layers: [{ name: 'it', ...layer }] });
}

describe('a layer', () => {
  it('has its arithmetic written out', () => {
    expect(textOf(v2, 'conv5x5.1.conv')).toEqual([
      'conv5x5.1.conv (Conv2d)',
      'Input  [1, 16, 28, 28]',
      'Output  [1, 32, 28, 28]',
      'Height  floor((28 + 2 + 2 - 1 x (5 - 1) - 1) / 1) + 1 = 28',
      'Width  floor((28 + 2 + 2 - 1 x (5 - 1) - 1) / 1) + 1 = 28',
      'Parameters  32 x 16 x 5 x 5 = 12,800 weights + 32 biases = 12,832',
      'Mult-Adds  12,800 x 28 x 28 = 10,035,200 MACs',
      'FLOPs  2 x 10,035,200 = 20,070,400',
      'Other work  32 x 28 x 28 = 25,088 bias additions',
      'Parameter bytes  12,832 x 4 = 51,328 bytes',
      'Output bytes  32 x 28 x 28 x 4 = 100,352 bytes',
      'Receptive field  5 x 5 of the input, in steps of 1 x 1',
      '',
      'Convention: macs',
      '',
    ]);
  });

  it('has one formula an axis, ceil_mode and transposed convolutions too', () => {
    const ceil = { type: 'MaxPool2d', kernel_size: 3, stride: [2, 1], ceil_mode: true };
    expect(textOf(only(ceil, [8, 6, 5]), 'it')).toEqual(
      expect.arrayContaining([
        'Height  ceil((6 + 2 x 0 - 1 x (3 - 1) - 1) / 2) + 1 = 3',
        'Width  ceil((5 + 2 x 0 - 1 x (3 - 1) - 1) / 1) + 1 = 3',
      ]),
    );
    const dropped = { type: 'AvgPool1d', kernel_size: 2, stride: 2, padding: 1, ceil_mode: true };
    expect(textOf(only(dropped, [8, 5]), 'it')).toContain(
      'Length  ceil((5 + 2 x 1 - 1 x (2 - 1) - 1) / 2) + 1 - 1 = 3 (the last window would start in the padding and is dropped)',
    );
    const transposed = { type: 'ConvTranspose2d', out_channels: 4, kernel_size: 4, stride: 2, padding: 1 };
    expect(textOf(only(transposed, [8, 10, 10]), 'it')).toContain(
      'Height  (10 - 1) x 2 - 2 x 1 + 1 x (4 - 1) + 0 + 1 = 20',
    );
    expect(textOf(v2, null)).toContain('Output  [1, 256, 28, 28]');
  });

  it('has a line for each of several tensors and products', () => {
    const lines = textOf(only({ type: 'LSTM', hidden_size: 16, batch_first: true }, [5, 8]), 'it');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Parameters  weight_ih_l0: 64 x 8 = 512',
        'weight_hh_l0: 64 x 16 = 1,024',
        'bias_ih_l0: 64',
        '1,536 weights + 128 biases = 1,664',
        'Mult-Adds  input to hidden: 512 x 5 = 2,560',
        'hidden to hidden: 1,024 x 5 = 5,120',
        '2,560 + 5,120 = 7,680 MACs',
      ]),
    );
  });

  it('has a label for each product of attention', () => {
    const heads = { embed_dim: 16, num_heads: 4, batch_first: true };
    // 16 x 16 weights for 5 steps; 4 heads of 4 features for 5 x 5 pairs of steps
    const lines = textOf(only({ type: 'MultiheadAttention', ...heads }, [5, 16]), 'it');
    const at = lines.findIndex((line) => line.startsWith('Mult-Adds'));
    expect(lines.slice(at, at + 7)).toEqual([
      'Mult-Adds  query: 256 x 5 = 1,280',
      'key: 256 x 5 = 1,280',
      'value: 256 x 5 = 1,280',
      'scores: 4 x 4 x 5 x 5 = 400',
      'weighted values: 4 x 4 x 5 x 5 = 400',
      'output: 256 x 5 = 1,280',
      '1,280 + 1,280 + 1,280 + 400 + 400 + 1,280 = 5,920 MACs',
    ]);
  });

  it('gives the labels in JSON too', () => {
    const { graph, report } = only({ type: 'ScaledDotProductAttention' }, [2, 3, 4]);
    const explanation = createExplanation(graph, report, 'it');
    const { work } = JSON.parse(renderExplanationJson(explanation as Explanation));
    const products = (work as { readonly unit: string; readonly label?: string }[]).filter(
      ({ unit }) => unit === 'mac',
    );
    expect(products.map(({ label }) => label)).toEqual(['scores', 'weighted values']);
  });

  it('says where there is nothing, what is frozen, and what is called again', () => {
    const relu = textOf(v2, 'conv1x1.relu');
    expect(relu).toContain('Parameters  none');
    expect(relu).toContain('Mult-Adds  none');
    expect(relu).toContain('Output bytes  64 x 28 x 28 x 4 = 200,704 bytes, in memory that is there already');
    const reused = networkOf('net', {
      input: [10],
      layers: [{ type: 'Linear', name: 'fc', out_features: 10, frozen: true }, { reuse: 'fc' }],
    });
    expect(textOf(reused, 'fc')).toEqual(
      expect.arrayContaining([
        'Parameters  10 x 10 = 100 weights + 10 biases = 110 (frozen, once for all 2 calls)',
        'Mult-Adds  100 MACs in each of 2 calls',
      ]),
    );
  });

  it('multiplies by the batch', () => {
    const { graph, report } = only({ type: 'Conv2d', out_channels: 2, kernel_size: 3 }, [4, 5, 6]);
    const layer = createExplanation(graph, report, 'it');
    expect(layer?.kind === 'layer' && layer.work[0]?.factors).toEqual([72, 3, 4, 1]);
  });
});

describe('the whole, a branch and a module', () => {
  it('are the sums of their parts', () => {
    const whole = textOf(v2, null);
    expect(whole).toContain(
      'Parameters  12,352 + 129,248 + 15,920 + 6,176 = 163,696 (163,328 weights + 368 biases)',
    );
    expect(whole).toContain('Mult-Adds  9,633,792 + 101,154,816 + 12,443,648 + 4,816,896 = 128,049,152 MACs');
    const branch = textOf(v2, 'conv5x5');
    expect(branch[0]).toBe('conv5x5 (Sequential)');
    expect(branch).toContain('Input  [1, 192, 28, 28]');
    expect(branch).toContain('Mult-Adds  2,408,448 + 10,035,200 = 12,443,648 MACs');
    expect(textOf(v2, 'conv5x5.1')[0]).toBe('conv5x5.1 (BaseConv2D)');
  });

  it('give each figure as the sum of their layers, for every path', () => {
    for (const path of [null, ...explainablePaths(v2.report)]) {
      const explanation = explained(v2, path);
      if (explanation.kind === 'layer') {
        expect(sumOf(explanation.tensors.map(({ elements }) => elements))).toBe(explanation.params);
        const products = explanation.work.filter(({ unit }) => unit === 'mac');
        expect(sumOf(products.map(({ count }) => count))).toBe(explanation.macs);
        for (const { axis, size } of explanation.sizes) expect(size).toBe(explanation.output[axis]);
      } else {
        expect(sumOf(explanation.parts.map(({ params }) => params))).toBe(explanation.params);
        expect(sumOf(explanation.parts.map(({ macs }) => macs))).toBe(explanation.macs);
      }
      expect(sumOf([explanation.weights, explanation.biases])).toBe(explanation.params);
    }
  });

  it('name a branch of one layer as that layer, and a functional one by no path', () => {
    const residual = { type: 'Conv2d', out_channels: 4, kernel_size: 3, padding: 1 };
    const net = networkOf('net', {
      input: [4, 8, 8],
      branches: { residual, shortcut: [] },
      merge: 'add',
    });
    const whole = explained(net, null);
    expect(whole.kind === 'group' && whole.parts.map(({ path, type }) => [path, type])).toEqual([
      ['residual', 'Conv2d'],
      ['', 'Add'],
    ]);
    expect(explained(net, 'residual').kind).toBe('layer');
  });

  it('are not there for another path', () => {
    expect(createExplanation(v2.graph, v2.report, 'conv7x7')).toBeNull();
    expect(createExplanation(v2.graph, v2.report, '')).toBeNull();
  });
});

describe('the JSON of an explanation', () => {
  it('holds the same numbers', () => {
    const layer = JSON.parse(renderExplanationJson(explained(v2, 'conv5x5.1.conv')));
    expect(layer).toMatchObject({
      schema: 'inception.explanation/1',
      kind: 'layer',
      path: 'conv5x5.1.conv',
      output_size: [
        { axis: 2, formula: 'floor((28 + 2 + 2 - 1 x (5 - 1) - 1) / 1) + 1', size: 28 },
        { axis: 3, formula: 'floor((28 + 2 + 2 - 1 x (5 - 1) - 1) / 1) + 1', size: 28 },
      ],
      tensors: [
        { name: 'weight', role: 'weight', shape: [32, 16, 5, 5], elements: 12800 },
        { name: 'bias', role: 'bias', shape: [32], elements: 32 },
      ],
      params: 12832,
      macs: 10035200,
      receptive_field: { size: [5, 5], stride: [1, 1] },
    });
    const branch = JSON.parse(renderExplanationJson(explained(v2, 'conv5x5')));
    expect(branch.reductions).toEqual([
      {
        scope: 'conv5x5',
        reduction: 'conv5x5.0.conv',
        layer: 'conv5x5.1.conv',
        with: { params: 15920, macs: 12443648 },
        without: { params: 153632, macs: 120422400 },
      },
    ]);
  });
});
