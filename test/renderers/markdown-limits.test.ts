import { describe, expect, it } from 'vitest';
import { renderReportMarkdown } from '../../src/renderers/report-markdown';
import { reportOf } from '../support/load-preset';

const report = reportOf('resnet18');

describe('Markdown that is too long', () => {
  it('of a report loses its last layers, and keeps its totals', () => {
    const whole = renderReportMarkdown(report, {});
    const cut = renderReportMarkdown(report, { mostBytes: 4000 });
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(4000);
    const rows = whole.trimEnd().split('\n');
    expect(cut.split('\n').slice(0, 5)).toEqual(rows.slice(0, 5));
    expect(cut).toContain(rows.at(-1));
    expect(cut).toMatch(/Left out, so that this stays within 4,000 bytes: layer: \d+/);
  });

  it('of a report of usual length is whole', () => {
    expect(renderReportMarkdown(report, {})).not.toContain('Left out');
  });
});
