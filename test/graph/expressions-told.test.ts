import { describe, expect, it } from 'vitest';
import { attempt, relu, series } from '../support/built';
import { allNodes, branchesOf, outputOf } from '../support/graph-view';

function first(document: Readonly<Record<string, unknown>>) {
  return attempt({ input: [8, 6, 4], ...document }).diagnostics[0];
}

describe('what an expression must give', () => {
  it('is told of a count', () => {
    const repeat = (times: unknown) => ({ layers: [{ type: 'Repeat', times, layers: [relu] }] });
    for (const [times, value] of [
      ['${0 - 1}', '-1'],
      ['${1 / 2}', '0.5'],
    ])
      expect(first(repeat(times))?.message).toBe(
        `the expression must evaluate to a whole number of at least 0, not ${value}`,
      );
    expect(first(repeat('${1 - 1}'))).toBeUndefined();
  });

  it('is told of a flag, and where its values come from', () => {
    const message = first({ layers: [{ ...relu, when: '${1}' }] })?.message;
    expect(message).toBe('the expression must evaluate to true or false, not 1');
    const modules = { Block: { args: { on: 1 }, layers: [{ ...relu, when: '${on}' }] } };
    expect(first({ modules, layers: [{ type: 'Block' }] })?.why).toBe(
      'on is 1, the default in Block at layers.0',
    );
    expect(first({ layers: [{ ...relu, when: '${1}' }] })).not.toHaveProperty('why');
  });

  it('is told of a name, at the value of a step and at the key of a branch', () => {
    const named = first({ layers: [{ ...relu, name: 'a${nosuch}' }] });
    expect(named?.location).toMatchObject({ path: ['layers', 0, 'name'] });
    expect(named?.location?.target ?? 'value').toBe('value');
    const branch = first({
      layers: [{ type: 'Branches', branches: { 'b${nosuch}': [], c: [] }, merge: 'add' }],
    });
    expect(branch?.location).toMatchObject({
      path: ['layers', 0, 'branches', 'b${nosuch}'],
      target: 'key',
    });
    expect(first({ vars: { v: 'x.y' }, layers: [{ ...relu, name: 'a${v}' }] })?.message).toMatch(
      / of a layer /,
    );
  });

  it('is told of an argument, by the rule of its field', () => {
    const conv = { type: 'Conv2d', out_channels: '${4}', kernel_size: '${1 / 2}', groups: '${1 / 2}' };
    const { diagnostics } = attempt({ input: [8, 6, 4], layers: [conv] });
    expect(diagnostics.map(({ location }) => location?.path?.at(-1))).toEqual(['kernel_size', 'groups']);
  });
});

describe('the variables', () => {
  it('may use each other in any order, with signs and in functions', () => {
    const vars = { a: '${-b + 5}', c: '${max(b, 1)}', d: '${min(9, -a + 6)}', b: 3 };
    const layers = ['a', 'c', 'd'].map((name) => ({
      type: 'Conv2d',
      out_channels: `\${${name}}`,
      kernel_size: 1,
    }));
    expect(allNodes(series(layers, { vars })).map(({ output }) => output[1])).toEqual([2, 3, 4]);
  });

  it('cannot ask for the shape', () => {
    expect(first({ vars: { v: '${size(1)}' }, layers: [] })?.message).toContain(
      'a variable cannot ask for the shape',
    );
  });
});

describe('a shape that is asked for and not there', () => {
  const conv = (out_channels: string) => ({ type: 'Linear', out_features: out_channels });
  it.each([
    ['${size(4)}', 'size(4) is not there: the shape is [1, 8, 6]'],
    ['${height}', 'height is not there: the shape is [1, 8, 6]'],
  ])('%s', (expression, message) => {
    expect(first({ input: [8, 6], layers: [conv(expression)] })?.message).toContain(message);
  });

  it.each([
    ['${height}', [8, 5, 7], 5],
    ['${width}', [8, 5, 7], 7],
    ['${width}', [8, 6], 6],
    ['${in_channels}', [8, 5, 7], 8],
    ['${in_features}', [8, 5, 7], 7],
    ['${in_features}', [8], 8],
    ['${size(-2)}', [8, 5, 7], 5],
  ])('%s of %j is %i', (expression, input, value) => {
    expect(outputOf(series([conv(expression)], { input })).at(-1)).toBe(value);
  });

  it('without a width is told', () => {
    expect(first({ input: [8], layers: [conv('${width}')] })?.message).toContain('width is not there');
  });
});

it('a network without branches, and one without an output, say so', () => {
  expect(branchesOf(series([relu]))).toEqual([]);
  const { graph } = attempt({ input: [8], layers: [{ type: 'MaxPool2d', kernel_size: 1 }] });
  expect([graph.outputs, outputOf(graph)]).toEqual([[], []]);
  expect(attempt({ layers: [] }).diagnostics).toMatchObject([
    { code: 'spec/missing-key', location: { path: [] } },
  ]);
});
