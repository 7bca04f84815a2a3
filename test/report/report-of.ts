import { buildGraph } from '../../src/frontends/spec/build-graph';
import { parseSpecValue } from '../../src/language/parse-spec';
import { createReport, type ReportOptions } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';

/** The report of a spec that is right. */
export function reportOf(value: object, options: ReportOptions = {}): Report {
  const { spec, diagnostics } = parseSpecValue(value, {
    document: 'net',
    defaultName: 'Net',
    resolveBase: () => ({ spec: null, diagnostics: [] }),
  });
  if (spec === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const result = buildGraph(spec);
  if (result.diagnostics.length > 0) throw new Error(JSON.stringify(result.diagnostics));
  return createReport(result.graph, options);
}
