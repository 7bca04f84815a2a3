import { describe, expect, it } from 'vitest';
import { gradientFlow, isDifferentiable, trainsParameters } from '../../src/passes/gradient-flow';
import { begun, first, origin } from '../support/begun-graph';
import { built } from '../support/built';

const linear = { type: 'Linear', out_features: 4 };
const relu = { type: 'ReLU' };

/** Through which calls a gradient flows, by their numbers, and which parameters get one. */
function flowOf(layers: readonly object[], { inputs = [] as readonly boolean[], more = {} } = {}) {
  const graph = built({ input: [4], layers, ...more });
  const { passes, trained } = gradientFlow(graph, inputs);
  return {
    calls: graph.nodes.flatMap((_node, number) => (passes(number) ? [number] : [])),
    trained: [...trained].map((id) => graph.parameters[id]?.name),
  };
}

describe('a gradient', () => {
  it.each<readonly [string, readonly object[], readonly number[], readonly string[]]>([
    ['flows through all that is trained', [linear, relu], [0, 1], ['0.weight', '0.bias']],
    ['flows through what comes after it', [relu, linear, relu], [1, 2], ['1.weight', '1.bias']],
    ['ends where all before is frozen', [{ ...linear, frozen: true }, linear], [1], ['1.weight', '1.bias']],
    [
      'flows through what is frozen and comes after',
      [linear, { ...linear, frozen: true }],
      [0, 1],
      ['0.weight', '0.bias'],
    ],
    ['is none where all is frozen', [{ ...linear, frozen: true }, relu], [], []],
    ['gives a buffer none', [{ type: 'BatchNorm1d' }], [0], ['0.weight', '0.bias']],
    ['is none of what no output follows from', [linear, { ...relu, from: '@input' }], [], []],
    ['is none of what only such a layer reads', [linear, relu, { ...relu, from: '@input' }], [], []],
    ['is none of what is not called', [relu, { ...linear, called: false }], [], []],
    [
      'is none of the first of two when one is cut off',
      [linear, { ...linear, from: '@input' }],
      [1],
      ['1.weight', '1.bias'],
    ],
    [
      'is none of what only places of the largest follow from',
      [linear, { type: 'ArgMax', dim: 1 }, { type: 'Embedding', num_embeddings: 4, embedding_dim: 2 }],
      [2],
      ['1.weight'],
    ],
  ])('%s', (_what, layers, calls, trained) => {
    expect(flowOf(layers)).toEqual({ calls, trained });
  });

  it('flows back to the inputs that are said to get one, each by itself', () => {
    const layers = [
      { ...relu, name: 'a', from: '@x' },
      { ...relu, name: 'b', from: '@y' },
      { type: 'Add', from: ['a', 'b'] },
    ];
    const more = { input: { x: [4], y: [4] } };
    expect(flowOf(layers, { more }).calls).toEqual([]);
    expect(flowOf(layers, { more, inputs: [true, false] }).calls).toEqual([0, 2]);
    expect(flowOf(layers, { more, inputs: [false, true] }).calls).toEqual([1, 2]);
    expect(flowOf(layers, { more, inputs: [false] }).calls).toEqual([]);
  });

  it('reaches values that something is trained before, and no indexes', () => {
    const graph = built({
      input: { ids: [5] },
      layers: [{ type: 'Embedding', num_embeddings: 9, embedding_dim: 4 }, relu],
    });
    const { reaches, passes } = gradientFlow(graph, [true]);
    // What an Embedding reads is whole numbers, though it is said to get a gradient.
    expect([-1, 0, 1].map((node) => reaches({ node, slot: 0 }))).toEqual([false, true, true]);
    expect([passes(0), passes(1)]).toEqual([true, true]);
  });

  it('does not go through a call that gives whole numbers', () => {
    const layers = [
      { type: 'ArgMax', dim: 1 },
      { type: 'Embedding', num_embeddings: 4, embedding_dim: 2 },
    ];
    expect(flowOf(layers, { inputs: [true] })).toEqual({ calls: [1], trained: ['0.weight'] });
  });

  it('goes through a call of which one output has a gradient', () => {
    const builder = begun();
    const weight = builder.parameter('w', [2, 4], 'trainable');
    const read = builder.parameterValue(weight);
    const place = { path: '', origin, functional: true };
    const types = [{ shape: [2] }, { shape: [2], dtype: 'int64' as const }];
    const [values, places] = builder.unknown('Split', [read], types, place);
    if (values === undefined || places === undefined) throw new Error('two outputs');
    builder.output('output', values);
    const graph = builder.finish({ name: 'Net', kind: 'module', source: 'net.py', batch: 1 });
    const { passes, reaches, trained } = gradientFlow(graph);
    expect([passes(0), reaches(values), reaches(places)]).toEqual([true, true, false]);
    expect([...trained]).toEqual([weight]);
  });
});

describe('a tensor that stands by itself', () => {
  it('is trained where it is a parameter that is', () => {
    const builder = begun();
    const kinds = ['trainable', 'frozen', 'buffer', 'trainable'] as const;
    const ids = kinds.map((kind, index) => builder.parameter(`p${index}`, [1, 4], kind));
    const place = { path: '', origin, functional: true };
    // The last is built and read by nothing; a constant may have the name of a parameter.
    let value = builder.constant('p3', { shape: [1, 4] });
    for (const id of ids.slice(0, 3))
      value = first(builder.call('Mul', {}, [value, builder.parameterValue(id)], place));
    builder.output('output', value);
    const graph = builder.finish({ name: 'Net', kind: 'module', source: 'net.py', batch: 1 });
    const { passes, reaches, trained } = gradientFlow(graph);
    expect([...trained]).toEqual([0]);
    expect([0, 1, 2].map(passes)).toEqual([true, true, true]);
    expect(
      graph.sources.map(({ kind }, index) => `${kind} ${reaches({ node: -1 - index, slot: 0 })}`),
    ).toEqual(['constant false', 'parameter true', 'parameter false', 'parameter false']);
  });
});

describe('an element type', () => {
  it.each([undefined, 'float64', 'float16', 'bfloat16', 'complex64', 'complex128'] as const)(
    'has a gradient: %s',
    (dtype) => {
      expect(isDifferentiable(dtype === undefined ? { shape: [1] } : { shape: [1], dtype })).toBe(true);
    },
  );

  it.each(['int64', 'int8', 'uint8', 'bool'] as const)('has none: %s', (dtype) => {
    expect(isDifferentiable({ shape: [1], dtype })).toBe(false);
  });
});

it('a layer is trained where one of its parameters is', () => {
  const graph = built({
    input: [4],
    layers: [relu, linear, { ...linear, frozen: true }, { ...linear, frozen: ['weight'] }],
  });
  expect(graph.nodes.map((node) => trainsParameters(node, graph))).toEqual([false, true, false, true]);
});
