import { describe, expect, it } from 'vitest';
import { conventions } from '../../src/conventions/index';
import { comparableOfStored } from '../../src/language/comparable-of-stored';
import { readStoredReport } from '../../src/language/stored-report';
import { renderCsv } from '../../src/renderers/csv';
import { renderExplanationText } from '../../src/renderers/explain-text';
import { renderMarkdown } from '../../src/renderers/markdown';
import { renderReportJson } from '../../src/renderers/report-json';
import { renderText } from '../../src/renderers/text';
import { textFigures } from '../../src/renderers/text-figures';
import { renderTorchsummary } from '../../src/renderers/torchsummary';
import { renderTree } from '../../src/renderers/tree';
import { comparableOf } from '../../src/report/comparable';
import { createComparison } from '../../src/report/compare';
import { createDiff } from '../../src/report/diff';
import { createExplanation } from '../../src/report/explain';
import { measure } from '../../src/report/metric';
import { createReport } from '../../src/report/report';
import type { ColumnName } from '../../src/views/column-names';
import { layersTable } from '../../src/views/layers-table';
import { layersWithoutRows } from '../../src/views/torchsummary-rows';
import { built, conv, type Document, relu, reportOf } from '../support/built';

/** A network with a head of 3 x 4 + 3 parameters and a norm that only training calls. */
function network(called: boolean): Document {
  return {
    name: 'Net',
    input: [8, 6, 4],
    modules: {
      Head: {
        layers: [
          { type: 'BatchNorm2d', name: 'norm' },
          { type: 'ReLU', functional: true },
          { type: 'Linear', name: 'fc', out_features: 3 },
        ],
      },
    },
    layers: [
      conv(2, { name: 'conv' }),
      { type: 'Head', name: 'aux', called },
      { ...relu, name: 'relu', from: 'conv' },
    ],
  };
}

const graph = built(network(false));
const report = createReport(graph);
const figuresOf = (...names: readonly ColumnName[]) =>
  textFigures(report, names, [], layersWithoutRows(report));
const without = reportOf({
  name: 'Net',
  input: [8, 6, 4],
  layers: [conv(2, { name: 'conv' }), { ...relu, name: 'relu' }],
});

describe('layers that are not called', () => {
  it.each(conventions)('count nothing under $name', (convention) => {
    const { totals } = createReport(graph, { convention });
    const { count, complete } = createReport(built({ input: [8, 6, 4], layers: [conv(2), relu] }), {
      convention,
    }).totals;
    expect({ count: totals.count, complete: totals.complete }).toEqual({ count, complete });
  });

  it('are no part of torchsummary: neither a row nor a parameter', () => {
    for (const rootRow of ['with-root', 'without-root'] as const)
      expect(renderTorchsummary(report, { rootRow })).toBe(renderTorchsummary(without, { rootRow }));
  });

  it('are one line of the text, so that its columns add up', () => {
    const lines = renderText(report).split('\n');
    expect(lines[5]?.trim().split(/ {2,}/)).toEqual(['(not called)', '19', '0']);
    expect(lines).toContain('Total params: 37');
    expect(lines).toContain('Params size (MB): 0.00');
    expect(renderText(without)).not.toContain('not called');
    const figures = figuresOf('params', 'buffers', 'macs', 'output', 'receptive_field');
    expect(figures.uncalled).toEqual(['19', '5', '0', '', '']);
  });

  it('are apart from functional calls, which only what is called has', () => {
    const { functional, uncalled } = figuresOf('count', 'activation_bytes');
    expect([functional, uncalled]).toEqual([
      ['0', '0'],
      ['0', '0'],
    ]);
    expect(renderText(report)).not.toContain('(functional)');
  });

  it('have a row of zeros and no output in tables', () => {
    expect(renderCsv(layersTable(report))).toBe(
      [
        'path,type,output,params,trainable_params,buffers,macs,flops',
        'conv,Conv2d,1x2x6x4,18,18,0,384,768',
        'aux.norm,BatchNorm2d,,4,4,5,0,0',
        'aux,ReLU,,0,0,0,0,0',
        'aux.fc,Linear,,15,15,0,0,0',
        'relu,ReLU,1x2x6x4,0,0,0,0,0',
        '',
      ].join('\n'),
    );
    expect(renderMarkdown(layersTable(report))).toMatch(/\*\*Total\*\* .* \*\*37\*\* \| +\*\*37\*\* /);
  });

  it('say so in a tree', () => {
    const lines = renderTree(report, { columns: ['output', 'params', 'macs'] }).split('\n');
    expect(lines.slice(3, 10).map((line) => line.trimEnd().replace(/ +/g, ' '))).toEqual([
      'Net [1, 2, 6, 4] 37 384',
      '├─Conv2d: conv [1, 2, 6, 4] 18 384',
      '├─Head: aux (not called) 19 0',
      '│ ├─BatchNorm2d: norm (not called) 4 0',
      '│ ├─(ReLU) (not called) 0 0',
      '│ └─Linear: fc (not called) 15 0',
      '└─ReLU: relu [1, 2, 6, 4] 0 0',
    ]);
    expect(renderTree(report, { depth: 1 })).toMatch(/├─Head: aux \(not called\) +19 +0\n/);
  });

  it('have the keys of any layer in JSON, and the shapes that they would have', () => {
    const { layers, modules, totals } = JSON.parse(renderReportJson(report));
    expect(Object.keys(layers[1])).toEqual(Object.keys(layers[0]));
    expect(layers[3]).toMatchObject({
      output: [1, 2, 6, 3],
      params: 15,
      macs: 0,
      count: 0,
      receptive_field: null,
    });
    expect(modules).toEqual([
      { path: 'aux', type: 'Head', params: 19, macs: 0, count: 0, output: [1, 2, 6, 3] },
    ]);
    expect(totals).toMatchObject({ params: 37, buffers: 5, complete: true });
  });

  it('are explained without work', () => {
    const textAt = (path: string | null) => {
      const explanation = createExplanation(graph, report, path);
      if (explanation === null) throw new Error('nothing there');
      return renderExplanationText(explanation);
    };
    expect(textAt('aux.fc')).toBe(
      [
        'aux.fc (Linear)',
        '  Input            [1, 2, 6, 4]',
        '  Output           [1, 2, 6, 3], if it were called',
        '  Parameters       3 x 4 = 12 weights + 3 biases = 15',
        '  Mult-Adds        none: it is built, not called',
        '  Parameter bytes  15 x 4 = 60 bytes',
        '',
        'Convention: macs',
        '',
      ].join('\n'),
    );
    expect(textAt('aux')).toContain('  Mult-Adds         none: it is built, not called\n');
    expect(textAt('aux')).toContain('Linear (not called)');
    expect(textAt(null)).toMatch(/aux +Head \(not called\) +19 +0 /);
    expect(createExplanation(graph, report, 'aux.fc')).toMatchObject({ calls: 0, work: [], params: 15 });
  });

  it('are measured by their parameters; they have no output', () => {
    expect(measure(report, 'params', 'aux')).toMatchObject({ count: 19 });
    expect(measure(report, 'macs', 'aux.*')).toMatchObject({ count: 0 });
    for (const at of ['aux', 'aux.fc'])
      for (const metric of ['output', 'receptive_field'] as const)
        expect(measure(report, metric, at)).toMatchObject({
          code: 'check/no-figure',
          problem: `"${at}" is built but not called: it has no output`,
        });
    expect(measure(report, 'output', 'total')).toMatchObject({ sizes: [1, 2, 6, 4] });
  });

  it('differ from the same layers called, in what they cost', () => {
    const called = createReport(built(network(true)));
    const stored = readStoredReport(renderReportJson(report), 'old.json');
    if (stored.report === null) throw new Error('not read');
    const diff = createDiff(comparableOfStored(stored.report, 'old.json'), comparableOf(called));
    expect(
      diff.layers.filter(({ status }) => status !== 'unchanged').map(({ new: layer }) => layer?.path),
    ).toEqual(expect.arrayContaining(['aux.fc', 'aux.norm']));
    expect(diff.totals.filter(({ isChanged }) => isChanged).map(({ metric }) => metric)).not.toContain(
      'params',
    );
    expect(createDiff(comparableOf(report), comparableOf(createReport(built(network(false))))).verdict).toBe(
      'same',
    );
  });

  it('are compared: their parameters count, their work does not', () => {
    const networks = [
      { name: 'with', graph, report },
      { name: 'called', graph: built(network(true)), report: createReport(built(network(true))) },
    ];
    const { figures } = createComparison(networks, {});
    const valuesOf = (metric: string) => figures.find((figure) => figure.metric === metric)?.values;
    expect(valuesOf('params')).toEqual([37, 37]);
    expect(valuesOf('biases')).toEqual([7, 7]);
    expect(valuesOf('macs')).toEqual([384, 384 + 2 * 6 * 4 * 3]);
  });

  it('read nothing that a reduction could not be taken from', () => {
    const layers = [
      conv(4, { name: 'reduce' }),
      conv(1, { name: 'unused', called: false }),
      { type: 'Conv2d', name: 'large', out_channels: 8, kernel_size: 3, padding: 1 },
      {
        type: 'Sequential',
        name: 'off',
        called: false,
        layers: [conv(2), { type: 'Conv2d', out_channels: 8, kernel_size: 3 }],
      },
    ];
    const reduced = built({ input: [8, 6, 4], layers });
    expect(createExplanation(reduced, createReport(reduced), null)).toMatchObject({
      reductions: [{ reduction: 'reduce', layer: 'large' }],
    });
  });
});
