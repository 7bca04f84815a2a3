import { expect, it } from 'vitest';
import { renderSweepPlot } from '../../../src/drawing/plots/sweep-plot';
import type { CountMetric } from '../../../src/report/compare-metrics';
import type { SweepHead, SweepRow } from '../../../src/report/sweep-row';
import { elementsOf, textsOf, xmlFault } from '../../support/svg-texts';

const head = (pareto: readonly string[], metrics: readonly CountMetric[]): SweepHead => ({
  spec: 'net',
  digest: '',
  options: {},
  vary: ['width=1,2,3'],
  keep: [],
  pareto,
  axes: ['width'],
  metrics,
  variants: 3,
  shard: null,
});

const row = (index: number, params: number, macs: number): SweepRow => ({
  index,
  values: [index + 1],
  figures: { params, macs, flops: 2 * macs } as SweepRow['figures'],
  error: null,
});

const rows = [row(0, 10, 300), row(1, 20, 200), row(2, 30, 400)];

it('draws a point for each variant with figures, and marks the front', () => {
  const refused: SweepRow = { index: 3, values: [4], figures: null, error: 'shape/mismatch' };
  const svg = renderSweepPlot({
    head: head(['min:params', 'min:macs'], ['params', 'macs']),
    rows: [...rows, refused],
    front: new Set([0, 1]),
    counts: null,
  });
  expect(xmlFault(svg)).toBeNull();
  expect(svg).toContain('<title>width=1: 10, 300</title>');
  expect(svg).toContain('<title>width=3: 30, 400</title>');
  expect(svg).not.toContain('width=4');
  expect(textsOf(svg).map(({ text }) => text)).toContain('net: 3 variants');
  // The first two are of the legend.
  const points = elementsOf(svg, 'circle').slice(2);
  expect(points.filter((circle) => circle.get('class') === 'scatter-front')).toHaveLength(2);
});

it('is by the figures of the front first', () => {
  const svg = renderSweepPlot({
    head: head(['min:flops'], ['params', 'macs', 'flops']),
    rows,
    front: new Set([1]),
    counts: null,
  });
  expect(svg).toContain('<title>width=2: 400, 20</title>');
});
