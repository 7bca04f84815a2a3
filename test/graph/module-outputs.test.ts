import { describe, expect, it } from 'vitest';
import { backboneModules, reportedOf, useOfBackbone } from '../support/backbone';
import { attempt, conv, errorsOf, lines, modulePaths, relu, reportOf, series } from '../support/built';
import { allReads, modulesOf, outputOf } from '../support/graph-view';

describe('the outputs of a module', () => {
  it('are named after it; its own name is the first of them', () => {
    const graph = series(
      [
        useOfBackbone,
        { ...relu, name: 'a' },
        { ...relu, name: 'b', from: 'backbone.aux' },
        { ...relu, from: 'backbone.out' },
      ],
      { modules: backboneModules },
    );
    expect(allReads(graph).slice(2)).toEqual([[1], [0], [1]]);
    expect(lines(graph).slice(2)).toEqual(['a ReLU 1x4x6x4', 'b ReLU 1x2x6x4', '3 ReLU 1x4x6x4']);
    expect(modulesOf(graph)).toMatchObject([
      {
        path: 'backbone',
        output: [1, 4, 6, 4],
        outputNode: 1,
        furtherOutputs: [{ name: 'aux', node: 0, shape: [1, 2, 6, 4] }],
      },
    ]);
  });

  it('are found from a body within, and merged', () => {
    const merged = { type: 'Concat', from: ['backbone', 'backbone.aux', 'backbone.out'] };
    const graph = series([useOfBackbone, { type: 'Sequential', layers: [merged] }], {
      modules: backboneModules,
    });
    expect(outputOf(graph)).toEqual([1, 10, 6, 4]);
  });

  it('are those of the input of a module that takes them all', () => {
    const Head = {
      args: { width: '${in_channels}' },
      layers: [
        conv('${width}', { name: 'wide', from: '@input.aux' }),
        { type: 'Add', from: ['wide', '@input.out'] },
      ],
    };
    const graph = series([useOfBackbone, { type: 'Head', name: 'head' }], {
      modules: { ...backboneModules, Head },
    });
    expect(lines(graph).slice(2)).toEqual(['head.wide Conv2d 1x4x6x4', 'head Add 1x4x6x4']);
    expect(allReads(graph).slice(2)).toEqual([[0], [2, 1]]);
  });

  it('are not seen where a module names none: what is inside stays inside', () => {
    const closed = { Closed: { layers: backboneModules.Backbone.layers } };
    const layers = [
      { type: 'Closed', name: 'closed' },
      { ...relu, from: 'closed.low' },
    ];
    expect(reportedOf(layers, { modules: closed })).toMatchObject([
      {
        code: 'spec/unknown-reference',
        message: '"closed" has one output, none of the name "low"',
        help: 'take "closed" itself, or name "outputs" in its module',
      },
    ]);
  });

  it('may be those of a module within', () => {
    const Outer = {
      layers: [useOfBackbone, { ...relu, name: 'last' }],
      outputs: { last: 'last', inner: 'backbone.aux' },
    };
    const graph = series(
      [
        { type: 'Outer', name: 'outer' },
        { ...relu, from: 'outer.inner' },
      ],
      {
        modules: { ...backboneModules, Outer },
      },
    );
    expect(allReads(graph)[graph.nodes.length - 1]).toEqual([0]);
    expect(modulePaths(graph)).toEqual(['outer.backbone Backbone', 'outer Outer']);
  });

  it('depend on its arguments', () => {
    const Chosen = {
      args: { aux: null },
      layers: backboneModules.Backbone.layers,
      outputs: { out: 'high', aux: { from: 'low', when: '${aux}' } },
    };
    const layers = (aux: boolean) => [
      { type: 'Chosen', name: 'backbone', aux },
      { ...relu, from: 'backbone.aux', when: '${with_head}' },
    ];
    const document = { input: [8, 6, 4], modules: { Chosen } };
    const heads = (aux: boolean, with_head: boolean) =>
      errorsOf({ ...document, vars: { with_head }, layers: layers(aux) });
    expect(heads(true, true)).toEqual([]);
    expect(heads(false, false)).toEqual([]);
    expect(heads(false, true)).toEqual(['spec/unknown-reference layers.1.from']);
    const graph = series(layers(false), { modules: { Chosen }, vars: { with_head: false } });
    expect(modulesOf(graph).map(({ outputs }) => outputs.length)).toEqual([1]);
  });

  it('are an error where a step between that takes a missing one is left out', () => {
    const Chosen = {
      layers: backboneModules.Backbone.layers,
      outputs: { out: 'high', aux: { from: 'low', when: false } },
    };
    const layers = [
      { type: 'Chosen', name: 'backbone' },
      { ...relu, name: 'head', from: 'backbone.aux', when: false },
      { ...relu, from: 'head' },
    ];
    expect(reportedOf(layers, { modules: { Chosen } })).toMatchObject([
      {
        message: '"backbone" does not give its output "aux" here: its "when" is false',
        location: { path: ['layers', 2, 'from'] },
      },
    ]);
  });
});

describe('a module with several outputs that is called again', () => {
  it('gives all of them anew', () => {
    const layers = [
      useOfBackbone,
      conv(8, { name: 'back' }),
      { reuse: 'backbone', name: 'again' },
      { type: 'Concat', from: ['again.aux', 'backbone.aux', 'again'] },
    ];
    const graph = series(layers, { modules: backboneModules });
    expect(allReads(graph)).toEqual([[-1], [0], [1], [2], [3], [3, 0, 4]]);
    expect(modulesOf(graph)[1]).toMatchObject({
      outputNode: 4,
      furtherOutputs: [{ name: 'aux', node: 3, shape: [1, 2, 6, 4] }],
    });
  });

  it('takes all of those of its new input', () => {
    const Head = { layers: [{ type: 'Concat', name: 'both', from: ['@input', '@input.aux'] }, conv(8)] };
    const layers = [
      useOfBackbone,
      { type: 'Head', name: 'head' },
      { reuse: 'backbone', name: 'again' },
      { reuse: 'head' },
    ];
    const graph = series(layers, { modules: { ...backboneModules, Head } });
    expect(allReads(graph)).toEqual([[-1], [0], [1, 0], [2], [3], [4], [5, 4], [6]]);
  });

  it('is refused an input without an output that it takes, and only then', () => {
    const Head = { layers: [{ type: 'Concat', name: 'both', from: ['@input', '@input.aux'] }] };
    const Plain = { layers: [conv(4)] };
    const layers = [
      useOfBackbone,
      { type: 'Head', name: 'head', from: 'backbone' },
      { type: 'Plain', name: 'plain', from: 'backbone' },
      { reuse: 'plain' },
      { reuse: 'head' },
    ];
    const { diagnostics } = attempt({
      input: [8, 6, 4],
      modules: { ...backboneModules, Head, Plain },
      layers,
    });
    expect(diagnostics.map(({ code, location }) => `${code} ${location?.path?.join('.')}`)).toEqual([
      'spec/arity layers.4',
    ]);
    expect(diagnostics[0]?.message).toBe(
      '"head" takes the output "aux" of its input, which this one does not give',
    );
  });

  it('is refused an input without an output that it passes through', () => {
    const Through = { layers: [relu], outputs: { out: '@input.aux' } };
    const layers = [
      useOfBackbone,
      { type: 'Through', name: 'through' },
      { ...relu, name: 'one' },
      { reuse: 'through' },
    ];
    expect(errorsOf({ input: [8, 6, 4], modules: { ...backboneModules, Through }, layers })).toEqual([
      'spec/arity layers.3',
    ]);
  });
});

describe('a module that is called again', () => {
  it('gives what it gave, not what its last layer gave', () => {
    const Early = { layers: [conv(8, { name: 'early' }), conv(2)], outputs: { out: 'early' } };
    const layers = [{ type: 'Early', name: 'a' }, relu, { reuse: 'a' }];
    const report = reportOf({ input: [8, 6, 4], modules: { Early }, layers });
    expect(report.modules.map(({ output, outputLayer }) => [output, outputLayer])).toEqual([
      [[1, 8, 6, 4], 0],
      [[1, 8, 6, 4], 3],
    ]);
    expect(report.model.outputs).toEqual([{ name: 'out', shape: [1, 8, 6, 4] }]);
  });
});
