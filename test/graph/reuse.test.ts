import { describe, expect, it } from 'vitest';
import { createReport } from '../../src/report/report';
import { callsInOrder } from '../../src/views/calls';
import { attempt, conv, errorsOf, lines, modulePaths, params, relu, series } from '../support/built';
import { allReads, modulesOf, outputOf } from '../support/graph-view';

const shared = { type: 'Conv2d', name: 'shared', out_channels: 8, kernel_size: 3, padding: 1 };

describe('reuse', () => {
  it('calls a layer again: parameters once, cost each time, a row each', () => {
    const graph = series([shared, relu, { reuse: 'shared' }]);
    expect(lines(graph)).toEqual(['shared Conv2d 1x8x6x4', '1 ReLU 1x8x6x4', 'shared Conv2d 1x8x6x4']);
    const report = createReport(graph);
    // 8 x 8 x 9 weights and 8 biases; 8 x 9 x 8 multiply-adds at each of 24 positions
    expect(report.layers.map((layer) => [Number(layer.params), Number(layer.macs)])).toEqual([
      [584, 13824],
      [0, 0],
      [0, 13824],
    ]);
    expect([report.totals.params, report.totals.macs]).toEqual([584, 27648]);
  });

  it('takes its own inputs, and may be reused again and again', () => {
    const graph = series([
      shared,
      { type: 'MaxPool2d', kernel_size: 2 },
      { reuse: 'shared' },
      { reuse: 'shared', from: '@input' },
      { reuse: 'shared', from: 'shared' },
    ]);
    expect(lines(graph).slice(2)).toEqual([
      'shared Conv2d 1x8x3x2',
      'shared Conv2d 1x8x6x4',
      'shared Conv2d 1x8x6x4',
    ]);
    expect(allReads(graph)).toEqual([[-1], [0], [1], [-1], [0]]);
    expect(params(graph)).toEqual([584, 0, 0, 0, 0]);
  });

  it('may have a name, by which its output is found, and may be left out', () => {
    const graph = series([
      shared,
      { reuse: 'shared', name: 'second' },
      relu,
      { type: 'Add', from: ['shared', 'second'] },
      { reuse: 'shared', when: '${in_channels == 1}' },
    ]);
    expect(allReads(graph)).toEqual([[-1], [0], [1], [0, 1]]);
  });

  it('takes no index of its list', () => {
    expect(lines(series([shared, { reuse: 'shared' }, relu]))[2]).toBe('1 ReLU 1x8x6x4');
  });

  it('calls a module again with every call inside it', () => {
    const block = {
      layers: [
        conv(8, { name: 'conv' }),
        { type: 'Branches', branches: { a: [{ ...relu }], b: [] }, merge: 'add' },
      ],
    };
    const graph = series(
      [{ type: 'Block', name: 'head' }, { type: 'MaxPool2d', kernel_size: 2 }, { reuse: 'head' }],
      {
        modules: { Block: block },
      },
    );
    expect(lines(graph)).toEqual([
      'head.conv Conv2d 1x8x6x4',
      'head.a.0 ReLU 1x8x6x4',
      'head Add 1x8x6x4',
      '1 MaxPool2d 1x8x3x2',
      'head.conv Conv2d 1x8x3x2',
      'head.a.0 ReLU 1x8x3x2',
      'head Add 1x8x3x2',
    ]);
    expect(params(graph)).toEqual([72, 0, 0, 0, 0, 0, 0]);
    expect(modulePaths(graph)).toEqual([
      'head.a Sequential',
      'head Block',
      'head.a Sequential',
      'head Block',
    ]);
    expect(modulesOf(graph).map(({ output }) => output.join('x'))).toEqual([
      '1x8x6x4',
      '1x8x6x4',
      '1x8x3x2',
      '1x8x3x2',
    ]);
    expect(allReads(graph)).toEqual([[-1], [0], [1, 0], [2], [3], [4], [5, 4]]);
    const report = createReport(graph);
    const rows = callsInOrder(report).map(({ row }) => row.type);
    expect(rows).toEqual([
      'Conv2d',
      'ReLU',
      'Sequential',
      'Add',
      'Block',
      'MaxPool2d',
      'Conv2d',
      'ReLU',
      'Sequential',
      'Add',
      'Block',
    ]);
  });

  it('gives the shape of what passes through, where the step is the identity', () => {
    const graph = series([
      { type: 'Sequential', name: 'nothing', layers: [] },
      { type: 'MaxPool2d', kernel_size: 2 },
      { reuse: 'nothing' },
      relu,
    ]);
    expect(outputOf(graph)).toEqual([1, 8, 3, 2]);
    expect(allReads(graph)[1]).toEqual([0]);
    expect(modulesOf(graph).map(({ output }) => output.join('x'))).toEqual(['1x8x6x4', '1x8x3x2']);
  });

  it('keeps what is frozen frozen', () => {
    const report = createReport(series([{ ...shared, frozen: true }, { reuse: 'shared' }]));
    expect(report.layers.map((layer) => layer.trainableParams)).toEqual([0, 0]);
    expect([report.totals.params, report.totals.trainableParams]).toEqual([584, 0]);
  });

  it('of another shape is not told to change an argument that it does not have', () => {
    const { diagnostics } = attempt({ input: [8, 6, 4], layers: [shared, conv(4), { reuse: 'shared' }] });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.help).not.toMatch(/leave in_channels out/);
  });

  it('is told of what is not there, and of another shape', () => {
    const errors = (...layers: unknown[]) => errorsOf({ input: [8, 6, 4], layers });
    expect(errors({ reuse: 'later' }, { ...relu, name: 'later' })).toEqual([
      'spec/unknown-reference layers.0.reuse',
    ]);
    expect(errors(relu, { reuse: '0' })).toEqual(['spec/unknown-reference layers.1.reuse']);
    expect(errors(shared, conv(4), { reuse: 'shared' })[0]).toMatch(/^shape\/mismatch layers\.2/);
    expect(errors(shared, { reuse: 'shared', out_channels: 4 })).toEqual([
      'spec/unknown-key layers.1.out_channels',
    ]);
    expect(errors(shared, { reuse: 'shared', type: 'Conv2d' })).toEqual(['spec/unknown-key layers.1.type']);
    expect(errors(shared, { reuse: '@input' })).toEqual(['spec/unknown-reference layers.1.reuse']);
  });
});

describe('frozen', () => {
  const norm = { type: 'BatchNorm2d' };
  const trainable = (layers: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) =>
    createReport(series(layers, more)).layers.map((layer) => Number(layer.trainableParams));

  it('holds for a layer, and for everything in a container or a module', () => {
    expect(trainable([conv(2), conv(2, { frozen: true })])).toEqual([18, 0]);
    expect(trainable([{ type: 'Sequential', frozen: true, layers: [conv(8), norm] }, norm])).toEqual([
      0, 0, 16,
    ]);
    expect(
      trainable([{ type: 'Repeat', times: 2, frozen: '${i == 0}', layers: [norm] }, norm], {
        vars: { i: 0 },
      }),
    ).toEqual([0, 0, 16]);
    const branches = { a: [norm], b: norm };
    expect(trainable([{ type: 'Branches', frozen: true, branches, merge: 'add' }, norm])).toEqual([
      0, 0, 0, 16,
    ]);
    const modules = {
      Block: { layers: [{ type: 'Sequential', layers: [norm] }, { type: 'Inner' }] },
      Inner: { layers: [norm] },
    };
    expect(trainable([{ type: 'Block', frozen: true }, { type: 'Block' }], { modules })).toEqual([
      0, 0, 16, 16,
    ]);
  });

  it('may be an expression, and leaves parameters, buffers and cost alone', () => {
    const { totals } = createReport(
      series([{ type: 'Repeat', times: 3, layers: [conv(8, { frozen: '${i < 2}' }), norm] }]),
    );
    expect(totals).toMatchObject({
      params: 3 * (72 + 16),
      trainableParams: 72 + 48,
      buffers: 3 * 17,
      macs: 3 * 64 * 24,
    });
  });

  it('inside an open container stays', () => {
    expect(trainable([{ type: 'Sequential', frozen: false, layers: [conv(8, { frozen: true })] }])).toEqual([
      0,
    ]);
    expect(
      trainable([{ type: 'Sequential', frozen: true, layers: [conv(8, { frozen: false })] }]),
      'what a frozen container holds is frozen',
    ).toEqual([0]);
  });
});
