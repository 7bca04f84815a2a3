import { describe, expect, it } from 'vitest';
import { createReport } from '../../src/report/report';
import { attempt, built, conv, relu, reportOf, series } from '../support/built';
import { allNodes, computed } from '../support/graph-view';

describe('calls that compute the same', () => {
  it('have the same op, arguments and input shapes, whatever their names', () => {
    const graph = series([
      conv(8),
      { ...relu, name: 'a' },
      { ...conv(8), name: 'b' },
      conv(8),
      conv(4),
      conv(4),
    ]);
    // The first convolution sees 8 channels as the next two do; of the last two only one sees 4.
    expect(computed(graph)).toEqual([0, 1, 0, 0, 2, 3]);
    expect(allNodes(graph).map(({ op }) => op.type)).toEqual([
      'Conv2d',
      'ReLU',
      'Conv2d',
      'Conv2d',
      'Conv2d',
      'Conv2d',
    ]);
  });

  it('are told apart by what they are called as', () => {
    const graph = series([relu, relu, { ...relu, functional: true }, { ...relu, functional: true }]);
    expect(computed(graph)).toEqual([0, 0, 1, 1]);
  });

  it('are told apart by each of several inputs', () => {
    const graph = series([
      { ...conv(4), name: 'narrow' },
      { type: 'Concat', from: ['narrow', '@input'] },
      { type: 'Concat', from: ['@input', 'narrow'] },
      { type: 'Concat', from: ['narrow', '@input'] },
      { type: 'Concat', from: ['narrow', '@input', 'narrow'] },
    ]);
    expect(computed(graph)).toEqual([0, 1, 2, 1, 3]);
  });

  it('are told apart by shapes that have the same digits', () => {
    const input = [1, 11, 1];
    const graph = series([relu, { type: 'Permute', dims: [0, 2, 1, 3] }, relu], { input });
    expect(allNodes(graph).map(({ output }) => output)).toEqual([
      [1, 1, 11, 1],
      [1, 11, 1, 1],
      [1, 11, 1, 1],
    ]);
    expect(computed(graph)).toEqual([0, 1, 2]);
  });

  it('are told apart by a number and a text of its digits, which is refused', () => {
    const module = { args: { width: null }, layers: [conv('${width}')] };
    const layers = [
      { type: 'Block', width: 8 },
      { type: 'Block', width: '8' },
    ];
    expect(attempt({ input: [8, 6, 4], modules: { Block: module }, layers }).diagnostics).toMatchObject([
      { code: 'spec/invalid-value', why: 'width is "8", given to Block at layers.1' },
    ]);
  });

  it('are one computation where expressions give the same values, and checked where they do not', () => {
    const module = { args: { width: null }, layers: [{ ...conv('${width}'), bias: false }] };
    const graph = series(
      [8, 8, 4, 8].map((width) => ({ type: 'Block', width })),
      { modules: { Block: module } },
    );
    expect(computed(graph)).toEqual([0, 0, 1, 2]);
    expect(allNodes(graph).map(({ args }) => args.out_channels)).toEqual([8, 8, 4, 8]);
  });

  it('keep parameters, freezing and calls again of their own', () => {
    const report = reportOf({
      input: [8, 6, 4],
      layers: [{ ...conv(8), name: 'a' }, { ...conv(8), frozen: true }, { reuse: 'a' }, conv(8)],
    });
    const layers = report.layers;
    const own = layers[0]?.params;
    expect(layers.map(({ params, trainableParams }) => [params, trainableParams])).toEqual([
      [own, own],
      [own, 0],
      [0, 0],
      [own, own],
    ]);
    expect(new Set(layers.map(({ macs }) => macs)).size).toBe(1);
    expect(report.totals.params).toBe(Number(own) * 3);
  });

  it('give the figures that each would have alone', () => {
    const layers = [
      conv(8),
      relu,
      conv(8),
      { ...relu, inplace: true },
      { type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 },
    ];
    const graph = built({ input: [8, 6, 4], layers: [{ type: 'Repeat', times: 3, layers }] });
    const nodes = graph.nodes.map((node) => ({ ...node, computation: { ...node.computation } }));
    const apart = { ...graph, nodes };
    const [report, reportApart] = [createReport(graph), createReport(apart)];
    expect(report).toEqual(reportApart);
  });
});
