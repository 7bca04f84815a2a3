import { beforeAll, describe, expect, it } from 'vitest';
import { goldenNetworks } from '../support/golden-networks';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

const cases = [
  ['googlenet', 'aux_logits'],
  ['inception_v3', 'aux_logits'],
  ['fcn_resnet50', 'aux_loss'],
  ['deeplabv3_resnet50', 'aux_loss'],
] as const;

describe.each(cases)('summary %s --set %s=true', (name, variable) => {
  const golden = goldenNetworks.find((network) => network.name === `${name}@aux`);

  it('counts what torchvision builds', async () => {
    const { status, stdout } = await runInFolder(['summary', name, '--set', `${variable}=true`, '--json']);
    expect(status).toBe(0);
    const { totals } = JSON.parse(stdout) as { readonly totals: Readonly<Record<string, number>> };
    expect(totals).toMatchObject({ params: golden?.params, buffers: golden?.buffers, complete: true });
  });

  it('has rows that add up to it', async () => {
    const words = ['--set', `${variable}=true`, '--format', 'csv', '--columns', 'params'];
    const { stdout } = await runInFolder(['summary', name, ...words]);
    const [, ...rows] = stdout.trimEnd().split('\n');
    const params = rows.map((row) => Number(row.split(',').at(-1)));
    expect(params.reduce((sum, count) => sum + count, 0)).toBe(golden?.params);
  });
});

it('leaves what is not called out of the format of torchsummary', async () => {
  const [plain, withHeads] = await Promise.all([
    runInFolder(['summary', 'googlenet', '--format', 'torchsummary']),
    runInFolder(['summary', 'googlenet', '--format', 'torchsummary', '--set', 'aux_logits=true']),
  ]);
  expect(withHeads).toEqual(plain);
});
