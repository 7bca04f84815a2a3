import { expect, test } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { createReport } from '../../src/report/report';
import { loadPreset, reportOf } from '../support/load-preset';

// The bytes of all tensors that torch 1.13 makes at inference. The peak is at the norm of the sixth layer of the first
// block: the list of features is kept, joined in a second tensor and normalised in a third, each of
// (first + 5 x growth) x 56 x 56 numbers of 4 bytes.
test.each([
  ['densenet121', 133_978_016, 3 * (64 + 5 * 32)],
  ['densenet161', 249_080_224, 3 * (96 + 5 * 48)],
  ['densenet169', 161_251_232, 3 * (64 + 5 * 32)],
  ['densenet201', 207_364_000, 3 * (64 + 5 * 32)],
])('%s keeps the list of features, as torchvision does', (name, activationBytes, channels) => {
  const { totals } = reportOf(name);
  expect(totals).toMatchObject({ activationBytes, peakActivationBytes: channels * 56 * 56 * 4 });
});

test('a block of more than 48 layers has the parameters of all of them', () => {
  // Layer n of the third block has n - 1 times 32 channels more than 256: two norms, 128 of 1 x 1 and 32 of 3 x 3.
  const layer = (n: number): number => {
    const channels = 256 + 32 * (n - 1);
    return 2 * channels + 128 * channels + 2 * 128 + 32 * 128 * 9;
  };
  const spec = loadPreset('densenet121');
  const blockOf = (layers: number): number | bigint | undefined => {
    const vars = spec.vars.map((one) => (one.name === 'layers_3' ? { ...one, value: layers } : one));
    const { modules } = createReport(buildGraph({ ...spec, vars }).graph);
    return modules.find(({ path }) => path === 'features.denseblock3')?.params;
  };
  const sum = (layers: number): number =>
    Array.from({ length: layers }, (_, index) => layer(index + 1)).reduce((total, one) => total + one, 0);
  expect([24, 48, 49, 64].map(blockOf)).toEqual([24, 48, 49, 64].map(sum));
});
