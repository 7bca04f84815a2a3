import { expect, test } from 'vitest';
import { comparableOfStored } from '../../src/language/comparable-of-stored';
import { isStoredReport, readStoredReport } from '../../src/language/stored-report';
import { renderReportJson } from '../../src/renderers/report-json';
import { comparableOf } from '../../src/report/comparable';
import { createDiff } from '../../src/report/diff';
import { reportOf } from './report-of';

const net = {
  input: [8, 6, 6],
  branches: {
    a: [{ type: 'Conv2d', out_channels: 4, kernel_size: 3, padding: 1 }, { type: 'BatchNorm2d' }],
    b: { type: 'AvgPool2d', kernel_size: 1 },
  },
  merge: 'concat',
};

const text = renderReportJson(reportOf(net));

test('a report survives JSON', () => {
  expect(isStoredReport(text)).toBe(true);
  const { report, diagnostics } = readStoredReport(text, 'stored.json');
  expect(diagnostics).toEqual([]);
  if (report === null) return;
  const diff = createDiff(comparableOfStored(report, 'stored.json'), comparableOf(reportOf(net)));
  expect(diff).toMatchObject({ verdict: 'same', specText: 'unknown', complete: true });
  expect(diff.layers.every(({ status }) => status === 'unchanged')).toBe(true);
});

test('a layer that is not counted is none of nothing', () => {
  const document = JSON.parse(text);
  document.totals.count -= document.layers[0].count;
  document.totals.complete = false;
  document.layers[0].count = null;
  const { report } = readStoredReport(JSON.stringify(document), 'stored.json');
  expect(report && comparableOfStored(report, 'stored.json').layers[0]?.isCounted).toBe(false);
});

test('other documents are no stored reports', () => {
  for (const other of ['{"layers": []}', '{"note": "inception.report/1"}', 'inception.report/1', '[]']) {
    expect(isStoredReport(other)).toBe(false);
  }
});

test.each([
  ['another version', text.replace('report/1', 'report/2'), 1],
  ['a missing part', text.replace('"branches"', '"branchen"'), 1],
  ['a fraction', text.replace('"batch": 1', '"batch": 1.5'), 1],
  ['no report at all', '{"schema": "inception.report/1", "model": []}', 5],
])('%s is an error', (_, wrong, errors) => {
  const { report, diagnostics } = readStoredReport(wrong, 'stored.json');
  expect(report).toBeNull();
  expect(diagnostics.map(({ code }) => code)).toEqual(new Array(errors).fill('report/invalid'));
});
