import { describe, expect, it } from 'vitest';
import { attempt, type Document } from '../support/built';

const conv = { type: 'Conv2d', out_channels: 4, kernel_size: 1 };

function helpsOf(document: Document): readonly (string | undefined)[] {
  return attempt(document).diagnostics.map(({ help }) => help);
}

describe('a reference to a step that is not there yet', () => {
  it.each([
    [
      'comes later',
      [
        { type: 'ReLU', from: 'a' },
        { ...conv, name: 'a' },
      ],
      'put it before this one',
    ],
    ['comes later, in a reuse', [{ reuse: 'a' }, { ...conv, name: 'a' }], 'put it before this one'],
    [
      'comes later, in a list',
      [
        { type: 'Add', from: ['@input', 'a'] },
        { ...conv, name: 'a' },
      ],
      'comes later',
    ],
    ['is the step itself', [{ ...conv, name: 'a', from: 'a' }], 'this step itself'],
    [
      'comes later, outside of its Sequential',
      [
        { type: 'Sequential', layers: [{ type: 'ReLU', from: 'a' }] },
        { ...conv, name: 'a' },
      ],
      'comes later',
    ],
    [
      'comes later in a Repeat',
      [
        { type: 'Repeat', times: 2, layers: [{ type: 'ReLU', from: 'a' }] },
        { ...conv, name: 'a' },
      ],
      'comes later',
    ],
  ])('%s', (_what, layers, help) => {
    const helps = helpsOf({ input: [3, 8, 8], layers });
    expect(helps).toHaveLength(1);
    expect(helps[0]).toContain(help);
  });

  it('is offered the near names where none comes later', () => {
    const layers = [
      { ...conv, name: 'conv1' },
      { type: 'ReLU', from: 'conv2' },
    ];
    expect(helpsOf({ input: [3, 8, 8], layers })).toEqual(['did you mean "conv1"?']);
  });
});

describe('a merge of what "when" leaves out', () => {
  const downsample = { ...conv, when: '${stride != 1}' };
  it.each([
    [
      'a step',
      [
        { ...conv, name: 'main' },
        { ...downsample, name: 'down', from: '@input' },
        { type: 'Add', from: ['main', 'down'] },
      ],
      '"when" leaves out "down"',
    ],
    [
      'a branch',
      [{ type: 'Branches', branches: { main: [conv], shortcut: [downsample] }, merge: 'add' }],
      '"when" leaves out the branch "shortcut"',
    ],
    [
      'a branch of one step',
      [{ type: 'Branches', branches: { main: conv, shortcut: downsample }, merge: 'add' }],
      '"when" leaves out the branch "shortcut"',
    ],
  ])('names %s', (_what, layers, help) => {
    const [error, ...others] = attempt({ input: [3, 8, 8], vars: { stride: 1 }, layers }).diagnostics;
    expect(others).toEqual([]);
    expect(error?.code).toBe('shape/mismatch');
    expect(error?.message).toContain('the input [1, 3, 8, 8] in place of');
    expect(error?.help).toContain(help);
  });

  it('says nothing of "when" where a branch is written as the identity', () => {
    const layers = [{ type: 'Branches', branches: { main: [conv], shortcut: [] }, merge: 'add' }];
    expect(helpsOf({ input: [3, 8, 8], layers })[0]).toMatch(/^sizes must be equal, or 1/);
  });
});

describe('an input that was given otherwise', () => {
  it.each([
    ['a batch of 1', [1, 3, 8, 8], 'inputs are given without the batch: 3x8x8'],
    ['a batch of 5', [5, 3, 8, 8], 'inputs are given without the batch: 3x8x8, with --batch 5'],
    ['the channels last', [32, 32, 3], 'looks like an image with the channels last: give 3x32x32'],
  ])('%s', (_what, input, help) => {
    const layers = [{ ...conv, in_channels: 3 }];
    expect(helpsOf({ input, layers })[0]).toContain(help);
  });

  it('the channels last, where a kernel does not fit', () => {
    const layers = [{ ...conv, kernel_size: 16, stride: 16 }];
    expect(helpsOf({ input: [224, 224, 3], layers })[0]).toContain('give 3x224x224');
  });

  it('is a picture for a layer of another dimension, where its first size is not 1', () => {
    const layers = [{ ...conv, type: 'Conv1d' }];
    expect(helpsOf({ input: [4, 8, 8], layers })).toEqual([
      'flatten it, or use the layer of another dimension',
    ]);
    expect(helpsOf({ input: [1, 8, 8], layers })).toEqual(['inputs are given without the batch: 8x8']);
  });

  it('is not blamed for a map that a layer gave', () => {
    const layers = [conv, { ...conv, type: 'Conv1d' }];
    expect(helpsOf({ input: [4, 8, 8], layers })).toEqual([
      'flatten it, or use the layer of another dimension',
    ]);
  });
});

describe('an error inside of a Repeat', () => {
  const wide = { ...conv, kernel_size: 9, from: '@input' };
  it.each([
    ['of a layer whose path differs each time', [wide]],
    ['of a module', [{ type: 'Block' }]],
    ['of an expression', [{ ...conv, out_channels: '${(i + 1) / 32}', from: '@input' }]],
    ['of a Repeat within', [{ type: 'Repeat', times: 3, index: 'k', layers: [wide] }]],
    ['that comes late', [{ ...conv, kernel_size: '${i + 1}', from: '@input' }]],
  ])('%s is reported once', (_what, layers) => {
    const modules = { Block: { layers: [wide] } };
    const repeated = [{ type: 'Repeat', times: 30, layers }];
    expect(attempt({ input: [3, 8, 8], modules, layers: repeated }).diagnostics).toHaveLength(1);
  });

  it('leaves the same layer outside of it an error of its own', () => {
    const modules = { Block: { layers: [wide] } };
    const branches = { a: { type: 'Block' }, b: { type: 'Block' } };
    const layers = [{ type: 'Branches', branches, merge: 'add' }];
    expect(attempt({ input: [3, 8, 8], modules, layers }).diagnostics).toHaveLength(2);
  });

  it('of a name says how to give each a name of its own', () => {
    const layers = [{ type: 'Repeat', times: 3, layers: [{ ...conv, name: 'block' }] }];
    expect(helpsOf({ input: [3, 8, 8], layers })).toEqual([
      'write the counter of the Repeat into the name: "block${i}"',
    ]);
  });
});
