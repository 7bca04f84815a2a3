import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';
import type { Run } from '../support/run-inception';

const article = readFileSync(resolve(__dirname, '../../configs/article.checks.json'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'inception-check-'));

afterAll(() => rmSync(folder, { recursive: true }));

function inception(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return runInFolder(args, { cwd: folder, env });
}

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

const rowOf = (stdout: string, name: string): string =>
  stdout.split('\n').find((line) => line.startsWith(name)) ?? '';

describe('check article', () => {
  it('passes, every check evaluated', async () => {
    const { status, stdout, stderr } = await inception(['check', 'article']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('14 checks: 14 ok\n');
    for (const exact of [
      '393,472',
      '163,696',
      '160,563,200',
      '44,957,696',
      '128,049,152',
      '304,267,264',
      '73,608,192',
      '87,908,352',
      '99,850,240',
      '118,515,712',
      '169,996,288',
      '70,697,984',
    ]) {
      expect(stdout).toContain(` ${exact} `);
    }
  });

  it('names the check when one figure is falsified', async () => {
    const name = file('falsified.json', article.replace('"equals": 393472', '"equals": 393471'));
    const { status, stdout, stderr } = await inception(['check', name]);
    expect(status).toBe(1);
    expect(stderr).toBe('');
    expect(rowOf(stdout, 'v1 parameters')).toMatch(/393,472 +.*= 393,471 +-1 +broken$/);
    expect(stdout).toContain('conv3x3.conv  Conv2d  221,312  56.2 %');
    expect(stdout).toContain('14 checks: 13 ok, 1 broken\n');
  });

  it('is in trouble when a metric is misspelt', async () => {
    const name = file('misspelt.json', article.replace('"metric": "params"', '"metric": "parms"'));
    const { status, stdout, stderr } = await inception(['check', name]);
    expect(status).toBe(2);
    expect(stderr).toContain('misspelt.json:7:17: error[check/unknown-metric]');
    expect(stderr).toContain('did you mean "params"?');
    expect(stdout).toContain('14 checks: 13 ok, 1 in trouble\n');
  });
});

describe('check SPEC with limits', () => {
  it('passes and breaks', async () => {
    const limits = ['--max', 'params=200k', '--equals', 'output=256x28x28'];
    expect((await inception(['check', 'v2', ...limits])).status).toBe(0);
    const { status, stdout } = await inception(['check', 'v1', 'v2', ...limits]);
    expect(status).toBe(1);
    expect(rowOf(stdout, 'v1 params')).toMatch(/-193,472 +broken$/);
    expect(rowOf(stdout, 'v2 params')).toMatch(/36,304 +ok$/);
  });

  it.each([
    [['v2'], 'v2 is a spec'],
    [['v2', '--max', 'params'], '--max must be metric=limit'],
    [['v2', '--max', 'parms=1'], 'did you mean "params"?'],
    [['v2', '--max', 'params=1', '--at', 'conv9x9'], 'error[check/no-match]'],
    [['v2', '--max', 'params=1', '--format', 'jsn'], 'did you mean "json"?'],
    [['v2', '--max', 'params=1', '--update'], '--update'],
    [['nosuch.json'], 'nosuch.json does not exist'],
    [['nosuch', '--max', 'params=1'], 'no preset and no file is named "nosuch"'],
  ])('%j is trouble', async (args, message) => {
    const { status, stderr } = await inception(['check', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('check FILE', () => {
  const net = '{"input": [4], "layers": [{"type": "Linear", "out_features": 6}]}';

  it('updates limits in place', async () => {
    file('net.json', net);
    const text = `{
  "schema": "inception.checks/1", // version 1
  "checks": [
    { "name": "a", "spec": "net.json", "metric": "params", "max": "0.02k", }, // was 20
  ],
}
`;
    const name = file('update.json', text);
    expect((await inception(['check', name])).status).toBe(1);
    const { status, stdout } = await inception(['check', name, '--update']);
    expect(status).toBe(0);
    expect(stdout).toContain('updated update.json:\n  a: <= 20 is now 30\n');
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text.replace('"0.02k"', '30'));
    expect((await inception(['check', name])).status).toBe(0);
  });

  const limits = (...list: readonly object[]) =>
    `\ufeff${JSON.stringify({
      schema: 'inception.checks/1',
      checks: list.map((limit, index) => ({
        name: `c${index}`,
        spec: 'net.json',
        metric: 'params',
        ...limit,
      })),
    })}`;
  const saved = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('keeps a byte order mark', async () => {
    file('net.json', net);
    const name = file('mark.json', limits({ max: 20 }));
    expect((await inception(['check', name, '--update'])).status).toBe(0);
    expect(saved(name)).toBe(limits({ max: 30 }));
  });

  it('tightens limits that leave room, of broken ones only with --update', async () => {
    file('net.json', net);
    const given = [{ max: '1T' }, { min: 10 }, { max: 30 }, { equals: 29, tolerance: 5 }, { max: 20 }];
    const name = file('tighten.json', limits(...given));
    const tight = [{ max: 30 }, { min: 30 }, { max: 30 }, { equals: 29, tolerance: 5 }];
    const { status, stdout } = await inception(['check', name, '--tighten']);
    expect(status).toBe(1);
    expect(stdout).toContain(
      'updated tighten.json:\n  c0: <= 1,000,000,000,000 is now 30\n  c1: >= 10 is now 30\n',
    );
    expect(saved(name)).toBe(limits(...tight, { max: 20 }));
    expect((await inception(['check', name, '--tighten', '--update'])).status).toBe(0);
    expect(saved(name)).toBe(limits(...tight, { max: 30 }));
  });

  it('only says what it would write with --dry-run', async () => {
    file('net.json', net);
    const text = limits({ max: 20 }, { max: 40 });
    const name = file('dry.json', text);
    const { status, stdout } = await inception(['check', name, '--update', '--tighten', '--dry-run']);
    expect(status).toBe(1);
    expect(stdout).toContain('would update dry.json:\n  c0: <= 20 is now 30\n  c1: <= 40 is now 30\n');
    expect(saved(name)).toBe(text);
    expect(await inception(['check', name, '--dry-run'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--dry-run needs --update or --tighten'),
    });
  });

  it('takes ./v1 for the file of that name', async () => {
    file('v1', net);
    const name = file(
      'v1.checks.json',
      limits({ spec: './v1', equals: 30 }, { spec: 'v1', equals: 393_472 }),
    );
    expect(await inception(['check', name])).toMatchObject({ status: 0, stderr: '' });
  });

  it('warns without failing, and writes the summary of a run', async () => {
    file('net.json', net);
    const check = { name: 'w', spec: 'net.json', metric: 'params', max: 1, severity: 'warn' };
    const name = file('warn.json', JSON.stringify({ schema: 'inception.checks/1', checks: [check] }));
    file('summary.md', 'before\n');
    const { status, stdout } = await inception(['check', name, '--format', 'github'], {
      GITHUB_STEP_SUMMARY: 'summary.md',
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^::warning title=w,file=warn\.json,line=1::params is 30, 29 above the limit/);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toMatch(/^before\n.*\| w +\| +30 \|/s);
  });

  it('compares with a revision of git', async () => {
    const git = (...args: readonly string[]) =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
    file('net.json', net);
    git('init', '--quiet');
    git('add', 'net.json');
    git('commit', '--quiet', '--message', 'net');
    file('net.json', net.replace('6', '7'));
    const check = { name: 'g', spec: 'net.json', metric: 'params', no_more_than_base: '+4' };
    const name = file('growth.json', JSON.stringify({ schema: 'inception.checks/1', checks: [check] }));
    expect((await inception(['check', name])).stderr).toContain('error[check/base]');
    const { status, stdout } = await inception(['check', name, '--base', 'HEAD']);
    expect(status).toBe(1);
    expect(stdout).toContain('params is 35, 1 above the limit (<= 34 (base + 4)); at HEAD it is 30');
    expect(
      (await inception(['check', 'net.json', '--max-growth', 'params=+5', '--base', 'HEAD'])).status,
    ).toBe(0);
    file('net.json', net.replace('6', '5'));
    const loss = { name: 'l', spec: 'net.json', metric: 'params', no_less_than_base: '-10%' };
    const shrunk = file('loss.json', JSON.stringify({ schema: 'inception.checks/1', checks: [loss] }));
    expect(await inception(['check', shrunk, '--base', 'HEAD'])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(
        'params is 25, 2 below the limit (>= 27 (base - 10 %)); at HEAD it is 30',
      ),
    });
    expect(
      (await inception(['check', 'net.json', '--max-shrink', 'params=-17%', '--base', 'HEAD'])).status,
    ).toBe(0);
    expect((await inception(['check', name, '--base', 'nosuch'])).status).toBe(2);
  });
});

it('schema checks prints the JSON Schema of a file of checks', async () => {
  const { status, stdout } = await inception(['schema', 'checks']);
  expect(status).toBe(0);
  const schema = JSON.parse(stdout);
  expect(schema.title).toBe('inception checks');
  expect(schema.required).toEqual(['schema', 'checks']);
  expect((await inception(['schema', 'chekcs'])).status).toBe(2);
});
