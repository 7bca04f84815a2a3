import { describe, expect, it } from 'vitest';
import { attempt, conv, errorsOf, lines, params, paths, series } from '../support/built';
import { allReads } from '../support/graph-view';

/** An input of 8 x 6 x 4. */
const input = [8, 6, 4];

describe('a Repeat over a list', () => {
  it.each([
    ['a variable', '${widths}'],
    ['a list that is written out', [3, 5]],
    ['a list of expressions', ['${widths[0]}', '${widths[-1]}']],
  ])('writes its layers out for each item of %s', (_form, over) => {
    const layers = [{ type: 'Repeat', over, as: 'width', layers: [conv('${width}'), conv('${width + i}')] }];
    expect(lines(series(layers, { vars: { widths: [3, 5] } }))).toEqual([
      '0 Conv2d 1x3x6x4',
      '1 Conv2d 1x3x6x4',
      '2 Conv2d 1x5x6x4',
      '3 Conv2d 1x6x6x4',
    ]);
  });

  it('calls the item "item" and the counter "i", and items may be lists', () => {
    const layers = [{ type: 'Repeat', over: '${sizes}', layers: [conv('${item[0] * item[1] + i}')] }];
    expect(
      params(
        series(layers, {
          vars: {
            sizes: [
              [2, 3],
              [1, 4],
            ],
          },
        }),
      ),
    ).toEqual([8 * 6 + 6, 6 * 5 + 5]);
  });

  it('nests, the item of the outer one seen inside', () => {
    const inner = { type: 'Repeat', over: [1, 2], as: 'k', layers: [conv('${10 * n + k}')] };
    const graph = series([{ type: 'Repeat', over: [1, 2], as: 'n', layers: [inner] }]);
    expect(lines(graph).map((line) => line.split(' ')[2])).toEqual([
      '1x11x6x4',
      '1x12x6x4',
      '1x21x6x4',
      '1x22x6x4',
    ]);
  });

  it.each([
    [{ over: '${n}' }, ['over'], 'the expression must evaluate to a list, not 3'],
    [{ over: 3 }, ['over'], 'a list or an expression'],
    [{ over: [1], times: 2 }, ['times'], 'Repeat has both "times" and "over"'],
    [{ times: 2, as: 'x' }, ['as'], 'Repeat has "as" without "over"'],
    [{}, [], 'Repeat needs "times" or "over"'],
    [{ over: [1], as: 'i' }, ['as'], 'is the counter: "i"'],
    [{ over: [1], as: 'if' }, ['as'], 'is a word of expressions'],
    [{ over: [{}] }, ['over'], '"over" of Repeat must be'],
  ])('%j is refused', (rounds, path, message) => {
    const layers = [{ type: 'Repeat', ...rounds, layers: [{ type: 'ReLU' }] }];
    const { diagnostics } = attempt({ input, vars: { n: 3 }, layers });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.location?.path).toEqual(['layers', 0, ...path]);
  });
});

describe('a Repeat among branches', () => {
  const tables = {
    type: 'Repeat',
    over: '${rows}',
    as: 'rows',
    branches: {
      'table${i}': [
        { type: 'Narrow', dim: 1, start: '${i}', length: 1 },
        { type: 'Embedding', name: 'emb', num_embeddings: '${rows}', embedding_dim: 4 },
      ],
    },
  };

  it('writes out branches: embedding tables of a list of sizes', () => {
    const graph = series([{ type: 'Branches', branches: { tables }, merge: 'concat' }], {
      input: [3],
      vars: { rows: [10, 20, 30] },
    });
    expect(lines(graph)).toEqual([
      'table0 Narrow 1x1',
      'table0.emb Embedding 1x1x4',
      'table1 Narrow 1x1',
      'table1.emb Embedding 1x1x4',
      'table2 Narrow 1x1',
      'table2.emb Embedding 1x1x4',
      ' Concat 1x3x4',
    ]);
    expect(params(graph).reduce((sum, each) => sum + each)).toBe(4 * 60);
  });

  it('stands among others, nests, and may be the body of a module', () => {
    const inner = {
      type: 'Repeat',
      times: 2,
      index: 'j',
      branches: { 'b${i}${j}': conv('${2 * i + j + 1}') },
    };
    const branches = {
      a: [],
      all: { type: 'Repeat', times: 2, branches: { inner, 'c${i}': conv(1) } },
      z: conv(9),
    };
    const modules = { M: { branches, merge: 'concat' } };
    expect(paths(series([{ type: 'M', name: 'm' }], { modules }))).toEqual([
      'm.b00',
      'm.b01',
      'm.c0',
      'm.b10',
      'm.b11',
      'm.c1',
      'm.z',
      'm',
    ]);
  });

  it('as a single branch it is a series, as before', () => {
    const branches = { a: { type: 'Repeat', times: 2, layers: [conv(3)] }, b: [] };
    expect(lines(series([{ type: 'Branches', branches, merge: 'concat' }])).at(-1)).toBe(' Concat 1x11x6x4');
  });

  it.each([
    [{ 'b${i}': conv(1), x: conv(1) }, ['x'], 'two layers have the path "x"'],
    [{ 'b${k}': conv(1) }, ['b${k}'], '"k" is not defined here'],
  ])('%j: one error, at its key', (branches, path, message) => {
    const layers = [
      { type: 'Branches', branches: { r: { type: 'Repeat', times: 3, branches } }, merge: 'concat' },
    ];
    const { diagnostics } = attempt({ input, layers });
    expect(diagnostics).toMatchObject([
      { message, location: { path: ['layers', 0, 'branches', 'r', 'branches', ...path] } },
    ]);
  });

  it('stops at the limit of steps', () => {
    const branches = { r: { type: 'Repeat', times: 1_000_000_000, branches: {} } };
    expect(errorsOf({ input, layers: [{ type: 'Branches', branches, merge: 'add' }] })).toContain(
      'limit/layers layers.0.branches.r',
    );
  });
});

describe('a branch with a `when` of its own', () => {
  const branchesWith = (when: unknown) => ({
    a: conv(2),
    b: { when, layers: [conv(3), { type: 'ReLU' }] },
    c: { when, layers: conv(5) },
  });
  const layers = (when: unknown) => [{ type: 'Branches', branches: branchesWith(when), merge: 'concat' }];

  it('is a branch where it is true', () => {
    expect(lines(series(layers(true)))).toEqual([
      'a Conv2d 1x2x6x4',
      'b.0 Conv2d 1x3x6x4',
      'b.1 ReLU 1x3x6x4',
      'c Conv2d 1x5x6x4',
      ' Concat 1x10x6x4',
    ]);
  });

  it('is absent where it is false, rather than the identity', () => {
    expect(lines(series(layers('${height > 6}')))).toEqual(['a Conv2d 1x2x6x4']);
  });

  it('some branch must be there', () => {
    const { diagnostics } = attempt({
      input,
      layers: [{ type: 'Branches', branches: { b: { when: false, layers: [] } }, merge: 'add' }],
    });
    expect(diagnostics).toMatchObject([
      { message: 'every branch is absent', location: { path: ['layers', 0] } },
    ]);
  });

  it('has no other keys', () => {
    expect(
      errorsOf({
        input,
        layers: [
          {
            type: 'Branches',
            branches: { a: conv(2), b: { when: false, layers: [], name: 'x' } },
            merge: 'add',
          },
        ],
      }),
    ).toEqual(['spec/unknown-key layers.0.branches.b.name']);
  });
});

describe('a pattern of names in `from`', () => {
  const dense = (n: number) => [
    conv(4, { name: 'stem' }),
    {
      type: 'Repeat',
      times: n,
      layers: [{ type: 'Concat', from: ['stem', 'layer*'] }, conv(2, { name: 'layer${i}' })],
    },
    { type: 'Concat', from: ['stem', 'layer*'] },
  ];

  it('takes all earlier steps that it fits: a growing list', () => {
    const graph = series(dense(3));
    expect(lines(graph)).toEqual([
      'stem Conv2d 1x4x6x4',
      ' Concat 1x4x6x4',
      'layer0 Conv2d 1x2x6x4',
      ' Concat 1x6x6x4',
      'layer1 Conv2d 1x2x6x4',
      ' Concat 1x8x6x4',
      'layer2 Conv2d 1x2x6x4',
      ' Concat 1x10x6x4',
    ]);
    expect(allReads(graph).at(-1)).toEqual([0, 2, 4, 6]);
  });

  it('in the order of the steps, without those that are left out or not called', () => {
    const graph = series([
      conv(1, { name: 'b1' }),
      conv(2, { name: 'b0', from: '@input' }),
      conv(4, { name: 'b2', when: false }),
      conv(4, { name: 'b3', called: false }),
      { type: 'Concat', from: 'b*' },
    ]);
    expect(allReads(graph).at(-1)).toEqual([0, 1]);
  });

  it('or one of the outputs of each', () => {
    const modules = {
      Two: { layers: [conv(8, { name: 'x' }), conv(2, { name: 'skip' })], outputs: { x: 'x', skip: 'skip' } },
    };
    const layers = [
      { type: 'Repeat', times: 3, layers: [{ type: 'Two', name: 'l${i}' }] },
      { type: 'Concat', from: 'l*.skip' },
    ];
    const graph = series(layers, { modules });
    expect(allReads(graph)).toEqual([[-1], [0], [0], [2], [2], [4], [1, 3, 5]]);
    expect(errorsOf({ input, modules, layers: [layers[0], { type: 'Concat', from: 'l*.skp' }] })).toEqual([
      'spec/unknown-reference layers.1.from',
    ]);
  });

  it.each([
    ['lay*', 'no earlier step has a name like "lay*"'],
    [['@input', 'lay*'], 'no earlier step has a name like "lay*"'],
  ])('%j: fits nothing', (from, message) => {
    const { diagnostics } = attempt({ input, layers: [conv(1, { name: 'a' }), { type: 'Concat', from }] });
    expect(diagnostics).toMatchObject([{ message }]);
  });

  it('many patterns over many names have a limit', () => {
    const layers = [
      {
        type: 'Repeat',
        times: 20_000,
        layers: [
          { type: 'ReLU', name: 'a${i}' },
          { type: 'Add', from: ['@previous', 'a*'] },
        ],
      },
    ];
    expect(errorsOf({ input: [1], layers }).at(0)).toMatch(/^limit\/layers/);
  });
});
