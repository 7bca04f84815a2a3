import { describe, expect, test } from 'vitest';
import { exportCases } from '../../support/export-cases';
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

/** What is exported has, when it is read again, the totals, outputs, state_dict, layers and classes of the network. */
describe.each(Object.entries(exportCases(packageFolder)))('of the %s', (group, cases) => {
  const sample = cases.filter((_, at) => at % (EVERY[group] ?? 1) === 0);
  test.for(sample)('$name is the same again', ({ graph }, { skip }) => {
    const network = graph();
    if (network === null || network.nodes.length > LARGEST) return skip();
    const { refused, differences } = roundTrip(network);
    expect(differences).toEqual([]);
    expect(refused.filter((type) => !WITHOUT_LAYER.test(type))).toEqual([]);
  });
});
