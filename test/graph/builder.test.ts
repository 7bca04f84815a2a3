import { describe, expect, it } from 'vitest';
import { inputsOf, type Value } from '../../src/graph/graph';
import { formatShape, isKnownShape } from '../../src/ops/shape';
import { createReport } from '../../src/report/report';
import { begun, first, origin, taken } from '../support/begun-graph';

const root = { name: 'Net', kind: 'module', source: 'net.py', batch: 2 } as const;

describe('a graph builder', () => {
  it('takes inputs, constants and bare parameters as sources, of which only inputs are inputs', () => {
    const builder = begun();
    const image = builder.input('image', { shape: [2, 4, 3, 3] });
    const scale = builder.constant('scale', { shape: [1], value: [2] });
    const gamma = builder.parameter('gamma', [4, 1, 1], 'trainable');
    const scaled = first(builder.call('Mul', {}, [image, scale], { path: '', functional: true, origin }));
    const shifted = builder.call('Mul', {}, [scaled, builder.parameterValue(gamma)], {
      path: '',
      functional: true,
      origin,
    });
    builder.output('output', first(shifted));
    const graph = builder.finish(root);
    expect(graph.sources.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'input image',
      'constant scale',
      'parameter gamma',
    ]);
    expect(inputsOf(graph).map(({ name }) => name)).toEqual(['image']);
    expect(builder.typeOf(scale)).toEqual({ shape: [1], value: [2] });
    // 2 x 4 x 3 x 3 = 72 floats: the input and both products; neither the constant nor the parameter is an activation.
    expect(createReport(graph).totals).toMatchObject({
      inputBytes: 288,
      activationBytes: 576,
      peakActivationBytes: 576,
    });
  });

  // 4096 layers of 4 x 4 weights and 4 biases: of so many nodes the parameters are made when they are asked for.
  it('gives the parameters of a large graph', () => {
    const builder = begun();
    let value = builder.input('x', { shape: [1, 4] });
    for (let number = 0; number < 4096; number += 1)
      value = first(builder.call('Linear', { out_features: 4 }, [value], { path: `fc${number}`, origin }));
    builder.output('output', value);
    const { parameters } = builder.finish(root);
    expect(parameters).toHaveLength(2 * 4096);
    expect(parameters.at(-1)).toMatchObject({ name: 'fc4095.bias', shape: [4], kind: 'trainable' });
  });

  it('gives the field of the main output only to what reads that output', () => {
    const builder = begun();
    const lstm = builder.call('LSTM', { hidden_size: 3 }, [builder.input('x', { shape: [5, 1, 8] })], {
      path: 'lstm',
      origin,
    });
    for (const value of taken(lstm))
      builder.call('ReLU', {}, [value], { path: '', functional: true, origin });
    builder.output('output', first(lstm));
    const { layers } = createReport(builder.finish(root));
    // Each of the 3 features of an output sees all 8 of the input; the two states have other axes.
    expect(layers.map(({ receptiveField }) => receptiveField?.size ?? null)).toEqual([[8], [8], null, null]);
  });

  it('measures tensors by their own element types', () => {
    const builder = begun();
    const ids = builder.input('ids', { shape: [2, 5], dtype: 'int64' });
    const args = { num_embeddings: 10, embedding_dim: 3 };
    builder.output('output', first(builder.call('Embedding', args, [ids], { path: 'embed', origin })));
    // 10 ids of 8 bytes, and 30 halves.
    expect(createReport(builder.finish(root), { dtype: 'float16' }).totals).toMatchObject({
      inputBytes: 80,
      activationBytes: 60,
    });
  });

  it('takes what an Embedding reads for indexes in steps that are not known too', () => {
    const builder = begun();
    const ids = builder.input('ids', { shape: [1, 7] });
    builder.unknown('Unknown', [ids], [{ shape: [1, 7] }], { path: 'unknown', origin });
    const args = { num_embeddings: 50, embedding_dim: 4 };
    builder.output('output', first(builder.call('Embedding', args, [ids], { path: 'word', origin })));
    const { nodes } = builder.finish(root);
    expect(nodes.map(({ computation }) => computation.inputs[0]?.dtype)).toEqual(['int64', 'int64']);
  });

  it('refuses a call on a dimension that is not known, and goes on where the outputs are known from elsewhere', () => {
    const builder = begun();
    const open = builder.input('open', { shape: [2, null, 16] });
    const relu = builder.call('ReLU', {}, [open], { path: 'relu', origin });
    expect(relu).toMatchObject({
      code: 'shape',
      problem: 'the input [2, ?, 16] has a dimension that is not known',
    });
    const [known] = builder.unknown('Pool', [open], [{ shape: [2, 16] }], { path: 'pool', origin });
    if (known === undefined) throw new Error('no output');
    builder.output(
      'output',
      first(builder.call('Linear', { out_features: 4 }, [known], { path: 'fc', origin })),
    );
    const { layers, totals, model } = createReport(builder.finish(root));
    expect(layers.map(({ type, inputs, output }) => [type, inputs, output])).toEqual([
      ['Pool', [[2, null, 16]], [2, 16]],
      ['Linear', [[2, 16]], [2, 4]],
    ]);
    expect(totals).toMatchObject({ params: 68, macs: 2 * 64, complete: false });
    expect(model.inputs).toEqual([{ name: 'open', shape: [2, null, 16] }]);
    expect([isKnownShape([2, null]), isKnownShape([2])]).toEqual([false, true]);
    expect(formatShape([2, null])).toBe('[2, ?]');
  });

  it('refuses outputs of other sizes than the layer gives, and what computes a weight that is not there', () => {
    const builder = begun();
    const input = builder.input('input', { shape: [2, 4] });
    const relu = (more: object) => builder.call('ReLU', {}, [input], { path: 'relu', origin, ...more });
    expect(relu({ outputs: [{ shape: [3] }] })).toEqual({
      code: 'shape',
      problem: 'the output is [2, 4], not [3]',
    });
    expect(relu({ parametrization: { weight: 'weight_norm' } })).toEqual({
      code: 'argument',
      argument: 'parametrization',
      problem: 'ReLU has no parameter weight that weight_norm could compute',
      help: 'leave parametrization out: it has no parameters',
    });
  });

  it('calls a layer again with the parameters of its first call', () => {
    const builder = begun();
    const image = builder.input('image', { shape: [2, 4, 3, 3] });
    const args = { out_channels: 4, kernel_size: 1, bias: false };
    const once = first(builder.call('Conv2d', args, [image], { path: 'conv', origin, frozen: true }));
    const again = first(builder.call('Conv2d', args, [once], { path: 'conv', origin, layer: once.node }));
    builder.output('output', again);
    const { layers, totals } = createReport(builder.finish(root));
    expect(layers.map(({ call, params, trainableParams }) => [call, params, trainableParams])).toEqual([
      ['first', 16, 0],
      ['again', 0, 0],
    ]);
    // 9 positions of 2 images, 16 weights, twice.
    expect(totals.macs).toBe(2 * 9 * 2 * 16);
  });

  it('counts a parameter that stands by itself once, with those that calls share it with', () => {
    const builder = begun();
    const image = builder.input('image', { shape: [2, 4] });
    const weight = builder.parameter('tied', [4, 4], 'frozen');
    const linear = (input: Value, path: string) =>
      first(builder.call('Linear', { out_features: 4 }, [input], { path, origin, weights: { weight } }));
    builder.output('output', linear(linear(image, 'a'), 'b'));
    const { layers, totals } = createReport(builder.finish(root));
    expect(layers.map(({ params, trainableParams, biases }) => [params, trainableParams, biases])).toEqual([
      [20, 4, 4],
      [4, 4, 4],
    ]);
    expect(totals).toMatchObject({ params: 24, trainableParams: 8 });
  });

  it('keeps regions in the order in which they end, and none that gives nothing', () => {
    const builder = begun();
    const image = builder.input('image', { shape: [2, 4] });
    const region = { kind: 'module', type: 'Block', called: true, origin } as const;
    builder.enter({ ...region, path: 'outer' });
    builder.enter({ ...region, path: 'outer.inner' });
    const value = first(builder.call('ReLU', {}, [image], { path: 'outer.inner.0', origin }));
    builder.leave([{ name: 'output', value }]);
    builder.enter({ ...region, path: 'outer.broken' });
    builder.leave([]);
    builder.leave([{ name: 'output', value }]);
    expect(builder.regions.map(({ path, first: from, end }) => [path, from, end])).toEqual([
      ['outer.inner', 0, 1],
      ['outer', 0, 1],
    ]);
  });

  it('gives equal calls one computation, by a module and by a function two', () => {
    const builder = begun();
    const image = builder.input('image', { shape: [2, 4] });
    for (const path of ['a', 'b']) taken(builder.call('Tanh', {}, [image], { path, origin }));
    taken(builder.call('Tanh', {}, [image], { path: '', origin, functional: true }));
    const [one, two, three] = builder.nodes.map(({ computation }) => computation);
    expect([one === two, one === three]).toEqual([true, false]);
  });

  it('throws for what no front end can mean', () => {
    const builder = begun();
    expect(() => builder.leave([])).toThrow('no region is open');
    expect(() => builder.parameterValue(7)).toThrow('there is no parameter 7');
    expect(() => builder.typeOf({ node: 3, slot: 0 })).toThrow('there is no output 0 of node 3');
  });
});
