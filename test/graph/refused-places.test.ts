import { describe, expect, it } from 'vitest';
import { attempt, relu, series } from '../support/built';
import { modulesOf } from '../support/graph-view';

const refused = { when: '${1}' };

/** The paths of the layers that could be built, and how many errors there are. */
function paths(...layers: readonly unknown[]): readonly [readonly string[], number] {
  const { graph, diagnostics } = attempt({ input: [8, 6, 4], layers });
  return [graph.nodes.map(({ path }) => path), diagnostics.length];
}

describe('a step that is refused', () => {
  const next = { ...relu, from: '@input' };

  it('keeps the index that it would have had', () => {
    expect(paths({ ...relu, ...refused }, next)).toEqual([['1'], 1]);
    expect(paths({ type: 'Sequential', layers: [], ...refused }, next)).toEqual([['1'], 1]);
  });

  it('keeps none where it would have had none', () => {
    expect(paths({ type: 'Repeat', times: 2, layers: [], ...refused }, next)).toEqual([['0'], 1]);
    expect(paths({ ...relu, name: 'a' }, { reuse: 'a', ...refused }, next)).toEqual([['a', '1'], 1]);
    const branches = { type: 'Branches', branches: { a: [], b: [] }, merge: 'add' };
    expect(paths({ ...branches, ...refused }, next)).toEqual([['0'], 1]);
  });

  it('keeps its name, and the index that goes with it', () => {
    expect(paths({ ...relu, name: 'a', ...refused }, next)).toEqual([['1'], 1]);
    expect(paths({ ...relu, name: 'a', ...refused }, { ...next, name: 'a' })[1]).toBe(2);
    expect(
      paths({ ...relu, name: 'a' }, { reuse: 'a', name: 'b', ...refused }, { ...next, name: 'b' }),
    ).toEqual([['a', 'b'], 1]);
  });

  it('is told once for all turns of a Repeat, and apart from the same mistake elsewhere', () => {
    const wrong = { type: 'Linear', out_features: '${nosuch}' };
    expect(paths({ type: 'Repeat', times: 3, layers: [wrong] })).toEqual([[], 1]);
    expect(paths(wrong, { ...wrong, from: '@input' })).toEqual([[], 2]);
  });
});

it('a module that is called again is recorded where its calls are', () => {
  const modules = { Block: { layers: [relu, relu] }, Other: { layers: [relu] } };
  const graph = series(
    [
      relu,
      { type: 'Other' },
      { type: 'Block', name: 'b' },
      { type: 'Other' },
      { reuse: 'b' },
      { reuse: 'b' },
    ],
    { modules },
  );
  expect(modulesOf(graph).map(({ path, first, end }) => [path, first, end])).toEqual([
    ['1', 1, 2],
    ['b', 2, 4],
    ['3', 4, 5],
    ['b', 5, 7],
    ['b', 7, 9],
  ]);
});

it('a container is nested as deep as is allowed, and no deeper', () => {
  const modules = Object.fromEntries(
    Array.from({ length: 501 }, (_, level) => [
      `M${level}`,
      { layers: level === 0 ? [relu] : [{ type: `M${level - 1}` }] },
    ]),
  );
  const codes = (level: number) =>
    attempt({ input: [8], modules, layers: [{ type: `M${level}` }] }).diagnostics.map(
      ({ message }) => message,
    );
  expect(codes(499)).toEqual([]);
  expect(codes(500)).toEqual(['modules and containers are nested deeper than 500']);
});
