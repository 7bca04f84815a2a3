import { describe, expect, test } from 'vitest';
import { parseSpec, renderTorchsummary } from '../../src/index';
import { analyse, type PrintedLines, type QuirkCase, quirkCases } from '../support/load-golden';
import { beyondSpecs, failedQuirks, type QuirkSpec, rightQuirks, wrongQuirks } from './quirk-specs';

/** The tool's versions: whether the root has a row of its own, and the lines that it printed. */
const versions = [
  { rootRow: 'with-root', linesOf: (golden: QuirkCase) => golden.torchsummary },
  { rootRow: 'without-root', linesOf: (golden: QuirkCase) => golden.torchsummary_151 },
] as const;

function goldenOf(quirk: QuirkSpec): QuirkCase {
  return quirkCases.find((golden) => golden.case === quirk.case) as QuirkCase;
}

function isPrinted(lines: PrintedLines): lines is readonly string[] {
  return Array.isArray(lines);
}

function reportOf({ spec, batch = 1 }: QuirkSpec) {
  const analysis = analyse(parseSpec(JSON.stringify(spec)), { batch });
  expect([...analysis.spec.diagnostics, ...analysis.diagnostics]).toEqual([]);
  return analysis.report;
}

/** Our text and the tool's for each of its versions that printed something. */
function textsOf(quirk: QuirkSpec) {
  return versions.flatMap(({ rootRow, linesOf }) => {
    const lines = linesOf(goldenOf(quirk));
    const batch = quirk.printedBatch ?? null;
    return isPrinted(lines)
      ? [{ ours: renderTorchsummary(reportOf(quirk), { rootRow, batch }).split('\n'), tools: lines }]
      : [];
  });
}

/** A line with another last figure: a table's column is right-aligned, a total follows its colon. */
function withFigure(line: string, figure: string): string {
  const kept = line.replace(/\S+$/, '');
  return line.includes(':')
    ? kept + figure
    : kept.trimEnd() + figure.padStart(line.length - kept.trimEnd().length);
}

test('every case is tried, or has a reason why it is not', () => {
  const tried = [...rightQuirks, ...wrongQuirks, ...failedQuirks].map((quirk) => quirk.case);
  expect([...tried, ...Object.keys(beyondSpecs)].sort()).toEqual(
    quirkCases.map((golden) => golden.case).sort(),
  );
});

test.each([...rightQuirks, ...wrongQuirks, ...failedQuirks])('the true parameters of $case', (quirk) => {
  const golden = goldenOf(quirk);
  const { params, trainableParams } = reportOf(quirk).totals;
  expect(params).toBe(golden.true_params);
  expect(trainableParams).toBe(golden.true_trainable);
});

describe('right in torchsummary, the same here byte for byte', () => {
  test.each(rightQuirks)('$case', (quirk) => {
    const texts = textsOf(quirk);
    expect(texts.length).toBeGreaterThan(0);
    for (const { ours, tools } of texts) expect(ours).toEqual(tools);
  });
});

describe('wrong in torchsummary, right here and the rest the same byte for byte', () => {
  test.each(wrongQuirks)('torchsummary $quirk', (quirk) => {
    const texts = textsOf(quirk);
    expect(texts).toHaveLength(2);
    for (const { ours, tools } of texts) {
      expect(ours).toEqual(
        tools.map((line) => {
          const label = Object.keys(quirk.right).find((start) => line.trimStart().startsWith(start));
          return label === undefined ? line : withFigure(line, quirk.right[label] ?? '');
        }),
      );
    }
  });
});

/** Rule 7 of the README of the golden numbers. */
test('a tuple is printed with -1 whatever batch size is printed', () => {
  const gru = wrongQuirks.find((quirk) => quirk.case.startsWith('gru')) as QuirkSpec;
  const text = renderTorchsummary(reportOf(gru), { batch: 4 });
  expect(text).toMatch(/GRU-1 {2}\[\[-1, 5, 16\], \[-1, 2, 16\]\] /);
  expect(text).toMatch(/Linear-2 +\[4, 2\] /);
});

/** An nn.Parameter is no module in torch, so no hook fires for it, whether or not its spec says so. */
test('a bare nn.Parameter has no row without being marked functional', () => {
  const scale = { type: 'Parameter', name: 'scale', shape: [8] };
  const product = { type: 'Mul', from: ['fc', 'scale'], functional: true };
  const layers = [{ type: 'Linear', name: 'fc', out_features: 8 }, scale, product];
  const report = reportOf({ case: 'a bare nn.Parameter', spec: { name: 'Raw', input: [8], layers } });
  expect(renderTorchsummary(report)).not.toContain('Parameter-');
});

describe('not printed by torchsummary, printed here', () => {
  test.each(failedQuirks)('$case', (quirk) => {
    expect(textsOf(quirk)).toEqual([]);
    expect(renderTorchsummary(reportOf(quirk))).toContain('LSTM-1  [[-1, 5, 16], [-1, 1, 16], [-1, 1, 16]]');
  });
});
