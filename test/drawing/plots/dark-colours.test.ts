import { describe, expect, it } from 'vitest';
import { barChart } from '../../../src/drawing/plots/bars';
import { icicle } from '../../../src/drawing/plots/icicle';
import { scatterPlot } from '../../../src/drawing/plots/scatter';
import { volumeChain } from '../../../src/drawing/volumes/chain';
import { volumesPicture } from '../../../src/drawing/volumes/volumes';
import { buildGraph } from '../../../src/frontends/spec/build-graph';
import { createReport } from '../../../src/report/report';
import { classesOf, hasRule } from '../../support/dark-colours';
import { loadPreset, reportOf } from '../../support/load-preset';

const plots: Readonly<Record<string, () => string>> = {
  bars: () => {
    const bars = Array.from({ length: 8 }, (_, at) => ({ value: at + 1, label: String(at + 1) }));
    const groups = [{ name: 'whole', kind: 'whole' as const, bars }];
    return barChart({
      title: 'eight',
      series: bars.map(({ label }) => label),
      panels: [{ title: 'Parameters', groups }],
    });
  },
  scatter: () =>
    scatterPlot(
      [
        { name: 'a', x: 1, y: 9, kind: 'front' },
        { name: 'b', x: 5, y: 3, kind: 'front' },
        { name: 'c', x: 9, y: 9, kind: 'other' },
      ],
      { title: 'three', xTitle: 'x', yTitle: 'y' },
    ),
  icicle: () => icicle(reportOf('v2'), { figure: 'macs' }),
  volumes: () => {
    const { graph } = buildGraph(loadPreset('direct5x5'));
    const chain = volumeChain(graph, createReport(graph));
    return 'problem' in chain ? '' : volumesPicture([chain, chain]);
  },
};

describe('the style sheet of a plot', () => {
  it.each(Object.keys(plots))('of %s has the dark colours of its own classes and no others', (kind) => {
    const svg = plots[kind]?.() ?? '';
    const sheet = /<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? '';
    const used = classesOf(svg);
    expect(used.filter((name) => !hasRule(sheet, name))).toEqual([]);
    expect(used.every((name) => name.startsWith(`${kind}-`))).toBe(true);
    expect(sheet.match(/\.[\w-]+\{/g)).toHaveLength(used.length);
  });
});
