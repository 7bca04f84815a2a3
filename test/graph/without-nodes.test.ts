import { describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph';
import { withoutNodes } from '../../src/graph/without-nodes';
import { built, conv } from '../support/built';

const a = conv(8, { name: 'a', from: '@input' });
const b = conv(4, { name: 'b', from: 'a' });
const lost = conv(2, { name: 'lost', from: 'a' });
const end = { type: 'Add', name: 'end', from: ['b', 'b'] };

const network = (layers: readonly unknown[], more = {}) => built({ input: [8, 6, 4], layers, ...more });

/** Numbers, names and parameters of a graph, without the places in its document, which differ. */
function shown({ nodes, parameters, regions, outputs }: Graph) {
  return {
    nodes: nodes.map(({ path, inputs, parameters: ids, layer }) => ({ path, inputs, ids, layer })),
    parameters,
    regions: regions.map(({ path, first, end: last, outputs: given }) => ({ path, first, last, given })),
    outputs,
  };
}

function numberOf(graph: Graph, path: string): number {
  const found = graph.nodes.findIndex((node) => node.path === path);
  if (found < 0) throw new Error(`there is no ${path}`);
  return found;
}

describe('a graph without some of its nodes', () => {
  it.each<readonly [string, readonly unknown[], readonly unknown[]]>([
    ['a layer in between', [a, lost, b, end], [a, b, end]],
    ['the first layer', [{ ...lost, from: '@input' }, a, b, end], [a, b, end]],
    [
      'a layer before one that is called again',
      [a, lost, b, { reuse: 'a', from: '@input' }],
      [a, b, { reuse: 'a', from: '@input' }],
    ],
    [
      'a layer in a container',
      [{ type: 'Sequential', name: 's', layers: [a, { ...lost, name: 'x', from: '@input' }, b] }],
      [{ type: 'Sequential', name: 's', layers: [a, b] }],
    ],
    [
      'a layer before a container that has none',
      [a, lost, { type: 'Sequential', name: 'none', from: 'a', layers: [] }, { ...b, from: 'none' }],
      [a, { type: 'Sequential', name: 'none', from: 'a', layers: [] }, { ...b, from: 'none' }],
    ],
    [
      'a layer before a container',
      [a, lost, { type: 'Sequential', name: 's', from: 'a', layers: [conv(3, { name: 'c' })] }],
      [a, { type: 'Sequential', name: 's', from: 'a', layers: [conv(3, { name: 'c' })] }],
    ],
  ])('is what it would be without %s', (_what, layers, kept) => {
    const graph = network(layers);
    const path = graph.nodes.find(({ path: each }) => /(^|\.)(lost|x)$/.test(each))?.path ?? '';
    const left = withoutNodes(graph, new Set([numberOf(graph, path)]));
    expect(shown(left)).toEqual(shown(network(kept)));
  });

  it('keeps the parameters of a layer that is called again, whose number its next call takes', () => {
    const graph = network([a, b, { reuse: 'a', from: 'a' }]);
    const left = withoutNodes(graph, new Set([numberOf(graph, 'b')]));
    expect(left.nodes.map(({ path, layer, parameters }) => [path, layer, parameters])).toEqual([
      ['a', 0, [0, 1]],
      ['a', 0, [0, 1]],
    ]);
    const again = withoutNodes(
      network([
        { ...a, name: 'a' },
        { reuse: 'a', from: '@input' },
      ]),
      new Set([0]),
    );
    expect(again.nodes.map(({ layer, parameters }) => [layer, parameters])).toEqual([[0, [0, 1]]]);
    expect(again.parameters.map(({ name }) => name)).toEqual(['a.weight', 'a.bias']);
  });

  it('has no container of which nothing is left, and the last output of one whose own is gone', () => {
    const modules = {
      M: { layers: [conv(4, { name: 'p' }), conv(2, { name: 'q' })], outputs: { one: 'p', two: 'q' } },
    };
    const graph = network(
      [
        { type: 'M', name: 'm' },
        { type: 'ReLU', name: 'r', from: 'm.one' },
      ],
      { modules },
    );
    const [p, q] = [numberOf(graph, 'm.p'), numberOf(graph, 'm.q')];
    expect(withoutNodes(graph, new Set([q])).regions).toMatchObject([
      { path: 'm', first: 0, end: 1, outputs: [{ name: 'one', value: { node: 0, slot: 0 } }] },
    ]);
    const single = network([{ type: 'Sequential', name: 's', layers: [a, b] }]);
    expect(withoutNodes(single, new Set([1])).regions).toMatchObject([
      { path: 's', first: 0, end: 1, outputs: [{ name: 'output', value: { node: 0, slot: 0 } }] },
    ]);
    expect(withoutNodes(single, new Set([0, 1]))).toMatchObject({ nodes: [], parameters: [], regions: [] });
    expect([p, q]).toEqual([0, 1]);
  });
});
