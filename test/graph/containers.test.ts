import { describe, expect, it } from 'vitest';
import { attempt, built, conv, paths, relu, series } from '../support/built';
import { allNodes, allReads, branchesOf, modulesOf } from '../support/graph-view';

const branches = (of: object, more: object = {}) => ({
  type: 'Branches',
  branches: of,
  merge: 'add',
  ...more,
});
const input = { a: [8, 6, 4], b: [8, 6, 4] };

describe('at the start of a body with several inputs', () => {
  it('Branches and Repeat may stand, whose steps say which they take', () => {
    const each = { x: { ...relu, from: '@a' }, y: [{ ...relu, from: '@b' }] };
    expect(allReads(built({ input, layers: [branches(each)] }))).toEqual([[-1], [-2], [0, 1]]);
    const repeat = { type: 'Repeat', times: 2, layers: [{ ...relu, from: '@b' }] };
    expect(allReads(built({ input, layers: [repeat] }))).toEqual([[-2], [-2]]);
    expect(allReads(built({ input, branches: each, merge: 'add' }))).toEqual([[-1], [-2], [0, 1]]);
  });

  it('others must say it, and so must an empty branch and its steps', () => {
    const codes = (layers: readonly unknown[]) =>
      attempt({ input, layers }).diagnostics.map(({ code }) => code);
    expect(codes([{ type: 'Sequential', layers: [relu] }])).toEqual(['spec/arity']);
    expect(codes([branches({ x: [], y: { ...relu, from: '@b' } })])).toEqual(['spec/arity']);
    expect(codes([branches({ x: relu, y: { ...relu, from: '@b' } })])).toEqual(['spec/arity']);
    expect(codes([{ type: 'Repeat', times: 1, layers: [relu] }])).toEqual(['spec/arity']);
    expect(codes([{ type: 'Parameter', shape: [3] }])).toEqual([]);
    expect(codes([{ type: 'Sequential', from: '@a', layers: [relu] }])).toEqual([]);
  });
});

describe('a container', () => {
  it('takes what its from names', () => {
    const of = { x: { ...relu, from: '@input' }, y: [] };
    expect(allReads(series([conv(8), branches(of, { from: '@input' })]))).toEqual([[-1], [-1], [1, -1]]);
    expect(allReads(series([conv(8), branches(of)]))).toEqual([[-1], [0], [1, 0]]);
    const repeat = { type: 'Repeat', times: 2, layers: [relu] };
    expect(allReads(series([conv(8), { ...repeat, from: '@input' }]))).toEqual([[-1], [-1], [1]]);
    expect(
      attempt({
        input: [8],
        layers: [
          { ...relu, name: 'r' },
          { ...repeat, from: ['r', 'r'] },
        ],
      }).diagnostics,
    ).toHaveLength(1);
    expect(
      attempt({ input: [8], layers: [{ ...relu, name: 'r' }, branches(of, { from: ['r', 'r'] })] })
        .diagnostics,
    ).toHaveLength(1);
  });

  it('may ask for the shape in the names of its branches and in how often it repeats', () => {
    const of = { 'x${in_channels}': relu, 'y${height}': [relu] };
    expect(paths(series([conv(4), branches(of)]))).toEqual(['0', 'x4', 'y6.0', '']);
    expect(
      allReads(series([conv(3), { type: 'Repeat', times: '${in_channels}', layers: [relu] }])),
    ).toHaveLength(4);
    const named = [conv(4), { ...relu, name: 'r4' }, { ...relu, from: 'r${in_channels}' }];
    expect(allReads(series(named)).at(-1)).toEqual([1]);
  });

  it('names its merge, which may be a module or a function', () => {
    const merged = (more: object) => branches({ x: relu, y: relu }, { merge: { type: 'Concat', ...more } });
    const calls = (more: object) =>
      allNodes(series([merged(more)]))
        .map(({ path, functional }) => [path, functional])
        .at(-1);
    expect(calls({})).toEqual(['', true]);
    expect(calls({ name: 'joined' })).toEqual(['joined', true]);
    expect(calls({ name: 'joined', functional: false })).toEqual(['joined', false]);
    expect(calls({ name: 'n${in_channels}', functional: '${in_channels == 1}' })).toEqual(['n8', false]);
  });

  it('that has ended leaves the depth as it was', () => {
    for (const one of [
      { type: 'Sequential', layers: [] },
      branches({ x: [], y: [] }),
      { type: 'Repeat', times: 1, layers: [] },
      { type: 'Block' },
    ]) {
      const document = { input: [8], modules: { Block: { layers: [] } } };
      const layers = Array.from({ length: 510 }, () => ({ ...one }));
      expect(
        attempt({ ...document, layers }).diagnostics.filter(({ code }) => code === 'limit/depth'),
      ).toEqual([]);
    }
  });

  it('that is nested too deep is told, whatever it is', () => {
    for (const one of [
      { type: 'Sequential', layers: [relu] },
      { type: 'Repeat', times: 1, layers: [relu] },
      branches({ x: relu, y: relu }),
    ]) {
      const modules = Object.fromEntries(
        Array.from({ length: 500 }, (_, level) => [
          `M${level}`,
          { layers: [level === 0 ? one : { type: `M${level - 1}` }] },
        ]),
      );
      const codes = (level: number) =>
        attempt({ input: [8], modules, layers: [{ type: `M${level}` }] }).diagnostics.map(({ code }) => code);
      expect(codes(498)).toEqual([]);
      expect(codes(499)).toContain('limit/depth');
    }
  });

  it('that is refused gives nothing, and neither does what follows it', () => {
    const refused = { type: 'Sequential', name: 's', layers: [{ type: 'MaxPool1d', kernel_size: 1 }] };
    const { graph, diagnostics } = attempt({
      input: [8, 6, 4],
      layers: [refused, relu, { ...relu, from: 's' }],
    });
    expect([allNodes(graph), modulesOf(graph), diagnostics.length]).toEqual([[], [], 1]);
    const inBranch = branches({ x: refused, y: [{ type: 'MaxPool1d', kernel_size: 1 }], z: relu });
    const second = attempt({ input: [8, 6, 4], layers: [inBranch] });
    expect(branchesOf(second.graph).map(({ path }) => path)).toEqual(['z']);
    expect(second.diagnostics).toHaveLength(2);
  });
});
