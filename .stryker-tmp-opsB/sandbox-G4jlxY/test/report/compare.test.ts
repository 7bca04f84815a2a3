// @ts-nocheck
import { describe, expect, it } from 'vitest';
import { macs } from '../../src/conventions/macs';
import { renderComparisonJson } from '../../src/renderers/compare-json';
import { renderComparisonMarkdown } from '../../src/renderers/compare-markdown';
import { renderComparisonText } from '../../src/renderers/compare-text';
import { renderCsv } from '../../src/renderers/csv';
import { type Comparison, createComparison } from '../../src/report/compare';
import type { ComparedMetric, CountMetric } from '../../src/report/compare-metrics';
import { decimalOf } from '../../src/report/ratio';
import { comparisonList } from '../../src/views/compare-list';
import { comparisonSentences } from '../../src/views/compare-sentence';
import { networkOf, presetNetwork } from './compare-network';

const v1 = presetNetwork('v1');
const v2 = presetNetwork('v2');
const article = createComparison([v1, v2]);

function linear(name: string, out_features: number, bias = true) {
  return networkOf(name, { input: [10], layers: [{ type: 'Linear', name: 'fc', out_features, bias }] });
}

function figure({ figures }: Comparison, metric: CountMetric) {
  const found = figures.find((candidate) => candidate.metric === metric);
  if (found === undefined) throw new Error(`no figure ${metric}`);
  const [change = null] = found.changes;
  return {
    values: found.values,
    difference: change?.difference,
    percent: change && decimalOf(change.percent, 1),
    ratio: change && decimalOf(change.ratio, 2),
  };
}

describe('createComparison', () => {
  it('carries the figures of the article', () => {
    expect(figure(article, 'params')).toEqual({
      values: [393472, 163696],
      difference: -229776,
      percent: '-58.4',
      ratio: '2.40',
    });
    expect(figure(article, 'macs')).toEqual({
      values: [308281344, 128049152],
      difference: -180232192,
      percent: '-58.5',
      ratio: '2.41',
    });
  });

  it('tells weights from biases', () => {
    expect(figure(article, 'weights').values).toEqual([393216, 163328]);
    expect(figure(article, 'biases').values).toEqual([64 + 128 + 32 + 32, 64 + 96 + 128 + 16 + 32 + 32]);
    const lstm = networkOf('lstm', { input: [5, 8], layers: [{ type: 'LSTM', hidden_size: 16 }] });
    expect(figure(createComparison([lstm, lstm]), 'biases').values).toEqual([128, 128]);
    const attention = networkOf('attention', {
      input: [5, 16],
      layers: [{ type: 'MultiheadAttention', embed_dim: 16, num_heads: 4, batch_first: true }],
    });
    expect(figure(createComparison([attention, attention]), 'biases').values).toEqual([64, 64]);
  });

  it('counts the parameters of a layer that is called again once', () => {
    const reused = networkOf('reused', {
      input: [10],
      layers: [{ type: 'Linear', name: 'fc', out_features: 10 }, { reuse: 'fc' }],
    });
    const figures = createComparison([reused, reused]);
    expect(figure(figures, 'params').values).toEqual([110, 110]);
    expect(figure(figures, 'biases').values).toEqual([10, 10]);
    expect(figure(figures, 'macs').values).toEqual([200, 200]);
  });

  it('matches branches by name and tells their shares', () => {
    const branches = new Map(article.branches.map((branch) => [branch.name, branch]));
    expect([...branches.keys()]).toEqual(['conv1x1', 'conv3x3', 'conv5x5', 'pool']);
    expect(branches.get('conv3x3')?.figures[0]?.values).toEqual([221312, 129248]);
    expect(branches.get('conv5x5')?.figures[0]?.values).toEqual([153632, 15920]);
    expect(branches.get('conv5x5')?.figures[1]?.values).toEqual([120422400, 12443648]);
    const shares = branches.get('conv3x3')?.figures[1]?.shares ?? [];
    expect(shares.map((share) => share && decimalOf(share, 1))).toEqual(['56.3', '79.0']);
  });

  it('says which network a branch is only in', () => {
    const one = networkOf('one', {
      input: [4, 8, 8],
      branches: {
        a: { type: 'Conv2d', out_channels: 2, kernel_size: 1 },
        b: { type: 'Conv2d', out_channels: 2, kernel_size: 1 },
      },
      merge: 'concat',
    });
    const other = networkOf('other', {
      input: [4, 8, 8],
      branches: {
        a: { type: 'Conv2d', out_channels: 2, kernel_size: 1 },
        c: { type: 'Conv2d', out_channels: 3, kernel_size: 1 },
      },
      merge: 'concat',
    });
    const comparison = createComparison([one, other]);
    expect(comparison.branches.map(({ name, figures }) => [name, figures[0]?.values])).toEqual([
      ['a', [10, 10]],
      ['b', [10, null]],
      ['c', [null, 15]],
    ]);
    const text = renderComparisonText(comparison);
    expect(text).toContain('b (only in one)');
    expect(text).toContain('c (only in other)');
  });

  it('narrows to the figures that are asked for', () => {
    const asked: readonly ComparedMetric[] = ['output', 'buffers'];
    const { figures, branches, showsOutputs } = createComparison([v1, v2], { metrics: asked });
    expect(figures.map(({ metric, values }) => [metric, values])).toEqual([['buffers', [0, 0]]]);
    expect(branches[0]?.figures.map(({ metric }) => metric)).toEqual(['buffers']);
    expect(showsOutputs).toBe(true);
    expect(createComparison([v1, v2], { metrics: ['macs'] }).showsOutputs).toBe(false);
  });

  it('gives no count where a convention cannot tell', () => {
    const unsure = { ...macs, name: 'unsure', title: 'Unsure', count: () => null };
    const network = networkOf(
      'net',
      { input: [10], layers: [{ type: 'Linear', out_features: 2 }] },
      {
        convention: unsure,
      },
    );
    const comparison = createComparison([network, network]);
    expect(figure(comparison, 'count')).toEqual({
      values: [null, null],
      difference: undefined,
      percent: null,
      ratio: null,
    });
    expect(renderComparisonText(comparison)).toContain('not every layer of net, net is counted');
    expect(JSON.parse(renderComparisonJson(comparison)).metrics.count).toEqual({
      values: [null, null],
      changes: [null],
    });
  });

  it('is exact beyond 2^53', () => {
    const wide = (name: string, out_features: number) =>
      networkOf(name, {
        input: [2000000000],
        layers: [{ type: 'Linear', out_features, bias: false }],
      });
    const comparison = createComparison([wide('wide', 2000000000), wide('wider', 2000000001)]);
    expect(figure(comparison, 'params')).toMatchObject({
      values: [4000000000000000000n, 4000000002000000000n],
      difference: 2000000000,
    });
    expect(renderComparisonJson(comparison)).toContain('[4000000000000000000, 4000000002000000000]');
  });
});

describe('comparisonSentences', () => {
  it('says it in the words of the article', () => {
    expect(comparisonSentences(article)).toEqual([
      'v2 computes the same [256, 28, 28] with 58.4 % fewer parameters (2.40x) and 58.5 % fewer multiply-adds (2.41x)',
    ]);
    const example = createComparison([presetNetwork('direct5x5'), presetNetwork('bottleneck5x5')]);
    expect(figure(example, 'macs')).toMatchObject({ values: [160563200, 43352064], ratio: '3.70' });
    expect(comparisonSentences(example)[0]).toContain('73.0 % fewer multiply-adds (3.70x)');
  });

  it.each([
    [
      linear('a', 4),
      linear('b', 4),
      'b computes the same [4] with as many parameters and as many multiply-adds',
    ],
    [
      linear('a', 4),
      linear('b', 8),
      'b computes [8] instead of [4], with 100.0 % more parameters (2.00x) and 100.0 % more multiply-adds (2.00x)',
    ],
    [
      linear('a', 4, false),
      networkOf('none', { input: [4], layers: [{ type: 'ReLU' }] }),
      'none computes the same [4], from [4] instead of [10], with no parameters instead of 40 and no multiply-adds instead of 40',
    ],
    [
      networkOf('none', { input: [10], layers: [{ type: 'ReLU' }] }),
      linear('a', 10, false),
      'a computes the same [10] with 100 parameters instead of none and 100 multiply-adds instead of none',
    ],
    [
      linear('a', 10000),
      linear('b', 9999),
      'b computes [9999] instead of [10000], with less than 0.1 % fewer parameters (1.00x) and less than 0.1 % fewer multiply-adds (1.00x)',
    ],
    [
      linear('a', 10000),
      linear('b', 1),
      'b computes [1] instead of [10000], with more than 99.9 % fewer parameters (10,000.00x) and more than 99.9 % fewer multiply-adds (10,000.00x)',
    ],
  ])('has words for each outcome (%#)', (first, other, sentence) => {
    expect(comparisonSentences(createComparison([first, other]))).toEqual([sentence]);
  });
});

describe('the formats of a comparison', () => {
  it('writes text with bars', () => {
    const text = renderComparisonText(article);
    expect(text).toMatch(/^Parameters +393,472 +163,696 +-229,776 +-58\.4 % +2\.40x$/m);
    expect(text).toMatch(/^conv3x3 +221,312 +█{4}░{4} +56\.2 % +129,248 +█{6}░░ +79\.0 % +-92,064/m);
  });

  it('writes Markdown without bars and with the names of specs escaped', () => {
    const markdown = renderComparisonMarkdown(createComparison([v1, { ...v2, name: 'a|b_c' }]));
    expect(markdown).not.toContain('█');
    expect(markdown).toContain('a\\|b\\_c');
    expect(markdown).toMatch(/^\| conv5x5 \| 153,632 \| 39\.0 % \| +15,920 \|/m);
  });

  it('writes CSV with the same columns for any number of networks', () => {
    const lines = renderCsv(comparisonList(createComparison([v1, v2, v1]))).split('\n');
    expect(lines[0]).toBe('branch,metric,spec,value,difference,percent,ratio');
    expect(lines).toContain(',params,v2,163696,-229776,-58.397040,2.403675');
    expect(lines).toContain('conv5x5,macs,v2,12443648,-107978752,-89.666667,9.677419');
    expect(new Set(lines.slice(0, -1).map((line) => line.split(',').length))).toEqual(new Set([7]));
  });

  it('writes JSON in snake_case in a fixed order', () => {
    const document = JSON.parse(renderComparisonJson(article));
    expect(Object.keys(document)).toEqual([
      'schema',
      'convention',
      'specs',
      'metrics',
      'branches',
      'summary',
    ]);
    expect(document.schema).toBe('inception.comparison/1');
    expect(Object.keys(document.metrics)).toEqual([
      'params',
      'weights',
      'biases',
      'macs',
      'flops',
      'activations',
      'param_bytes',
      'activation_bytes',
      'peak_activation_bytes',
      'output',
    ]);
    expect(document.metrics.params).toEqual({
      values: [393472, 163696],
      changes: [{ difference: -229776, percent: -58.39704, ratio: 2.403675 }],
    });
    expect(document.metrics.output).toEqual({
      values: [[[1, 256, 28, 28]], [[1, 256, 28, 28]]],
      same: [true],
    });
  });
});
