import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, type Count } from '../../src/counts/count';
import { cellText } from '../../src/renderers/cell-text';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { columnNames } from '../../src/views/column-names';
import type { Cell } from '../../src/views/table';
import { treeOf } from '../../src/views/tree';
import { treeTable } from '../../src/views/tree-table';
import { network } from '../support/arbitrary-network';
import { built, conv, relu, reportOf } from '../support/built';
import { reportOf as presetReport } from '../support/load-preset';

/** The first column. */
function labels(report: Report, depth?: number): readonly string[] {
  const { rows } = treeTable(report, depth === undefined ? {} : { depth });
  return rows.map(([cell]) => cellText(cell as Cell));
}

function deepest(report: Report): number {
  const depthOf = (part: ReturnType<typeof treeOf>): number =>
    part.children.length === 0 ? 0 : 1 + Math.max(...part.children.map(depthOf));
  return depthOf(treeOf(report));
}

/** The sums of the columns of counts over the rows that have any. */
function sums(rows: readonly (readonly Cell[])[]): readonly Count[] {
  const total: Count[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      if (cell.kind === 'count') total[index] = addCounts(total[index] ?? 0, cell.count);
    }
  }
  return total.filter(() => true);
}

/** How deep a row is, by the five characters that each level above it takes. */
function levelOf([label]: readonly Cell[]): number {
  return Math.ceil((/^[ │├└─]*/.exec(cellText(label as Cell))?.[0].length ?? 0) / 5);
}

/** Each row with rows below it, and those of them that have none below themselves. */
function containers(rows: readonly (readonly Cell[])[]) {
  const levels = rows.map(levelOf);
  return rows.flatMap((row, start) => {
    const length = levels.slice(start + 1).findIndex((level) => level <= (levels[start] ?? 0));
    const end = length === -1 ? rows.length : start + 1 + length;
    const leaves = rows
      .slice(start + 1, end)
      .filter((_leaf, at) => (levels[start + at + 2] ?? 0) <= (levels[start + at + 1] ?? 0));
    return leaves.length === 0 ? [] : [{ row, leaves }];
  });
}

describe('a tree', () => {
  it('has each layer in its module, in the order of calls', () => {
    expect(labels(presetReport('v2'))).toEqual([
      'InceptionModuleV2',
      '├─BaseConv2D: conv1x1',
      '│    ├─Conv2d: conv',
      '│    └─ReLU: relu',
      '├─Sequential: conv3x3',
      '│    ├─BaseConv2D: 0',
      '│    │    ├─Conv2d: conv',
      '│    │    └─ReLU: relu',
      '│    └─BaseConv2D: 1',
      '│         ├─Conv2d: conv',
      '│         └─ReLU: relu',
      '├─Sequential: conv5x5',
      '│    ├─BaseConv2D: 0',
      '│    │    ├─Conv2d: conv',
      '│    │    └─ReLU: relu',
      '│    └─BaseConv2D: 1',
      '│         ├─Conv2d: conv',
      '│         └─ReLU: relu',
      '├─Sequential: pool',
      '│    ├─MaxPool2d: 0',
      '│    └─BaseConv2D: 1',
      '│         ├─Conv2d: conv',
      '│         └─ReLU: relu',
      '└─(Concat)',
    ]);
  });

  it('is as deep as is asked for', () => {
    const report = presetReport('v2');
    expect(labels(report, 0)).toEqual(['InceptionModuleV2']);
    expect(labels(report, 1)).toEqual([
      'InceptionModuleV2',
      '├─BaseConv2D: conv1x1',
      '├─Sequential: conv3x3',
      '├─Sequential: conv5x5',
      '├─Sequential: pool',
      '└─(Concat)',
    ]);
    expect(labels(report, 3)).toEqual(labels(report));
    expect(labels(report, 99)).toEqual(labels(report));
  });

  it('sums in a row what is inside it, shown below it or not', () => {
    const { rows } = treeTable(presetReport('v2'), {
      depth: 1,
      columns: ['params', 'macs', 'share_percent'],
    });
    expect(rows.map((row) => row.slice(1).map(cellText))).toEqual([
      ['163,696', '128,049,152', '100.0 %'],
      ['12,352', '9,633,792', '7.5 %'],
      ['129,248', '101,154,816', '79.0 %'],
      ['15,920', '12,443,648', '9.7 %'],
      ['6,176', '4,816,896', '3.8 %'],
      ['0', '0', '0.0 %'],
    ]);
  });

  it.each(['v2', 'resnet18', 'googlenet', 'swin_t', 'deeplabv3_resnet50'])(
    'of %s adds up to its totals at any depth',
    (name) => {
      const report = presetReport(name, null, { training: { optimizer: 'sgd' } });
      const saved = report.training?.savedBytes;
      const columns = columnNames.filter((column) => column !== 'peak_activation_bytes');
      for (let depth = 0; depth <= deepest(report); depth += 1) {
        const { rows, footer } = treeTable(report, { depth, columns });
        const { params, trainableParams, buffers, macs, flops, count, activationBytes } = report.totals;
        const total = [params, trainableParams, buffers, macs, flops, count, activationBytes, saved];
        expect(sums(rows.slice(0, 1))).toEqual(total);
        expect(sums([footer ?? []])).toEqual(total);
        for (const { row, leaves } of containers(rows)) expect(sums([row])).toEqual(sums(leaves));
      }
    },
  );

  it('of any network adds up to its totals at any depth', () => {
    fc.assert(
      fc.property(network, fc.nat(4), (document, depth) => {
        const report = reportOf({ ...document });
        const { rows, footer } = treeTable(report, {
          depth,
          columns: ['params', 'macs', 'activation_bytes'],
        });
        const { params, macs, activationBytes } = report.totals;
        expect(sums(rows.slice(0, 1))).toEqual([params, macs, activationBytes]);
        expect(sums([footer ?? []])).toEqual([params, macs, activationBytes]);
        for (const { row, leaves } of containers(rows)) expect(sums([row])).toEqual(sums(leaves));
      }),
    );
  });

  it('puts parts under a path that is no module, a functional merge among them', () => {
    const branches = { 0: conv(2), 1: [conv(2), relu] };
    const report = reportOf({
      name: 'Net',
      input: [2, 2, 2],
      layers: [conv(2), { type: 'Branches', name: 'convs', branches, merge: 'concat' }, relu],
    });
    expect(labels(report)).toEqual([
      'Net',
      '├─Conv2d: 0',
      '├─convs',
      '│    ├─Conv2d: 0',
      '│    ├─Sequential: 1',
      '│    │    ├─Conv2d: 0',
      '│    │    └─ReLU: 1',
      '│    └─(Concat)',
      '└─ReLU: 2',
    ]);
    // 2 x 2 + 2 for each of three convolutions, on 4 positions
    const { rows } = treeTable(report, { depth: 1 });
    expect(rows.map((row) => row.slice(1).map(cellText))).toEqual([
      ['[1, 4, 2, 2]', '18', '48'],
      ['[1, 2, 2, 2]', '6', '16'],
      ['', '12', '32'],
      ['[1, 4, 2, 2]', '0', '0'],
    ]);
  });

  it('says what is called again, with no parameters and its cost', () => {
    const report = reportOf({
      name: 'Net',
      input: [2, 2, 2],
      modules: { Block: { layers: [conv(2, { name: 'conv' }), { type: 'ReLU', functional: true }] } },
      layers: [{ type: 'Block', name: 'block' }, { reuse: 'block' }, conv(2, { name: 'a' }), { reuse: 'a' }],
    });
    const { rows } = treeTable(report, { columns: ['params', 'macs'] });
    expect(rows.map((row) => row.map(cellText).join(' '))).toEqual([
      'Net 12 64',
      '├─Block: block 6 16',
      '│    ├─Conv2d: conv 6 16',
      '│    └─(ReLU) 0 0',
      '├─Block: block (again) 0 16',
      '│    ├─Conv2d: conv (again) 0 16',
      '│    └─(ReLU) (again) 0 0',
      '├─Conv2d: a 6 16',
      '└─Conv2d: a (again) 0 16',
    ]);
  });

  it('has a row for every functional call, with its name where it has one', () => {
    const report = reportOf({
      name: 'Net',
      input: [2, 4],
      layers: [
        { type: 'Linear', out_features: 4, name: 'keys', functional: true },
        { type: 'Transpose', dim0: -2, dim1: -1, functional: true },
        { type: 'MatMul', from: ['keys', '@input'], when: false },
      ],
    });
    expect(labels(report)).toEqual(['Net', '├─(Linear: keys)', '└─(Transpose)']);
    const { rows } = treeTable(report);
    expect(rows.map((row) => row.slice(2).map(cellText))).toEqual([
      ['20', '32'],
      ['20', '32'],
      ['0', '0'],
    ]);
  });

  it('of modules without a layer, and of nothing at all', () => {
    const empty = { type: 'Sequential', layers: [] };
    const inside = { type: 'Sequential', layers: [empty, conv(2), empty] };
    const report = reportOf({ name: 'Net', input: [2, 2, 2], layers: [empty, inside, empty] });
    expect(labels(report)).toEqual([
      'Net',
      '├─Sequential: 0',
      '├─Sequential: 1',
      '│    ├─Sequential: 0',
      '│    ├─Conv2d: 1',
      '│    └─Sequential: 2',
      '└─Sequential: 2',
    ]);
    const nothing = treeTable(reportOf({ name: 'Net', input: [2, 2, 2], layers: [] }));
    expect(nothing.rows.map((row) => row.map(cellText))).toEqual([['Net', '[1, 2, 2, 2]', '0', '0']]);
  });

  it('says what a convention cannot count, and of which sums it is a part', () => {
    const block = { type: 'Sequential', name: 'block', layers: [conv(2), relu] };
    const graph = built({ name: 'Net', input: [2, 2, 2], layers: [block, conv(2, { name: 'last' })] });
    const convention = {
      name: 'some',
      title: 'Some',
      summary: '',
      count: (_work: unknown, { op }: { readonly op: { readonly type: string } }) =>
        op.type === 'ReLU' ? null : 1,
    };
    const report = createReport(graph, { convention });
    const counts = (depth: number) =>
      treeTable(report, { depth, columns: ['count'] }).rows.map(([, cell]) => cellText(cell as Cell));
    expect(counts(2)).toEqual(['2 (partial)', '1 (partial)', '1', 'not counted', '1']);
    expect(counts(1)).toEqual(['2 (partial)', '1 (partial)', '1']);
    expect(counts(0)).toEqual(['2 (partial)']);
  });

  it('of very many layers is made', () => {
    const layers = { type: 'Repeat', times: 100_000, layers: [{ type: 'ReLU' }] };
    const report = reportOf({ input: [2, 2, 2], layers: [{ type: 'Flatten', functional: true }, layers] });
    expect(treeTable(report).rows).toHaveLength(100_002);
  });
});
