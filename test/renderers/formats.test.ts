import { describe, expect, it } from 'vitest';
import { parseChecks } from '../../src/language/checks/parse-checks';
import {
  type ChecksContext,
  checksFormats,
  comparisonFormats,
  conventionsFormats,
  type DiffContext,
  diffFormats,
  explanationFormats,
  type Formats,
  formatsWithDepth,
  formatsWithOwnColumns,
  opsFormats,
  type ReportContext,
  reportFormats,
} from '../../src/renderers/index';
import { plainPalette } from '../../src/renderers/palette';
import { renderPlainTable } from '../../src/renderers/plain-table';
import { type CheckResult, evaluateCheck, troubledCheck } from '../../src/report/check';
import { comparableOf } from '../../src/report/comparable';
import { createComparison } from '../../src/report/compare';
import { createDiff } from '../../src/report/diff';
import { createDiffSet, type DiffSet, specChangeOf } from '../../src/report/diff-set';
import { createExplanation } from '../../src/report/explain';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { documentedConventions } from '../../src/views/conventions-table';
import { documentedOps } from '../../src/views/ops-table';
import type { Table } from '../../src/views/table';
import { built } from '../support/built';

/** 3 inputs to 4 or 5 outputs: 16 or 20 parameters, 12 or 15 multiply-adds. */
const net = (out_features: number) =>
  built({ name: 'Net', input: [3], layers: [{ type: 'Linear', name: 'fc', out_features }] });
const [graph, larger] = [net(4), net(5)];
const report = createReport(graph);
const explanation = createExplanation(graph, report, null);
if (explanation === null) throw new Error('the whole can be explained');

const style = { palette: plainPalette, drawTable: (table: Table) => renderPlainTable(table) };

const BUDGETS = `{
  "schema": "inception.checks/1",
  "checks": [{ "name": "budget", "spec": "net", "metric": "params", "max": 19 }]
}`;
const results = parseChecks(BUDGETS, 'budgets.json').entries.map((entry) =>
  entry.kind === 'refused'
    ? troubledCheck(entry.check, entry.diagnostics)
    : evaluateCheck(entry.check, createReport(larger), null),
);

const texts = new Map([['budgets.json', BUDGETS]]);
const place = { file: 'net.json', line: 3 };
const changed = createDiff(comparableOf(report), comparableOf(createReport(larger)));

/** A kind of document: the document itself, what its formats need, and figures or names that each must show. */
interface Kind<Document, Context> {
  readonly formats: Formats<Document, Context>;
  readonly document: Document;
  readonly context: Context;
  readonly names: readonly string[];
  readonly shown: readonly RegExp[];
}

function kind<Document, Context>(described: Kind<Document, Context>) {
  const { formats, document, context, names, shown } = described;
  const render = (name: string): string => {
    const text = formats[name]?.()(document, context) ?? '';
    return typeof text === 'string' ? text : [...text].join('');
  };
  return { found: Object.keys(formats), names, shown, render };
}

const kinds = {
  report: kind<Report, ReportContext>({
    formats: reportFormats,
    document: report,
    context: { ...style, batch: null, rootRow: 'without-root', layout: 'line' },
    names: ['text', 'tree', 'torchsummary', 'json', 'csv', 'markdown'],
    shown: [/Linear/, /\b16\b/],
  }),
  comparison: kind({
    formats: comparisonFormats,
    document: createComparison([
      { name: 'small', graph, report },
      { name: 'large', graph: larger, report: createReport(larger) },
    ]),
    context: style,
    names: ['text', 'json', 'markdown', 'csv'],
    shown: [/\b16\b/, /\b20\b/],
  }),
  diff: kind<DiffSet, DiffContext>({
    formats: diffFormats,
    document: createDiffSet([specChangeOf('net.json', changed)]),
    context: { ...style, placesOf: () => ({ spec: place, layer: () => place }), level: 'error' },
    names: ['text', 'stat', 'json', 'markdown', 'github'],
    shown: [/\b16\b/, /\b20\b/],
  }),
  checks: kind<readonly CheckResult[], ChecksContext>({
    formats: checksFormats,
    document: results,
    context: { ...style, texts },
    names: ['text', 'json', 'markdown', 'github'],
    shown: [/budget/, /\b20\b/, /\b19\b/],
  }),
  explanation: kind({
    formats: explanationFormats,
    document: explanation,
    context: style,
    names: ['text', 'json'],
    shown: [/Net/, /\b16\b/],
  }),
  ops: kind({
    formats: opsFormats,
    document: documentedOps().slice(0, 2),
    context: style,
    names: ['text', 'markdown', 'json'],
    shown: documentedOps()
      .slice(0, 2)
      .map(({ type }) => new RegExp(`\\b${type}\\b`)),
  }),
  conventions: kind({
    formats: conventionsFormats,
    document: documentedConventions(),
    context: style,
    names: ['text', 'markdown', 'json'],
    shown: documentedConventions().map(({ name, title }) => new RegExp(`\\b${name}\\b[^]*${title}`)),
  }),
};

describe.each(Object.entries(kinds))(
  'the formats of a document: %s',
  (_name, { found, names, shown, render }) => {
    it('are these, the default first', () => {
      expect(found, 'a format is named in `kinds` of this test too').toEqual(names);
    });

    it.each(names)('%s shows what the document says', (name) => {
      const text = render(name);
      expect(text.endsWith('\n')).toBe(true);
      for (const part of shown) expect(text).toMatch(part);
      if (name === 'json') expect(typeof JSON.parse(text)).toBe('object');
      if (name === 'markdown') expect(text).toMatch(/^\| .* \|\n\| [-:| ]+ \|$/m);
      if (name === 'csv')
        expect(
          new Set(
            text
              .trimEnd()
              .split('\n')
              .map((row) => row.split(',').length),
          ).size,
        ).toBe(1);
      if (name === 'github') expect(text).toMatch(/^::error title=.*,file=\w+\.json,line=3::/m);
    });
  },
);

it('the options that not every format of a report takes name formats of a report', () => {
  for (const name of [...formatsWithDepth, ...Object.keys(formatsWithOwnColumns)])
    expect(Object.keys(reportFormats)).toContain(name);
});
