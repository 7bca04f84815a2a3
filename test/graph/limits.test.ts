import { describe, expect, it } from 'vitest';
import { attempt, conv, errorsOf, relu, series } from '../support/built';
import { outputOf } from '../support/graph-view';

const input = [3, 4, 4];

/** Fewer layers than are allowed, which are soon made. */
const few = { maxLayers: 2000 };

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
    expect(errorsOf(tower(40, 2), few)).toEqual([expect.stringMatching(/^limit\/layers /)]);
  });

  it('that is deep ends at the limit of depth, in JSON or in modules', () => {
    expect(errorsOf(tower(400, 1))).toEqual([]);
    expect(errorsOf(tower(2000, 1))).toEqual([expect.stringMatching(/^limit\/depth /)]);
    expect(errorsOf(JSON.stringify(nested(450)))).toEqual([]);
    expect(errorsOf(JSON.stringify(nested(600)))).toEqual([
      expect.stringMatching(/^(limit\/depth|json\/too-deep) /),
    ]);
  });

  it.each([-1, 0, 2.5, Number.NaN])('ends at a limit of %s layers', (maxLayers) => {
    const { diagnostics } = attempt({ input, layers: [relu, relu, relu] }, { maxLayers });
    expect(diagnostics.map(({ code }) => code)).toEqual(['limit/layers']);
  });

  it('that has a long chain of modules is refused only where the chain is used', () => {
    const { modules } = tower(5_000, 1);
    expect(errorsOf({ input, modules, layers: [relu, { type: 'M4999', when: false }] })).toEqual([]);
    expect(errorsOf({ input, modules, layers: [{ type: 'M4999' }] })).toEqual([
      expect.stringMatching(/^limit\/depth /),
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

  it.each([
    ['layers of a repetition', { layers: [{ type: 'Repeat', times: 3, layers: [relu] }] }, 3],
    [
      'layers in containers',
      { layers: [{ type: 'Sequential', layers: [{ type: 'Sequential', layers: [relu] }] }] },
      1,
    ],
    ['calls that are made again', { layers: [{ ...relu, name: 'a' }, { reuse: 'a' }] }, 2],
    [
      'layers of modules',
      { modules: { M: { layers: [relu, relu] } }, layers: [{ type: 'M' }, { type: 'M' }] },
      4,
    ],
    ['nothing', { layers: [{ type: 'Repeat', times: 9, layers: [] }] }, 0],
  ])('is limited by its layers alone: %s', (_what, spec, layers) => {
    const codes = (maxLayers: number) =>
      attempt({ input, ...spec }, { maxLayers }).diagnostics.map(({ code }) => code);
    expect(codes(layers)).toEqual([]);
    if (layers > 0) expect(codes(layers - 1)).toEqual(['limit/layers']);
  });

  it('that has no layers ends too', () => {
    const modules = { ...(tower(40, 2).modules as object), M0: { layers: [] } };
    expect(errorsOf({ input, modules, layers: [{ type: 'M39' }] }, few)).toEqual([
      expect.stringMatching(/^limit\/layers /),
    ]);
    const Many = {
      layers: [{ ...relu, name: 'last' }],
      outputs: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`out${index}`, 'last'])),
    };
    // Each round names 1000 outputs twice.
    const layers = [{ type: 'Repeat', times: 200, layers: [{ type: 'Many' }] }];
    expect(errorsOf({ input, modules: { Many }, layers }, few)).toEqual([
      expect.stringMatching(/^limit\/layers /),
    ]);
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
