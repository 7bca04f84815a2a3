import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const net = (out: number) => ({ input: [4], layers: [{ type: 'Linear', out_features: out }] });
/** A Linear layer of 4 inputs has 5 parameters and 4 multiply-adds for each output. */
const PARAMS = 5;

const earlier = process.cwd();
let repository: Repository;

beforeAll(buildIfMissing);

beforeEach(() => {
  repository = createRepository({ 'nets/a.json': net(6), 'nets/b.json': net(7) });
  process.chdir(repository.folder);
});

afterEach(() => {
  process.chdir(earlier);
  repository.remove();
});

const run = (...args: readonly string[]) => runInProcess(args);
const git = (...args: readonly string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const statusOf = (...args: readonly string[]) => run('diff', ...args).status;

describe('--base', () => {
  /** main widens b, feature widens a: each is a change that the other has not seen. */
  beforeEach(() => {
    repository.git('switch', '--create', 'feature');
    repository.write('nets/a.json', net(8));
    repository.commit();
    repository.git('switch', 'main');
    repository.write('nets/b.json', net(9));
    repository.commit();
    repository.git('switch', 'feature');
  });

  it('compares with the commit at which both went apart, as a pull request does', () => {
    const common = git('merge-base', 'main', 'feature').slice(0, 12);
    const found = run('diff', '--base', 'main', 'nets');
    expect(found.status).toBe(1);
    expect(found.stdout).toContain(`specs: 1 changed, 1 unchanged against main (merge base ${common})\n`);
    expect(found.stdout).toContain(`git:${common}:nets/a.json -> nets/a.json: different`);
    const document = JSON.parse(run('diff', '--base', 'main', 'nets', '--json').stdout);
    expect(document).toMatchObject({
      base: 'main',
      merge_base: git('merge-base', 'main', 'feature'),
      head: null,
    });
  });

  it('--exact compares with the revision itself', () => {
    const found = run('diff', '--base', 'main', '--exact', 'nets');
    expect(found.stdout).toMatch(/specs: 2 changed against main\n$/);
  });

  it('may name both sides, as for git: A..B, A...B, or with --head', () => {
    repository.write('nets/a.json', '{ not read');
    expect(run('diff', '--base', 'main..feature', 'nets').stdout).toContain('2 changed from main to feature');
    expect(run('diff', '--base', 'main...feature', 'nets').stdout).toContain(
      '1 changed, 1 unchanged from main (',
    );
    expect(run('diff', '--base', 'main...', 'nets').stdout).toContain(') to HEAD');
    expect(run('diff', '--base', 'main', '--head', 'feature', 'nets').stdout).toContain(
      '1 changed, 1 unchanged',
    );
    expect(run('diff', '--base', 'feature', '--head', 'main', 'nets/b.json').stdout).toMatch(/ 35 +45 /);
    expect(statusOf('git:main:nets/a.json', 'git:feature:nets/a.json')).toBe(1);
    expect(statusOf('--base', 'main..nosuch', 'nets')).toBe(2);
  });

  it('is where checks of growth compare too', () => {
    const growth = ['check', 'nets/b.json', '--max-growth', 'params=+0', '--base', 'main'];
    expect(run(...growth).status).toBe(0);
    const loss = ['check', 'nets/b.json', '--max-shrink', 'params=-0', '--base', 'main'];
    expect(run(...loss).status).toBe(0);
    const exact = run(...loss, '--exact');
    expect(exact.status).toBe(1);
    expect(exact.stdout).toContain('params is 35, 10 below the limit (>= 45 (base - 0)); at main it is 45');
  });
});

describe('what is staged', () => {
  beforeEach(() => {
    repository.write('nets/a.json', net(8));
    repository.git('add', 'nets/a.json');
    repository.write('nets/a.json', '{ not staged');
  });

  it('is git::path, for every command', () => {
    expect(run('validate', 'git::nets/a.json').status).toBe(0);
    expect(statusOf('git:HEAD:nets/a.json', 'git::nets/a.json')).toBe(1);
    expect(run('summary', 'git::nets/a.json', '--json').stdout).toContain(`"params": ${8 * PARAMS}`);
    expect(run('check', 'git::nets/a.json', '--max-growth', 'params=+0', '--base', 'HEAD').status).toBe(1);
    expect(run('validate', 'git::nets/none.json').stderr).toContain('does not exist in the index');
  });

  it('is what a file of checks and its specs are read from', () => {
    const check = { name: 'budget', spec: 'nets/a.json', metric: 'params', max: 6 * PARAMS };
    repository.write('budget.json', { schema: 'inception.checks/1', checks: [check] });
    repository.git('add', 'budget.json');
    repository.write('budget.json', '{ not staged');
    const found = run('check', 'git::budget.json');
    expect(found.status).toBe(1);
    expect(found.stdout).toMatch(/budget +40 +<= 30 +-10 +broken/);
    expect(run('check', 'git::budget.json', '--update')).toMatchObject({ status: 2 });
  });

  it('--staged compares it with a revision', () => {
    expect(run('diff', '--staged', 'nets').stdout).toContain(
      '1 changed, 1 unchanged from HEAD to what is staged',
    );
    expect(statusOf('--staged', '--base', 'HEAD', 'nets')).toBe(1);
  });

  it.each([
    [['--exact', 'v1', 'v2'], '--exact needs --base'],
    [['--head', 'HEAD', 'v1', 'v2'], '--head needs --base'],
    [['--base', 'HEAD', '--head', 'HEAD', '--staged', 'nets'], '--head cannot be combined with --staged'],
    [['--base', 'HEAD..HEAD', '--head', 'HEAD', 'nets'], '--base must be one revision'],
    [['--base', 'HEAD', 'nets', '--fail-on', 'growth'], 'did you mean "grown"?'],
    [['--base', 'HEAD', 'nets', '--max-growth', 'macs=2%'], '--max-growth must be metric=+growth'],
    [['--base', 'HEAD', 'nets', '--max-growth', 'mac=+2%'], 'did you mean "macs"?'],
  ])('%j is wrong usage', (args, message) => {
    const found = run('diff', ...args);
    expect(found.status).toBe(2);
    expect(found.stderr).toContain(message);
  });
});

describe('a spec', () => {
  it('that moved is equal, and compared where its base moved from under it', () => {
    mkdirSync('moved');
    repository.git('mv', 'nets/a.json', 'moved/c.json');
    for (const args of [['.'], ['.', '--metric', 'params'], ['nets', 'moved']]) {
      const found = run('diff', '--base', 'HEAD', ...args);
      expect(found.status).toBe(0);
      expect(found.stdout).toContain('= nets/a.json -> moved/c.json: renamed');
      expect(found.stdout).toContain('specs: 1 renamed, 1 unchanged against HEAD');
    }
    const [first] = JSON.parse(run('diff', '--base', 'HEAD', '.', '--json').stdout).specs;
    expect(first).toMatchObject({ path: 'moved/c.json', old_path: 'nets/a.json', status: 'renamed' });
  });

  it('that moved out of the work tree alone, and was saved with other line ends, is equal', () => {
    renameSync('nets/a.json', 'nets/z.json');
    writeFileSync('nets/z.json', readFileSync('nets/z.json', 'utf8').replaceAll('\n', '\r\n'));
    expect(statusOf('--base', 'HEAD', 'nets')).toBe(0);
  });

  it('that was broken and is whole now is repaired, which is a change and no trouble', () => {
    repository.write('nets/a.json', '{ "layers": [');
    repository.commit();
    repository.write('nets/a.json', net(6));
    const found = run('diff', '--base', 'HEAD', 'nets');
    expect(found).toMatchObject({ status: 1, stderr: '' });
    expect(found.stdout).toContain(
      '* nets/a.json: repaired, its old version cannot be built, 1 layer, 30 parameters',
    );
    expect(statusOf('--base', 'HEAD', 'nets', '--fail-on', 'grown')).toBe(0);
    for (const format of ['json', 'markdown', 'github'])
      expect(run('diff', '--base', 'HEAD', 'nets', '--format', format).stdout).toContain('repaired');
    repository.git('rm', '--force', 'nets/a.json');
    expect(run('diff', '--base', 'HEAD', 'nets')).toMatchObject({ status: 1, stderr: '' });
  });

  it('that is broken now, or cannot take the options, is trouble', () => {
    repository.write('nets/a.json', '{ "layers": [');
    expect(statusOf('--base', 'HEAD', 'nets', '--exit-zero')).toBe(2);
    repository.write('nets/a.json', net(6));
    expect(statusOf('--base', 'HEAD', 'nets', '--set', 'nosuch=1')).toBe(2);
  });
});

describe('a limit against a base', () => {
  const growth = ['--max-growth', 'params=+0', '--base', 'HEAD'];

  it('does not bind a spec that the base does not have', () => {
    repository.write('nets/new.json', net(9));
    const found = run('check', 'nets/new.json', ...growth);
    expect(found.status).toBe(0);
    expect(found.stdout).toContain('<= base + 0 (not at HEAD)');
    const [check] = JSON.parse(run('check', 'nets/new.json', ...growth, '--json').stdout).checks;
    expect(check).toMatchObject({
      verdict: 'pass',
      value: 9 * PARAMS,
      most: null,
      base: { revision: 'HEAD', value: null, status: 'added' },
    });
  });

  it('does not bind a spec that was broken there', () => {
    repository.write('nets/a.json', '{"layers": ');
    repository.commit();
    repository.write('nets/a.json', net(9));
    const found = run('check', 'nets/a.json', ...growth);
    expect(found).toMatchObject({ status: 0, stderr: '' });
    expect(found.stdout).toContain('(broken at HEAD)');
  });

  it('binds a spec that was renamed', () => {
    repository.git('mv', 'nets/a.json', 'nets/c.json');
    const found = run('check', 'nets/c.json', ...growth);
    expect(found.status).toBe(0);
    expect(found.stdout).toContain(`<= ${6 * PARAMS} (base + 0)`);
  });

  it('is trouble where the revision is not known', () => {
    const found = run('check', 'nets/a.json', '--max-growth', 'params=+0', '--base', 'nowhere');
    expect(found.status).toBe(2);
  });
});

describe('what exits 1', () => {
  const fails = (...args: readonly string[]) => statusOf('--base', 'HEAD', 'nets', ...args);

  it('is any difference, or what --fail-on names', () => {
    repository.write('nets/new.json', net(2));
    expect([fails(), fails('--fail-on', 'added'), fails('--fail-on', 'changed,removed,grown')]).toEqual([
      1, 1, 0,
    ]);
    repository.git('rm', 'nets/b.json');
    expect([fails('--fail-on', 'removed'), fails('--fail-on', 'changed', '--fail-on', 'grown')]).toEqual([
      1, 0,
    ]);
    repository.write('nets/a.json', net(5));
    expect([fails('--fail-on', 'changed'), fails('--fail-on', 'grown')]).toEqual([1, 0]);
    repository.write('nets/a.json', net(7));
    expect([fails('--fail-on', 'grown'), fails('--fail-on', 'grown', '--exit-zero')]).toEqual([1, 0]);
  });

  it('is growth over a limit, whatever else differs', () => {
    repository.write('nets/a.json', net(7));
    repository.write('nets/new.json', net(2));
    // 6 to 7 outputs: parameters 30 to 35, a sixth more.
    expect(fails('--max-growth', 'params=+17%')).toBe(0);
    expect(fails('--max-growth', 'params=+5', '--max-growth', 'macs=+4')).toBe(0);
    expect(fails('--max-growth', 'params=+17%', '--fail-on', 'added')).toBe(1);
    const found = run('diff', '--base', 'HEAD', 'nets', '--max-growth', 'params=+10%');
    expect(found.status).toBe(1);
    expect(found.stdout).toContain(
      'nets/a.json: params 30 -> 35, +5 (+16.7 %): over the limit of +10 %, 33\n',
    );
    const document = JSON.parse(
      run('diff', '--base', 'HEAD', 'nets', '--max-growth', 'params=+10%', '--json').stdout,
    );
    expect(document.failures).toEqual([
      {
        path: 'nets/a.json',
        reasons: [],
        growths: [{ metric: 'params', old: 30, new: 35, most: 33, max_growth: '+10%' }],
      },
    ]);
    expect(statusOf('v2', 'v1', '--max-growth', 'params=+2%')).toBe(1);
    expect(statusOf('v1', 'v2', '--max-growth', 'params=+2%')).toBe(0);
  });
});

describe('the sums over all specs', () => {
  it('count what was added on the new side and what was removed on the old', () => {
    repository.write('nets/a.json', net(8));
    repository.write('nets/new.json', net(1));
    repository.git('rm', 'nets/b.json');
    // Outputs: 6 and 7 before, 8 and 1 now.
    const found = run('diff', '--base', 'HEAD', 'nets');
    expect(found.stdout).toMatch(
      /All 3 specs +Old +New +Difference +%\n.*\nParameters +65 +45 +-20 +-30\.8 %\nMult-Adds +52 +36 +-16 /,
    );
    const { totals } = JSON.parse(run('diff', '--base', 'HEAD', 'nets', '--json').stdout);
    expect(totals.left_out).toBe(0);
    expect(totals.counts[0]).toEqual({ metric: 'params', old: 65, new: 45, difference: -20, complete: true });
    expect(run('diff', '--base', 'HEAD', 'nets', '--format', 'markdown').stdout).toMatch(
      /\| All 3 specs .*\n.*\n\| Parameters +\| +65 \| +45 \| +-20 \|/,
    );
    repository.write('nets/a.json', '{ "layers": [');
    expect(run('diff', '--base', 'HEAD', 'nets').stdout).toMatch(
      /2 of 3 specs +Old +New .*\n.*\nParameters +35 +5 /,
    );
  });
});
