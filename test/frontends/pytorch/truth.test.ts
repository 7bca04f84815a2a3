import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic';
import { buildGraph } from '../../../src/frontends/spec/build-graph';
import type { Graph } from '../../../src/graph/graph';
import { parseSpec } from '../../../src/language/parse-spec-text';
import { createReport } from '../../../src/report/report';
import { writeSpec } from '../../../src/writers/spec/write-spec';
import { flatOutputs, graphRows, readTruth, readTruths, truthRows } from '../../support/pytorch-truth';

const golden = join(import.meta.dirname, '../../golden');
const files = join(golden, 'pytorch/files');
const breadthFiles = join(golden, 'pytorch/breadth/files');
const breadth = readTruths(join(golden, 'pytorch/breadth/truth'));
const truths = readTruths(join(golden, 'pytorch/truth'));
const good = truths.filter(({ refused }) => refused === undefined);
const bad = truths.filter(({ refused }) => refused !== undefined);

/** Files that build on torchvision.models; tools/truth/pytorch.py writes what torch says of them. */
const filesOnTorchvision = join(golden, 'torchvision-models/files');
const onTorchvision = readTruths(join(golden, 'torchvision-models/truth'));

test('there are files of all kinds', () => {
  expect([good.length, bad.length, breadth.length, onTorchvision.length]).toEqual([74, 21, 62, 15]);
});

const networks = [
  ...good.map((truth) => [`${truth.file}:${truth.class}`, files, truth] as const),
  ...onTorchvision.map((truth) => [`${truth.file}:${truth.class}`, filesOnTorchvision, truth] as const),
  ...breadth.map(
    (truth) => [`${truth.file}:${truth.class} ${JSON.stringify(truth.args)}`, breadthFiles, truth] as const,
  ),
];

/** What no layer type computes, nor an Opaque, which keeps the batch. */
const withoutType: Readonly<Record<string, string>> = {
  'advanced_index.py': 'has a torch.cartesian_prod that no layer type can express',
};

/** torch's own figures: test/golden/pytorch/README.md says how they were obtained. */
describe.each(networks)('%s', (_name, folderOfFiles, truth) => {
  let graph: Graph | null = null;
  let diagnostics: readonly Diagnostic[] = [];

  beforeAll(() => {
    ({ graph, diagnostics } = readTruth(folderOfFiles, truth));
  });

  // What the networks before take is given back: all of them are hundreds of megabytes.
  afterAll(() => {
    graph = null;
  });

  test('is read without an error', () => {
    expect(diagnostics).toEqual([]);
    expect(graph).not.toBeNull();
  });

  test('has the parameters, buffers, outputs and multiply-adds that torch has', () => {
    if (graph === null) return expect.fail('there is no graph');
    const { totals, model } = createReport(graph);
    expect({
      params: totals.params,
      trainable: totals.trainableParams,
      buffers: totals.buffers,
      macs: totals.macs,
      outputs: model.outputs.map(({ name, shape }) => [name, shape]),
    }).toEqual({
      params: truth.params,
      trainable: truth.trainable_params,
      buffers: truth.buffers,
      macs: truth.macs_all + truth.macs_rnn,
      outputs: flatOutputs(truth.output),
    });
  });

  const unsaid = withoutType[truth.file];
  if (unsaid !== undefined) {
    test('gives no spec, since no layer type says what it calls', () => {
      expect(graph === null ? null : writeSpec(graph)).toEqual({ problem: unsaid });
    });
  } else {
    test('gives a spec with the same totals', () => {
      if (graph === null) return expect.fail('there is no graph');
      const written = writeSpec(graph);
      if ('problem' in written) return expect.fail(written.problem);
      const text = JSON.stringify(written.spec);
      const parsed = parseSpec(text, { document: 'net.json', defaultName: 'Net' });
      expect(parsed.diagnostics).toEqual([]);
      if (parsed.spec === null) return expect.fail('there is no spec');
      const built = buildGraph(parsed.spec, { batch: written.batch });
      expect(built.diagnostics).toEqual([]);
      const [before, after] = [createReport(graph), createReport(built.graph)];
      expect({
        params: after.totals.params,
        trainable: after.totals.trainableParams,
        buffers: after.totals.buffers,
        macs: after.totals.macs,
        outputs: after.model.outputs.map(({ shape }) => shape),
      }).toEqual({
        params: truth.params,
        trainable: truth.trainable_params,
        buffers: truth.buffers,
        macs: before.totals.macs,
        outputs: before.model.outputs.map(({ shape }) => shape),
      });
    });
  }

  test('calls the same layers in the same order', () => {
    if (graph === null) return expect.fail('there is no graph');
    expect(graphRows(graph)).toEqual(truthRows(truth));
  });
});

test.each(bad.map((truth) => [truth.file, truth] as const))(
  '%s is refused at the line at fault',
  (file, truth) => {
    const { diagnostics } = readTruth(files, truth);
    const [first] = diagnostics;
    expect(first?.severity).toBe('error');
    const range = first?.location?.range;
    const text = readFileSync(join(files, file), 'utf8');
    const line = range === undefined ? null : text.slice(0, range.start).split(/\r\n|\n|\r/).length;
    expect([truth.line, ...(truth.also ?? [])]).toContain(line);
  },
);
