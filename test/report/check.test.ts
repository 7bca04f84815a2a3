import { describe, expect, it } from 'vitest';
import type { Convention } from '../../src/conventions/convention';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { parseChecksValue } from '../../src/language/checks/parse-checks';
import { parseSpec } from '../../src/language/parse-spec-text';
import { type CheckResult, evaluateCheck } from '../../src/report/check';
import type { Check } from '../../src/report/check-definition';
import { limitChange } from '../../src/report/limit-update';
import { createReport, type ReportOptions } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';

/** A 3x3 branch beside a reduced 5x5 branch, 8 channels of 6x6 in. */
const NET = {
  name: 'Net',
  input: [8, 6, 6],
  vars: { wide: 4 },
  branches: {
    small: { type: 'Conv2d', out_channels: 2, kernel_size: 3, padding: 'same' },
    large: [
      { type: 'Conv2d', out_channels: 2, kernel_size: 1 },
      { type: 'ReLU' },
      { type: 'Conv2d', out_channels: '${wide}', kernel_size: 5, padding: 'same' },
    ],
  },
  merge: 'concat',
};

// small: 2 x 8 x 3 x 3 + 2 = 146; large.0: 2 x 8 + 2 = 18; large.2: 4 x 2 x 5 x 5 + 4 = 204
const PARAMS = 368;
// 36 positions x (144 + 16 + 200)
const MACS = 12_960;

function reportOf(spec: object, options: ReportOptions = {}): Report {
  const parsed = parseSpec(JSON.stringify(spec), { document: 'net.json' });
  if (parsed.spec === null) throw new Error(parsed.diagnostics[0]?.message);
  return createReport(buildGraph(parsed.spec).graph, options);
}

function checkOf(given: Readonly<Record<string, unknown>>): Check {
  const check = { name: 'c', spec: 'net.json', metric: 'params', ...given };
  const [entry] = parseChecksValue({ schema: 'inception.checks/1', checks: [check] }, 'c.json').entries;
  if (entry?.kind !== 'check') throw new Error(entry?.diagnostics[0]?.message);
  return entry.check;
}

const judge = (given: Readonly<Record<string, unknown>>, report = reportOf(NET)): CheckResult =>
  evaluateCheck(checkOf(given), report, null);

const figureOf = (given: Readonly<Record<string, unknown>>): unknown => {
  const result = judge(given);
  return result.verdict === 'trouble' ? result.diagnostics[0]?.code : result.value;
};

describe('figures', () => {
  it.each([
    ['total', PARAMS],
    ['small', 146],
    ['large', 222],
    ['large.0', 18],
    ['large.*', 222],
    ['large.?', 222],
    ['**', PARAMS],
    ['*', PARAMS],
    ['*.2', 204],
    ['sm*', 146],
  ])('params at %s', (at, params) => expect(figureOf({ at, max: 0 })).toBe(params));

  it.each([
    ['trainable_params', PARAMS],
    ['macs', MACS],
    ['flops', 2 * MACS],
    ['count', MACS],
    ['param_bytes', 4 * PARAMS],
    // 2 + 2 + 2 + 4 + 6 channels of 36 floats: the ReLU is not in place
    ['activation_bytes', 4 * 36 * 16],
  ])('%s of the whole', (metric, value) => expect(figureOf({ metric, max: 0 })).toBe(value));

  it('of a part are those of its layers', () => {
    expect(figureOf({ metric: 'macs', at: 'large', max: 0 })).toBe(36 * 216);
    expect(figureOf({ metric: 'activation_bytes', at: 'large.0', max: 0 })).toBe(4 * 36 * 2);
    expect(figureOf({ metric: 'param_bytes', at: 'large.0', max: 0 })).toBe(72);
  });

  it('of lists', () => {
    expect(figureOf({ metric: 'output', equals: [1] })).toEqual([1, 6, 6, 6]);
    expect(figureOf({ metric: 'output', at: 'large', equals: [1] })).toEqual([1, 4, 6, 6]);
    expect(figureOf({ metric: 'receptive_field', equals: [1] })).toEqual([5, 5]);
    expect(figureOf({ metric: 'receptive_field', at: 'small', equals: [1] })).toEqual([3, 3]);
  });

  it('count a module that is called again once for parameters and twice for work', () => {
    const report = reportOf({
      input: [4, 6, 6],
      layers: [{ type: 'Conv2d', name: 'conv', out_channels: 4, kernel_size: 1 }, { reuse: 'conv' }],
    });
    expect(judge({ at: 'conv', equals: 20 }, report).verdict).toBe('pass');
    expect(judge({ at: 'conv', metric: 'macs', equals: 2 * 16 * 36 }, report).verdict).toBe('pass');
  });
});

describe('limits', () => {
  it.each([
    [{ equals: PARAMS }, 'pass', 0],
    [{ equals: PARAMS - 1 }, 'broken', -1],
    [{ equals: PARAMS + 1 }, 'broken', -1],
    [{ equals: PARAMS + 3, tolerance: 3 }, 'pass', 0],
    [{ equals: PARAMS + 4, tolerance: 3 }, 'broken', -1],
    [{ equals: 400, tolerance: '8%' }, 'pass', 0],
    [{ equals: 400, tolerance: '7.9%' }, 'broken', -1],
    [{ max: PARAMS }, 'pass', 0],
    [{ max: PARAMS - 1 }, 'broken', -1],
    [{ max: '1k' }, 'pass', 1000 - PARAMS],
    [{ min: PARAMS }, 'pass', 0],
    [{ min: PARAMS + 1 }, 'broken', -1],
    [{ max: 1, severity: 'warn' }, 'warning', 1 - PARAMS],
  ])('%j', (given, verdict, headroom) => {
    expect(judge(given)).toMatchObject({ verdict, headroom, value: PARAMS });
  });

  it.each([
    [{ equals: [6, 6, 6] }, 'pass'],
    [{ equals: [1, 6, 6, 6] }, 'pass'],
    [{ equals: '6x6x6' }, 'pass'],
    [{ equals: [2, 6, 6, 6] }, 'broken'],
    [{ equals: [6, 6] }, 'broken'],
    [{ equals: [6, 6, 7] }, 'broken'],
  ])('of an output %j', (given, verdict) => {
    expect(judge({ metric: 'output', ...given })).toMatchObject({ verdict, headroom: null });
  });

  it('by a base', () => {
    const base = { revision: 'main', report: reportOf({ ...NET, vars: { wide: 3 } }) };
    const growth = (no_more_than_base: string) =>
      evaluateCheck(checkOf({ no_more_than_base }), reportOf(NET), base);
    // 317 before: a kernel of 2 x 25 and its bias less
    expect(growth('+51')).toMatchObject({ verdict: 'pass', base: { revision: 'main', value: 317 } });
    expect(growth('+50')).toMatchObject({
      verdict: 'broken',
      headroom: -1,
      contributors: [{ path: 'large.2', type: 'Conv2d', count: 51, whole: 51 }],
    });
    expect(growth('+16.1%')).toMatchObject({ verdict: 'pass', headroom: 0 });
    expect(growth('+16%')).toMatchObject({ verdict: 'broken' });
  });
});

it('names the layers that contribute most', () => {
  expect(judge({ max: 100 })).toMatchObject({
    contributors: [
      { path: 'large.2', type: 'Conv2d', count: 204, whole: PARAMS },
      { path: 'small', count: 146 },
      { path: 'large.0', count: 18 },
    ],
  });
  expect(judge({ max: 1000 })).toMatchObject({ contributors: [] });
});

describe('trouble', () => {
  it.each([
    [{ at: 'smal', max: 1 }, 'check/no-match', 'did you mean "small"?'],
    [{ at: 'x*', max: 1 }, 'check/no-match', 'its parts are total, small, large'],
    [{ at: '*', metric: 'output', equals: [1] }, 'check/no-figure', 'name one of them: small, large'],
    [{ at: 'small', metric: 'peak_activation_bytes', max: 1 }, 'check/no-figure', undefined],
    [{ no_more_than_base: '+0' }, 'check/base', undefined],
  ])('%j', (given, code, help) => {
    const result = judge(given);
    expect(result).toMatchObject({ verdict: 'trouble', diagnostics: [{ code }] });
    expect(result.diagnostics[0]?.location?.document).toBe('c.json');
    if (help !== undefined) expect(result.diagnostics[0]?.help).toBe(help);
  });

  const convention: Convention = {
    name: 'blind',
    title: 'Blind',
    summary: 'Cannot count a ReLU.',
    count: (_work, node) => (node.op.type === 'ReLU' ? null : 1),
  };

  it('is a partial count, but not a part that is counted', () => {
    const report = reportOf(NET, { convention });
    expect(judge({ metric: 'count', max: 100 }, report)).toMatchObject({
      verdict: 'trouble',
      diagnostics: [{ code: 'check/partial', message: 'the check "c": blind cannot count large.1 (ReLU)' }],
    });
    expect(judge({ metric: 'count', at: 'small', max: 100 }, report).verdict).toBe('pass');
    expect(judge({ max: 1000 }, report).verdict).toBe('pass');
  });

  it('is a base without the part', () => {
    const { small: _gone, ...branches } = NET.branches;
    const base = { revision: 'main', report: reportOf({ ...NET, branches: { ...branches, other: [] } }) };
    const check = checkOf({ at: 'small', no_more_than_base: '+0' });
    expect(evaluateCheck(check, reportOf(NET), base)).toMatchObject({
      verdict: 'trouble',
      diagnostics: [{ code: 'check/no-match', message: 'the check "c": at main Net has nothing at "small"' }],
    });
  });
});

describe('limitChange', () => {
  it.each([
    [{ max: 1 }, { path: ['checks', 0, 'max'], value: PARAMS }],
    [
      { equals: '1k', tolerance: '1%' },
      { path: ['checks', 0, 'equals'], value: PARAMS },
    ],
    [
      { metric: 'output', equals: [1, 2, 3] },
      { path: ['checks', 0, 'equals'], value: [6, 6, 6] },
    ],
    [
      { metric: 'output', equals: [1, 2, 3, 4] },
      { path: ['checks', 0, 'equals'], value: [1, 6, 6, 6] },
    ],
    [
      { max: 1, severity: 'warn' },
      { path: ['checks', 0, 'max'], value: PARAMS },
    ],
    [{ max: 1000 }, null],
    [{ at: 'nowhere', max: 1 }, null],
  ])('of %j', (given, change) => expect(limitChange(judge(given))).toEqual(change));
});
