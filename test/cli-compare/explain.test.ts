import { describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';

describe('inception explain', () => {
  it('writes a layer out', async () => {
    const { status, stdout } = await runInFolder(['explain', 'v2', 'conv5x5.1.conv']);
    expect(status).toBe(0);
    expect(stdout).toContain('32 x 16 x 5 x 5 = 12,800 weights + 32 biases = 12,832\n');
    expect(stdout).toContain('12,800 x 28 x 28 = 10,035,200 MACs\n');
    expect(stdout).toContain('floor((28 + 2 + 2 - 1 x (5 - 1) - 1) / 1) + 1 = 28\n');
  });

  it('writes the whole out by branch, with and without reductions', async () => {
    const { status, stdout } = await runInFolder(['explain', 'v2@192x28x28']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^conv5x5 +0\.conv +1\.conv +12,443,648 +120,422,400 +9\.68x +15,920 +153,632 +9\.65x$/m,
    );
  });

  it('multiplies by the batch', async () => {
    const { stdout } = await runInFolder(['explain', 'v2', 'conv5x5.1.conv', '--batch', '8']);
    expect(stdout).toContain('12,800 x 28 x 28 x 8 = 80,281,600 MACs\n');
    expect(stdout).toContain('8 x 32 x 28 x 28 x 4 = 802,816 bytes\n');
  });

  it('offers the nearest paths for one that is not there', async () => {
    const { status, stdout, stderr } = await runInFolder(['explain', 'v2', 'conv5x5.1.con']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean "conv5x5.1.conv"');
    const json = await runInFolder(['explain', 'v2', 'nothing', '--json']);
    expect(json.status).toBe(2);
    expect(JSON.parse(json.stderr).diagnostics[0].help).toContain('the paths are conv1x1');
  });
});
