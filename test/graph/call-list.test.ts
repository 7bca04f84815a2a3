import { describe, expect, it } from 'vitest';
import { conventions } from '../../src/conventions/index';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph, Node } from '../../src/graph/graph';
import { createReport } from '../../src/report/report';
import { type CallList, graphOfCalls, type ListedStep } from '../support/call-list';
import { loadPreset } from '../support/load-preset';

/** A network's calls as a list, with their arguments in another order and without those that are taken from the input. */
function listOf(graph: Graph): CallList {
  const nameOf = (node: number): string => (node < 0 ? 'image' : `n${node}`);
  const steps: ListedStep[] = [];
  const starts = (node: number) =>
    graph.regions.filter(({ first, end }) => first === node && end > first).reverse();
  const ends = (node: number) => graph.regions.filter(({ first, end }) => end === node && end > first);
  for (const [number, node] of graph.nodes.entries()) {
    for (const { kind, path, type } of starts(number)) steps.push({ enter: kind, path, type });
    steps.push(callOf(node, nameOf(number), nameOf));
    for (const { outputs } of ends(number + 1)) steps.push({ leave: nameOf(outputs[0]?.value.node ?? -1) });
  }
  const [input] = graph.sources;
  const shape = (input?.type.shape ?? []).filter((dim) => dim !== null);
  return {
    name: graph.name,
    inputs: { image: shape },
    steps,
    output: nameOf(graph.outputs[0]?.value.node ?? -1),
  };
}

function callOf(
  { path, computation, inputs }: Node,
  name: string,
  nameOf: (node: number) => string,
): ListedStep {
  if (computation.op === null) throw new Error(`${name} is not known`);
  const { op, args, functional } = computation;
  const given = Object.entries(args).filter(([key]) => op.inferred?.[key] === undefined);
  const from = inputs.map(({ node }) => nameOf(node));
  return { name, path, type: op.type, args: Object.fromEntries(given.reverse()), from, functional };
}

function totalsOf(graph: Graph) {
  const { totals, modules, layers } = createReport(graph);
  return { totals, modules, fields: layers.map(({ receptiveField }) => receptiveField) };
}

describe('a front end for lists of calls', () => {
  it.each([
    ['resnet18', 11_689_512, 1_814_073_344],
    ['googlenet', 6_624_904, 1_498_376_192],
  ])('builds %s as the one for specs does', (name, params, macs) => {
    const { graph } = buildGraph(loadPreset(name));
    const rebuilt = graphOfCalls(JSON.stringify(listOf(graph)));
    expect(createReport(rebuilt).totals).toMatchObject({ params, macs });
    expect(totalsOf(rebuilt)).toEqual(totalsOf(graph));
    const distinct = (nodes: readonly Node[]) => new Set(nodes.map(({ computation }) => computation)).size;
    expect(distinct(rebuilt.nodes)).toBeLessThanOrEqual(distinct(graph.nodes));
  });

  /** 100 words of 16 features go through an LSTM of 16 to an op that nobody knows, and to a tied output layer. */
  const tied = {
    name: 'Tied',
    inputs: { ids: [2, 5] },
    steps: [
      {
        name: 'words',
        path: 'embed',
        type: 'Embedding',
        args: { num_embeddings: 100, embedding_dim: 16 },
        from: ['ids'],
      },
      {
        name: 'lstm',
        path: 'lstm',
        type: 'LSTM',
        args: { hidden_size: 16, batch_first: true },
        from: ['words'],
      },
      {
        name: 'mixed',
        path: 'mix',
        type: 'acme.Mix',
        from: ['lstm', 'lstm:1'],
        gives: [
          [2, 5, 16],
          [2, 3],
        ],
      },
      { name: 'gate', path: 'gate', type: 'Sigmoid', from: ['mixed:1'] },
      {
        name: 'scores',
        path: 'head',
        type: 'Linear',
        args: { out_features: 100, bias: false },
        from: ['mixed'],
        weights: { weight: 'embed.weight' },
      },
    ],
    output: 'scores',
  };

  it('builds a network with a shared parameter, a node with two outputs and an op that nobody knows', () => {
    const graph = graphOfCalls(JSON.stringify(tied));
    const { layers, totals } = createReport(graph);
    // An LSTM has 4 gates of 16 x 16 weights for the input, as many for the state, and two biases of 64.
    const lstm = 4 * 16 * 16 * 2 + 2 * 64;
    expect(layers.map(({ params }) => params)).toEqual([1600, lstm, 0, 0, 0]);
    expect(totals.params).toBe(1600 + lstm);
    expect(graph.nodes[4]?.parameters).toEqual(graph.nodes[0]?.parameters);
    // The head is multiplied out though its weight is the embedding's: 2 x 5 positions of 16 x 100.
    expect(layers.map(({ macs }) => macs)).toEqual([0, 2 * 5 * 4 * 16 * 32, 0, 0, 16_000]);
    expect(layers.map(({ isCounted }) => isCounted)).toEqual([true, true, false, true, true]);
    expect(totals.complete).toBe(false);
    expect(layers[3]?.output).toEqual([2, 3]);
    // The state of the LSTM is read, so it is there: 2 x 5 x 16 and 1 x 2 x 16 floats. Inside it makes two states of zeros, the
    // gates of all steps and the states, and at each step its gates and three more.
    const inside = 2 * 32 + 5 * 2 * 64 + 5 * 2 * 16 + 5 * 2 * (64 + 3 * 16);
    expect(layers[1]?.activationBytes).toBe(4 * (160 + 32 + inside));
  });

  it.each(conventions.map((convention) => [convention.name, convention] as const))(
    'has no total under %s where it holds an op that nobody knows',
    (_name, convention) => {
      const { layers, totals } = createReport(graphOfCalls(JSON.stringify(tied)), { convention });
      expect(layers[2]).toMatchObject({ isCounted: false, isWorkKnown: false });
      expect(totals).toMatchObject({ isCounted: false, isWorkKnown: false, complete: false });
    },
  );

  it('is told what the builder refuses', () => {
    const withCall = (call: object) => () =>
      graphOfCalls(JSON.stringify({ ...tied, steps: [...tied.steps, { name: 'x', path: 'x', ...call }] }));
    expect(withCall({ type: 'Nosuch', from: ['words'] })).toThrow('there is no layer type Nosuch');
    expect(withCall({ type: 'Linear', from: ['words'] })).toThrow('Linear needs out_features');
    expect(withCall({ type: 'Linear', args: { width: 1 }, from: ['words'] })).toThrow('Linear has no width');
    expect(withCall({ type: 'Linear', args: { out_features: 0 }, from: ['words'] })).toThrow(
      'out_features of Linear must be a whole number of at least 1',
    );
    expect(withCall({ type: 'ReLU', from: ['words', 'words'] })).toThrow('ReLU takes 1 input, not 2');
    expect(withCall({ type: 'Conv2d', args: { out_channels: 1, kernel_size: 1 }, from: ['words'] })).toThrow(
      'Conv2d needs 4 dimensions [N, C, H, W], [2, 5, 16] has 3',
    );
    const linear = { type: 'Linear', args: { out_features: 8 }, from: ['words'] };
    expect(withCall({ ...linear, weights: { weight: 'embed.weight' } })).toThrow(
      'weight is [100, 16], the layer needs [8, 16]',
    );
    expect(withCall({ ...linear, weights: { scale: 'embed.weight' } })).toThrow('has no parameter scale');
    expect(withCall({ ...linear, args: { out_features: 8, in_features: 7 } })).toThrow(
      'in_features is 7, the input has 16',
    );
  });
});
