import { describe, expect, it } from 'vitest';
import { attempt, conv, errorsOf, relu } from '../support/built';

const wrong = { type: 'Conv2d', out_channels: 8, kernal_size: 3 };
const second = { type: 'Linear', in_features: 5, out_features: 8, from: '@input' };

/** What the last error says of the layer that it is about. */
function lastMessage(...layers: readonly unknown[]): string {
  return attempt({ input: [3, 4, 4], layers }).diagnostics.at(-1)?.message ?? '';
}

describe('a refused step', () => {
  it.each([
    ['a layer', wrong, '1'],
    ['an unknown type', { type: 'Relu' }, '1'],
    ['a text', 'ReLU', '1'],
    ['a Sequential', { type: 'Sequential' }, '1'],
    ['a functional layer', { ...wrong, functional: true }, '0'],
    ['what is a function', { type: 'Concat', dm: 1 }, '0'],
    ['Branches', { type: 'Branches', branches: { a: [] } }, '0'],
    ['a Repeat', { type: 'Repeat', times: -1, layers: [] }, '0'],
    ['a reuse', { reuse: '' }, '0'],
    ['a layer that is left out', { ...wrong, when: false }, '0'],
  ])('takes the index that it would have had: %s', (_what, step, index) => {
    expect(lastMessage(step, second)).toMatch(new RegExp(`^${index} \\(Linear\\) `));
  });

  it('holds its index also where it is refused when the network is built', () => {
    expect(lastMessage({ ...relu, when: '${1}' }, second)).toMatch(/^1 \(Linear\) /);
  });
});

describe('a refused input', () => {
  it.each([[[3, 0, 4]], ['3x0x4'], [5], [null], [[]], [{}], [{ image: [3, 0], ids: 'x' }]])(
    'is one error for each shape: %j',
    (input) => {
      const isTwo = typeof input === 'object' && input !== null && 'ids' in input;
      const from = isTwo ? { from: '@image' } : {};
      expect(
        errorsOf({
          input,
          layers: [
            { ...conv(4), ...from },
            { type: 'Linear', out_features: 2 },
          ],
        }),
      ).toHaveLength(isTwo ? 2 : 1);
    },
  );

  it('leaves what follows from the others judged', () => {
    const layers = [
      { type: 'Linear', in_features: 7, out_features: 2, from: '@good' },
      { type: 'Linear', in_features: 7, out_features: 2, from: '@bad' },
    ];
    expect(errorsOf({ input: { bad: [0], good: [8] }, layers })).toEqual([
      'spec/invalid-value input.bad.0',
      'shape/mismatch layers.0.in_features',
    ]);
  });
});

describe('a wrong result of an expression', () => {
  it('is told with the use of the module that gave the value', () => {
    const modules = { Block: { args: { width: 0 }, layers: [conv('${width}')] } };
    const why = (use: object): string | undefined =>
      attempt({ input: [8, 6, 4], modules, layers: [{ type: 'Block', ...use }] }).diagnostics[0]?.why;
    expect(why({ width: 'x' })).toBe('width is "x", given to Block at layers.0');
    expect(why({})).toBe('width is 0, the default in Block at layers.0');
  });

  it('suggests to flatten what a linear layer was made for', () => {
    const layers = [{ type: 'Linear', in_features: 192, out_features: 2 }];
    expect(attempt({ input: [8, 6, 4], layers }).diagnostics[0]?.help).toContain('Flatten');
  });
});
