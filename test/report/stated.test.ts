import { describe, expect, it } from 'vitest';
import { parseChecksValue } from '../../src/language/checks/parse-checks';
import { renderChecksGithub } from '../../src/renderers/check-github';
import { renderChecksMarkdown } from '../../src/renderers/check-markdown';
import { renderChecksText } from '../../src/renderers/check-text';
import { renderComparisonCsv } from '../../src/renderers/compare-csv';
import { renderComparisonText } from '../../src/renderers/compare-text';
import { renderReportCsv } from '../../src/renderers/report-csv';
import { reportDocument } from '../../src/renderers/report-json';
import { renderReportMarkdown } from '../../src/renderers/report-markdown';
import { renderText } from '../../src/renderers/text';
import { renderTorchsummary } from '../../src/renderers/torchsummary';
import { renderTree } from '../../src/renderers/tree';
import { type CheckResult, evaluateCheck } from '../../src/report/check';
import type { Check } from '../../src/report/check-definition';
import { comparableOf } from '../../src/report/comparable';
import { createComparison } from '../../src/report/compare';
import { createDiff } from '../../src/report/diff';
import { createReport } from '../../src/report/report';
import { diffNotes } from '../../src/views/diff-words';
import { attempt, conv, errorsOf, series } from '../support/built';

const opaque = { type: 'Opaque', name: 'kernel', output: [16, 3], params: 1000, macs: 5000 };
const graph = series([conv(4, { name: 'conv' }), opaque, { type: 'ReLU' }]);
const report = createReport(graph);
const SENTENCE = '1,000 parameters and 5,000 mult-adds of 1 layer are stated, not computed';

function checkOf(metric: string): Check {
  const checks = [{ name: metric, spec: 'mine.json', metric, max: '10k' }];
  const [entry] = parseChecksValue({ schema: 'inception.checks/1', checks }, 'c.json').entries;
  if (entry?.kind !== 'check') throw new Error(entry?.diagnostics[0]?.message);
  return entry.check;
}

describe('a layer whose figures are stated', () => {
  it('counts like others, for each sample', () => {
    const { totals } = createReport(series([conv(4), opaque], {}));
    // 8 x 4 + 4, 24 positions x 8 x 4
    expect([totals.params, totals.macs, totals.complete]).toEqual([1036, 768 + 5000, true]);
    const { graph } = attempt({ input: [8, 6, 4], layers: [opaque] }, { batch: 3 });
    expect(createReport(graph).totals).toMatchObject({ params: 1000, macs: 15_000 });
  });

  it.each([
    ['text', renderText(report), ['Opaque-2 (stated)', `Stated: ${SENTENCE}`]],
    ['torchsummary', renderTorchsummary(report), ['Opaque-2 (stated)']],
    ['tree', renderTree(report), ['Opaque (stated): kernel', `Stated: ${SENTENCE}`]],
    ['csv', renderReportCsv(report, {}), ['kernel,Opaque (stated),']],
    ['markdown', renderReportMarkdown(report, {}), ['Opaque (stated)']],
  ])('%s marks it', (_format, text, marks) => {
    for (const mark of marks) expect(text).toContain(mark);
  });

  it('json marks the layer, and the totals say how much', () => {
    expect(reportDocument(report)).toMatchObject({
      totals: { stated: { layers: 1, params: 1000, macs: 5000 } },
      layers: [{ type: 'Conv2d' }, { type: 'Opaque', stated: true }, { type: 'ReLU' }],
    });
    const computed = JSON.stringify(reportDocument(createReport(series([conv(4)]))));
    expect(computed).not.toContain('stated');
  });

  it('json marks the modules and branches around it', () => {
    const { graph } = attempt({
      input: [3, 8, 8],
      layers: [
        { type: 'Sequential', name: 'post', layers: [opaque] },
        { type: 'Sequential', name: 'head', layers: [{ type: 'ReLU' }] },
      ],
    });
    expect(reportDocument(createReport(graph))).toMatchObject({
      modules: [
        { path: 'post', stated: true },
        { path: 'head', stated: undefined },
      ],
    });
    const branches = {
      mine: [opaque],
      plain: [conv(16, { kernel_size: 1 }), { type: 'Flatten', start_dim: 2 }],
    };
    const split = attempt({ input: [3, 1, 3], branches, merge: { type: 'Concat', dim: 0 } });
    expect(reportDocument(createReport(split.graph))).toMatchObject({
      branches: [
        { name: 'mine', stated: true },
        { name: 'plain', stated: undefined },
      ],
    });
  });

  it.each([
    ['text', renderChecksText],
    ['github', (results: readonly CheckResult[]) => renderChecksGithub(results, { texts: new Map() })],
    ['markdown', renderChecksMarkdown],
  ])('checks of its network say so once, in %s', (_format, render) => {
    const text = render(['params', 'macs'].map((metric) => evaluateCheck(checkOf(metric), report, null)));
    expect(text.split(`note: mine.json: ${SENTENCE}`)).toHaveLength(2);
  });

  it('a comparison as CSV says how much of each network', () => {
    const networks = [graph, series([conv(4)])].map((each, index) => ({
      name: `n${index}`,
      graph: each,
      report: createReport(each),
    }));
    const csv = renderComparisonCsv(createComparison(networks));
    for (const line of ['stated_params,n0,1000,', 'stated_params,n1,0,', 'stated_macs,n0,5000,'])
      expect(csv).toContain(`\n,${line}`);
  });

  it('so do a comparison and a diff', () => {
    const plain = series([conv(4)]);
    const networks = [plain, graph].map((each, index) => ({
      name: `n${index}`,
      graph: each,
      report: createReport(each),
    }));
    expect(renderComparisonText(createComparison(networks))).toContain(`: ${SENTENCE}`);
    const diff = createDiff(comparableOf(createReport(plain), 'plain'), comparableOf(report, 'mine'));
    expect(diffNotes(diff)).toContain(`mine: ${SENTENCE}`);
  });

  it.each([
    [{ params: undefined }, 'spec/missing-key layers.0'],
    [{ macs: undefined }, 'spec/missing-key layers.0'],
    [{ macs: -1 }, 'spec/invalid-value layers.0.macs'],
    [{ params: 1.5 }, 'spec/invalid-value layers.0.params'],
    [{ output: [0] }, 'spec/invalid-value layers.0.output.0'],
  ])('%j is refused', (wrong, error) => {
    expect(errorsOf({ input: [8, 6, 4], layers: [{ ...opaque, ...wrong }] })).toEqual([error]);
  });
});
