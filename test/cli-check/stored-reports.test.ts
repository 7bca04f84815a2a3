import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

let repository: Repository;

const run = (...args: readonly string[]) => runInFolder(args, { cwd: repository.folder });

async function store(name: string, ...args: readonly string[]): Promise<void> {
  const { stdout } = await run('summary', ...args, '--json');
  repository.write(name, stdout);
}

beforeAll(async () => {
  buildIfMissing();
  repository = createRepository();
  await store('v1.report.json', 'v1');
  await store('v2.report.json', 'v2');
});

afterAll(() => repository.remove());

describe('check', () => {
  test('holds limits against a stored report', async () => {
    const limits = [
      '--max',
      'params=163696',
      '--equals',
      'output=256x28x28',
      '--max',
      'peak_activation_bytes=2M',
    ];
    expect(await run('check', 'v2.report.json', ...limits)).toMatchObject({ status: 0, stderr: '' });
    const broken = await run('check', 'v2.report.json', '--max', 'params=163695');
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('conv3x3.1.conv');
    const part = await run('check', 'v2.report.json', '--at', 'conv5x5', '--equals', 'macs=12443648');
    expect(part.status).toBe(0);
  });

  test('reads stored reports from files of checks, and at the base too', async () => {
    const growth = { name: 'growth', spec: 'net.report.json', metric: 'params', no_more_than_base: '+0' };
    repository.write('budgets.json', { schema: 'inception.checks/1', checks: [growth] });
    await store('net.report.json', 'v2');
    repository.commit();
    expect((await run('check', 'budgets.json', '--base', 'HEAD')).status).toBe(0);
    await store('net.report.json', 'v1');
    expect(await run('check', 'budgets.json', '--base', 'HEAD')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('<= 163,696 (base + 0)'),
    });
  });

  test('refuses what a stored report cannot answer', async () => {
    for (const [args, words] of [
      [['--in', '192x56x56', '--max', 'macs=1G'], 'it cannot have another input'],
      [['--batch', '2', '--max', 'macs=1G'], 'it cannot have another batch'],
      [['--set', 'pool=1', '--max', 'macs=1G'], 'it cannot have another variables'],
      [['--convention', 'fvcore', '--max', 'count=1G'], 'is counted by macs, not by fvcore'],
      [['--at', 'conv5x5', '--max', 'activation_bytes=1G'], 'of the whole network, not of a part'],
      [['--equals', 'receptive_field=5x5'], 'is not known'],
      [['--at', 'conv5x6', '--max', 'params=1'], 'did you mean "conv5x5"'],
    ] as const) {
      const { status, stderr } = await run('check', 'v2.report.json', ...args);
      expect({ args, status }).toEqual({ args, status: 2 });
      expect(stderr).toContain(words);
    }
  });

  test('refuses one whose totals are not those of its layers', async () => {
    const { stdout } = await run('summary', 'v2', '--json');
    repository.write('changed.json', stdout.replace('"params": 163696', '"params": 16369'));
    for (const args of [
      ['check', 'changed.json', '--max', 'params=20k'],
      ['compare', 'changed.json', 'v1'],
      ['diff', 'changed.json', 'v2'],
    ]) {
      expect(await run(...args)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(
          'changed.json:23:15: error[report/invalid]: the total params is 16,369, the layers have 163,696',
        ),
      });
    }
  });
});

describe('compare', () => {
  test('takes stored reports for the networks that they are of', async () => {
    const figures = async (...names: readonly string[]) =>
      JSON.parse((await run('compare', ...names, '--json')).stdout);
    const computed = await figures('v1', 'v2');
    for (const names of [
      ['v1.report.json', 'v2'],
      ['v1', 'v2.report.json'],
      ['v1.report.json', 'v2.report.json'],
    ]) {
      const { metrics, branches } = await figures(...names);
      for (const metric of [
        'params',
        'macs',
        'flops',
        'param_bytes',
        'activation_bytes',
        'peak_activation_bytes',
        'output',
      ])
        expect(metrics[metric], `${names}: ${metric}`).toEqual(computed.metrics[metric]);
      expect(branches).toEqual(computed.branches);
      expect(metrics.weights).toBeUndefined();
    }
  });

  test('does not guess what a stored report does not hold', async () => {
    const { stdout } = await run('compare', 'v1', 'v2.report.json', '--metric', 'weights', '--json');
    expect(JSON.parse(stdout).metrics.weights).toMatchObject({ values: [393216, null], changes: [null] });
    const all = await run('compare', 'v2.report.json', 'v2', '--conventions', 'macs,flops,thop', '--json');
    expect(JSON.parse(all.stdout).conventions).toMatchObject({
      macs: { values: [128049152, 128049152] },
      flops: { values: [256098304, 256098304] },
      thop: { values: [null, 128049152] },
    });
    expect(await run('compare', 'v2.report.json', 'v2', '--convention', 'fvcore')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('follow different conventions'),
    });
    expect(await run('compare', 'v2.report.json@192x56x56', 'v2')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('it cannot have another input'),
    });
  });
});

test('other commands say what the document is, in one error', async () => {
  for (const command of ['summary', 'validate', 'explain']) {
    const { status, stderr } = await run(command, 'v2.report.json');
    expect(status).toBe(2);
    expect(stderr).toContain(
      'v2.report.json:2:13: error[spec/invalid-value]: this is a document of the program',
    );
    expect(stderr.match(/error\[/g)).toHaveLength(1);
  }
});
