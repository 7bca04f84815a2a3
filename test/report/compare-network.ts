import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { parseSpec } from '../../src/language/parse-spec-text';
import type { ComparedNetwork } from '../../src/report/compare';
import { createReport, type ReportOptions } from '../../src/report/report';

/** The network of a spec that is right. */
export function networkOf(name: string, value: object, options: ReportOptions = {}): ComparedNetwork {
  return networkOfText(name, JSON.stringify(value), options);
}

/** The network of a preset in configs. */
export function presetNetwork(name: string): ComparedNetwork {
  return networkOfText(name, readFileSync(join(__dirname, '../../configs', `${name}.json`), 'utf8'), {});
}

function networkOfText(name: string, text: string, options: ReportOptions): ComparedNetwork {
  const { spec, diagnostics } = parseSpec(text, { document: name });
  if (spec === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const { graph, diagnostics: problems } = buildGraph(spec);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { name, graph, report: createReport(graph, options) };
}
