import { describe, expect, it } from 'vitest';
import { comparableOfStored } from '../../src/language/comparable-of-stored';
import { readStoredReport } from '../../src/language/stored-report';
import { renderComparisonText } from '../../src/renderers/compare-text';
import { renderExplanationJson } from '../../src/renderers/explain-json';
import { renderExplanationText } from '../../src/renderers/explain-text';
import { renderMarkdown } from '../../src/renderers/markdown';
import { renderReportJson } from '../../src/renderers/report-json';
import { renderText } from '../../src/renderers/text';
import { renderTorchsummary } from '../../src/renderers/torchsummary';
import { renderTree } from '../../src/renderers/tree';
import { comparableOf } from '../../src/report/comparable';
import { createComparison } from '../../src/report/compare';
import { createDiff } from '../../src/report/diff';
import { createExplanation } from '../../src/report/explain';
import { measure } from '../../src/report/metric';
import { createReport } from '../../src/report/report';
import { diffTotalsTable } from '../../src/views/diff-totals-table';
import { layersTable } from '../../src/views/layers-table';
import { built, type Document } from '../support/built';

const conv = (name: string, out_channels: number) => ({
  type: 'Conv2d',
  name,
  out_channels,
  kernel_size: 3,
  padding: 1,
});

/** A backbone of two stages, seen 3 and 5 wide, both of which the network gives. */
function network(outputs?: object): Document {
  return {
    name: 'Net',
    input: [8, 6, 4],
    modules: {
      Backbone: { layers: [conv('low', 2), conv('high', 4)], outputs: { out: 'high', aux: 'low' } },
    },
    layers: [{ type: 'Backbone', name: 'backbone' }],
    ...(outputs === undefined ? {} : { outputs }),
  };
}

const graph = built(network());
const report = createReport(graph);

describe('several outputs', () => {
  it('have their names in the report and in JSON', () => {
    const outputs = [
      { name: 'out', shape: [1, 4, 6, 4] },
      { name: 'aux', shape: [1, 2, 6, 4] },
    ];
    expect(report.model.outputs).toEqual(outputs);
    expect(report.outputLayers).toEqual([1, 0]);
    const document = JSON.parse(renderReportJson(report));
    expect(document.model.outputs).toEqual(outputs);
    expect(document.modules).toEqual([expect.objectContaining({ path: 'backbone', output: [1, 4, 6, 4] })]);
  });

  it('each have a line of the text; one alone has no name there', () => {
    const text = renderText(report);
    expect(text).toContain('Output shape (out): [1, 4, 6, 4]\nOutput shape (aux): [1, 2, 6, 4]\n');
    expect(renderText(createReport(built(network({ aux: 'backbone.aux' }))))).toContain(
      'Output shape: [1, 2, 6, 4]\n',
    );
  });

  it("are a tuple in torchsummary, of a module and of its main branch's root", () => {
    const lines = renderTorchsummary(report, { rootRow: 'with-root' }).split('\n').slice(3, 7);
    expect(lines.map((line) => line.trim().replace(/ +/g, ' '))).toEqual([
      'Conv2d-1 [-1, 2, 6, 4] 146',
      'Conv2d-2 [-1, 4, 6, 4] 76',
      'Backbone-3 [[-1, 4, 6, 4], [-1, 2, 6, 4]] 0',
      'Net-4 [[-1, 4, 6, 4], [-1, 2, 6, 4]] 0',
    ]);
  });

  it('stand side by side in tables and trees, each with what it sees', () => {
    const columns = ['output', 'receptive_field'] as const;
    const footer = renderMarkdown(layersTable(report, columns)).trimEnd().split('\n').at(-1);
    expect(footer).toMatch(/\*\*\[1, 4, 6, 4\], \[1, 2, 6, 4\]\*\* \| +\*\*5x5, 3x3\*\*/);
    const tree = renderTree(report, { columns, depth: 1 }).split('\n');
    expect(tree[3]?.replace(/ +/g, ' ').trim()).toBe('Net [1, 4, 6, 4], [1, 2, 6, 4] 5x5, 3x3');
    expect(tree[4]?.replace(/ +/g, ' ').trim()).toBe(
      '└─Backbone: backbone [1, 4, 6, 4], [1, 2, 6, 4] 5x5, 3x3',
    );
  });

  it('are explained: of the whole and of a module', () => {
    for (const path of [null, 'backbone']) {
      const explanation = createExplanation(graph, report, path);
      if (explanation === null) throw new Error('nothing there');
      const text = renderExplanationText(explanation).replace(/ {2,}/g, '  ');
      expect(text).toContain('  Output  [1, 4, 6, 4]\n  [1, 2, 6, 4] (aux)\n');
      expect(text).toContain('  Receptive field  5 x 5 of the input, in steps of 1 x 1\n');
      expect(text).toContain('  3 x 3 of the input, in steps of 1 x 1 (aux)\n');
      const document = JSON.parse(renderExplanationJson(explanation));
      expect(document).toMatchObject({ output: [1, 4, 6, 4], receptive_field: { size: [5, 5] } });
    }
  });

  it('are measured by the paths of their layers', () => {
    for (const metric of ['output', 'receptive_field'] as const) {
      for (const at of ['total', 'backbone'])
        expect(measure(report, metric, at)).toMatchObject({
          code: 'check/no-figure',
          help: 'name one of them: backbone.high, backbone.low',
        });
    }
    expect(measure(report, 'receptive_field', 'backbone.low')).toMatchObject({ sizes: [3, 3] });
    const one = createReport(built(network({ aux: 'backbone.aux' })));
    expect(measure(one, 'output', 'total')).toMatchObject({ sizes: [1, 2, 6, 4] });
    expect(measure(one, 'receptive_field', 'total')).toMatchObject({ sizes: [3, 3] });
  });

  it('are compared and told apart by their shapes', () => {
    const one = built(network({ out: 'backbone' }));
    const other = createReport(one);
    const diff = createDiff(comparableOf(report), comparableOf(other));
    expect(diff.settings.find(({ metric }) => metric === 'output')?.isChanged).toBe(true);
    expect(renderMarkdown(diffTotalsTable(diff))).toContain('out [1, 4, 6, 4], aux [1, 2, 6, 4]');
    const stored = readStoredReport(renderReportJson(report), 'old.json');
    if (stored.report === null) throw new Error('not read');
    expect(createDiff(comparableOfStored(stored.report, 'old.json'), comparableOf(report)).verdict).toBe(
      'same',
    );
    const comparison = createComparison(
      [
        { name: 'two', graph, report },
        { name: 'one', graph: one, report: other },
      ],
      {},
    );
    expect(comparison.outputs.same).toEqual([false]);
    expect(renderComparisonText(comparison)).toContain('[1, 2, 6, 4]');
  });
});

describe('an output that passes by the last layer', () => {
  const layers = [conv('a', 2), conv('b', 2)];

  it('has the receptive field of the layer that gives it', () => {
    const early = createReport(built({ input: [8, 6, 4], layers, outputs: { out: 'a' } }));
    expect(measure(early, 'receptive_field', 'total')).toMatchObject({ sizes: [3, 3] });
    expect(renderTree(early, { columns: ['receptive_field'], depth: 0 })).toMatch(/ 3x3\n/);
  });

  it('has none where it is the input', () => {
    const through = createReport(built({ input: [8, 6, 4], layers, outputs: { out: '@input' } }));
    expect(through.outputLayers).toEqual([null]);
    expect(measure(through, 'receptive_field', 'total')).toMatchObject({ code: 'check/no-figure' });
    expect(measure(through, 'output', 'total')).toMatchObject({ sizes: [1, 8, 6, 4] });
  });
});
