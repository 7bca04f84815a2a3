import { describe, expect, it } from 'vitest';
import { built, conv, errorsOf, lines, modulePaths, paths, relu, series } from '../support/built';

describe('paths', () => {
  it('are the names of named layers and the indexes of unnamed ones', () => {
    const graph = series([conv(4, { name: 'stem' }), relu, conv(2), { type: 'ReLU', name: 'last' }, relu]);
    expect(paths(graph)).toEqual(['stem', '1', '2', 'last', '4']);
  });

  it('go through a Sequential by its name or index', () => {
    const graph = series([
      { type: 'Sequential', name: 'features', layers: [conv(4), relu] },
      { type: 'Sequential', layers: [relu, { type: 'ReLU', name: 'act' }] },
      relu,
    ]);
    expect(paths(graph)).toEqual(['features.0', 'features.1', '1.0', '1.act', '2']);
    expect(modulePaths(graph)).toEqual(['features Sequential', '1 Sequential']);
  });

  it('have the branch name in front of a list, and are it for a single step', () => {
    const graph = built({
      input: [8, 6, 4],
      branches: { one: conv(2), many: [conv(3), relu], none: [] },
      merge: 'concat',
    });
    expect(lines(graph)).toEqual([
      'one Conv2d 1x2x6x4',
      'many.0 Conv2d 1x3x6x4',
      'many.1 ReLU 1x3x6x4',
      ' Concat 1x13x6x4',
    ]);
  });

  it('leave out unnamed Branches, which take no index, and hold the name of named ones', () => {
    const branches = { left: conv(2), right: [relu] };
    const graph = series([
      conv(4),
      { type: 'Branches', branches, merge: 'concat' },
      relu,
      { type: 'Branches', name: 'mix', branches, merge: 'concat' },
      relu,
    ]);
    expect(paths(graph)).toEqual(['0', 'left', 'right.0', '', '1', 'mix.left', 'mix.right.0', 'mix', '3']);
  });

  it('leave out functional calls, which take no index', () => {
    const graph = series([
      conv(4),
      { ...relu, functional: true },
      conv(2),
      { ...relu, functional: true, name: 'out' },
    ]);
    expect(paths(graph)).toEqual(['0', '', '1', 'out']);
  });

  it('leave out what PyTorch has only as a function, unless it is said to be a module', () => {
    const flat = { type: 'Reshape', shape: ['${size(0)}', '${size(1) * height}', '${width}'] };
    expect(paths(series([conv(4), flat, relu]))).toEqual(['0', '', '1']);
    expect(paths(series([conv(4), { ...flat, functional: false }, relu]))).toEqual(['0', '1', '2']);
    const joined = { type: 'Concat', from: ['@input', '@input'] };
    expect(paths(series([joined, relu]))).toEqual(['', '0']);
    expect(paths(series([{ ...joined, name: 'cat' }, relu]))).toEqual(['cat', '0']);
  });

  it('go on counting through a Repeat, which is written out in place', () => {
    const graph = series([
      conv(4),
      { type: 'Repeat', times: 2, layers: [conv('${4 + i}'), relu] },
      relu,
      { type: 'Repeat', times: 2, index: 'k', layers: [conv(8, { name: 'block${k + 1}' })] },
    ]);
    expect(lines(graph)).toEqual([
      '0 Conv2d 1x4x6x4',
      '1 Conv2d 1x4x6x4',
      '2 ReLU 1x4x6x4',
      '3 Conv2d 1x5x6x4',
      '4 ReLU 1x5x6x4',
      '5 ReLU 1x5x6x4',
      'block1 Conv2d 1x8x6x4',
      'block2 Conv2d 1x8x6x4',
    ]);
  });

  it('nest: modules, Sequentials and branches each add their part, a module body nothing of its own', () => {
    const graph = series(
      [
        { type: 'Block', name: 'layer1' },
        { type: 'Sequential', name: 'tail', layers: [{ type: 'Block' }] },
      ],
      {
        modules: {
          Block: {
            layers: [
              {
                type: 'Branches',
                branches: { main: [{ type: 'Unit' }], side: { type: 'Unit' } },
                merge: 'add',
              },
            ],
          },
          Unit: { layers: [conv(8, { name: 'conv' }), { type: 'Sequential', layers: [relu] }] },
        },
      },
    );
    expect(paths(graph)).toEqual([
      'layer1.main.0.conv',
      'layer1.main.0.1.0',
      'layer1.side.conv',
      'layer1.side.1.0',
      'layer1',
      'tail.0.main.0.conv',
      'tail.0.main.0.1.0',
      'tail.0.side.conv',
      'tail.0.side.1.0',
      'tail.0',
    ]);
    expect(modulePaths(graph)).toEqual([
      'layer1.main.0.1 Sequential',
      'layer1.main.0 Unit',
      'layer1.main Sequential',
      'layer1.side.1 Sequential',
      'layer1.side Unit',
      'layer1 Block',
      'tail.0.main.0.1 Sequential',
      'tail.0.main.0 Unit',
      'tail.0.main Sequential',
      'tail.0.side.1 Sequential',
      'tail.0.side Unit',
      'tail.0 Block',
      'tail Sequential',
    ]);
  });

  it('put the branches of Branches that are a branch themselves below that branch', () => {
    const graph = built({
      input: [8, 6, 4],
      branches: {
        outer: { type: 'Branches', branches: { a: conv(1), b: conv(2) }, merge: 'concat' },
        plain: conv(3),
      },
      merge: 'concat',
    });
    expect(lines(graph)).toEqual([
      'outer.a Conv2d 1x1x6x4',
      'outer.b Conv2d 1x2x6x4',
      'outer Concat 1x3x6x4',
      'plain Conv2d 1x3x6x4',
      ' Concat 1x6x6x4',
    ]);
  });

  it('of torchvision: named series in inception_v3, lists in googlenet', () => {
    const graph = built({
      input: [8, 6, 4],
      layers: [
        conv(2, { name: 'branch1x1' }),
        conv(3, { name: 'branch5x5_1', from: '@input' }),
        conv(4, { name: 'branch5x5_2' }),
        { type: 'Concat', from: ['branch1x1', 'branch5x5_2'], functional: true },
        { type: 'Branches', branches: { branch2: [conv(2), conv(2)] }, merge: 'concat' },
      ],
    });
    expect(lines(graph)).toEqual([
      'branch1x1 Conv2d 1x2x6x4',
      'branch5x5_1 Conv2d 1x3x6x4',
      'branch5x5_2 Conv2d 1x4x6x4',
      ' Concat 1x6x6x4',
      'branch2.0 Conv2d 1x2x6x4',
      'branch2.1 Conv2d 1x2x6x4',
    ]);
  });
});

describe('two layers with one path', () => {
  it.each([
    ['the same name', [conv(8, { name: 'a' }), conv(8, { name: 'a' })], 'layers.1'],
    ['a name that is an earlier index', [relu, { ...relu, name: '0' }], 'layers.1'],
    ['an index that is an earlier name', [{ ...relu, name: '1' }, relu], 'layers.1'],
    [
      'a branch named as a layer',
      [
        { ...relu, name: 'a' },
        { type: 'Branches', branches: { a: relu, b: relu }, merge: 'add' },
      ],
      'layers.1.branches.a',
    ],
    [
      'branches of two unnamed Branches',
      [
        { type: 'Branches', branches: { a: relu, b: relu }, merge: 'add' },
        { type: 'Branches', branches: { c: relu, b: relu }, merge: 'add' },
      ],
      'layers.1.branches.b',
    ],
    [
      'a name that a Repeat repeats',
      [{ type: 'Repeat', times: 3, layers: [{ ...relu, name: 'a' }] }],
      'layers.0.layers.0',
    ],
    [
      'functional layers with one name',
      [
        { ...relu, name: 'a', functional: true },
        { ...relu, name: 'a', functional: true },
      ],
      'layers.1',
    ],
  ])('are an error: %s', (_what, layers, at) => {
    expect(errorsOf({ input: [8, 6, 4], layers })).toEqual([`spec/duplicate-path ${at}`]);
  });

  it('are none in different bodies', () => {
    const inner = [{ ...relu, name: 'a' }];
    expect(
      paths(series([{ type: 'Sequential', layers: inner }, { type: 'Sequential', layers: inner }, inner[0]])),
    ).toEqual(['0.a', '1.a', 'a']);
  });

  it.each(['a.b', '@a', '', 'a\u0007b', 'x\u202ey', 'n'.repeat(201)])('a name may not be %j', (name) => {
    const [code] = errorsOf({ input: [8, 6, 4], layers: [{ ...relu, name }] });
    expect(code).toMatch(/^spec\/invalid-(name|value) layers\.0\.name$/);
  });

  it.each(["${'a.b'}", "${'@a'}", "${'@input'}"])('nor may the computed name %s', (name) => {
    expect(errorsOf({ input: [8, 6, 4], layers: [{ ...relu, name }] })).toEqual([
      'spec/invalid-name layers.0.name',
    ]);
  });
});

describe('a container that says that it is functional', () => {
  it('is a module all the same', () => {
    const inside = [conv(8), relu];
    const graph = series([
      relu,
      { type: 'Sequential', functional: true, layers: inside },
      { type: 'Branches', name: 'b', functional: true, branches: { left: relu, right: [] }, merge: 'add' },
      relu,
    ]);
    expect(paths(graph)).toEqual(['0', '1.0', '1.1', 'b.left', 'b', '3']);
  });
});
