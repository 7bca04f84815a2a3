import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const net = (out: number) => ({ input: [4], layers: [{ type: 'Linear', out_features: out }] });
const budget = {
  schema: 'inception.checks/1',
  checks: [{ name: 'growth', spec: 'nets/a.json', metric: 'params', no_more_than_base: '+0' }],
};

const earlier = process.cwd();
const environment = { ...process.env };
let repository: Repository;
let outside: string;

beforeAll(buildIfMissing);

beforeEach(() => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'inception-outside-')));
  repository = createRepository({ 'nets/a.json': net(6), 'nets/deep/b.json': net(7), 'budget.json': budget });
  process.chdir(repository.folder);
});

afterEach(() => {
  process.chdir(earlier);
  process.env = { ...environment };
  repository.remove();
  rmSync(outside, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => runInProcess(args);
const diff = (...args: readonly string[]) => run('diff', '--base', 'HEAD', ...args);

/** What git prints, in the repository or in another folder. */
const git = (args: readonly string[], cwd = repository.folder): string =>
  execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

function removeObject(name: string): void {
  const id = git(['rev-parse', name]);
  const file = join('.git', 'objects', id.slice(0, 2), id.slice(2));
  chmodSync(file, 0o644);
  unlinkSync(file);
}

/** Every way to ask for the old side: trouble each, with these words, and nothing called added or removed. */
function expectTrouble(words: RegExp): void {
  for (const found of [
    diff('nets'),
    diff('nets/a.json'),
    run('diff', 'git:HEAD:nets/a.json', 'nets/a.json'),
    run('check', 'budget.json', '--base', 'HEAD'),
    run('check', 'nets/a.json', '--max-growth', 'params=+0', '--base', 'HEAD', '--exact'),
  ]) {
    expect(found.status).toBe(2);
    expect(found.stderr).toMatch(words);
    expect(found.stdout).not.toMatch(/added|removed|repaired/);
  }
}

describe('what git cannot answer is trouble', () => {
  it('a corrupt index', () => {
    writeFileSync('.git/index', readFileSync('.git/index').subarray(0, 20));
    const found = diff('nets');
    expect(found.status).toBe(2);
    expect(found.stderr).toMatch(/git cannot read the index: .*index/);
    expect(found.stdout).toBe('');
    expect(run('validate', 'git::nets/a.json').status).toBe(2);
  });

  it('a tree that is missing', () => {
    removeObject('HEAD:nets');
    expectTrouble(/git cannot list nets/);
  });

  it('a file that is missing', () => {
    repository.write('nets/a.json', net(9));
    removeObject('HEAD:nets/a.json');
    expectTrouble(/git cannot read the object [0-9a-f]+: it is missing or damaged/);
  });

  it('a file that is damaged', () => {
    repository.write('nets/a.json', net(9));
    const id = git(['rev-parse', 'HEAD:nets/a.json']);
    removeObject('HEAD:nets/a.json');
    writeFileSync(join('.git', 'objects', id.slice(0, 2), id.slice(2)), 'damaged');
    expectTrouble(/missing or damaged/);
  });

  it('a commit that is missing', () => {
    const commit = git(['rev-parse', 'HEAD']);
    removeObject('HEAD');
    expect(diff('nets').status).toBe(2);
    expect(run('diff', '--base', commit, 'nets').status).toBe(2);
  });

  it.each(['blob:none', 'tree:0'])('a partial clone without its remote (%s)', (filter) => {
    git(['config', 'uploadpack.allowFilter', 'true']);
    const clone = join(outside, 'clone');
    git(['clone', '--quiet', '--no-checkout', `--filter=${filter}`, `file://${repository.folder}`, clone]);
    git(['remote', 'set-url', 'origin', '/nosuch'], clone);
    process.chdir(clone);
    mkdirSync('nets');
    writeFileSync('nets/a.json', JSON.stringify(net(9)));
    writeFileSync('budget.json', JSON.stringify(budget));
    expectTrouble(/git cannot/);
  });

  it('a shallow clone, in which the common commit is not known', () => {
    git(['switch', '--quiet', '--create', 'feature']);
    repository.write('nets/a.json', net(8));
    repository.commit();
    git(['switch', '--quiet', 'main']);
    repository.write('nets/deep/b.json', net(9));
    repository.commit();
    const clone = join(outside, 'clone');
    const source = `file://${repository.folder}`;
    git(['clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=feature', source, clone]);
    process.chdir(clone);
    const found = run('diff', '--base', 'origin/main', 'nets');
    expect(found.status).toBe(2);
    expect(found.stderr).toMatch(/no common commit of origin\/main and HEAD is known/);
    expect(found.stderr).toMatch(/shallow.*--exact/);
    expect(run('diff', '--base', 'origin/main', '--exact', 'nets').status).toBe(1);
    const older = run('diff', '--base', 'HEAD~1', 'nets');
    expect(older).toMatchObject({ status: 2, stderr: expect.stringContaining('shallow') });
  });

  it('a repository that belongs to somebody else, with the advice of git', () => {
    process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    process.env.GIT_CONFIG_GLOBAL = '/dev/null';
    process.env.GIT_CONFIG_SYSTEM = '/dev/null';
    expectTrouble(/dubious ownership/);
    expect(diff('nets').stderr).toContain(`git config --global --add safe.directory ${repository.folder}`);
  });

  it('no git at all', () => {
    const folders = (process.env.PATH ?? '').split(delimiter);
    process.env.PATH = outside;
    expectTrouble(/git is not installed/);
    process.env.PATH = folders.join(delimiter);
  });

  it('no repository', () => {
    process.chdir(outside);
    mkdirSync('nets');
    writeFileSync('nets/a.json', JSON.stringify(net(9)));
    writeFileSync('budget.json', JSON.stringify(budget));
    process.env.GIT_CEILING_DIRECTORIES = outside;
    expectTrouble(/in no git repository/);
  });

  it('a merge that is not done', () => {
    git(['switch', '--quiet', '--create', 'feature']);
    repository.write('nets/a.json', net(8));
    repository.commit();
    git(['switch', '--quiet', 'main']);
    repository.write('nets/a.json', net(9));
    repository.commit();
    expect(() => git(['-c', 'user.name=a', '-c', 'user.email=a@b', 'merge', 'feature'])).toThrow();
    const staged = run('diff', '--staged', 'nets');
    expect(staged).toMatchObject({ status: 2, stderr: expect.stringContaining('is not merged yet') });
    expect(run('validate', 'git::nets/a.json').stderr).toContain('is not merged yet');
    expect(diff('nets').status).toBe(2);
  });
});

describe('a bare repository', () => {
  beforeEach(() => {
    repository.write('nets/a.json', net(9));
    repository.commit();
    git(['clone', '--quiet', '--bare', repository.folder, join(outside, 'bare.git')]);
    process.chdir(join(outside, 'bare.git'));
  });

  it('has revisions that can be compared', () => {
    expect(run('diff', 'git:HEAD~1:nets/a.json', 'git:HEAD:nets/a.json').status).toBe(1);
    expect(run('diff', '--base', 'HEAD~1..HEAD', 'nets').stdout).toContain('1 changed, 1 unchanged');
    expect(run('validate', 'git:HEAD:nets/a.json').status).toBe(0);
    expect(run('validate', 'git:HEAD:nets/none.json').stderr).toContain('does not exist at HEAD');
  });

  it('has no work tree, which is trouble', () => {
    const found = run('diff', '--base', 'HEAD~1', 'nets');
    expect(found).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('is bare') });
  });
});

describe('a submodule', () => {
  let inner: Repository;

  beforeEach(() => {
    inner = createRepository({ 'c.json': net(5) });
    git(['submodule', '--quiet', 'add', inner.folder, 'nets/sub']);
    repository.commit();
  });

  afterEach(() => inner.remove());

  const widen = () => writeFileSync('nets/sub/c.json', JSON.stringify(net(8)));

  it('is compared with the commit that is recorded for it', () => {
    expect(diff('nets')).toMatchObject({ status: 0, stdout: 'specs: 3 unchanged against HEAD\n' });
    widen();
    for (const path of ['nets', '.', 'nets/sub', 'nets/sub/c.json']) {
      const found = diff(path);
      expect(found.status).toBe(1);
      expect(found.stdout).toContain('git:HEAD:nets/sub/c.json -> nets/sub/c.json: different');
    }
    expect(run('diff', 'git:HEAD:nets/sub/c.json', 'nets/sub/c.json').status).toBe(1);
  });

  it('at another commit is compared with the one of the base', () => {
    widen();
    git(
      ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qam', 'wide'],
      join(repository.folder, 'nets/sub'),
    );
    repository.commit();
    expect(diff('nets').status).toBe(0);
    expect(run('diff', '--base', 'HEAD~1', 'nets')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('1 changed, 2 unchanged'),
    });
    expect(run('diff', '--base', 'HEAD~2', 'nets').stdout).toContain('+ nets/sub/c.json: added');
    expect(run('diff', '--base', 'HEAD~1..HEAD', 'nets').status).toBe(1);
  });

  it('that is not checked out is trouble where it is asked for or was changed, and named', () => {
    git(['submodule', '--quiet', 'deinit', '--force', 'nets/sub']);
    expect(diff('nets')).toMatchObject({ status: 0, stdout: 'specs: 2 unchanged against HEAD\n' });
    const asked = diff('nets/sub/c.json');
    expect(asked).toMatchObject({ status: 2, stderr: expect.stringContaining('the submodule nets/sub') });
    const changed = run('diff', '--base', 'HEAD~1', 'nets');
    expect(changed).toMatchObject({ status: 2, stderr: expect.stringContaining('git submodule update') });
  });

  it('is asked with its own repository from a hook too', () => {
    widen();
    process.env.GIT_DIR = join(repository.folder, '.git');
    process.env.GIT_INDEX_FILE = join(repository.folder, '.git', 'index');
    expect(diff('nets')).toMatchObject({ status: 1, stdout: expect.stringContaining('nets/sub/c.json') });
  });
});

describe('a sparse checkout', () => {
  it('leaves files out that are not removed', () => {
    git(['sparse-checkout', 'set', '--no-cone', '/nets/a.json', '/budget.json']);
    expect(diff('nets')).toMatchObject({ status: 0, stdout: 'specs: 2 unchanged against HEAD\n' });
    expect(diff('nets/deep/b.json')).toMatchObject({ status: 0 });
    git(['sparse-checkout', 'disable']);
    unlinkSync('nets/deep/b.json');
    expect(diff('nets').stdout).toContain('- nets/deep/b.json: removed');
  });
});

describe('a link', () => {
  beforeEach(() => {
    symlinkSync('a.json', 'nets/link.json');
    symlinkSync('nets', 'linked');
    repository.commit();
    repository.write('nets/a.json', net(9));
  });

  it('to a file is compared with what it led to', () => {
    const found = diff('nets/link.json');
    expect(found.status).toBe(1);
    expect(found.stdout).toContain('git:HEAD:nets/link.json -> nets/link.json: different');
    expect(diff('nets').stdout).toContain('2 changed, 1 unchanged');
    unlinkSync('nets/link.json');
    symlinkSync('deep/b.json', 'nets/link.json');
    expect(diff('nets/link.json').stdout).toMatch(/Parameters +30 +35 /);
  });

  it('to a folder is gone through on both sides', () => {
    for (const path of ['linked', 'linked/a.json']) {
      const found = diff(path);
      expect(found.status).toBe(1);
      expect(found.stdout).toContain('git:HEAD:linked/a.json -> linked/a.json: different');
    }
    expect(run('diff', 'git:HEAD:linked/a.json', 'linked/a.json').status).toBe(1);
    expect(run('diff', 'git::linked/a.json', 'git:HEAD:linked/a.json').status).toBe(0);
    expect(run('check', 'linked/a.json', '--max-growth', 'params=+0', '--base', 'HEAD').status).toBe(1);
  });

  it('that nobody tracks leads to a file that is', () => {
    symlinkSync(repository.folder, join(outside, 'repo'));
    expect(diff(join(outside, 'repo', 'nets', 'a.json')).status).toBe(1);
    expect(diff(join(outside, 'repo', 'nets')).stdout).toContain('2 changed, 1 unchanged');
    symlinkSync('nets', 'untracked');
    expect(diff('untracked/a.json').status).toBe(1);
  });

  it('out of the repository, or in a circle, is trouble', () => {
    writeFileSync(join(outside, 'd.json'), JSON.stringify(net(3)));
    symlinkSync(join(outside, 'd.json'), 'nets/out.json');
    symlinkSync('other.json', 'nets/round.json');
    symlinkSync('round.json', 'nets/other.json');
    repository.commit();
    expect(diff('nets/out.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('a link out of the repository'),
    });
    expect(diff('nets/round.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('circle') });
    symlinkSync(outside, 'away');
    expect(diff('away/d.json')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('a path', () => {
  beforeEach(() => repository.write('nets/a.json', net(9)));

  it('may be absolute', () => {
    const path = join(repository.folder, 'nets', 'a.json');
    expect(diff(path).status).toBe(1);
    expect(run('diff', `git:HEAD:${path}`, path).status).toBe(1);
    expect(run('check', path, '--max-growth', 'params=+0', '--base', 'HEAD').status).toBe(1);
    process.chdir(outside);
    expect(diff(path).status).toBe(1);
    expect(run('diff', `git:HEAD:${path}`, path).status).toBe(1);
  });

  it('is relative to the working folder', () => {
    process.chdir('nets/deep');
    expect(diff('../a.json').stdout).toContain('git:HEAD:../a.json -> ../a.json: different');
    expect(run('diff', 'git:HEAD:../a.json', '../a.json').status).toBe(1);
    expect(diff('..').stdout).toContain('1 changed, 1 unchanged');
  });

  it('may be named as patterns, revisions and presets are', () => {
    const names = [
      'nets/[a].json',
      'nets/*.json',
      'nets/:(top)x.json',
      'nets/a b\tc.json',
      'nets/line\nend.json',
    ];
    for (const name of names) repository.write(name, net(5));
    for (const name of ['v1', '-', 'git:HEAD:x']) repository.write(name, net(5));
    repository.commit();
    for (const name of names) repository.write(name, net(6));
    expect(diff('nets').stdout).toContain('5 changed, 2 unchanged');
    for (const name of names) expect(diff(name).stdout).toContain('1 changed');
    expect(diff('./v1').stdout).toContain('1 unchanged');
    repository.write('v1', net(6));
    expect(diff('v1').stdout).toMatch(/Parameters +25 +30 /);
    expect(diff('./-', './git:HEAD:x').stdout).toContain('2 unchanged');
  });

  it('may have bytes that are not UTF-8', () => {
    const name = Buffer.concat([Buffer.from('nets/caf'), Buffer.from([0xe9]), Buffer.from('.json')]);
    writeFileSync(name, JSON.stringify(net(5)));
    repository.commit();
    expect(diff('nets')).toMatchObject({ status: 0, stdout: 'specs: 3 unchanged against HEAD\n' });
    writeFileSync(name, JSON.stringify(net(8)));
    const found = diff('nets');
    expect(found.status).toBe(1);
    expect(found.stdout).toContain('nets/caf\\u{dce9}.json: different');
    unlinkSync(name);
    expect(diff('nets').stdout).toContain('- nets/caf\\u{dce9}.json: removed');
  });
});

describe('git', () => {
  it('is run as often for many specs as for few', () => {
    const calls = join(outside, 'calls');
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    mkdirSync(join(outside, 'bin'));
    writeFileSync(join(outside, 'bin', 'git'), `#!/bin/sh\necho "$@" >> ${calls}\nexec ${real} "$@"\n`);
    chmodSync(join(outside, 'bin', 'git'), 0o755);
    const callsOf = (): readonly string[] => {
      writeFileSync(calls, '');
      process.env.PATH = [join(outside, 'bin'), environment.PATH].join(delimiter);
      expect(diff('nets').status).toBe(1);
      process.env.PATH = environment.PATH;
      return readFileSync(calls, 'utf8').trim().split('\n');
    };
    for (let index = 0; index < 5; index += 1) repository.write(`nets/few/${index}.json`, net(index + 1));
    repository.commit();
    repository.write('nets/few/0.json', net(9));
    const few = callsOf();
    for (let index = 0; index < 60; index += 1) repository.write(`nets/many/${index}.json`, net(index + 1));
    repository.commit();
    repository.write('nets/many/0.json', net(90));
    const many = callsOf();
    expect(many.length).toBe(few.length);
    expect(many.filter((call) => /cat-file .*--batch$/.test(call))).toHaveLength(1);
  });
});
