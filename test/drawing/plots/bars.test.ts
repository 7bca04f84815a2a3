import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type BarChart, barChart } from '../../../src/drawing/plots/bars';
import { runInProcess } from '../../support/run-in-process';
import { elementsOf, numberAt, textFaults, textsOf, xmlFault } from '../../support/svg-texts';

const folder = mkdtempSync(join(tmpdir(), 'inception-bars-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The picture that a comparison writes. */
function plotOf(...args: readonly string[]): string {
  const file = join(folder, 'bars.svg');
  const { status, stdout, stderr } = runInProcess(['compare', ...args, '--plot', file]);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).not.toBe('');
  return readFileSync(file, 'utf8');
}

/** The widths of the bars of a series, from the top, without its place in the legend. */
const widthsOf = (svg: string, series: string): readonly number[] =>
  elementsOf(svg, 'rect')
    .filter((rect) => rect.get('class') === `bars-${series}` && rect.get('height') === '13')
    .map((rect) => numberAt(rect, 'width'));

describe('inception compare --plot', () => {
  it('draws parameters and multiply-adds of each branch and the whole, in proportion', () => {
    const svg = plotOf('v1', 'v2');
    expect(xmlFault(svg)).toBeNull();
    expect(textFaults(svg)).toEqual([]);
    const texts = textsOf(svg).map(({ text }) => text);
    // The article's figures: 308,281,344 against 128,049,152 multiply-adds, 58.5 % fewer.
    for (const text of [
      'Parameters by branch',
      'Mult-Adds by branch',
      'conv5x5',
      'whole',
      '393,472',
      '163,696 −58.4 %',
      '308,281,344',
      '128,049,152 −58.5 %',
      '9,633,792 the same',
    ])
      expect(texts).toContain(text);
    const [first, second] = [widthsOf(svg, 'series1'), widthsOf(svg, 'series2')];
    expect([first.length, second.length]).toEqual([10, 10]);
    expect((second[9] ?? 0) / (first[9] ?? 1)).toBeCloseTo(128_049_152 / 308_281_344, 3);
    expect((first[7] ?? 0) / (first[9] ?? 1)).toBeCloseTo(120_422_400 / 308_281_344, 3);
    expect((second[4] ?? 0) / (first[4] ?? 1)).toBeCloseTo(163_696 / 393_472, 3);
  });

  it('names each bar where networks have no branches in common', () => {
    const svg = plotOf('resnet18', 'resnet34', 'mobilenet_v2');
    expect(textFaults(svg)).toEqual([]);
    const texts = textsOf(svg).map(({ text }) => text);
    expect(texts.filter((text) => text === 'resnet34')).toHaveLength(2);
    expect(texts).not.toContain('whole');
  });

  it('draws the figures that are asked for', () => {
    const svg = plotOf('v1', 'v2', '--metric', 'flops', '--metric', 'peak_activation_bytes');
    const texts = textsOf(svg).map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['FLOPs by branch', 'Peak activation bytes', '616,562,688']),
    );
    expect(texts).not.toContain('Parameters by branch');
  });

  it('draws the totals under conventions', () => {
    const texts = textsOf(plotOf('v1', 'v2', '--conventions', 'all')).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['Total by convention', 'fvcore', 'ptflops', 'calflops']));
  });

  it('refuses output shapes alone, and a file that it cannot write', () => {
    const shapes = runInProcess([
      'compare',
      'v1',
      'v2',
      '--metric',
      'output',
      '--plot',
      join(folder, 'x.svg'),
    ]);
    expect([shapes.status, shapes.stdout]).toEqual([2, '']);
    expect(shapes.stderr).toContain('--plot draws counts');
    const nowhere = runInProcess(['compare', 'v1', 'v2', '--plot', join(folder, 'none', 'x.svg')]);
    expect([nowhere.status, nowhere.stdout]).toEqual([2, '']);
    expect(nowhere.stderr).toContain('file/unwritable');
  });
});

describe('a chart of bars', () => {
  const chart = (series: readonly string[], groups: number): BarChart => ({
    title: 'figures',
    series,
    panels: [
      {
        title: 'Figures',
        groups: Array.from({ length: groups }, (_, group) => ({
          name: `part ${group} of a network with a name that is long beyond all reason & <b>`,
          kind: 'part',
          bars: series.map((_name, at) => ({ value: at === 1 ? null : at * 10 ** group, label: `${at}` })),
        })),
      },
    ],
  });

  it('has texts and bars inside it, without a bar for what is not known', () => {
    for (const count of [1, 3, 8, 12]) {
      const series = Array.from({ length: count }, (_, at) => `network number ${at}`);
      for (const groups of [1, 3]) {
        const svg = barChart(chart(series, groups));
        expect(xmlFault(svg)).toBeNull();
        expect(textFaults(svg)).toEqual([]);
        for (const rect of elementsOf(svg, 'rect')) expect(numberAt(rect, 'width')).toBeGreaterThan(0);
      }
    }
  });

  it('with more networks than colours names each at its bar', () => {
    const series = Array.from({ length: 9 }, (_, at) => `n${at}`);
    const texts = textsOf(barChart(chart(series, 2))).map(({ text }) => text);
    expect(texts.filter((text) => text === '8 n8')).toHaveLength(2);
    expect(texts).not.toContain('n8');
  });
});
