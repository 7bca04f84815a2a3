import { describe, expect, it } from 'vitest';
import { conv, errorsOf, lines, modulePaths, paths, relu, reportOf, series } from '../support/built';
import { allNodes, allReads, modulesOf, outputsOf, uncalledOf } from '../support/graph-view';

const head = { type: 'Linear', name: 'head', out_features: 3 };
const uncalled = { ...head, called: false };

describe('a step that is not called', () => {
  it('is built on what it would take, and what follows takes what was before it', () => {
    const graph = series([conv(2, { name: 'conv' }), uncalled, relu]);
    expect(lines(graph)).toEqual(['conv Conv2d 1x2x6x4', 'head Linear 1x2x6x3', '2 ReLU 1x2x6x4']);
    expect(allReads(graph)).toEqual([[-1], [0], [0]]);
    expect(uncalledOf(graph)).toEqual([1]);
    expect(allNodes(graph)[1]?.args.in_features).toBe(4);
  });

  it('has parameters and buffers, and costs nothing', () => {
    const called = reportOf({ input: [8, 6, 4], layers: [conv(2)] });
    const norm = { type: 'BatchNorm2d', name: 'norm', called: false };
    const report = reportOf({ input: [8, 6, 4], layers: [conv(2), uncalled, norm] });
    const costless = { macs: 0, flops: 0, count: 0, isCounted: true, activationBytes: 0 };
    expect(report.layers.slice(1)).toMatchObject([
      { path: 'head', call: 'never', ...costless, params: 15, trainableParams: 15, buffers: 0 },
      { path: 'norm', call: 'never', ...costless, params: 4, trainableParams: 4, buffers: 5 },
    ]);
    for (const layer of report.layers.slice(1))
      expect(layer).toMatchObject({ liveBytes: 0, receptiveField: null });
    expect(report.totals).toEqual({
      ...called.totals,
      params: Number(called.totals.params) + 19,
      trainableParams: Number(called.totals.trainableParams) + 19,
      paramBytes: Number(called.totals.paramBytes) + 4 * 19,
      buffers: 5,
    });
    expect(report.model.outputs).toEqual(called.model.outputs);
  });

  it('costs nothing where a like one that comes later does', () => {
    const layers = [
      conv(8, { name: 'a', called: false }),
      conv(8, { name: 'b' }),
      conv(8, { name: 'c', called: false }),
    ];
    const report = reportOf({ input: [8, 6, 4], layers });
    const alone = reportOf({ input: [8, 6, 4], layers: [conv(8)] });
    expect(report.layers.map(({ macs }) => macs)).toEqual([0, alone.totals.macs, 0]);
    expect(report.layers.map(({ activationBytes }) => activationBytes)).toEqual([0, 768, 0]);
    expect(report.totals.peakActivationBytes).toBe(alone.totals.peakActivationBytes);
  });

  it('keeps nothing alive that it would read', () => {
    const layers = [
      conv(8, { name: 'a' }),
      conv(8),
      conv(8),
      conv(8, { name: 'late', from: 'a', called: false }),
    ];
    expect(reportOf({ input: [8, 6, 4], layers }).totals.peakActivationBytes).toBe(2 * 768);
  });

  it('may be frozen, take another step, and be decided by an expression', () => {
    const layers = [
      conv(2, { name: 'a' }),
      conv(4, { name: 'b' }),
      { ...head, from: 'a', frozen: true, called: '${train}' },
    ];
    const [off, on] = [false, true].map((train) => reportOf({ input: [8, 6, 4], vars: { train }, layers }));
    expect(off?.layers[2]).toMatchObject({
      call: 'never',
      inputs: [[1, 2, 6, 4]],
      params: 15,
      trainableParams: 0,
    });
    expect(on?.layers[2]).toMatchObject({ call: 'first', macs: 2 * 6 * 4 * 3 });
    expect(off?.model.outputs).toEqual([{ name: 'output', shape: [1, 4, 6, 4] }]);
  });

  it('may be the only one: the network then gives its input', () => {
    const graph = series([uncalled]);
    expect(outputsOf(graph)).toEqual([{ name: 'output', node: -1, shape: [1, 8, 6, 4] }]);
  });

  it('takes its name and its index', () => {
    expect(paths(series([conv(2), conv(2, { called: false }), conv(2)]))).toEqual(['0', '1', '2']);
    expect(errorsOf({ input: [8, 6, 4], layers: [uncalled, head] })).toEqual([
      'spec/duplicate-path layers.1',
    ]);
  });

  it('is left out by "when" like any other', () => {
    expect(paths(series([conv(2), { ...uncalled, when: false }, { ...relu, from: 'head' }]))).toEqual([
      '0',
      '1',
    ]);
  });

  it('may be a bare parameter, an empty module, or a branch, which is the identity', () => {
    const report = reportOf({
      input: [8, 6, 4],
      modules: { Empty: { layers: [] } },
      layers: [
        { type: 'Parameter', name: 'p', shape: [3], called: false },
        { type: 'Empty', name: 'empty', called: false },
        { type: 'Branches', branches: { a: conv(8), b: conv(8, { called: false }) }, merge: 'add' },
      ],
    });
    expect(report.layers.map(({ path, call, params: own }) => `${path} ${call} ${own}`)).toEqual([
      'p never 3',
      'a first 72',
      'b never 72',
      ' first 0',
    ]);
    expect(report.layers[3]?.inputs).toEqual([
      [1, 8, 6, 4],
      [1, 8, 6, 4],
    ]);
    expect(report.modules).toMatchObject([{ path: 'empty', called: false }]);
  });
});

describe('a container that is not called', () => {
  const modules = {
    Head: {
      layers: [
        conv(4, { name: 'a' }),
        { type: 'ReLU', functional: true },
        { type: 'Sequential', name: 'b', layers: [conv(8), { type: 'Add', from: ['a', 'a'], name: 'sum' }] },
      ],
    },
  };

  it('has everything in it uncalled, and its own references', () => {
    const graph = series([{ type: 'Head', name: 'head', called: false }, relu], { modules });
    expect(paths(graph)).toEqual(['head.a', 'head', 'head.b.0', 'head.b.sum', '1']);
    expect(uncalledOf(graph)).toEqual([0, 1, 2, 3]);
    expect(modulePaths(graph)).toEqual(['head.b Sequential', 'head Head']);
    expect(modulesOf(graph).map(({ called }) => called)).toEqual([false, false]);
  });

  it.each([
    ['a Sequential', { type: 'Sequential', layers: [conv(2), conv(2)] }],
    ['Branches', { type: 'Branches', branches: { a: conv(2), b: conv(2) }, merge: 'concat' }],
    ['a Repeat', { type: 'Repeat', times: 2, layers: [conv(2)] }],
  ])('may be %s', (_kind, container) => {
    const graph = series([{ ...container, called: false }, conv(3, { name: 'last' })]);
    expect(uncalledOf(graph).length).toBe(graph.nodes.length - 1);
    expect(allReads(graph)[graph.nodes.length - 1]).toEqual([-1]);
  });

  it('has mistakes that are found', () => {
    const wrong = { type: 'Head', name: 'head', called: false };
    const broken = { Head: { layers: [{ type: 'Linear', in_features: 5, out_features: 2 }] } };
    expect(errorsOf({ input: [8, 6, 4], modules: broken, layers: [wrong, relu] })).toEqual([
      'shape/mismatch modules.Head.layers.0.in_features',
    ]);
  });

  it('leaves no name of what is in it to those outside', () => {
    const repeat = { type: 'Repeat', times: 1, called: false, layers: [conv(2, { name: 'inner' })] };
    expect(
      errorsOf({ input: [8, 6, 4], layers: [repeat, { ...relu, from: 'inner' }, { reuse: 'inner' }] }),
    ).toEqual(['spec/not-called layers.1.from', 'spec/not-called layers.2.reuse']);
  });

  it('may call again what is called outside, and what is in it', () => {
    const inside = [{ reuse: 'conv' }, conv(8, { name: 'own' }), { reuse: 'own' }];
    const report = reportOf({
      input: [8, 6, 4],
      layers: [
        conv(8, { name: 'conv' }),
        { type: 'Sequential', name: 'head', called: false, layers: inside },
      ],
    });
    expect(report.layers.map(({ path, call, params: own }) => `${path} ${call} ${own}`)).toEqual([
      'conv first 72',
      'conv never 0',
      'head.own never 72',
      'head.own never 0',
    ]);
  });
});

describe('a module with something in it that is not called', () => {
  const modules = {
    Block: {
      layers: [
        { type: 'Sequential', name: 'head', called: false, layers: [conv(3)] },
        conv(8, { name: 'main' }),
        { type: 'Sequential', name: 'late', called: false, layers: [conv(5), conv(5)] },
      ],
    },
  };

  it('has it built once, however often the module is called', () => {
    const layers = [{ type: 'Block', name: 'block' }, relu, { reuse: 'block' }];
    const graph = series(layers, { modules });
    expect(paths(graph)).toEqual([
      'block.head.0',
      'block.main',
      'block.late.0',
      'block.late.1',
      '1',
      'block.main',
    ]);
    expect(uncalledOf(graph)).toEqual([0, 2, 3]);
    expect(modulesOf(graph).map(({ path, first, end }) => [path, first, end])).toEqual([
      ['block.head', 0, 1],
      ['block.late', 2, 4],
      ['block', 0, 4],
      ['block', 5, 6],
    ]);
    expect(outputsOf(graph)).toEqual([{ name: 'output', node: 5, shape: [1, 8, 6, 4] }]);
    expect(reportOf({ input: [8, 6, 4], modules, layers }).totals.params).toBe(27 + 72 + 45 + 30);
  });

  it('has its own output where the last layer is not called', () => {
    const report = reportOf({ input: [8, 6, 4], modules, layers: [{ type: 'Block', name: 'block' }] });
    expect(report.modules.at(-1)).toMatchObject({
      path: 'block',
      output: [1, 8, 6, 4],
      outputLayer: 1,
      called: true,
    });
    expect(report.outputLayers).toEqual([1]);
  });
});
