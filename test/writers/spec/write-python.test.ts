import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../../src/frontends/spec/build-graph';
import { parseSpec } from '../../../src/language/parse-spec-text';
import { createReport } from '../../../src/report/report';
import { writeSpec } from '../../../src/writers/spec/write-spec';
import { readTruth, readTruths } from '../../support/pytorch-truth';

const golden = join(import.meta.dirname, '../../golden');
const cases = ['pytorch', 'torchvision-models'].flatMap((folder) =>
  readTruths(join(golden, folder, 'truth'))
    .filter(({ refused }) => refused === undefined)
    .map((truth) => [truth.file, join(golden, folder, 'files'), truth] as const),
);

/** The figures that torch gives of a file are those of the spec that is made of it. */
describe.each(cases)('%s', (_file, folder, truth) => {
  test('gives a spec with the same totals', () => {
    const { graph } = readTruth(folder, truth);
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
});
