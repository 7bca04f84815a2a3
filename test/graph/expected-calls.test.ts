import { describe, expect, it } from 'vitest';
import { expectedCalls } from '../../src/frontends/spec/expected-calls';
import { attempt, built, conv, type Document, parsed, relu } from './built';

const input = [8, 6, 4];

function expected(document: Document, most = 1_000): number {
  const { spec, diagnostics } = parsed(document);
  if (spec === null) throw new Error(diagnostics[0]?.message);
  return expectedCalls(spec, most);
}

describe('the calls that a spec is expected to come to', () => {
  it.each<[string, object]>([
    ['a series', { layers: [conv(8), relu, { type: 'Sequential', layers: [relu, relu] }] }],
    ['branches', { branches: { a: conv(2), b: [conv(2), relu], c: [] }, merge: 'concat' }],
    ['branches in a series', { layers: [{ type: 'Branches', branches: { a: relu, b: [] }, merge: 'add' }] }],
    [
      'repeats and modules in one another',
      {
        modules: {
          Pair: { layers: [conv(8), relu] },
          Four: { layers: [{ type: 'Repeat', times: 2, layers: [{ type: 'Pair' }] }] },
        },
        layers: [{ type: 'Repeat', times: 3, layers: [{ type: 'Four' }, relu] }, { type: 'Pair' }],
      },
    ],
    ['a layer called again', { layers: [{ ...relu, name: 'a' }, { reuse: 'a' }] }],
    ['nothing', { layers: [] }],
  ])('are those of %s', (_name, document) => {
    expect(expected({ input, ...document })).toBe(built({ input, ...document }).nodes.count);
  });

  it('take what is computed to be there once', () => {
    const layers = [
      { type: 'Repeat', times: '${n}', layers: [relu] },
      { ...relu, when: '${n > 9}' },
    ];
    expect(expected({ input, vars: { n: 5 }, layers })).toBe(2);
  });

  it('are never more than may be', () => {
    const times = 1_000_000;
    expect(expected({ input, layers: [{ type: 'Repeat', times, layers: [relu] }] }, 70)).toBe(70);
    const doubled = Array.from({ length: 60 }, (_, level): [string, unknown] => [
      `Level${level}`,
      { layers: level === 0 ? [relu] : [{ type: `Level${level - 1}` }, { type: `Level${level - 1}` }] },
    ]);
    expect(expected({ input, modules: Object.fromEntries(doubled), layers: [{ type: 'Level59' }] }, 70)).toBe(
      70,
    );
    const most = 2_147_483_647;
    expect(expected({ input, layers: [{ type: 'Repeat', times: most, layers: [relu] }] }, most)).toBe(
      2 ** 20,
    );
    const branches = { a: [{ type: 'Repeat', times, layers: [relu] }], b: relu };
    expect(expected({ input, branches, merge: 'add' }, 70)).toBe(70);
  });

  it.each([-1, 0, 2.5, Number.NaN])('are no reason to fail where %s layers may be', (maxLayers) => {
    const { diagnostics } = attempt({ input, layers: [relu, relu, relu] }, { maxLayers });
    expect(diagnostics.map(({ code }) => code)).toEqual(['limit/layers']);
  });

  it('are none of a chain of modules that is longer than may be', () => {
    const modules = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, level) => [
        `M${level}`,
        { layers: level === 4_999 ? [relu] : [{ type: `M${level + 1}` }] },
      ]),
    );
    expect(built({ input, modules, layers: [relu, { type: 'M0', when: false }] }).nodes.count).toBe(1);
    const { diagnostics } = attempt({ input, modules, layers: [{ type: 'M0' }] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['limit/depth']);
  });
});
