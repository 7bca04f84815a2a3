import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { budget, net, smallRepository } from './small-repository';

const environment = { ...process.env };
const here = smallRepository();
const { run, diff, git, expectTrouble } = here;

function removeObject(name: string): void {
  const id = git(['rev-parse', name]);
  const file = join('.git', 'objects', id.slice(0, 2), id.slice(2));
  chmodSync(file, 0o644);
  unlinkSync(file);
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

  it('a tree that is missing, of the path that leads into it alone', () => {
    here.repository.write('nets/a.json', net(9));
    removeObject('HEAD:nets/deep');
    const { status, stdout, stderr } = diff('nets/a.json', 'nets/deep/b.json');
    expect(status).toBe(2);
    expect(stderr).toMatch(/git cannot list nets\/deep\/b.json at/);
    expect(stderr).not.toMatch(/a\.json/);
    expect(stdout).toMatch(/^git:HEAD:nets\/a\.json -> nets\/a\.json: different$/m);
  });

  it('a file that is missing', () => {
    here.repository.write('nets/a.json', net(9));
    removeObject('HEAD:nets/a.json');
    expectTrouble(/git cannot read the object [0-9a-f]+: it is missing or damaged/);
  });

  it('a file that is damaged', () => {
    here.repository.write('nets/a.json', net(9));
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
    const clone = join(here.outside, 'clone');
    git([
      'clone',
      '--quiet',
      '--no-checkout',
      `--filter=${filter}`,
      `file://${here.repository.folder}`,
      clone,
    ]);
    git(['remote', 'set-url', 'origin', '/nosuch'], clone);
    process.chdir(clone);
    mkdirSync('nets');
    writeFileSync('nets/a.json', JSON.stringify(net(9)));
    writeFileSync('budget.json', JSON.stringify(budget));
    expectTrouble(/git cannot/);
  });

  it('a shallow clone, in which the common commit is not known', () => {
    git(['switch', '--quiet', '--create', 'feature']);
    here.repository.write('nets/a.json', net(8));
    here.repository.commit();
    git(['switch', '--quiet', 'main']);
    here.repository.write('nets/deep/b.json', net(9));
    here.repository.commit();
    const clone = join(here.outside, 'clone');
    const source = `file://${here.repository.folder}`;
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
    expect(diff('nets').stderr).toContain(
      `git config --global --add safe.directory ${here.repository.folder}`,
    );
  });

  it('no git at all', () => {
    const folders = (process.env.PATH ?? '').split(delimiter);
    process.env.PATH = here.outside;
    expectTrouble(/git is not installed/);
    process.env.PATH = folders.join(delimiter);
  });

  it('no repository', () => {
    process.chdir(here.outside);
    mkdirSync('nets');
    writeFileSync('nets/a.json', JSON.stringify(net(9)));
    writeFileSync('budget.json', JSON.stringify(budget));
    process.env.GIT_CEILING_DIRECTORIES = here.outside;
    expectTrouble(/not in a git repository/);
  });

  it('a merge that is not done', () => {
    git(['switch', '--quiet', '--create', 'feature']);
    here.repository.write('nets/a.json', net(8));
    here.repository.commit();
    git(['switch', '--quiet', 'main']);
    here.repository.write('nets/a.json', net(9));
    here.repository.commit();
    expect(() => git(['-c', 'user.name=a', '-c', 'user.email=a@b', 'merge', 'feature'])).toThrow();
    const staged = run('diff', '--staged', 'nets');
    expect(staged).toMatchObject({ status: 2, stderr: expect.stringContaining('is not merged yet') });
    expect(run('validate', 'git::nets/a.json').stderr).toContain('is not merged yet');
    expect(diff('nets').status).toBe(2);
  });
});

describe('a bare repository', () => {
  beforeEach(() => {
    here.repository.write('nets/a.json', net(9));
    here.repository.commit();
    git(['clone', '--quiet', '--bare', here.repository.folder, join(here.outside, 'bare.git')]);
    process.chdir(join(here.outside, 'bare.git'));
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
    here.repository.commit();
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
      join(here.repository.folder, 'nets/sub'),
    );
    here.repository.commit();
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
    process.env.GIT_DIR = join(here.repository.folder, '.git');
    process.env.GIT_INDEX_FILE = join(here.repository.folder, '.git', 'index');
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

describe('git', () => {
  it('is run as often for many specs as for few', () => {
    const calls = join(here.outside, 'calls');
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    mkdirSync(join(here.outside, 'bin'));
    writeFileSync(join(here.outside, 'bin', 'git'), `#!/bin/sh\necho "$@" >> ${calls}\nexec ${real} "$@"\n`);
    chmodSync(join(here.outside, 'bin', 'git'), 0o755);
    const callsOf = (): readonly string[] => {
      writeFileSync(calls, '');
      process.env.PATH = [join(here.outside, 'bin'), environment.PATH].join(delimiter);
      expect(diff('nets').status).toBe(1);
      process.env.PATH = environment.PATH;
      return readFileSync(calls, 'utf8').trim().split('\n');
    };
    for (let index = 0; index < 5; index += 1)
      here.repository.write(`nets/few/${index}.json`, net(index + 1));
    here.repository.commit();
    here.repository.write('nets/few/0.json', net(9));
    const few = callsOf();
    for (let index = 0; index < 60; index += 1)
      here.repository.write(`nets/many/${index}.json`, net(index + 1));
    here.repository.commit();
    here.repository.write('nets/many/0.json', net(90));
    const many = callsOf();
    expect(many.length).toBe(few.length);
    expect(many.filter((call) => /cat-file .*--batch$/.test(call))).toHaveLength(1);
  });
});
