import { describe, expect, it, test } from 'vitest';
import type { Graph } from '../../src/graph/graph';
import { computationAt } from '../../src/graph/nodes';
import { graphOf, holdsArgument, type PlainGraph, plainGraph } from '../../src/graph/plain-graph';
import type { ArgValue } from '../../src/ops/op';
import { built } from './built';

function throughJson(graph: Graph): Graph {
  return graphOf(JSON.parse(JSON.stringify(plainGraph(graph))) as PlainGraph);
}

describe('a graph that was plain data', () => {
  it('is what it was, with all that a graph can hold', () => {
    const head = {
      args: { width: 8 },
      layers: [{ type: 'Linear', out_features: '${width}', name: 'low' }, { type: 'ReLU' }],
      outputs: { out: 'low', high: 'low' },
    };
    const graph = built({
      input: { image: [3, 8, 8], ids: [20] },
      modules: { Head: head },
      layers: [
        { type: 'Conv2d', out_channels: 3, kernel_size: 1, name: 'conv', from: 'image', frozen: true },
        { type: 'Sequential', name: 'body', layers: [{ type: 'ReLU', name: 'relu' }, { reuse: 'conv' }] },
        { type: 'Flatten', name: 'flat' },
        { type: 'Head', name: 'aux', called: false },
        {
          type: 'Branches',
          branches: { left: { type: 'Head' }, right: { type: 'Linear', out_features: 8 } },
          merge: 'add',
        },
        { type: 'Sigmoid', functional: true, name: 'end' },
      ],
      outputs: { main: 'end', ids: 'ids' },
    });
    expect(graph.nodes.owners.size * graph.nodes.frozen.size * graph.uncalled.size).toBeGreaterThan(0);
    expect(graph.uncalledModules.size * graph.branches.length * graph.outputs.length).toBeGreaterThan(0);
    expect(graph.modules.some(({ furtherOutputs }) => furtherOutputs.length > 0)).toBe(true);
    expect(throughJson(graph)).toEqual(graph);
  });

  it('shares its shapes as before', () => {
    const layers = [
      { type: 'Conv2d', out_channels: 8, kernel_size: 3, padding: 1 },
      { type: 'Repeat', times: 2, layers: [{ type: 'ReLU' }] },
    ];
    const { computations } = throughJson(built({ input: [8, 6, 6], layers: [...layers, ...layers] }));
    const [first, second] = computations;
    expect(first?.output).toBe(first?.inputShapes[0]);
    expect(second?.output).toBe(first?.output);
  });

  it('shares the arguments of a layer on several shapes', () => {
    const block = { layers: [{ type: 'ReLU' }, { type: 'MaxPool2d', kernel_size: 2 }] };
    const layers = [{ type: 'Repeat', times: 2, layers: [{ type: 'Block' }] }];
    const graph = throughJson(built({ input: [8, 8, 8], modules: { Block: block }, layers }));
    const args = (number: number) => computationAt(graph, number).args;
    expect(graph.computations).toHaveLength(4);
    expect([args(2), args(3)]).toEqual([{ inplace: false }, expect.objectContaining({ kernel_size: 2 })]);
    expect(args(0)).toBe(args(2));
    expect(args(1)).toBe(args(3));
  });
});

describe('holdsArgument', () => {
  const layers = [
    { type: 'Conv2d', out_channels: 8, kernel_size: [3, 1], padding: 'same' },
    { type: 'ReLU', inplace: true },
  ];
  const plain = plainGraph(built({ input: [8, 6, 6], layers }));
  const holds = (type: string, argument: string, value: ArgValue) =>
    holdsArgument(plain, type, argument, value);

  test.each<[string, string, ArgValue]>([
    ['Conv2d', 'out_channels', 8],
    ['Conv2d', 'kernel_size', [3, 1]],
    ['Conv2d', 'padding', 'same'],
    ['ReLU', 'inplace', true],
  ])('%s has %s %j', (type, argument, value) => expect(holds(type, argument, value)).toBe(true));

  test.each<[string, string, ArgValue]>([
    ['Conv2d', 'out_channels', 9],
    ['Conv2d', 'out_channels', '8'],
    ['Conv2d', 'out_channels', [8]],
    ['Conv2d', 'kernel_size', [1, 3]],
    ['Conv2d', 'kernel_size', [3, 3]],
    ['Conv2d', 'kernel_size', [3, 1, 1]],
    ['Conv2d', 'kernel_size', 3],
    ['Conv2d', 'inplace', true],
    ['Conv2d', 'nosuch', 8],
    ['Linear', 'out_features', 8],
  ])('%s has no %s %j', (type, argument, value) => expect(holds(type, argument, value)).toBe(false));
});
