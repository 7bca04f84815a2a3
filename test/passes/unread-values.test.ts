import { describe, expect, it } from 'vitest';
import { unreadValues } from '../../src/passes/unread-values';
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
});
