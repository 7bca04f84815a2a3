// @ts-nocheck
import { describe, expect, it } from 'vitest';
import { createReport } from '../../src/report/report';
import { built, conv, relu, reportOf, series } from './built';

describe('calls that are alike', () => {
  it('have the same op, arguments and input shapes, whatever their names', () => {
    const graph = series([
      conv(8),
      { ...relu, name: 'a' },
      { ...conv(8), name: 'b' },
      conv(8),
      conv(4),
      conv(4),
    ]);
    const [first, ...others] = [...graph.alike];
    expect(first).toBe(0);
    // The first convolution sees 8 channels as the next two do; of the last two only one sees 4.
    expect(others).toEqual([1, 0, 0, 4, 5]);
  });

  it('are told apart by what they are called as', () => {
    const { alike } = series([relu, relu, { ...relu, functional: true }, { ...relu, functional: true }]);
    expect([...alike]).toEqual([0, 0, 2, 2]);
  });

  it('are told apart by each of several inputs', () => {
    const { alike } = series([
      { ...conv(4), name: 'narrow' },
      { type: 'Concat', from: ['narrow', '@input'] },
      { type: 'Concat', from: ['@input', 'narrow'] },
      { type: 'Concat', from: ['narrow', '@input'] },
      { type: 'Concat', from: ['narrow', '@input', 'narrow'] },
    ]);
    expect([...alike]).toEqual([0, 1, 2, 1, 4]);
  });

  it('are alike where expressions give the same values, and checked where they do not', () => {
    const module = { args: { width: null }, layers: [{ ...conv('${width}'), bias: false }] };
    const graph = series(
      [8, 8, 4, 8].map((width) => ({ type: 'Block', width })),
      { modules: { Block: module } },
    );
    expect([...graph.alike]).toEqual([0, 0, 2, 3]);
    expect(graph.nodes.map(({ args }) => args.out_channels)).toEqual([8, 8, 4, 8]);
  });

  it('keep parameters, freezing and calls again of their own', () => {
    const { layers, totals } = reportOf({
      input: [8, 6, 4],
      layers: [{ ...conv(8), name: 'a' }, { ...conv(8), frozen: true }, { reuse: 'a' }, conv(8)],
    });
    const own = layers[0]?.params;
    expect(layers.map(({ params, trainableParams }) => [params, trainableParams])).toEqual([
      [own, own],
      [own, 0],
      [0, 0],
      [own, own],
    ]);
    expect(new Set(layers.map(({ macs }) => macs)).size).toBe(1);
    expect(totals.params).toBe(Number(own) * 3);
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
    const apart = { ...graph, alike: Int32Array.from(graph.nodes.keys()) };
    expect(createReport(graph)).toEqual(createReport(apart));
  });
});
