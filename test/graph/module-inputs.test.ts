import { describe, expect, it } from 'vitest';
import { attempt, built, conv, lines, params, series } from '../support/built';
import { outputsOf } from '../support/graph-view';

/** Doubles the map of `x`, joins it with `skip`, and convolves both. */
const up = {
  inputs: ['x', 'skip'],
  args: { width: 4 },
  layers: [
    { type: 'Upsample', name: 'up', from: '@x', scale_factor: 2 },
    { type: 'Concat', from: ['up', '@skip'] },
    conv('${width}', { name: 'conv' }),
  ],
};
const modules = { Up: up };

/** An input of 8 x 6 x 4, and a map of half its size. */
const down = [conv(3, { name: 'enc' }), { type: 'MaxPool2d', name: 'low', kernel_size: 2 }];
const expected = [
  'enc Conv2d 1x3x6x4',
  'low MaxPool2d 1x3x3x2',
  'dec.up Upsample 1x3x6x4',
  'dec Concat 1x6x6x4',
  'dec.conv Conv2d 1x5x6x4',
];

describe('a module with several inputs', () => {
  it.each([
    ['a list', ['low', 'enc']],
    ['their names', { x: 'low', skip: 'enc' }],
    ['their names in another order', { skip: 'enc', x: 'low' }],
    ['the name of one, the other from the step before', { skip: 'enc' }],
    ['a list with the step before', ['@previous', 'enc']],
  ])('is given them by %s', (_form, from) => {
    const layers = [...down, { type: 'Up', name: 'dec', from, width: 5 }];
    const graph = series(layers, { modules });
    expect(lines(graph)).toEqual(expected);
    // 8 x 3 + 3; (3 + 3) x 5 + 5
    expect(params(graph)).toEqual([27, 0, 0, 0, 35]);
  });

  it('takes the shape of the first of them for its arguments', () => {
    const sized = { ...up, args: { width: '${height + in_channels}' } };
    const layers = [...down, { type: 'Up', from: { skip: 'enc' } }];
    expect(lines(series(layers, { modules: { Up: sized } })).at(-1)).toBe('2.conv Conv2d 1x6x6x4');
  });

  it('has outputs too: a decoder layer in a Repeat carries two tensors', () => {
    const cell = {
      inputs: ['prev', 'cur'],
      layers: [
        { type: 'Add', name: 'sum', from: ['@prev', '@cur'] },
        { type: 'ReLU', name: 'act' },
      ],
      outputs: { next: 'act', same: '@cur' },
    };
    const graph = built({
      input: { a: [4], b: [4] },
      modules: { Cell: cell },
      layers: [
        { type: 'Cell', name: 'c', from: { prev: '@a', cur: '@b' } },
        { type: 'Cell', name: 'd', from: ['c.next', 'c.same'] },
      ],
    });
    expect(outputsOf(graph).map(({ name, shape }) => [name, shape])).toEqual([
      ['next', [1, 4]],
      ['same', [1, 4]],
    ]);
  });

  it('is called again on other inputs', () => {
    const layers = [
      ...down,
      { type: 'Up', name: 'dec', from: { skip: 'enc' } },
      { reuse: 'dec', name: 'again', from: ['low', 'enc'] },
    ];
    expect(params(series(layers, { modules })).reduce((sum, each) => sum + each)).toBe(27 + 28);
  });

  it('may be used in the place of a single input under a name of its own', () => {
    const one = { inputs: ['x'], layers: [conv(2), { type: 'Concat', from: ['@previous', '@x'] }] };
    expect(lines(series([{ type: 'One', name: 'a' }], { modules: { One: one } })).at(-1)).toBe(
      'a Concat 1x10x6x4',
    );
  });

  it('keeps an input of the document that is called previous', () => {
    const graph = built({
      input: { previous: [4], other: [4] },
      layers: [
        { type: 'Linear', from: '@other', out_features: 2 },
        { type: 'ReLU', from: '@previous' },
      ],
    });
    expect(lines(graph).at(-1)).toBe('1 ReLU 1x4');
  });
});

describe('what is wrong with the inputs of a module', () => {
  const use = (from: unknown) => [...down, { type: 'Up', ...(from === undefined ? {} : { from }) }];

  it.each([
    [
      undefined,
      ['layers', 2],
      'Up takes 2 inputs (x, skip), not 1',
      'name them: "from": ["a", "b"], or {"x": "a", "skip": "b"}',
    ],
    [
      ['low', 'enc', 'enc'],
      ['layers', 2, 'from'],
      'Up takes 2 inputs (x, skip), not 3',
      'name them: "from": ["a", "b"], or {"x": "a", "skip": "b"}',
    ],
    [{ x: 'low', skp: 'enc' }, ['layers', 2, 'from', 'skp'], 'Up has no input "skp"', 'did you mean "skip"?'],
    [
      {},
      ['layers', 2, 'from'],
      'Up needs the inputs x, skip',
      'one alone may be left out: it takes what the step before gives',
    ],
    [
      { x: 'low', skip: 'end' },
      ['layers', 2, 'from', 'skip'],
      'no earlier step is named "end"',
      'did you mean "enc"?',
    ],
    [['low', 'end'], ['layers', 2, 'from', 1], 'no earlier step is named "end"', 'did you mean "enc"?'],
  ])('%j', (from, path, message, help) => {
    const { diagnostics } = attempt({ input: [8, 6, 4], modules, layers: use(from) });
    expect(diagnostics).toMatchObject([{ message, help, location: { path } }]);
  });

  it.each([
    [
      { type: 'ReLU', from: { x: 'low' } },
      ['layers', 2, 'from'],
      'only a use of a module takes its inputs by names',
    ],
    [{ type: 'Up', from: { x: 3 } }, ['layers', 2, 'from'], '"from" of Up must be a name or a list of names'],
  ])('%j', (layer, path, message) => {
    const { diagnostics } = attempt({ input: [8, 6, 4], modules, layers: [...down, layer] });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.location?.path?.slice(0, 3)).toEqual(path);
  });

  it.each([
    [['x', 'x'], ['modules', 'Up', 'inputs', 1], 'is there twice'],
    [['x', 'previous'], ['modules', 'Up', 'inputs', 1], 'means the step before'],
    [['x', 'a.b'], ['modules', 'Up', 'inputs', 1], 'dot'],
    [[], ['modules', 'Up', 'inputs'], 'at least one name'],
    ['x', ['modules', 'Up', 'inputs'], 'a list of names'],
  ])('"inputs" %j', (inputs, path, message) => {
    const module = { inputs, layers: [{ type: 'ReLU', from: '@x' }] };
    const layers = [{ type: 'ReLU' }];
    const { diagnostics } = attempt({ input: [8, 6, 4], modules: { Up: module }, layers });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.location?.path).toEqual(path);
  });
});
