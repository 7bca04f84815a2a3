import { describe, expect, it } from 'vitest';
import { built, conv, errorsOf, lines, outputAt, paths, relu, series } from '../support/built';
import { allNodes, allReads, inputShapesOf, outputOf } from '../support/graph-view';

describe('from', () => {
  it('takes an earlier sibling, the input of the body, or several', () => {
    const graph = series([
      conv(4, { name: 'a' }),
      conv(2, { name: 'b' }),
      { type: 'Concat', from: ['a', 'b', '@input'], name: 'joined' },
      conv(14, { from: 'a', name: 'c' }),
      { type: 'Add', from: ['joined', 'c'], functional: true },
    ]);
    expect(lines(graph)).toEqual([
      'a Conv2d 1x4x6x4',
      'b Conv2d 1x2x6x4',
      'joined Concat 1x14x6x4',
      'c Conv2d 1x14x6x4',
      ' Add 1x14x6x4',
    ]);
    expect(allReads(graph)).toEqual([[-1], [0], [0, 1, -1], [0], [2, 3]]);
  });

  it('leaves the thread there: the next step goes on from the step before it', () => {
    const graph = series([conv(4, { name: 'a' }), conv(2), conv(3, { from: 'a' }), relu]);
    expect(allReads(graph)).toEqual([[-1], [0], [0], [2]]);
  });

  it('takes "@name" for one of several inputs, in any order', () => {
    const graph = built({
      input: { image: [3, 6, 4], mask: '1x6x4' },
      layers: [
        conv(4, { from: '@mask', name: 'm' }),
        conv(4, { from: '@image' }),
        { type: 'Add', from: ['m', '@mask'] },
      ],
    });
    expect(inputShapesOf(graph).map(({ name, shape }) => [name, shape.join('x')])).toEqual([
      ['image', '1x3x6x4'],
      ['mask', '1x1x6x4'],
    ]);
    expect(allReads(graph)).toEqual([[-2], [-1], [0, -2]]);
  });

  it('of a body with several inputs must say which', () => {
    const input = { image: [3, 6, 4], mask: [1, 6, 4] };
    expect(errorsOf({ input, layers: [relu] })).toEqual(['spec/arity layers.0']);
    expect(errorsOf({ input, layers: [{ ...relu, from: '@input' }] })).toEqual([
      'spec/unknown-reference layers.0.from',
    ]);
    expect(
      paths(
        built({
          input,
          branches: { a: { ...relu, from: '@image' }, b: [{ ...relu, from: '@mask' }] },
          merge: 'concat',
        }),
      ),
    ).toEqual(['a', 'b.0', '']);
  });

  it('sees the bodies around it up to the module, and no further', () => {
    const graph = series([
      conv(8, { name: 'a' }),
      {
        type: 'Sequential',
        layers: [conv(8, { name: 'b' }), { type: 'Add', from: ['a', 'b'] }, { ...relu, from: '@input' }],
      },
    ]);
    expect(allReads(graph)).toEqual([[-1], [0], [0, 1], [0]]);
    const modules = { Block: { layers: [{ type: 'Add', from: ['a', '@input'] }] } };
    expect(
      errorsOf({ input: [8, 6, 4], modules, layers: [conv(8, { name: 'a' }), { type: 'Block' }] }),
    ).toEqual(['spec/unknown-reference modules.Block.layers.0.from.0']);
  });

  it('does not see later steps, branches beside it, or the inside of others', () => {
    expect(
      errorsOf({
        input: [8, 6, 4],
        layers: [
          { ...relu, from: 'late' },
          { ...relu, name: 'late' },
        ],
      }),
    ).toEqual(['spec/unknown-reference layers.0.from']);
    const inner = { type: 'Sequential', name: 's', layers: [{ ...relu, name: 'inside' }] };
    expect(errorsOf({ input: [8, 6, 4], layers: [inner, { ...relu, from: 'inside' }] })).toEqual([
      'spec/unknown-reference layers.1.from',
    ]);
    expect(paths(series([inner, { ...relu, from: 's' }]))).toEqual(['s.inside', '1']);
  });

  it('of one input takes one, of a merge several', () => {
    expect(
      errorsOf({
        input: [8, 6, 4],
        layers: [
          { ...relu, name: 'a' },
          { ...relu, from: ['a', '@input'] },
        ],
      }),
    ).toEqual(['spec/arity layers.1']);
    expect(errorsOf({ input: [8, 6, 4], layers: [{ type: 'Add' }] })).toEqual(['spec/arity layers.0']);
    expect(errorsOf({ input: [8, 6, 4], layers: [{ type: 'Concat', from: [] }] })).toEqual([
      'spec/invalid-value layers.0.from',
    ]);
  });
});

describe('when', () => {
  it('leaves a step out, with its index, and the step before it goes on', () => {
    const layers = [conv(4), { ...relu, when: '${wide}' }, conv(2, { when: '${not wide}' }), relu];
    expect(lines(series(layers, { vars: { wide: true } }))).toEqual([
      '0 Conv2d 1x4x6x4',
      '1 ReLU 1x4x6x4',
      '2 ReLU 1x4x6x4',
    ]);
    expect(lines(series(layers, { vars: { wide: false } }))).toEqual([
      '0 Conv2d 1x4x6x4',
      '1 Conv2d 1x2x6x4',
      '2 ReLU 1x2x6x4',
    ]);
    expect(paths(series([{ ...relu, when: false }, relu]))).toEqual(['0']);
  });

  it("as a branch's single step leaves the identity", () => {
    const graph = built({
      input: [8, 6, 4],
      branches: { main: conv(8), short: conv(8, { when: '${in_channels != 8}' }) },
      merge: 'add',
    });
    expect(lines(graph)).toEqual(['main Conv2d 1x8x6x4', ' Add 1x8x6x4']);
    expect(allReads(graph)[1]).toEqual([0, -1]);
  });

  it('makes a residual block with or without a projection', () => {
    const block = {
      args: { channels: null, stride: 1 },
      layers: [
        {
          type: 'Branches',
          branches: {
            main: [
              {
                type: 'Conv2d',
                out_channels: '${channels}',
                kernel_size: 3,
                padding: 1,
                stride: '${stride}',
              },
              { type: 'ReLU' },
            ],
            downsample: {
              type: 'Conv2d',
              out_channels: '${channels}',
              kernel_size: 1,
              stride: '${stride}',
              when: '${stride != 1 or in_channels != channels}',
            },
          },
          merge: 'add',
        },
      ],
    };
    const graph = series(
      [
        { type: 'Block', name: 'a', channels: 8 },
        { type: 'Block', name: 'b', channels: 16, stride: 2 },
      ],
      { modules: { Block: block } },
    );
    expect(lines(graph)).toEqual([
      'a.main.0 Conv2d 1x8x6x4',
      'a.main.1 ReLU 1x8x6x4',
      'a Add 1x8x6x4',
      'b.main.0 Conv2d 1x16x3x2',
      'b.main.1 ReLU 1x16x3x2',
      'b.downsample Conv2d 1x16x3x2',
      'b Add 1x16x3x2',
    ]);
  });

  it('leaves the name of a step to what the step would have taken', () => {
    const graph = series([
      conv(4),
      conv(2, { name: 'side', when: false }),
      conv(3),
      { ...relu, from: 'side' },
    ]);
    expect(allReads(graph)).toEqual([[-1], [0], [0]]);
  });

  it('must be true or false', () => {
    const layer = (when: unknown) => ({ input: [8, 6, 4], layers: [{ ...relu, when }] });
    expect(errorsOf(layer(1))).toEqual(['spec/invalid-value layers.0.when']);
    expect(errorsOf(layer('${in_channels}'))).toEqual(['spec/invalid-value layers.0.when']);
    expect(errorsOf(layer('yes'))).toEqual(['spec/invalid-value layers.0.when']);
  });
});

describe('merging', () => {
  it('Concat joins along its dim, the batch being 0', () => {
    const joined = (dim: number, second: unknown) =>
      outputOf(
        series([
          { ...(second as object), name: 'b' },
          { type: 'Concat', dim, from: ['@input', 'b'] },
        ]),
      );
    expect(joined(1, conv(2))).toEqual([1, 10, 6, 4]);
    expect(joined(2, { type: 'MaxPool2d', kernel_size: [2, 1] })).toEqual([1, 8, 9, 4]);
    expect(joined(-1, { type: 'MaxPool2d', kernel_size: [1, 2] })).toEqual([1, 8, 6, 6]);
    expect(joined(0, relu)).toEqual([2, 8, 6, 4]);
  });

  it('is written in a body as a word or as a layer', () => {
    const branches = { a: relu, b: relu };
    const merged = (merge: unknown) => outputOf(built({ input: [8, 6, 4], branches, merge }));
    expect(merged('concat')).toEqual([1, 16, 6, 4]);
    expect(merged('add')).toEqual([1, 8, 6, 4]);
    expect(merged('mul')).toEqual([1, 8, 6, 4]);
    expect(merged({ type: 'Concat', dim: 2 })).toEqual([1, 8, 12, 4]);
    expect(merged({ type: 'Concat', dim: '${1 + 2}' })).toEqual([1, 8, 6, 8]);
  });

  it('Add and Mul broadcast as PyTorch does', () => {
    const graph = series([
      { type: 'AdaptiveAvgPool2d', output_size: 1, name: 'squeezed' },
      { type: 'Mul', from: ['@input', 'squeezed'], name: 'scaled' },
      { type: 'Mean', dim: 1, keepdim: true, from: '@input', name: 'mean' },
      { type: 'Add', from: ['mean', 'squeezed'], name: 'both' },
    ]);
    expect(outputAt(graph, 'scaled')).toEqual([1, 8, 6, 4]);
    expect(outputAt(graph, 'mean')).toEqual([1, 1, 6, 4]);
    expect(outputAt(graph, 'both')).toEqual([1, 8, 6, 4]);
    expect(
      errorsOf({
        input: [8, 6, 4],
        layers: [
          { ...conv(4), name: 'a' },
          { type: 'Add', from: ['a', '@input'] },
        ],
      }),
    ).toEqual(['shape/mismatch layers.1']);
  });

  it('joins branches in the order of the text, even when keys look like whole numbers', () => {
    const branch = (out: number) => `{"type": "Conv2d", "out_channels": ${out}, "kernel_size": 1}`;
    const text = (keys: readonly string[]) =>
      `{"input": [8, 6, 4], "branches": {${keys.map((key, index) => `"${key}": ${branch(index + 1)}`).join(', ')}}, "merge": "concat"}`;
    expect(paths(built(text(['10', '2', 'a', '1'])))).toEqual(['10', '2', 'a', '1', '']);
    expect(allNodes(built(text(['10', '2', 'a', '1']))).map(({ output }) => output[1])).toEqual([
      1, 2, 3, 4, 10,
    ]);
    const inner = text(['10', '2']).replace('{"input": [8, 6, 4], ', '{"type": "Branches", ');
    expect(paths(built(`{"input": [8, 6, 4], "layers": [${inner}]}`))).toEqual(['10', '2', '']);
    const [first, second] = ['7', '3'].map((name) => `"in${name}": [${name}, 6, 4]`);
    expect(
      inputShapesOf(
        built(`{"input": {${first}, ${second}}, "layers": [{"type": "ReLU", "from": "@in7"}]}`),
      ).map(({ name }) => name),
    ).toEqual(['in7', 'in3']);
    expect(
      inputShapesOf(
        built('{"input": {"7": [7, 6], "3": [3, 6]}, "layers": [{"type": "ReLU", "from": "@3"}]}'),
      ).map(({ name }) => name),
    ).toEqual(['7', '3']);
  });
});
