import { describe, expect, it, test } from 'vitest';
import { applyOptions } from '../../src/cli/applied-options';
import { changesNoInput } from '../../src/cli/input-option';
import type { SpecOptions } from '../../src/cli/spec-options';
import { parsed } from '../support/built';

const onlyImage = parsed({ input: [3, 8, 8], vars: { n: 2, pair: [1, 2] }, layers: [] });
const both = parsed({ input: { image: [3, 8, 8], ids: [20] }, layers: [] });

function applied({ spec }: typeof onlyImage, options: SpecOptions) {
  if (spec === null) throw new Error('not read');
  return applyOptions(spec, options);
}

describe('--set', () => {
  const valuesOf = (setting: string) =>
    applied(onlyImage, { set: [setting] }).spec.vars.map(({ value }) => value);

  it('reads numbers, booleans, lists and texts', () => {
    expect(valuesOf('n=3')).toEqual([3, [1, 2]]);
    expect(valuesOf('n=true')).toEqual([true, [1, 2]]);
    expect(valuesOf('pair=[3, 4]')).toEqual([2, [3, 4]]);
    expect(valuesOf('n="4"')).toEqual(['4', [1, 2]]);
    expect(valuesOf('n=same=1')).toEqual(['same=1', [1, 2]]);
    expect(valuesOf('n={"a": 1}')).toEqual(['{"a": 1}', [1, 2]]);
  });

  it.each(['n', '=3', 'm=3'])('%s is told', (setting) => {
    const { diagnostics } = applied(onlyImage, { set: [setting] });
    expect(diagnostics).toMatchObject([{ code: 'usage/invalid-option' }]);
  });
});

/** What no input changes is decided apart from where inputs are put in, so that a preset's spec need not be read. */
describe('--in', () => {
  const given = [
    '3x8x8',
    '3x8x9',
    'image=3x8x8',
    'input=3x8x8',
    'ids=20',
    'ids=21',
    '20',
    'nosuch=20',
    'many',
  ];
  const cases = given.flatMap((first) => [[first], ...given.map((second) => [first, second])]);

  test.each([
    ['one input', onlyImage],
    ['two inputs', both],
  ])('leaves %s as they are where it changes none', (_name, result) => {
    const inputs = result.spec?.inputs ?? [];
    const withBatch = inputs.map(({ name, shape }) => ({ name, shape: [1, ...(shape ?? [])] }));
    const unchanged = cases.filter((texts) => changesNoInput(withBatch, texts));
    expect(unchanged.length).toBeGreaterThan(4);
    for (const texts of unchanged) {
      const { spec, diagnostics } = applied(result, { in: texts });
      expect([texts, spec.inputs, diagnostics]).toEqual([texts, inputs, []]);
    }
  });

  it('names inputs, adds them to a spec without any, and tells what it cannot read', () => {
    const inputsOf = (result: typeof onlyImage, texts: readonly string[]) =>
      applied(result, { in: texts }).spec.inputs;
    expect(inputsOf(onlyImage, ['4x4'])).toEqual([{ name: 'input', shape: [4, 4] }]);
    expect(inputsOf(both, ['ids=7'])).toEqual([
      { name: 'image', shape: [3, 8, 8] },
      { name: 'ids', shape: [7] },
    ]);
    expect(inputsOf(parsed({ layers: [] }), ['a=1', 'b=2'])).toEqual([
      { name: 'a', shape: [1] },
      { name: 'b', shape: [2] },
    ]);
    const told = (result: typeof onlyImage, text: string) => applied(result, { in: [text] }).diagnostics;
    expect(told(onlyImage, 'many')).toMatchObject([{ code: 'usage/invalid-option' }]);
    expect(told(both, '20')).toMatchObject([{ code: 'usage/invalid-option' }]);
    expect(told(both, 'id=20')).toMatchObject([{ help: 'did you mean "ids"?' }]);
  });
});
