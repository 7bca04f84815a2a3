import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { parseChecks } from '../../src/language/checks/parse-checks';
import { parseSpec } from '../../src/language/parse-spec-text';
import { renderChecksGithub } from '../../src/renderers/check-github';
import { renderChecksJson } from '../../src/renderers/check-json';
import { renderChecksMarkdown } from '../../src/renderers/check-markdown';
import { renderChecksText } from '../../src/renderers/check-text';
import { plainPalette } from '../../src/renderers/palette';
import { type CheckResult, evaluateCheck, troubledCheck } from '../../src/report/check';
import { createReport } from '../../src/report/report';

const CHECKS = `{
  "schema": "inception.checks/1",
  "checks": [
    { "name": "fits", "spec": "n", "metric": "params", "max": "1k" },
    { "name": "too | big, 100%: no", "spec": "n", "metric": "params", "max": 20, "note": "<b>why</b>" },
    { "name": "soft", "spec": "n", "metric": "params", "equals": 40, "tolerance": "10%", "severity": "warn" },
    { "name": "shape", "spec": "n", "metric": "output", "equals": [3] },
    { "name": "lost", "spec": "n", "at": "x", "metric": "params", "min": 1 },
    { "name": "misspelt", "spec": "n", "metric": "prams", "min": 1 }
  ]
}
`;

const texts = new Map([['checks.json', CHECKS]]);

function results(): readonly CheckResult[] {
  const { spec } = parseSpec('{"input": [4], "layers": [{"type": "Linear", "out_features": 6}]}');
  if (spec === null) throw new Error('the spec is wrong');
  const report = createReport(buildGraph(spec).graph);
  return parseChecks(CHECKS, 'checks.json').entries.map((entry) =>
    entry.kind === 'refused'
      ? troubledCheck(entry.check, entry.diagnostics)
      : evaluateCheck(entry.check, report, null),
  );
}

describe('renderChecksText', () => {
  it('prints a line a check, and what is behind the broken ones', () => {
    expect(renderChecksText(results())).toBe(`Check                 Value  Limit             Headroom  Verdict
-------------------  ------  ----------------  --------  -------
fits                     30  <= 1,000               970  ok
too | big, 100%: no      30  <= 20                  -10  broken
soft                     30  = 40 within 10 %        -6  warning
shape                [1, 6]  = [3]                       broken
lost                         >= 1                        trouble
misspelt                                                 trouble

broken too | big, 100%: no: params is 30, 10 above the limit (<= 20)
  note: <b>why</b>
  Layer  Type    Adds    Share
  -----  ------  ----  -------
  0      Linear    30  100.0 %

warning soft: params is 30, 6 below the limit (= 40 within 10 %)
  Layer  Type    Adds    Share
  -----  ------  ----  -------
  0      Linear    30  100.0 %

broken shape: output is [1, 6], it must be [3]

6 checks: 1 ok, 2 broken, 1 warned, 2 in trouble
`);
  });

  it('marks the verdicts', () => {
    const palette = {
      ...plainPalette,
      good: (text: string) => `<${text}>`,
      bad: (text: string) => `!${text}!`,
      warning: (text: string) => `?${text}?`,
    };
    const verdicts = renderChecksText(results(), { palette })
      .split('\n')
      .slice(2, 8)
      .map((line) => line.split(' ').at(-1));
    expect(verdicts).toEqual(['<ok>', '!broken!', '?warning?', '!broken!', '!trouble!', '!trouble!']);
  });
});

it('renderChecksGithub points at each check that is not passed', () => {
  expect(renderChecksGithub(results(), { texts }).split('\n')).toEqual([
    '::error title=too | big%2C 100%25%3A no,file=checks.json,line=5::params is 30, 10 above the limit (<= 20)%0A<b>why</b>%0A0 (Linear): 30, 100.0 %25',
    '::warning title=soft,file=checks.json,line=6::params is 30, 6 below the limit (= 40 within 10 %25)%0A0 (Linear): 30, 100.0 %25',
    '::error title=shape,file=checks.json,line=7::output is [1, 6], it must be [3]',
    '::error title=lost,file=checks.json,line=8::the check "lost": spec has nothing at "x"',
    '::error title=misspelt,file=checks.json,line=9::the check "misspelt" asks for an unknown metric, "prams"',
    '6 checks: 1 ok, 2 broken, 1 warned, 2 in trouble',
    '',
  ]);
});

it('renderChecksMarkdown escapes what comes from the file', () => {
  const text = renderChecksMarkdown(results());
  expect(text).toContain('too \\| big, 100%: no');
  expect(text).toContain('\\<b\\>why\\</b\\>');
  expect(text).toContain(
    '<details><summary>soft: params is 30, 6 below the limit (= 40 within 10 %)</summary>\n\n| Layer',
  );
  expect(text).toContain('**6 checks: 1 ok, 2 broken, 1 warned, 2 in trouble**');
});

it('renderChecksJson gives raw figures', () => {
  const document = JSON.parse(renderChecksJson(results(), { texts }));
  expect(document.schema).toBe('inception.check-results/1');
  expect(document.totals).toEqual({ checks: 6, passed: 1, broken: 2, warnings: 1, troubled: 2 });
  expect(document.checks[2]).toEqual({
    name: 'soft',
    file: 'checks.json',
    line: 6,
    spec: 'n',
    metric: 'params',
    convention: null,
    at: 'total',
    limit: { equals: 40, tolerance: '10 %' },
    severity: 'warn',
    note: null,
    verdict: 'warning',
    value: 30,
    least: 36,
    most: 44,
    base: null,
    headroom: -6,
    contributors: [{ path: '0', type: 'Linear', count: 30, whole: 30 }],
    diagnostics: [],
  });
  expect(document.checks[5]).toMatchObject({
    name: 'misspelt',
    line: 9,
    verdict: 'trouble',
    value: null,
    diagnostics: [{ code: 'check/unknown-metric', help: 'did you mean "params"?' }],
  });
});
