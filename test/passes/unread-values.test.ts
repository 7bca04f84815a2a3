import { describe, expect, it } from 'vitest';
import { unreadValues } from '../../src/passes/unread-values';
import { begun, origin } from '../support/begun-graph';
import { built } from '../support/built';

const relu = { type: 'ReLU' };

/** The paths of the calls and the names of the inputs that nothing reads. */
function unread(document: Readonly<Record<string, unknown>>): readonly string[] {
  const graph = built({ input: [4], ...document });
  const { nodes, inputs } = unreadValues(graph);
  return [...nodes.map((number) => graph.nodes[number]?.path ?? ''), ...inputs.map(({ name }) => name)];
}

describe('what nothing reads', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['is none in a series', { layers: [relu, relu] }, []],
    ['is a layer that is passed by', { layers: [relu, { ...relu, from: '@input' }] }, ['0']],
    ['is a layer whose reader nothing reads', { layers: [relu, relu, { ...relu, from: '@input' }] }, ['1']],
    ['is an input', { input: { a: [4], b: [4] }, layers: [{ ...relu, from: '@a' }] }, ['b']],
    ['is the first input', { input: { a: [4], b: [4] }, layers: [{ ...relu, from: '@b' }] }, ['a']],
    [
      'is no layer that is an output',
      {
        layers: [
          { ...relu, name: 'a' },
          { ...relu, from: '@input' },
        ],
        outputs: { x: 'a', y: '@input' },
      },
      ['1'],
    ],
    ['is no layer that is not called', { layers: [relu, { ...relu, called: false }] }, []],
    [
      'is no input of a layer that is not called',
      {
        input: { a: [4], b: [4] },
        layers: [
          { ...relu, from: '@a' },
          { ...relu, from: '@b', called: false },
        ],
      },
      [],
    ],
    [
      'is no parameter and no buffer',
      {
        layers: [
          { type: 'Parameter', name: 'p', shape: [3] },
          { type: 'Buffer', name: 'b', shape: [3] },
          { ...relu, from: '@input' },
        ],
      },
      [],
    ],
  ])('%s', (_what, document, expected) => {
    expect(unread(document)).toEqual(expected);
  });

  it('is no further output that a module names, and is what it gives unnamed', () => {
    const layers = [
      { ...relu, name: 'a' },
      { ...relu, name: 'b' },
    ];
    const use = [
      { type: 'M', name: 'm' },
      { ...relu, from: 'm.out' },
    ];
    const several = { M: { layers, outputs: { out: 'a', aux: 'b' } } };
    expect(unread({ modules: several, layers: use })).toEqual([]);
    const one = { M: { layers, outputs: { out: 'a' } } };
    expect(unread({ modules: one, layers: use })).toEqual(['m.b']);
    expect(
      unread({
        modules: one,
        layers: [
          { type: 'M', name: 'm' },
          { ...relu, from: '@input' },
        ],
      }),
    ).toEqual(['m.b']);
  });

  it('is each layer of a module whose one output nothing reads', () => {
    const layers = [
      { ...relu, name: 'a' },
      { ...relu, name: 'b', from: '@input' },
    ];
    const modules = { M: { layers, outputs: { out: 'a' } } };
    const use = [
      { type: 'M', name: 'm' },
      { ...relu, from: '@input' },
    ];
    expect(unread({ modules, layers: use })).toEqual(['m.a', 'm.b']);
  });

  it('is no constant, and is a call of the name of a parameter that reads something', () => {
    const builder = begun();
    const input = builder.input('x', { shape: [2, 4] });
    builder.constant('one', { shape: [1] });
    const place = { path: 'p', origin };
    builder.unknown('Parameter', [input], [{ shape: [2, 4] }], place);
    builder.unknown('Buffer', [], [{ shape: [2, 4] }], place);
    builder.output('output', input);
    const graph = builder.finish({ name: 'Net', kind: 'module', source: 'net.py', batch: 2 });
    expect(unreadValues(graph)).toEqual({ nodes: [0], inputs: [] });
  });
});
