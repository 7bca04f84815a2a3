import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph';
import { type ExportCase, exportCases } from '../../support/export-cases';
import { roundTrip } from '../../support/export-round-trip';
import { packageFolder } from '../../support/run-in-process';

/** Every so many of each group; npm run verify:export takes all of them. */
const EVERY: Readonly<Record<string, number>> = {
  presets: 17,
  specs: 6,
  'random specs of the goldens': 40,
  PyTorch: 9,
  ONNX: 9,
  'random networks': 20,
};

/** Networks of more calls take too long for every test run. */
const LARGEST = 300;

/** What of the sample PyTorch has no layer for: stated figures, and operators of ONNX that do something else than its layers. */
const WITHOUT_LAYER = /^(Opaque$|onnx\.|RNN$)/;

/** Of every so many cases the first whose network can be built and is small enough. */
function sampleOf(group: string, cases: readonly ExportCase[]): readonly { name: string; network: Graph }[] {
  const every = EVERY[group] ?? 1;
  const starts = cases.flatMap((_, at) => (at % every === 0 ? [at] : []));
  return starts.flatMap((start) => {
    for (const { name, graph } of cases.slice(start, start + every)) {
      const network = graph();
      if (network !== null && network.nodes.length <= LARGEST) return [{ name, network }];
    }
    return [];
  });
}

/** What is exported has, when it is read again, the totals, outputs, state_dict, layers and classes of the network. */
describe.each(Object.entries(exportCases(packageFolder)))('of the %s', (group, cases) => {
  test.each(sampleOf(group, cases))('$name is the same again', ({ network }) => {
    const { refused, differences } = roundTrip(network);
    expect(differences).toEqual([]);
    expect(refused.filter((type) => !WITHOUT_LAYER.test(type))).toEqual([]);
  });
});
