import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../src/frontends/front-end';
import { applyOptions } from '../../../src/frontends/spec/applied-options';
import { parsed } from '../../support/built';

const onlyImage = parsed({ input: [3, 8, 8], vars: { n: 2, pair: [1, 2] }, layers: [] });
const both = parsed({ input: { image: [3, 8, 8], ids: [20] }, layers: [] });

function applied({ spec }: typeof onlyImage, options: Partial<ReadOptions>) {
  if (spec === null) throw new Error('not read');
  return applyOptions(spec, { vars: [], inputs: [], ...options });
}

describe('--set', () => {
  const valuesOf = (setting: string) =>
    applied(onlyImage, { vars: [setting] }).spec.vars.map(({ value }) => value);

  it('reads numbers, booleans, lists and texts', () => {
    expect(valuesOf('n=3')).toEqual([3, [1, 2]]);
    expect(valuesOf('n=true')).toEqual([true, [1, 2]]);
    expect(valuesOf('pair=[3, 4]')).toEqual([2, [3, 4]]);
    expect(valuesOf('n="4"')).toEqual(['4', [1, 2]]);
    expect(valuesOf('n=same=1')).toEqual(['same=1', [1, 2]]);
    expect(valuesOf('n={"a": 1}')).toEqual(['{"a": 1}', [1, 2]]);
  });

  it.each(['n', '=3', 'm=3'])('%s is told', (setting) => {
    const { diagnostics } = applied(onlyImage, { vars: [setting] });
    expect(diagnostics).toMatchObject([{ code: 'usage/invalid-option' }]);
  });
});

describe('--in', () => {
  it.each([
    ['one input', onlyImage, [['3x8x8'], ['input=3x8x8'], ['input=3x8x8', '3x8x8'], ['3x8x9', '3x8x8']]],
    ['two inputs', both, [['ids=20'], ['image=3x8x8', 'ids=20'], ['ids=21', 'ids=20']]],
  ])('leaves %s as they are where it says the same', (_name, result, cases) => {
    for (const inputs of cases) {
      const { spec, diagnostics } = applied(result, { inputs });
      expect([inputs, spec.inputs, diagnostics]).toEqual([inputs, result.spec?.inputs, []]);
    }
  });

  it('names inputs, adds them to a spec without any, and tells what it cannot read', () => {
    const inputsOf = (result: typeof onlyImage, texts: readonly string[]) =>
      applied(result, { inputs: texts }).spec.inputs;
    expect(inputsOf(onlyImage, ['4x4'])).toEqual([{ name: 'input', shape: [4, 4] }]);
    expect(inputsOf(both, ['ids=7'])).toEqual([
      { name: 'image', shape: [3, 8, 8] },
      { name: 'ids', shape: [7] },
    ]);
    expect(inputsOf(parsed({ layers: [] }), ['a=1', 'b=2'])).toEqual([
      { name: 'a', shape: [1] },
      { name: 'b', shape: [2] },
    ]);
    const told = (result: typeof onlyImage, text: string) => applied(result, { inputs: [text] }).diagnostics;
    expect(told(onlyImage, 'many')).toMatchObject([{ code: 'usage/invalid-option' }]);
    expect(told(both, '20')).toMatchObject([{ code: 'usage/invalid-option' }]);
    expect(told(both, 'id=20')).toMatchObject([{ help: 'did you mean "ids"?' }]);
  });
});
