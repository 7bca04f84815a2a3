import { describe, expect, it } from 'vitest';
import { attempt, conv, errorsOf, relu } from '../support/built';
import { allReads } from '../support/graph-view';

const input = [8, 6, 4];

/** Why each error of a document is one. */
function reasons(
  layers: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  return attempt({ input, ...more, layers }).diagnostics.map(({ message, why }) => why ?? message);
}

describe('a step that cannot take its input', () => {
  it.each([
    [
      'a softmax over a dimension that is not there',
      [{ type: 'Softmax', dim: 4 }],
      'dim 4 is not a dimension of an input with 4 dimensions',
    ],
    [
      'a softmax before the first dimension',
      [{ type: 'LogSoftmax', dim: -5 }],
      'dim -5 is not a dimension of an input with 4 dimensions',
    ],
    [
      'slopes for other channels',
      [{ type: 'PReLU', num_parameters: 3 }],
      'num_parameters is 3, the input has 8 channels',
    ],
    [
      'a convolution that reflects more than there is',
      [{ type: 'Conv2d', out_channels: 1, kernel_size: 3, padding: [0, 4], padding_mode: 'reflect' }],
      'padding_mode "reflect" can add at most 3 to a dimension of 4, not 4',
    ],
    [
      'a convolution that wraps more than there is',
      [{ type: 'Conv2d', out_channels: 1, kernel_size: 3, padding: [7, 0], padding_mode: 'circular' }],
      'padding_mode "circular" can add at most 6 to a dimension of 6, not 7',
    ],
    [
      'dimensions that are joined backwards',
      [{ type: 'Flatten', start_dim: 2, end_dim: 1 }],
      'dimensions 2 to 1 are not a part of an input with 4 dimensions',
    ],
    [
      'a dimension that is joined after the last',
      [{ type: 'Flatten', end_dim: 4 }],
      'dimensions 1 to 4 are not a part of an input with 4 dimensions',
    ],
    [
      'inputs that are joined along no dimension',
      [{ type: 'Concat', dim: 4, from: ['@input', '@input'] }],
      'dim 4 is not a dimension of [1, 8, 6, 4]',
    ],
    [
      'inputs that are joined before the first dimension',
      [{ type: 'Concat', dim: -5, from: ['@input', '@input'] }],
      'dim -5 is not a dimension of [1, 8, 6, 4]',
    ],
    [
      'a norm of other dimensions',
      [{ type: 'LayerNorm', normalized_shape: [6, 5] }],
      'normalized_shape is 6 x 5, the input ends with 6 x 4',
    ],
    [
      'a norm of single values',
      [{ type: 'AdaptiveAvgPool2d', output_size: 1 }, { type: 'InstanceNorm2d' }],
      expect.stringMatching(/^\[1, 8, 1, 1\] has only one value per \w+/),
    ],
    [
      'an input without channels',
      [
        { type: 'Flatten', start_dim: 0 },
        { type: 'GroupNorm', num_groups: 1 },
      ],
      '[192] has no dimension for num_channels',
    ],
  ])('%s', (_name, layers, reason) => {
    expect(reasons(layers)).toEqual([reason]);
  });
});

describe('a step that is called again', () => {
  const add = { type: 'Add', name: 'add', from: ['@input', '@input'] };

  it('takes as many inputs as the first time', () => {
    expect(reasons([add, { reuse: 'add' }])).toEqual(['add takes 2 inputs, not 1']);
    expect(reasons([add, { reuse: 'add', from: ['add', '@input'] }])).toEqual([]);
  });

  it('takes further inputs where it is a layer that takes them', () => {
    const cell = { type: 'LSTMCell', name: 'cell', hidden_size: 4 };
    const { graph, diagnostics } = attempt({
      input: [4],
      layers: [cell, { reuse: 'cell', from: ['@input', 'cell', 'cell.c_1'] }],
    });
    expect(diagnostics).toEqual([]);
    expect(allReads(graph)).toEqual([[-1], [-1, 0, 0]]);
  });

  it('takes what it took from around it as it stands there', () => {
    const body = { type: 'Sequential', name: 'body', layers: [{ type: 'Add', from: ['@input', 'outer'] }] };
    const outer = { type: 'Conv2d', name: 'outer', out_channels: 8, kernel_size: 1 };
    const layers = [outer, { type: 'ReLU' }, body, { reuse: 'body' }];
    const { graph, diagnostics } = attempt({ input, layers });
    expect(diagnostics).toEqual([]);
    expect(allReads(graph)).toEqual([[-1], [0], [1, 0], [2, 0]]);
  });

  it('counts against the limit of layers, however often it is called', () => {
    const layers = [
      { type: 'Sequential', name: 'body', layers: [{ type: 'ReLU' }, { type: 'ReLU' }] },
      { type: 'Repeat', times: 5, layers: [{ reuse: 'body' }] },
    ];
    const { diagnostics } = attempt({ input, layers }, { maxLayers: 10 });
    expect(diagnostics.map(({ code }) => code)).toEqual(['limit/layers']);
    expect(attempt({ input, layers }, { maxLayers: 1000 }).diagnostics).toEqual([]);
  });

  it('is no error of its own where the first call was one', () => {
    expect(
      reasons([
        { type: 'Softmax', dim: 9, name: 'soft' },
        { reuse: 'soft', from: '@input' },
      ]),
    ).toHaveLength(1);
  });
});

describe('an error', () => {
  it('is told beside another one at the same place', () => {
    const layers = [conv(4, { name: 'a' }), { type: 'Conv2d', name: 'a', out_channels: 2, kernel_size: 9 }];
    const told = attempt({ input, layers }).diagnostics;
    expect(told.map(({ code, location }) => `${code} ${location?.path?.join('.')}`)).toEqual([
      'spec/duplicate-path layers.1',
      'shape/mismatch layers.1',
    ]);
  });

  it('in a default of a module is told where the default stands', () => {
    const modules = { Block: { args: { width: '${1 / 0}' }, layers: [conv('${width}')] } };
    expect(errorsOf({ input, modules, layers: [{ type: 'Block' }] })).toEqual([
      'expression/arithmetic modules.Block.args.width',
    ]);
  });

  it('of a first step that has several inputs to choose from is told at that step', () => {
    const inputs = { left: [8, 6, 4], right: [8, 6, 4] };
    expect(errorsOf({ input: inputs, layers: [relu] })).toEqual(['spec/arity layers.0']);
    expect(errorsOf({ input: inputs, layers: [{ ...relu, kernel_size: 3 }] })).toEqual([
      'spec/unknown-key layers.0.kernel_size',
    ]);
  });

  it('of features that a map has for each sample is helped by a Flatten, in batches too', () => {
    const layers = [{ type: 'Linear', in_features: 8 * 6 * 4, out_features: 2 }];
    expect(attempt({ input, layers }, { batch: 3 }).diagnostics).toMatchObject([
      { help: 'put {"type": "Flatten"} before it' },
    ]);
  });

  it('of a name that the index of an unnamed step has already is told in every list', () => {
    const clash = [{ ...relu, name: '1' }, relu];
    const modules = { Block: { layers: clash } };
    const lists = [
      { type: 'Block' },
      { type: 'Sequential', layers: clash },
      { type: 'Branches', branches: { a: clash, b: [] }, merge: 'add' },
    ];
    for (const list of lists)
      expect(attempt({ input, modules, layers: [list] }).diagnostics.map(({ code }) => code)).toEqual([
        'spec/duplicate-path',
      ]);
  });
});
