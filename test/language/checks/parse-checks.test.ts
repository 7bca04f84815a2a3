import { describe, expect, it } from 'vitest';
import { isChecksDocument, parseChecks } from '../../../src/language/checks/parse-checks';

const parseOne = (check: Readonly<Record<string, unknown>>) =>
  parseChecks(JSON.stringify({ schema: 'inception.checks/1', checks: [check] }), 'c.json').entries[0];

const BASE = { name: 'a', spec: 'v2', metric: 'macs' };

const refusalOf = (check: Readonly<Record<string, unknown>>) => {
  const entry = parseOne(check);
  return entry?.kind === 'refused'
    ? entry.diagnostics.map(({ code, message, help, location }) => ({
        code,
        message,
        help,
        path: location?.path,
      }))
    : entry;
};

describe('parseChecks', () => {
  it('applies every default', () => {
    expect(parseOne({ ...BASE, max: '130M' })).toEqual({
      kind: 'check',
      check: {
        name: 'a',
        spec: 'v2',
        inputs: [],
        set: [],
        batch: null,
        dtype: null,
        paramDtype: null,
        convention: null,
        metric: 'macs',
        part: 'total',
        limit: { kind: 'max', target: 130_000_000 },
        base: null,
        severity: 'error',
        note: null,
        location: { document: 'c.json', path: ['checks', 0] },
      },
    });
  });

  it.each([
    [{ in: '192x28x28' }, ['192x28x28']],
    [{ in: [192, 28, 28] }, ['192x28x28']],
    [{ in: { image: [3, 8, 8], ids: '20' } }, ['image=3x8x8', 'ids=20']],
  ])('reads inputs %j', (given, inputs) => {
    expect(parseOne({ ...BASE, ...given, max: 1 })).toMatchObject({ check: { inputs } });
  });

  it('reads variables, severity, part and base', () => {
    const given = { set: { a: 1, b: 'x', c: [1, 2] }, severity: 'warn', at: 'conv*', batch: 4, base: 'main' };
    expect(parseOne({ ...BASE, ...given, no_more_than_base: '+2%' })).toMatchObject({
      check: {
        set: ['a=1', 'b="x"', 'c=[1,2]'],
        severity: 'warn',
        part: 'conv*',
        batch: 4,
        base: 'main',
        limit: { kind: 'no_more_than_base', growth: { kind: 'percent', percent: '2' } },
      },
    });
  });

  it.each([
    [{ equals: 5 }, { kind: 'equals', target: 5, tolerance: null }],
    [
      { equals: '5k', tolerance: '1%' },
      { kind: 'equals', target: 5000, tolerance: { kind: 'percent', percent: '1' } },
    ],
    [
      { equals: 5, tolerance: 2 },
      { kind: 'equals', target: 5, tolerance: { kind: 'count', count: 2 } },
    ],
    [{ min: '1Ki' }, { kind: 'min', target: 1024 }],
    [{ no_more_than_base: 0 }, { kind: 'no_more_than_base', growth: { kind: 'count', count: 0 } }],
    [{ no_more_than_base: '+1k' }, { kind: 'no_more_than_base', growth: { kind: 'count', count: 1000 } }],
    [
      { metric: 'output', equals: [256, 28, 28] },
      { kind: 'equals_sizes', sizes: [256, 28, 28] },
    ],
    [
      { metric: 'output', equals: '256x28x28' },
      { kind: 'equals_sizes', sizes: [256, 28, 28] },
    ],
    [
      { metric: 'receptive_field', equals: [5, 5] },
      { kind: 'equals_sizes', sizes: [5, 5] },
    ],
  ])('reads the limit %j', (given, limit) => {
    expect(parseOne({ ...BASE, ...given })).toMatchObject({ kind: 'check', check: { limit } });
  });

  it('suggests a metric for a misspelt one', () => {
    expect(refusalOf({ ...BASE, metric: 'parms', max: 1 })).toEqual([
      {
        code: 'check/unknown-metric',
        message: 'the check "a" asks for an unknown metric, "parms"',
        help: 'did you mean "params"?',
        path: ['checks', 0, 'metric'],
      },
    ]);
  });

  it.each([
    [{}, 'check/limit', []],
    [{ max: 1, min: 1 }, 'check/limit', ['min']],
    [{ max: '1.5' }, 'check/limit', ['max']],
    [{ max: 1, tolerance: 1 }, 'check/limit', ['tolerance']],
    [{ equals: [1, 2] }, 'check/limit', ['equals']],
    [{ metric: 'output', max: 1 }, 'check/limit', ['max']],
    [{ metric: 'output', equals: 1 }, 'check/limit', ['equals']],
    [{ metric: 'output', equals: [1], tolerance: 1 }, 'check/limit', ['tolerance']],
    [{ max: 1, convention: 'flops' }, 'check/limit', ['convention']],
    [{ max: 1, base: 'main' }, 'check/limit', ['base']],
    [{ maks: 1 }, 'spec/unknown-key', ['maks']],
    [{ max: 1.5 }, 'spec/invalid-value', ['max']],
    [{ max: '200K' }, 'spec/invalid-value', ['max']],
    [{ no_more_than_base: '2%' }, 'spec/invalid-value', ['no_more_than_base']],
    [{ max: 1, severity: 'warning' }, 'spec/invalid-value', ['severity']],
    [{ max: 1, set: { a: null } }, 'spec/invalid-value', ['set', 'a']],
    [{ max: 1, in: '3x' }, 'spec/invalid-value', ['in']],
  ])('refuses %j', (given, code, path) => {
    expect(refusalOf({ ...BASE, ...given })).toMatchObject([{ code, path: ['checks', 0, ...path] }]);
  });

  it('keeps the other checks where one is refused', () => {
    const text = JSON.stringify({ schema: 'inception.checks/1', checks: [7, { ...BASE, max: 1 }] });
    const { entries, diagnostics } = parseChecks(text, 'c.json');
    expect(entries.map(({ kind, check }) => [kind, check.name])).toEqual([
      ['refused', 'checks[0]'],
      ['check', 'a'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['{"schema": "inception.checks/1", "checks": []}', ['spec/invalid-value']],
    ['{"schema": "inception.checks/2", "checks": [1]}', ['spec/invalid-value']],
    ['{"checks": [1]}', ['spec/missing-key']],
    ['{"schema": "inception.checks/1", "cheks": [1]}', ['spec/unknown-key']],
    ['[]', ['spec/invalid-value']],
    ['{', ['json/syntax']],
  ])('says what is wrong with the document %s', (text, codes) => {
    expect(parseChecks(text, 'c.json').diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it('knows a document of checks from a spec', () => {
    expect(isChecksDocument({ schema: 'inception.checks/1' })).toBe(true);
    expect(isChecksDocument({ checks: [] })).toBe(true);
    expect(isChecksDocument({ layers: [] })).toBe(false);
    expect(isChecksDocument([])).toBe(false);
    expect(isChecksDocument(null)).toBe(false);
  });
});
