import { describe, expect, it } from 'vitest';
import { measureStored } from '../../src/language/measure-stored';
import { readStoredReport } from '../../src/language/stored-report';
import { renderReportJson } from '../../src/renderers/report-json';
import { measure } from '../../src/report/metric';
import { reportOf } from '../support/onnx-report';

/** Four elements that are copied, and how many of them are not 0, which is known only after a run. */
const report = reportOf({
  inputs: { x: [2, 2] },
  nodes: [
    { op: 'Transpose', name: 'copy', reads: ['x'], gives: ['t'] },
    { op: 'NonZero', name: 'places', reads: ['t'], gives: ['y'] },
  ],
  outputs: ['y'],
});

const BYTES = ['activation_bytes', 'peak_activation_bytes'] as const;

describe('bytes of activations of which a size is known only after a run', () => {
  const text = renderReportJson(report);

  it('are null in JSON', () => {
    const { totals } = JSON.parse(text) as {
      readonly totals: Readonly<Record<string, unknown>> & { readonly complete: boolean };
    };
    expect(BYTES.map((name) => totals[name])).toEqual([null, null]);
    expect(totals.complete).toBe(true);
  });

  it.each(BYTES)('are no figure for a check: %s', (metric) => {
    expect(measure(report, metric, 'total')).toMatchObject({
      code: 'check/partial',
      problem: `the ${metric} of places (NonZero) is known only after a run`,
    });
    const { report: stored } = readStoredReport(text, 'stored.json');
    expect(stored && measureStored(stored, metric, 'total')).toMatchObject({ code: 'check/partial' });
  });

  it('are a figure for a part without it', () => {
    expect(measure(report, 'activation_bytes', 'copy')).toMatchObject({ count: 2 * 2 * 4 });
  });
});
