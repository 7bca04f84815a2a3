import { describe, expect, it } from 'vitest';
import { attempt } from '../support/built';

const layers = [{ type: 'ReLU' }];
const input = [3, 8, 8];
const step = (layer: object) => ({ input, layers: [layer] });

/** Documents with one mistake each, and what the message must say of it. */
const mistakes: readonly (readonly [document: Readonly<Record<string, unknown>>, said: RegExp])[] = [
  [{ input: [3, -5, 8], layers }, /whole number of at least 1, not -5/],
  [{ input: [3, 2 ** 32, 8], layers }, /at most 2147483647, not 4294967296/],
  [{ input: '3x', layers }, /"192x28x28".* not "3x"/],
  [{ input: '3x0x1', layers }, /not "3x0x1"/],
  [{ input: 5, layers }, /a list of sizes without the batch.* not 5/],
  [{ input: [[]], layers }, /a list of sizes without the batch/],
  [{ input: {}, layers }, /at least one input/],
  [{ input: null, layers }, /a list of sizes without the batch.* not null/],
  [{ input, layers, name: 5 }, /a name, not 5/],
  [{ input, layers, $schema: 5 }, /"\$schema".* a string, not 5/],
  [{ input, layers, base: 'Foo' }, /"Module" or "Sequential", not "Foo"/],
  [{ input, layers, vars: [] }, /an object of variables, not \[\]/],
  [
    { input, layers, modules: { A: 5 } },
    /must be a list of layers, or an object with "layers" or "branches", not 5/,
  ],
  [{ input, layers: 5 }, /a list of layers, not 5/],
  [step({ type: 'Repeat', times: -1, layers: [] }), /a whole number of at least 0.* not -1/],
  [
    step({ type: 'Repeat', times: 1e12, layers: [] }),
    /a whole number of at most 2147483647.* not 1000000000000/,
  ],
  [step({ type: 'Repeat', times: 1.5, layers: [] }), /a whole number of at least 0.* not 1.5/],
  [step({ type: 'Branches', branches: { a: [] } }), /needs "merge"/],
  [step({ type: 'ReLU', from: 5 }), /a name or a list of names, not 5/],
  [step({ type: 'ReLU', from: '' }), /a name that is not empty, not ""/],
  [step({ type: 'ReLU', when: 'x' }), /an expression.* not "x"/],
  [step({ type: 'Conv2d', out_channels: 3, kernel_size: [] }), /a list of 2 of them, not \[\]/],
  [step({ type: 'Conv2d', out_channels: 5e9, kernel_size: 1 }), /at most 2147483647, not 5000000000/],
  [step({ type: 'LayerNorm', normalized_shape: [] }), /a list.* not \[\]/],
  [step({ type: 'AdaptiveAvgPool2d', output_size: [null, 0] }), /a whole number of at least 1.* not 0/],
];

describe('a message about a wrong value', () => {
  it.each(mistakes)('%j', (document, said) => {
    const { diagnostics } = attempt(document);
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(said)]);
  });

  it.each(mistakes)('%j: in words of its own, not those of a library', (document) => {
    for (const { message, help = '', why = '' } of attempt(document).diagnostics) {
      expect(`${message} ${help} ${why}`).not.toMatch(
        /Invalid|expected|received|undefined|nonoptional|(array|number) to |pattern/,
      );
    }
  });
});
