// @ts-nocheck
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildGraph, type Graph, parseSpec } from '../../src/index';
import { moduleExceptions } from './exceptions';
import { countBy, peers, readGolden, runCounts, type ToolRuns } from './golden-counts';

const names = readdirSync(join(import.meta.dirname, '../golden/modules'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''));

const rows = names.flatMap((name) => peers.map((peer) => ({ name, peer })));

function readRuns(name: string): ToolRuns {
  return JSON.parse(readGolden(`modules/${name}.json`));
}

function readSpec(file: string): ReturnType<typeof parseSpec> {
  return parseSpec(readGolden(`specs/${file}`), { document: file, resolveBase: readSpec });
}

/**
 * nn.TransformerEncoderLayer as the one layer that it is; written out it would call F.relu, which the tools
 * that replace that function count, while the layer holds the function from before.
 */
const encoderLayer = JSON.stringify({
  name: 'Encoder',
  input: [196, 384],
  layers: [
    {
      type: 'TransformerEncoderLayer',
      d_model: 384,
      nhead: 6,
      dim_feedforward: 1536,
      batch_first: true,
    },
  ],
});

function graphOfModule(name: string): Graph {
  const { spec, diagnostics } =
    name === 'transformer_encoder_layer' ? parseSpec(encoderLayer) : readSpec(`${name}.json`);
  if (spec === null) throw new Error(JSON.stringify(diagnostics));
  const [batch = 1, ...shape] = readRuns(name).input;
  return buildGraph(spec, { batch, inputs: [{ name: 'input', shape }] }).graph;
}

function exceptionTo(name: string, peer: string) {
  return moduleExceptions.find(({ of, convention }) => of === name && convention === peer);
}

describe('what a tool counted', () => {
  test.each(rows.filter(({ name, peer }) => exceptionTo(name, peer) === undefined))(
    '$peer: $name',
    ({ name, peer }) => {
      expect(countBy(graphOfModule(name), peer)).toBe(runCounts(readRuns(name))[peer]);
    },
  );
});

describe('documented exceptions', () => {
  test.each(moduleExceptions)('$convention: $of, because $reason', ({ of, convention, count }) => {
    expect(countBy(graphOfModule(of), convention)).toBe(count);
  });

  test('are few', () => {
    expect(rows).toHaveLength(147);
    expect(moduleExceptions).toHaveLength(1);
  });
});
