import { describe, expect, it } from 'vitest';
import { attempt, conv, errorsOf, relu, series } from '../support/built';
import { outputOf } from '../support/graph-view';

const input = [3, 4, 4];

/** A module for each level that uses the next one so many times. */
function tower(levels: number, times: number): Readonly<Record<string, unknown>> {
  const modules: Record<string, unknown> = { M0: { layers: [relu] } };
  for (let level = 1; level < levels; level += 1) {
    modules[`M${level}`] = { layers: Array.from({ length: times }, () => ({ type: `M${level - 1}` })) };
  }
  return { input, modules, layers: [{ type: `M${levels - 1}` }] };
}

function nested(depth: number): unknown {
  let step: unknown = relu;
  for (let level = 0; level < depth; level += 1) step = { type: 'Sequential', layers: [step] };
  return { input, layers: [step] };
}

describe('a hostile spec', () => {
  it('that doubles at each level ends at the limit of layers', () => {
    expect(errorsOf(tower(40, 2))).toEqual([expect.stringMatching(/^limit\/layers /)]);
  });

  it('that is deep ends at the limit of depth, in JSON or in modules', () => {
    expect(errorsOf(tower(400, 1))).toEqual([]);
    expect(errorsOf(tower(2000, 1))).toEqual([expect.stringMatching(/^limit\/depth /)]);
    expect(errorsOf(JSON.stringify(nested(450)))).toEqual([]);
    expect(errorsOf(JSON.stringify(nested(600)))).toEqual([
      expect.stringMatching(/^(limit\/depth|json\/too-deep) /),
    ]);
  });

  it('of many variables with one mistake is told of one', () => {
    const vars = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`v${index}`, `\${v${index + 1}}`]),
    );
    const errors = errorsOf({ input, vars, layers: [] });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toBe('expression/unknown-name vars.v99');
  });

  it('may have many containers after one another', () => {
    const branches = { a: [relu], b: [{ type: 'Sequential', layers: [relu] }] };
    const layers = [
      { type: 'Repeat', times: 600, layers: [{ type: 'Branches', name: 'b${i}', branches, merge: 'add' }] },
    ];
    expect(errorsOf({ input, layers })).toEqual([]);
  });

  it('that names many outputs counts each of them as a step', () => {
    const names = Array.from({ length: 50 }, (_, index) => [`out${index}`, 'last']);
    const Many = { layers: [{ ...relu, name: 'last' }], outputs: Object.fromEntries(names) };
    const layers = [{ type: 'Repeat', times: 4, layers: [{ type: 'Many' }] }];
    const codes = (maxLayers: number) =>
      attempt({ input, modules: { Many }, layers }, { maxLayers }).diagnostics.map(({ code }) => code);
    // Each round is 2 steps, the 50 outputs that the body names and the 49 that its call gives beside the first.
    expect(codes(100)).toEqual(['limit/layers']);
    expect(codes(1000)).toEqual([]);
  });

  it('names no thing that JavaScript keeps for itself', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
      const typed = JSON.stringify({ input, layers: [{ type: 'NAME' }] }).replace('NAME', name);
      expect(errorsOf(typed)).toEqual(['spec/unknown-type layers.0.type']);
      expect(errorsOf({ input, layers: [{ ...relu, from: name }] })).toEqual([
        'spec/unknown-reference layers.0.from',
      ]);
      expect(errorsOf({ input, layers: [{ reuse: name }] })).toEqual([
        'spec/unknown-reference layers.0.reuse',
      ]);
      expect(errorsOf({ input, branches: { a: [], b: [] }, merge: name })).toEqual([
        'spec/unknown-reference merge',
      ]);
      expect(errorsOf({ input, layers: [conv(`\${${name}}`)] })).toEqual([
        'expression/unknown-name layers.0.out_channels',
      ]);
    }
    expect(
      series([
        { ...relu, name: 'constructor' },
        { ...relu, from: 'constructor' },
      ]).nodes.length,
    ).toBe(2);
    const modules = { toString: { args: { valueOf: 2 }, layers: [conv('${valueOf}')] } };
    expect(outputOf(series([{ type: 'toString' }], { modules, vars: { hasOwnProperty: 1 } }))).toEqual([
      1, 2, 6, 4,
    ]);
  });

  it('of sizes without an exact product is refused or counted exactly', () => {
    const huge = 2 ** 31 - 1;
    expect(errorsOf({ input: [huge, huge, huge], layers: [{ type: 'Flatten' }] })).toEqual([
      'shape/mismatch layers.0',
    ]);
    const { graph, diagnostics } = attempt({ input: [huge, huge, huge], layers: [conv(huge)] });
    expect(diagnostics).toEqual([]);
    expect(outputOf(graph)).toEqual([1, huge, huge, huge]);
  });
});
