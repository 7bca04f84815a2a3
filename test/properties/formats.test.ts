import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conventions } from '../../src/conventions/index';
import { type Count, formatCount, multiplyCounts, sumOf } from '../../src/counts/count';
import { renderCsv } from '../../src/renderers/csv';
import { renderMarkdown } from '../../src/renderers/markdown';
import { renderReportJson, reportDocument } from '../../src/renderers/report-json';
import { renderText } from '../../src/renderers/text';
import { renderTorchsummary } from '../../src/renderers/torchsummary';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { layersTable } from '../../src/views/layers-table';
import { network } from '../support/arbitrary-network';
import { built, reportOf } from '../support/built';

const runs = { numRuns: 20 };

/** The columns of a table of texts, without commas and marks, by title. */
function columnsOf(rows: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const [titles = [], ...body] = rows;
  return new Map(titles.map((title, index) => [title, body.map((row) => row[index] ?? '')]));
}

function sum(texts: readonly string[] | undefined): bigint {
  return (texts ?? []).reduce((total, text) => total + BigInt(text.replaceAll(/[,*\s]/g, '') || '0'), 0n);
}

function csvColumns(report: Report) {
  const lines = renderCsv(layersTable(report)).trimEnd().split('\n');
  return columnsOf(lines.map((line) => line.split(',')));
}

function markdownRows(report: Report): readonly (readonly string[])[] {
  const lines = renderMarkdown(layersTable(report)).trimEnd().split('\n');
  return lines
    .filter((line) => !line.startsWith('| -'))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
}

/** The parameters and counts of the rows of torchsummary's table: the last columns of fixed width. */
function textColumns(text: string) {
  const [, , , ...lines] = text.split('\n');
  const rows = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('=')),
  );
  return {
    params: sum(rows.map((row) => row.slice(48, 63))),
    counts: sum(rows.map((row) => row.slice(63))),
  };
}

function figureAfter(text: string, label: string): bigint {
  const line = text.split('\n').find((candidate) => candidate.startsWith(label)) ?? '';
  return sum([line.slice(label.length)]);
}

describe.each(conventions.map((convention) => [convention.name, convention] as const))(
  'under %s',
  (name, convention) => {
    it('the rows of every format add up to the totals', () => {
      fc.assert(
        fc.property(network, (document) => {
          const report = createReport(built({ ...document }), { convention });
          const { totals } = report;
          const layers = report.layers;
          for (const key of ['params', 'trainableParams', 'buffers', 'macs', 'flops', 'count'] as const) {
            expect(sumOf(layers.map((layer) => layer[key])), key).toBe(totals[key]);
          }
          expect(totals.flops).toBe(multiplyCounts(2, totals.macs));

          const csv = csvColumns(report);
          expect(sum(csv.get('params'))).toBe(BigInt(totals.params));
          expect(sum(csv.get('trainable_params'))).toBe(BigInt(totals.trainableParams));
          expect(sum(csv.get('macs'))).toBe(BigInt(totals.macs));
          expect(sum(csv.get('flops'))).toBe(BigInt(totals.flops));
          if (csv.has('count')) expect(sum(csv.get('count'))).toBe(BigInt(totals.count));

          const rows = markdownRows(report);
          const footer = columnsOf([rows[0] ?? [], rows.at(-1) ?? []]);
          const body = columnsOf(rows.slice(0, -1));
          for (const title of [...body.keys()].slice(3))
            expect(sum(footer.get(title)), title).toBe(sum(body.get(title)));
          expect(sum(footer.get('Parameters'))).toBe(BigInt(totals.params));
          expect(sum(footer.get('Mult-Adds'))).toBe(BigInt(totals.macs));

          const text = renderText(report);
          expect(textColumns(text)).toEqual({ params: BigInt(totals.params), counts: BigInt(totals.count) });
          expect(figureAfter(text, 'Total params: ')).toBe(BigInt(totals.params));
          expect(figureAfter(text, 'Total mult-adds: ')).toBe(BigInt(totals.macs));
          expect(text).toContain(`\nConvention: ${name}\n`);
          const called = layers.filter(({ call }) => call !== 'never').map(({ params }) => params);
          expect(figureAfter(renderTorchsummary(report), 'Total params: ')).toBe(BigInt(sumOf(called)));
        }),
        runs,
      );
    });
  },
);

describe('a report', () => {
  it('survives JSON, and holds whole numbers only', () => {
    fc.assert(
      fc.property(network, (document) => {
        const report = reportOf({ ...document });
        const text = renderReportJson(report);
        const read: unknown = JSON.parse(text);
        expect(read).toEqual(JSON.parse(JSON.stringify(reportDocument(report))));
        expect(JSON.parse(renderReportJson(report, 'line'))).toEqual(read);
        expect(fractions(read)).toEqual([]);
      }),
      runs,
    );
  });

  it('is exact beyond 2^53 in every format', () => {
    const power = fc.integer({ min: 12, max: 30 }).map((exponent) => 2 ** exponent + 1);
    fc.assert(
      fc.property(power, power, power, power, (inChannels, outChannels, height, width) => {
        const report = reportOf({
          input: [inChannels, height, width],
          layers: [
            { type: 'Conv2d', out_channels: outChannels, kernel_size: 3, padding: 1 },
            { type: 'Conv2d', out_channels: 3, kernel_size: 1, bias: false },
          ],
        });
        const [into, out, positions] = [
          BigInt(inChannels),
          BigInt(outChannels),
          BigInt(height) * BigInt(width),
        ];
        const params = out * (into * 9n + 1n) + 3n * out;
        const macs = positions * (out * into * 9n + 3n * out);
        expect(BigInt(report.totals.params)).toBe(params);
        expect(BigInt(report.totals.macs)).toBe(macs);
        const json = renderReportJson(report);
        expect(json).toContain(`"macs": ${macs},`);
        expect(json).toContain(`"flops": ${2n * macs},`);
        expect(json).toContain(`"param_bytes": ${4n * params},`);
        expect(json).toContain(`"activation_bytes": ${4n * positions * (out + 3n)},`);
        expect(json).not.toMatch(/\de\+?\d/);
        expect(sum(csvColumns(report).get('macs'))).toBe(macs);
        expect(renderText(report)).toContain(`Total mult-adds: ${grouped(macs)}\n`);
        expect(renderMarkdown(layersTable(report))).toContain(`**${grouped(params)}**`);
        expect(typeof report.totals.macs).toBe(macs > BigInt(Number.MAX_SAFE_INTEGER) ? 'bigint' : 'number');
      }),
      runs,
    );
  });

  it('writes counts with a comma between each three digits', () => {
    const count: fc.Arbitrary<Count> = fc.oneof(
      fc.maxSafeInteger(),
      fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }),
    );
    fc.assert(
      fc.property(count, (value) => {
        expect(formatCount(value)).toBe(grouped(BigInt(value)));
      }),
    );
  });
});

/** As `toLocaleString` writes it, which the program itself does not use. */
function grouped(value: bigint): string {
  return value.toLocaleString('en-US');
}

/** The places of numbers that are no whole numbers; arguments, and strides of receptive fields, may have fractions. */
function fractions(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isInteger(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'args' || key === 'stride' ? [] : fractions(member, `${path}/${key}`),
  );
}
