import { describe, expect, it } from 'vitest';
import { stepsOfNodes } from '../../src/frontends/spec/written-at';
import { attempt, built, conv, relu, series } from '../support/built';
import { allReads } from '../support/graph-view';

/** What is said of a document: of each error the message, why, and what to do, as far as there is one. */
function told(layers: readonly unknown[], more: object = {}) {
  return attempt({ input: [8, 6, 4], ...more, layers }).diagnostics.map(({ message, why, help }) =>
    [message, why, help].filter((text) => text !== undefined),
  );
}

const add = (...from: readonly string[]) => ({ type: 'Add', from });
const a = { ...relu, name: 'a' };

describe('a name that is not there', () => {
  it('is told with the names that are, at most twelve', () => {
    expect(told([{ ...relu, from: 'zzzzzz' }])).toEqual([
      ['no earlier step is named "zzzzzz"', 'the names here are @input'],
    ]);
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...relu, name: `layer${index}` }));
    const names = (count: number) => many(count).map(({ name }) => name);
    expect(told([...many(11), { ...relu, from: 'zzzzzz' }])).toEqual([
      ['no earlier step is named "zzzzzz"', `the names here are ${names(11).join(', ')}, @input`],
    ]);
    expect(told([...many(12), { ...relu, from: 'zzzzzz' }])).toEqual([
      ['no earlier step is named "zzzzzz"', `the names here are ${names(12).join(', ')}, ...`],
    ]);
  });

  it('is told with a name that is near, also of a body around it', () => {
    const inner = { type: 'Sequential', layers: [{ ...relu, from: 'sten' }] };
    expect(told([{ ...relu, name: 'stem' }, inner])).toEqual([
      ['no earlier step is named "sten"', 'did you mean "stem"?'],
    ]);
  });

  it('of a step to call again is not that of an input, nor the other way', () => {
    expect(told([{ reuse: 'zzzzzz' }])).toEqual([
      ['no earlier step is named "zzzzzz"', 'give an earlier step a "name"'],
    ]);
    expect(told([a, { reuse: 'zzzzzz' }])).toEqual([
      ['no earlier step is named "zzzzzz"', 'the names here are a'],
    ]);
    expect(told([a, { ...relu, from: '@zzzzzz' }])).toEqual([
      ['there is no input "@zzzzzz"', 'the names here are @input'],
    ]);
  });

  it('may be that of an input without its mark, where there are several', () => {
    const input = { image: [8, 6, 4], other: [8, 6, 4] };
    const graph = built({ input, layers: [{ ...relu, from: 'other' }] });
    expect(allReads(graph)[0]).toEqual([-2]);
    expect(told([{ ...relu, from: 'input' }])).toHaveLength(1);
  });
});

describe('how many inputs a layer takes', () => {
  it.each([
    [add('a'), 'Add takes at least 2 inputs, not 1', 'name them: "from": ["a", "b"]'],
    [
      { type: 'MatMul', from: ['a', 'a', 'a'] },
      'MatMul takes 2 inputs, not 3',
      'name them: "from": ["a", "b"]',
    ],
    [
      { ...relu, from: ['a', 'a'] },
      '1 (ReLU) takes 1 input, not 2',
      'give "from" one name, or merge first with Concat, Add or Mul',
    ],
    [
      { type: 'ScaledDotProductAttention', from: ['a', 'a', 'a', 'a', 'a'] },
      'ScaledDotProductAttention takes 1 to 4 inputs, not 5',
      'give "from" one name, or merge first with Concat, Add or Mul',
    ],
    [
      { type: 'Sequential', from: ['a', 'a'], layers: [relu] },
      'this step takes 1 input, not 2',
      'merge the inputs first with Concat, Add or Mul',
    ],
  ])('%j', (layer, message, help) => {
    expect(told([a, layer])[0]).toEqual([message, help]);
  });

  it('is said of a layer that is called again', () => {
    expect(told([a, { reuse: 'a', from: ['a', 'a'] }])).toEqual([['a takes 1 input, not 2']]);
  });

  it('must be said where the body has several', () => {
    const input = { image: [8, 6, 4], other: [8, 6, 4] };
    expect(told([relu], { input })).toEqual([
      [
        'the body has several inputs, and the step does not say which it takes',
        'add "from": "@name" with the name of an input',
      ],
    ]);
  });
});

describe('a shape that does not fit', () => {
  it('is told with what gives it and what takes it', () => {
    expect(told([conv(8, { name: 'c' }), { type: 'Conv1d', out_channels: 4, kernel_size: 1 }])).toEqual([
      [
        '1 (Conv1d) cannot take [1, 8, 6, 4] from c (Conv2d)',
        'Conv1d needs 3 dimensions [N, C, L], [1, 8, 6, 4] has 4',
        'flatten it, or use the layer of another dimension',
      ],
    ]);
    expect(told([{ type: 'BatchNorm1d' }])).toEqual([
      [
        '0 (BatchNorm1d) cannot take the input [1, 8, 6, 4]',
        'BatchNorm1d needs 2 dimensions [N, C] or 3 dimensions [N, C, L], [1, 8, 6, 4] has 4',
        'flatten it, or use the layer of another dimension',
      ],
    ]);
    expect(told([{ type: 'MaxPool3d', kernel_size: 1 }])).toEqual([
      [
        '0 (MaxPool3d) cannot take the input [1, 8, 6, 4]',
        'MaxPool3d needs 5 dimensions [N, C, D, H, W], [1, 8, 6, 4] has 4',
        'check the shape of the input',
      ],
    ]);
    expect(told([{ type: 'MaxPool2d', kernel_size: 1 }], { input: [8, 6] })).toEqual([
      [
        '0 (MaxPool2d) cannot take the input [1, 8, 6]',
        'MaxPool2d needs 4 dimensions [N, C, H, W], [1, 8, 6] has 3',
        'check the shape of the input',
      ],
    ]);
    expect(told([{ ...conv(8), name: 'c' }, { ...relu, name: 'b' }, add('@input', 'b', 'c')])).toEqual([]);
  });

  it('of two inputs names both', () => {
    expect(told([conv(4, { name: 'c' }), add('@input', 'c')])).toEqual([
      [
        'Add cannot take the input [1, 8, 6, 4] and [1, 4, 6, 4] from c (Conv2d)',
        '[1, 8, 6, 4] and [1, 4, 6, 4] do not broadcast: 8 against 4',
        'sizes must be equal, or 1: check the channels and strides of the branches',
      ],
    ]);
  });

  it('by an argument that says otherwise is told with what would fit', () => {
    const linear = (in_features: number) => ({ type: 'Linear', in_features, out_features: 3 });
    const said = (layer: object, input: readonly number[]) => told([layer], { input })[0]?.slice(1);
    expect(said(linear(192), [8, 6, 4])).toEqual([
      'in_features is 192, the input has 4',
      'put {"type": "Flatten"} before it',
    ]);
    expect(said(linear(8), [8, 6, 4])).toEqual([
      'in_features is 8, the input has 4',
      'put {"type": "AdaptiveAvgPool2d", "output_size": 1} and {"type": "Flatten"} before it',
    ]);
    expect(said(linear(5), [8, 6, 4])).toEqual([
      'in_features is 5, the input has 4',
      'leave in_features out, or make it 4',
    ]);
    expect(said(linear(8), [8, 6])).toEqual([
      'in_features is 8, the input has 6',
      'leave in_features out, or make it 6',
    ]);
    expect(said(linear(7), [8])).toEqual([
      'in_features is 7, the input has 8',
      'leave in_features out, or make it 8',
    ]);
    expect(told([conv(8, { name: 'c' }), conv(4), { reuse: 'c' }])[0]).toEqual([
      'c (Conv2d) cannot take [1, 4, 6, 4] from 1 (Conv2d)',
      'its weights were made for in_channels 8, the input has 4',
      'give it such an input, or write a layer of its own instead of "reuse"',
    ]);
  });
});

describe('where a wrong value comes from', () => {
  const wrong = { type: 'Conv2d', out_channels: '${width}', kernel_size: 1 };

  it('is told of the argument of a module, given or by default', () => {
    const modules = { Block: { args: { w: 0 }, layers: [{ ...wrong, out_channels: '${w}' }] } };
    expect(told([{ type: 'Block' }], { modules })[0]?.[1]).toBe('w is 0, the default in Block at layers.0');
    expect(told([{ type: 'Block', w: -1 }], { modules })[0]?.[1]).toBe('w is -1, given to Block at layers.0');
    const two = { Block: { args: { v: 0, w: 1 }, layers: [{ ...wrong, out_channels: '${v * w}' }] } };
    expect(told([{ type: 'Block', w: 2 }], { modules: two })[0]?.[1]).toBe(
      'v is 0, the default in Block at layers.0; w is 2, given to Block at layers.0',
    );
  });

  it('is not told where the document says it itself', () => {
    expect(told([{ ...wrong, out_channels: '${v}' }], { vars: { v: 0 } })[0]).toHaveLength(1);
    expect(told([{ ...wrong, out_channels: '${width - 4}' }])[0]).toHaveLength(1);
  });
});

describe('what a spec may expand to', () => {
  it('is exactly the limit', () => {
    const layers = [relu, relu, relu];
    expect(attempt({ input: [8], layers }, { maxLayers: 3 }).diagnostics).toEqual([]);
    expect(attempt({ input: [8], layers }, { maxLayers: 2 }).diagnostics).toMatchObject([
      {
        code: 'limit/layers',
        severity: 'error',
        message: 'the spec expands to more than 2 layers',
        help: 'repeat less, or raise the limit with --max-layers',
      },
    ]);
  });

  it('stops in what is called again', () => {
    const block = { type: 'Sequential', name: 'b', layers: [relu, relu] };
    const { diagnostics } = attempt({ input: [8], layers: [block, { reuse: 'b' }] }, { maxLayers: 3 });
    expect(diagnostics.map(({ code }) => code)).toEqual(['limit/layers']);
    expect(attempt({ input: [8], layers: [block, { reuse: 'b' }] }, { maxLayers: 4 }).diagnostics).toEqual(
      [],
    );
  });

  it('says each thing once, and at most a hundred', () => {
    const wrong = { type: 'MaxPool1d', kernel_size: 1 };
    expect(
      told([{ type: 'Repeat', times: 3, layers: [{ type: 'Sequential', layers: [wrong] }] }]),
    ).toHaveLength(1);
    const many = Array.from({ length: 150 }, () => ({ ...wrong, from: '@input' }));
    const all = attempt({ input: [8, 6, 4], layers: many }).diagnostics;
    expect(all).toHaveLength(101);
    expect(all.at(-1)).toEqual({
      code: 'limit/errors',
      severity: 'error',
      message: 'there are more errors than the first 100',
      location: { document: all[0]?.location?.document, path: [] },
    });
  });
});

it('two layers with one path are told, the second at its place', () => {
  expect(attempt({ input: [8], layers: [a, a] }).diagnostics).toMatchObject([
    {
      code: 'spec/duplicate-path',
      severity: 'error',
      message: 'two layers have the path "a"',
      help: 'give this one another "name" (or branch key)',
    },
  ]);
  expect(attempt({ input: [8], layers: [a, a] }).diagnostics[0]?.location).not.toHaveProperty('target');
  const branches = { type: 'Branches', branches: { a: [], b: [] }, merge: 'add' };
  expect(attempt({ input: [8], layers: [a, branches] }).diagnostics[0]?.location).toMatchObject({
    target: 'key',
    path: ['layers', 1, 'branches', 'a'],
  });
});

it('each call is written at the step that stands in the network itself', () => {
  const modules = { Inner: { layers: [relu] }, Outer: { layers: [relu, { type: 'Inner' }] } };
  const graph = series([relu, { type: 'Outer' }, { type: 'Sequential', layers: [{ type: 'Inner' }, relu] }], {
    modules,
  });
  expect(stepsOfNodes(graph)).toEqual([
    '/layers/0',
    '/layers/1',
    '/layers/1',
    '/layers/2/layers/0',
    '/layers/2/layers/1',
  ]);
});
