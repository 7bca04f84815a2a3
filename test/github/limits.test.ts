import { describe, expect, test } from 'vitest';
import { addStepSummary } from '../../src/cli/step-summary';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { parseChecks } from '../../src/language/checks/parse-checks';
import { parseSpec } from '../../src/language/parse-spec-text';
import { renderChecksMarkdown } from '../../src/renderers/check-markdown';
import { renderDiffMarkdown } from '../../src/renderers/diff-markdown';
import { renderAnnotations } from '../../src/renderers/github';
import { evaluateCheck } from '../../src/report/check';
import { comparableOf } from '../../src/report/comparable';
import { createDiff } from '../../src/report/diff';
import { diffMetrics } from '../../src/report/diff-metrics';
import { createDiffSet, specChangeOf } from '../../src/report/diff-set';
import { createReport } from '../../src/report/report';
import type { SpecChange } from '../../src/report/spec-change';
import { runInProcess } from '../support/run-in-process';

// What GitHub takes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions (1 MiB a step);
// comments and annotations have 65,536 characters at most.
const COMMENT = 65_536;
const SUMMARY = 1_048_576;

const bytes = (text: string): number => Buffer.byteLength(text);

function reportOf(channels: number, name: string) {
  const layers = Array.from({ length: 40 }, (_, index) => ({
    type: 'Conv2d',
    name: `${name}${index}`,
    out_channels: channels + index,
    kernel_size: 3,
  }));
  const { spec } = parseSpec(JSON.stringify({ input: [8, 99, 99], layers }));
  if (spec === null) throw new Error('the spec is right');
  return createReport(buildGraph(spec).graph);
}

const [old, next] = [reportOf(8, 'layer'), reportOf(9, 'layer')];

/** One difference for all specs: what counts is how much there is to write. */
const difference = createDiff(comparableOf(old, 'git:main:net.json'), comparableOf(next, 'net.json'), {
  metrics: diffMetrics,
  specText: 'different',
});

function changed(path: string): SpecChange {
  return specChangeOf(path, difference);
}

const manySpecs = createDiffSet(
  Array.from({ length: 900 }, (_, index) => changed(`nets/net-${index}.json`)),
  { base: 'main', mergeBase: null, head: null },
);

const few = createDiffSet(manySpecs.specs.slice(0, 3), manySpecs.sides);

describe('a comment on many specs', () => {
  const text = renderDiffMarkdown(manySpecs);

  test('has at most 65,536 bytes and says what it leaves out, tables of layers first', () => {
    expect(bytes(text)).toBeLessThanOrEqual(COMMENT);
    expect(bytes(text)).toBeGreaterThan(COMMENT - 5000);
    expect(text).toContain('specs: 900 changed against main');
    expect(text).toMatch(/\n<sub>Left out, so that this stays within 65,536 bytes: table of layers: 900, /);
    expect(text).toMatch(/spec of the overview: \d+<\/sub>\n$/);
    expect(text).toContain('| nets/net-0.json ');
    expect(text).not.toContain('<summary>Layers');
  });

  test('keeps all where there is room: of few specs every table of layers', () => {
    const whole = renderDiffMarkdown(few);
    expect(whole.match(/<summary>Layers/g)).toHaveLength(3);
    expect(whole).not.toContain('Left out');
    const shorter = renderDiffMarkdown(few, { mostBytes: bytes(whole) - 1 });
    expect(bytes(shorter)).toBeLessThan(bytes(whole));
    expect(shorter.match(/<summary>Layers/g)).toHaveLength(2);
    expect(shorter).toContain('table of layers: 1</sub>');
    expect(shorter.match(/<details>/g)?.length).toBe(shorter.match(/<\/details>/g)?.length);
  });

  test('is empty where not even its headline fits', () => {
    expect(renderDiffMarkdown(few, { mostBytes: 100 })).toBe('');
  });
});

test('a comment on many checks keeps those that are broken and leaves out those that pass', () => {
  const entries = Array.from({ length: 1500 }, (_, index) => ({
    name: `budget ${index}`,
    spec: 'net.json',
    metric: 'params',
    max: index < 50 ? 1 : '1G',
  }));
  const document = JSON.stringify({ schema: 'inception.checks/1', checks: entries });
  const results = parseChecks(document, 'checks.json').entries.flatMap((entry) =>
    entry.kind === 'check' ? [evaluateCheck(entry.check, old, null)] : [],
  );
  const text = renderChecksMarkdown(results);
  expect(bytes(text)).toBeLessThanOrEqual(COMMENT);
  expect(text).toContain('**1500 checks: 1450 ok, 50 broken**');
  for (const index of [0, 25, 49]) expect(text).toMatch(new RegExp(`^\\| budget ${index} .* broken`, 'm'));
  expect(text.match(/<details>/g)).toHaveLength(50);
  expect(text).toMatch(
    /<sub>Left out, so that this stays within 65,536 bytes: row of the table: [\d,]+<\/sub>\n$/,
  );
});

describe('an annotation', () => {
  test('has at most 65,536 bytes, its first lines first, and says how many are left out', () => {
    const lines = Array.from({ length: 9000 }, (_, index) => `line ${index} of the message`);
    const text = renderAnnotations([{ level: 'error', message: lines.join('\n') }]);
    expect(bytes(text)).toBeLessThanOrEqual(COMMENT + '::error::\n'.length);
    const shown = text.slice('::error::'.length, -1).split('%0A');
    expect(shown.slice(0, -1)).toEqual(lines.slice(0, shown.length - 1));
    expect(shown.at(-1)).toBe(`... ${9000 - (shown.length - 1)} more lines are left out`);
  });

  test('of one long line keeps its beginning, no character cut in two', () => {
    const text = renderAnnotations([
      { level: 'error', message: '\u{1f600}'.repeat(40_000), title: 't'.repeat(999) },
    ]);
    const [, title = '', message = ''] = /^::error title=(.*)::(.*)\n$/.exec(text) ?? [];
    expect(title).toHaveLength(255);
    expect(bytes(message)).toBeLessThanOrEqual(COMMENT);
    expect(message).toMatch(/^(\u{1f600})+%0A\.\.\. the rest of 1 lines is left out$/u);
  });
});

describe('a step summary', () => {
  const summaryOf = (size: number, specs = manySpecs) => {
    const added: string[] = [];
    const problems = addStepSummary((mostBytes) => renderDiffMarkdown(specs, { mostBytes }), {
      env: { GITHUB_STEP_SUMMARY: '/summary.md' },
      fileSize: () => size,
      appendFile: (_path, text) => {
        added.push(text);
        return null;
      },
    });
    return { text: added.join(''), problems };
  };

  test('has at most 1,048,576 bytes with what the step has written before', () => {
    for (const size of [0, 1_040_000]) {
      const { text, problems } = summaryOf(size);
      expect(problems).toEqual([]);
      expect(size + bytes(text)).toBeLessThanOrEqual(SUMMARY);
      expect(text).toContain('specs: 900 changed against main');
      expect(text).toContain('Left out, so that this stays within ');
    }
  });

  test('that is full is left as it is, with a warning', () => {
    expect(summaryOf(SUMMARY, few)).toEqual({
      text: '',
      problems: [expect.objectContaining({ code: 'file/too-large', severity: 'warning' })],
    });
  });

  test('of a run is measured on the file', () => {
    const appended: string[] = [];
    const { status, stderr } = runInProcess(['check', 'v2', '--max', 'params=1', '--format', 'github'], {
      env: { GITHUB_STEP_SUMMARY: '/summary.md' },
      fileSize: () => SUMMARY,
      appendFile: (_path, text) => {
        appended.push(text);
        return null;
      },
    });
    expect({ status, appended }).toEqual({ status: 1, appended: [] });
    expect(stderr).toContain('warning[file/too-large]');
  });
});
