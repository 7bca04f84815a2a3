import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import { readOnnx } from '../../src/frontends/onnx/read-onnx';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import { restoreGraph, storeGraph } from '../../src/page/stored-graph';
import { createReport } from '../../src/report/report';
import { loadPreset } from '../support/load-preset';
import { onnxCases, onnxFixtures } from '../support/onnx-fixtures';
import { readTruth, readTruths } from '../support/pytorch-truth';

/** The report as JSON writes it, without where the layers were written, which a page does not hold. */
function figuresOf(graph: Graph): unknown {
  return JSON.parse(
    JSON.stringify(createReport(graph), (key, value) => {
      if (key === 'calledAt' || key === 'node') return undefined;
      return typeof value === 'bigint' ? String(value) : value;
    }),
  );
}

function restored(graph: Graph): Graph {
  return restoreGraph(JSON.parse(JSON.stringify(storeGraph(graph))));
}

describe('a graph that went through JSON has the same report', () => {
  test.each(['v2', 't5_small'])('of the preset %s', (name) => {
    const { graph } = buildGraph(loadPreset(name));
    expect(figuresOf(restored(graph))).toEqual(figuresOf(graph));
  });

  test('of layers on one sample without a batch', () => {
    const folder = join(import.meta.dirname, '../golden/pytorch/breadth');
    const truth = readTruths(join(folder, 'truth')).find(({ file }) => file === 'one_sample.py');
    const graph = truth === undefined ? null : readTruth(join(folder, 'files'), truth).graph;
    expect(graph?.nodes.some(({ computation }) => computation.op !== null && computation.unbatched)).toBe(
      true,
    );
    if (graph !== null) expect(figuresOf(restored(graph))).toEqual(figuresOf(graph));
  });

  const fixtures = onnxFixtures();
  const read = onnxCases(fixtures).filter(({ error }) => error === undefined);

  test.each(read.filter((_, at) => at % 24 === 0))('of the ONNX model $id', ({ file, args }) => {
    const bytes = bytesInMemory(fixtures.get(file) ?? new Uint8Array());
    const after = (option: string) => args.filter((_word, index) => args[index - 1] === option);
    const options = { batch: null, maxLayers: null, allowOutside: false };
    const { graph } = readOnnx(
      { path: file, bytes },
      { ...options, inputs: after('--in'), vars: after('--set') },
    );
    expect(graph).not.toBeNull();
    if (graph !== null) expect(figuresOf(restored(graph))).toEqual(figuresOf(graph));
  });
});
