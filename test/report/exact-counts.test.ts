import { describe, expect, it } from 'vitest';
import { conventions } from '../../src/conventions/index';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { elementBytes } from '../../src/graph/dtype';
import { parseSpec } from '../../src/language/parse-spec-text';
import { renderCsv } from '../../src/renderers/csv';
import { renderMarkdown } from '../../src/renderers/markdown';
import { renderReportJson } from '../../src/renderers/report-json';
import { renderText } from '../../src/renderers/text';
import { renderTorchsummary } from '../../src/renderers/torchsummary';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { layersTable } from '../../src/views/layers-table';

interface Large {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly batch: number;
  readonly params: bigint;
  readonly macs: bigint;
}

const channels = 65_536n;

/** Networks whose counts no double holds, and their counts by BigInt arithmetic alone. */
const networks: readonly Large[] = [
  {
    name: 'a 7x7x7 Conv3d of 65,536 channels over 4,096^3',
    spec: {
      input: [65_536, 4096, 4096, 4096],
      layers: [{ type: 'Conv3d', out_channels: 65_536, kernel_size: 7, padding: 3 }],
    },
    batch: 1024,
    params: channels * channels * 343n + channels,
    macs: channels * channels * 343n * 4096n ** 3n * 1024n,
  },
  {
    name: 'a Linear of the largest sizes',
    spec: { input: [2_147_483_647], layers: [{ type: 'Linear', out_features: 2_147_483_647 }] },
    batch: 2_147_483_647,
    params: 2_147_483_647n ** 2n + 2_147_483_647n,
    macs: 2_147_483_647n ** 3n,
  },
  {
    name: 'a LSTM of a long sequence',
    spec: {
      input: [1_000_003, 100_003],
      layers: [{ type: 'LSTM', hidden_size: 100_003, num_layers: 2, batch_first: true }],
    },
    batch: 1009,
    params: 2n * (8n * 100_003n ** 2n + 8n * 100_003n),
    macs: 2n * 8n * 100_003n ** 2n * 1_000_003n * 1009n,
  },
  {
    name: 'attention over a long sequence',
    spec: {
      input: [1_000_003, 65_537],
      layers: [{ type: 'MultiheadAttention', embed_dim: 65_537, num_heads: 1, batch_first: true }],
    },
    batch: 31,
    params: 4n * 65_537n ** 2n + 4n * 65_537n,
    macs: 31n * (4n * 1_000_003n * 65_537n ** 2n + 2n * 1_000_003n ** 2n * 65_537n),
  },
  {
    name: 'a sum that an odd last digit needs',
    spec: {
      input: [3, 94_906_267],
      layers: [
        { type: 'Linear', out_features: 94_906_267, bias: false },
        { type: 'Linear', out_features: 1, bias: false },
      ],
    },
    batch: 1,
    params: 94_906_267n ** 2n + 94_906_267n,
    macs: 3n * (94_906_267n ** 2n + 94_906_267n),
  },
];

function reportOf({ spec, batch }: Large, name: string): Report {
  const parsed = parseSpec(JSON.stringify(spec));
  if (parsed.spec === null) throw new Error(JSON.stringify(parsed.diagnostics));
  const { graph, diagnostics } = buildGraph(parsed.spec, { batch });
  expect(diagnostics).toEqual([]);
  const convention = conventions.find((candidate) => candidate.name === name);
  return createReport(graph, convention === undefined ? {} : { convention });
}

function withCommas(count: bigint): string {
  return count.toString().replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

describe.each(networks.map((network) => [network.name, network] as const))('%s', (_name, network) => {
  const report = reportOf(network, 'macs');

  it('has the counts of BigInt arithmetic', () => {
    const { totals } = report;
    expect(BigInt(totals.params)).toBe(network.params);
    expect(BigInt(totals.macs)).toBe(network.macs);
    expect(BigInt(totals.flops)).toBe(2n * network.macs);
    expect(BigInt(totals.paramBytes)).toBe(BigInt(elementBytes.float32) * network.params);
    expect(typeof totals.macs).toBe('bigint');
  });

  it('has them in every format, to the last digit', () => {
    const { macs, params } = network;
    const json = renderReportJson(report);
    expect(json).toContain(`"macs": ${macs},`);
    expect(json).toContain(`"params": ${params},`);
    expect(json).toContain(`"flops": ${2n * macs},`);
    const text = renderText(report);
    expect(text).toContain(withCommas(macs));
    expect(text).toContain(withCommas(params));
    expect(text).toContain(withCommas(2n * macs));
    expect(renderTorchsummary(report)).toContain(`Total params: ${withCommas(params)}\n`);
    expect(renderMarkdown(layersTable(report))).toContain(withCommas(macs));
    const rows = renderCsv(layersTable(report)).trim().split('\n');
    const [header = '', ...layers] = rows.map((row) => row.split(','));
    const column = [...header].indexOf('macs');
    expect(layers.reduce((sum, row) => sum + BigInt(row[column] ?? ''), 0n)).toBe(macs);
  });

  it('has no fraction and no exponent under any convention', () => {
    for (const { name } of conventions) {
      const { totals, layers } = reportOf(network, name);
      for (const { count } of [totals, ...layers]) expect(count.toString(), name).toMatch(/^\d+$/);
      expect(renderReportJson(reportOf(network, name))).not.toMatch(/\d[eE]\+?\d|Infinity|NaN/);
    }
  });
});
