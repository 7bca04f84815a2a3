import { describe, expect, test } from 'vitest';
import { measureStored } from '../../src/language/measure-stored';
import { readStoredReport, type StoredReport } from '../../src/language/stored-report';
import { renderReportJson } from '../../src/renderers/report-json';
import { metricNames } from '../../src/report/check-definition';
import { isFigureProblem, measure } from '../../src/report/metric';
import { reportOf } from '../support/load-preset';

const presets = [
  'v1',
  'v2',
  'resnet18',
  'googlenet',
  'inception_v3',
  'densenet121',
  'shufflenet_v2_x0_5',
  'swin_t',
];

function stored(text: string): StoredReport {
  const { report, diagnostics } = readStoredReport(text, 'stored.json');
  if (report === null) throw new Error(JSON.stringify(diagnostics[0]));
  return report;
}

const MOST_PARTS = 30;

describe.each(presets)('the stored report of %s', (name) => {
  const report = reportOf(name);
  const read = stored(renderReportJson(report));

  test('has the figures of the computed one wherever it has any', () => {
    const paths = [...report.branches.map((branch) => branch.name), ...report.modules, ...report.layers].map(
      (row) => (typeof row === 'string' ? row : row.path),
    );
    const all = [
      'total',
      ...new Set(paths.filter((path) => path !== '')),
      '**',
      '*',
      '*.*',
      '**.conv*',
      'nowhere',
    ];
    // As many parts as take a moment, from all over the network.
    const parts = all.filter((_part, index) => index % Math.ceil(all.length / MOST_PARTS) === 0);
    let known = 0;
    for (const part of parts) {
      for (const metric of metricNames) {
        const figure = measureStored(read, metric, part);
        const computed = measure(report, metric, part);
        if (isFigureProblem(computed)) {
          expect(isFigureProblem(figure), `${metric} of ${part}`).toBe(true);
        }
        if (isFigureProblem(figure)) continue;
        known += 1;
        const { shares: _own, ...rest } = { shares: [], ...figure };
        expect({ metric, part, figure: rest }).toEqual({ metric, part, figure: withoutShares(computed) });
      }
    }
    // Six of ten metrics are known of every part, and of a layer its receptive field too.
    expect(known).toBeGreaterThan(5 * (parts.length - 5));
  });
});

function withoutShares(figure: object): object {
  const { shares: _own, ...rest } = { shares: [], ...figure };
  return rest;
}

describe('a report that was changed by hand', () => {
  const text = renderReportJson(reportOf('v2'));
  const problemsOf = (changed: string) =>
    readStoredReport(changed, 'stored.json').diagnostics.map(({ code, message, location }) => [
      code,
      location?.path?.join('.'),
      message,
    ]);

  test.each(['params', 'trainable_params', 'buffers', 'macs', 'flops', 'count'])(
    'is refused where the total %s is not that of its layers',
    (key) => {
      const changed = text.replace(
        new RegExp(`"${key}": (\\d+)`),
        (_whole, digits) => `"${key}": ${Number(digits) + 1}`,
      );
      expect(problemsOf(changed)).toEqual([
        [
          'report/invalid',
          `totals.${key}`,
          expect.stringMatching(new RegExp(`^the total ${key} is .*, the layers have `)),
        ],
      ]);
    },
  );

  test('is refused where a layer was taken out', () => {
    const document = JSON.parse(text);
    const changed = JSON.stringify({ ...document, layers: document.layers.slice(1) });
    expect(problemsOf(changed).map(([, path]) => path)).toEqual([
      'totals.params',
      'totals.trainable_params',
      'totals.macs',
      'totals.flops',
      'totals.count',
    ]);
  });

  test('is refused where it says that every layer is counted, and one is not', () => {
    const uncounted = text.replace(/("count": )0,(\s+"receptive_field")/, '$1null,$2');
    expect(problemsOf(uncounted)).toEqual([
      ['report/invalid', 'totals.complete', '"complete" is true, but not every layer is counted'],
    ]);
  });
});
