import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createReport, type Dtype, renderText } from '../../src/index';
import { renderTree } from '../../src/renderers/tree';
import { summarySizes } from '../../src/views/summary-sizes';
import { summaryRows } from '../../src/views/torchsummary-rows';
import { built } from '../support/built';

/** A case of `table_sizes.json`: bytes and shapes as torch has them. */
interface Golden {
  readonly case: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly batch: number;
  readonly dtype: Dtype;
  readonly torch: {
    readonly input: number;
    readonly rows: number;
    readonly params: number;
    readonly buffers: number;
    readonly tuples: readonly (readonly (readonly number[])[])[];
  };
}

const { cases } = JSON.parse(readFileSync(`${import.meta.dirname}/table_sizes.json`, 'utf8')) as {
  readonly cases: readonly Golden[];
};

const withCommas = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** A size line as torchsummary prints one: 2^20 bytes with two decimals. */
const line = (name: string, bytes: number): string => `${name} size (MB): ${(bytes / 2 ** 20).toFixed(2)}\n`;

describe.each(cases)('$case in $dtype at a batch of $batch', ({ spec, batch, dtype, torch }) => {
  const report = createReport(built(spec, { batch }), { dtype });
  const { input, rows, params, buffers } = torch;

  test('has the bytes of torch', () => {
    expect(summarySizes(report, summaryRows(report, 'without-root'))).toEqual({
      input,
      passes: 2 * rows,
      params,
    });
    expect(report.bufferBytes).toBe(buffers);
  });

  test('shows tuples as torch gives them, at the batch that was asked for', () => {
    const text = renderText(report, { batch });
    for (const tuple of torch.tuples) expect(text).toContain(` [${tuple.map(withCommas).join(', ')}] `);
    expect(text.match(/\[\[/g)?.length ?? 0).toBe(torch.tuples.length);
  });

  test('keeps its columns aligned', () => {
    const [rule = '', titles = '', doubleRule, ...rest] = renderText(report).split('\n');
    const rows = rest.slice(0, rest.indexOf(doubleRule ?? ''));
    const [outputEnd, paramsEnd] = [titles.indexOf('Shape') + 5, titles.indexOf('#') + 1];
    for (const row of rows) {
      expect(row.slice(outputEnd - 1, outputEnd + 1), row).toBe('] ');
      expect(row.slice(paramsEnd - 1), row).toMatch(/^\d( +[\d,]+)?$/);
      expect(row.length, row).toBeLessThan(rule.length);
    }
  });

  test('prints these sizes as text and as a tree', () => {
    for (const text of [renderText(report), renderTree(report)]) {
      expect(text).toContain(line('Input', input));
      expect(text).toContain(line('Forward/backward pass', 2 * rows));
      expect(text).toContain(line('Params', params));
      expect(text).toContain(line('Estimated Total', input + 2 * rows + params).replace(' size', ' Size'));
    }
  });
});
