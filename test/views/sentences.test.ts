import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { runInProcess } from '../support/run-in-process';

const notThere: Diagnostic = { code: 'file/not-found', severity: 'error', message: 'there is none' };

/** What a line prints, with specs by the names of their files. */
function printed(line: string, specs: Readonly<Record<string, object>>): string {
  const files = new Map(
    Object.entries(specs).map(([path, spec]) => [path, new TextEncoder().encode(JSON.stringify(spec))]),
  );
  const { stdout, stderr } = runInProcess(line.split(' '), {
    readDocument: (path) => files.get(path) ?? notThere,
    fileExists: (path) => files.has(path),
  });
  return `${stdout}${stderr}`;
}

type Layers = readonly object[];
const net = (input: readonly number[], layers: Layers, more: object = {}) => ({
  name: 'Net',
  input,
  layers,
  ...more,
});
const linear = (name: string, more: object = {}) => ({ type: 'Linear', name, out_features: 1, ...more });

describe('explain says', () => {
  it.each<
    readonly [what: string, input: readonly number[], layers: Layers, line: string, text: string | RegExp]
  >([
    [
      'one weight and one bias in the singular',
      [1],
      [linear('fc')],
      'explain n.json fc',
      /Parameters +1 x 1 = 1 weight \+ 1 bias = 2\n/,
    ],
    [
      'weights alone without a sum',
      [3],
      [linear('fc', { out_features: 4, bias: false })],
      'explain n.json fc',
      /Parameters +4 x 3 = 12 weights\n/,
    ],
    [
      'nothing of the kinds of no parameters',
      [3],
      [{ type: 'ReLU', name: 'act' }],
      'explain n.json',
      /Parameters +0\n/,
    ],
    // 13 layers of a weight and a bias: more than a dozen terms are left to the table
    [
      'only the sum of many parts',
      [1],
      Array.from({ length: 13 }, (_, index) => linear(`fc${index}`)),
      'explain n.json',
      /Parameters +26 \(13 weights \+ 13 biases\)\n/,
    ],
    [
      'the terms of few parts',
      [1],
      [linear('a'), linear('b', { out_features: 2 })],
      'explain n.json',
      /Parameters +2 \+ 4 = 6 \(3 weights \+ 3 biases\)\n/,
    ],
    [
      'the length of a sequence',
      [2, 9],
      [{ type: 'Conv1d', name: 'conv', out_channels: 4, kernel_size: 3 }],
      'explain n.json conv',
      /Length +.*= 7\n/,
    ],
    [
      'depth, height and width of a volume',
      [2, 9, 8, 7],
      [{ type: 'Conv3d', name: 'conv', out_channels: 4, kernel_size: 3 }],
      'explain n.json conv',
      /Depth +.*= 7\n +Height +.*= 6\n +Width +.*= 5\n/,
    ],
    [
      'that a layer is called again, and has its parameters once',
      [1],
      [linear('fc'), { reuse: 'fc' }],
      'explain n.json fc',
      /1 weight \+ 1 bias = 2 \(once for all 2 calls\)/,
    ],
    [
      'that its parameters are frozen',
      [1],
      [linear('fc', { frozen: true })],
      'explain n.json fc',
      /1 weight \+ 1 bias = 2 \(frozen\)/,
    ],
    [
      'that figures are stated',
      [3],
      [{ type: 'Opaque', name: 'box', output: [4], params: 5, macs: 6 }],
      'explain n.json box',
      /Stated +its output and its figures are stated, not computed/,
    ],
    [
      'that a convention does not count a layer',
      [3],
      [{ type: 'Opaque', name: 'box', output: [4], params: 5, macs: 6 }],
      'explain n.json box --convention thop',
      /thop MACs +not counted/,
    ],
    [
      'that a convention counts a part of a network',
      [3],
      [{ type: 'Opaque', name: 'box', output: [4], params: 5, macs: 6 }, linear('fc')],
      'explain n.json --convention thop',
      /thop MACs +partial/,
    ],
  ])('%s', (_what, input, layers, line, text) => {
    expect(printed(line, { 'n.json': net(input, layers) })).toMatch(text);
  });
});

describe('summary of training says', () => {
  const modules = { Block: { layers: [linear('fc', { out_features: 4 }), { type: 'ReLU', name: 'act' }] } };
  const block = (name: string) => ({ type: 'Block', name });

  it.each([
    ['one module', [block('block1'), linear('head')], 'Computed again (1 module, one at a time)'],
    [
      'several modules',
      [block('block1'), block('block2'), linear('head')],
      'Computed again (2 modules, one at a time)',
    ],
  ])('that %s are computed again', (_what, layers, text) => {
    const line = 'summary n.json --training sgd --activation-checkpointing block*';
    expect(printed(line, { 'n.json': net([4], layers, { modules }) })).toContain(text);
    expect(printed(`${line} --format markdown`, { 'n.json': net([4], layers, { modules }) })).toContain(text);
  });
});

describe('compare says', () => {
  const of = (old: Layers, next: Layers, input: readonly number[] = [4], other = input) =>
    printed('compare a.json b.json', { 'a.json': net(input, old), 'b.json': net(other, next) });

  it.each<readonly [what: string, text: string, expected: string]>([
    [
      'what is the same',
      of([linear('fc')], [linear('fc')]),
      'b.json computes the same [1] with as many parameters and as many multiply-adds',
    ],
    [
      'that both have none',
      of([{ type: 'ReLU', name: 'r' }], [{ type: 'Tanh', name: 't' }]),
      'b.json computes the same [4] with no parameters and no multiply-adds',
    ],
    [
      'that there are none any more',
      of([linear('fc', { out_features: 4 })], [{ type: 'ReLU', name: 'r' }]),
      'b.json computes the same [4] with no parameters instead of 20 and no multiply-adds instead of 16',
    ],
    [
      'that there were none',
      of([{ type: 'ReLU', name: 'r' }], [linear('fc', { out_features: 4 })]),
      'b.json computes the same [4] with 20 parameters instead of none and 16 multiply-adds instead of none',
    ],
    [
      'what is computed from what',
      of([linear('fc')], [linear('fc')], [4], [9]),
      'b.json computes the same [1], from [9] instead of [4], with 100.0 % more parameters (2.00x)',
    ],
    // 10,000 and 10,001 parameters, 9,999 and 10,000 multiply-adds
    [
      'less than a tenth of a percent',
      of([linear('fc')], [linear('fc')], [9999], [10_000]),
      'with less than 0.1 % more parameters',
    ],
    [
      'more than 99.9 percent',
      of([linear('fc')], [linear('fc')], [9999], [1]),
      'with more than 99.9 % fewer parameters',
    ],
  ])('%s', (_what, text, expected) => {
    expect(text).toContain(expected);
  });
});

describe('diff says', () => {
  const of = (old: Layers, next: Layers) =>
    printed('diff a.json b.json', { 'a.json': net([4], old), 'b.json': net([4], next) });
  const same = (name: string, more: object = {}) => linear(name, { out_features: 4, ...more });
  const drop = (name: string, p: number) => ({ type: 'Dropout', name, p });

  it.each<readonly [what: string, text: string, expected: string | RegExp]>([
    ['that one layer is renamed', of([same('a')], [same('b')]), '1 layer renamed: a -> b'],
    [
      'that several are',
      of([same('a'), drop('d', 0.5)], [same('b'), drop('e', 0.5)]),
      '2 layers renamed: a -> b, d -> e',
    ],
    [
      'that one has another argument',
      of([drop('d', 0.5), same('a')], [drop('d', 0.1), same('a')]),
      /1 layer has other arguments, .*: d p 0\.5 -> 0\.1/,
    ],
    [
      'that several have',
      of([drop('d', 0.5), drop('e', 0.5)], [drop('d', 0.1), drop('e', 0.2)]),
      /2 layers have other arguments, .*: d p 0\.5 -> 0\.1, e p 0\.5 -> 0\.2/,
    ],
    [
      'that one is called at another time',
      of(
        [drop('d', 0.5), same('a'), { type: 'ReLU', name: 'r' }],
        [same('a'), { type: 'ReLU', name: 'r' }, drop('d', 0.5)],
      ),
      'another order of execution: 1 layer is called earlier or later',
    ],
    ['another type', of([{ type: 'Sigmoid', name: 'r' }], [{ type: 'Tanh', name: 'r' }]), 'another type'],
  ])('%s', (_what, text, expected) => {
    expect(text).toMatch(expected);
  });
});
