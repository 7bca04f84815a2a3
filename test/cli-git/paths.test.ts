import { symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { net, smallRepository } from './small-repository';

const here = smallRepository();
const { run, diff } = here;

describe('a link', () => {
  beforeEach(() => {
    symlinkSync('a.json', 'nets/link.json');
    symlinkSync('nets', 'linked');
    here.repository.commit();
    here.repository.write('nets/a.json', net(9));
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
    symlinkSync(here.repository.folder, join(here.outside, 'repo'));
    expect(diff(join(here.outside, 'repo', 'nets', 'a.json')).status).toBe(1);
    expect(diff(join(here.outside, 'repo', 'nets')).stdout).toContain('2 changed, 1 unchanged');
    symlinkSync('nets', 'untracked');
    expect(diff('untracked/a.json').status).toBe(1);
  });

  it('out of the here.repository, or in a circle, is trouble', () => {
    writeFileSync(join(here.outside, 'd.json'), JSON.stringify(net(3)));
    symlinkSync(join(here.outside, 'd.json'), 'nets/out.json');
    symlinkSync('other.json', 'nets/round.json');
    symlinkSync('round.json', 'nets/other.json');
    here.repository.commit();
    expect(diff('nets/out.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('a link out of the repository'),
    });
    expect(diff('nets/round.json')).toMatchObject({ status: 2, stderr: expect.stringContaining('cycle') });
    symlinkSync(here.outside, 'away');
    expect(diff('away/d.json')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('a path', () => {
  beforeEach(() => here.repository.write('nets/a.json', net(9)));

  it('may be absolute', () => {
    const path = join(here.repository.folder, 'nets', 'a.json');
    expect(diff(path).status).toBe(1);
    expect(run('diff', `git:HEAD:${path}`, path).status).toBe(1);
    expect(run('check', path, '--max-growth', 'params=+0', '--base', 'HEAD').status).toBe(1);
    process.chdir(here.outside);
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
    for (const name of names) here.repository.write(name, net(5));
    for (const name of ['v1', '-', 'git:HEAD:x']) here.repository.write(name, net(5));
    here.repository.commit();
    for (const name of names) here.repository.write(name, net(6));
    expect(diff('nets').stdout).toContain('5 changed, 2 unchanged');
    for (const name of names) expect(diff(name).stdout).toContain('1 changed');
    expect(diff('./v1').stdout).toContain('1 unchanged');
    here.repository.write('v1', net(6));
    expect(diff('v1').stdout).toMatch(/Parameters +25 +30 /);
    expect(diff('./-', './git:HEAD:x').stdout).toContain('2 unchanged');
  });

  it('may have bytes that are not UTF-8', () => {
    const name = Buffer.concat([Buffer.from('nets/caf'), Buffer.from([0xe9]), Buffer.from('.json')]);
    writeFileSync(name, JSON.stringify(net(5)));
    here.repository.commit();
    expect(diff('nets')).toMatchObject({ status: 0, stdout: 'specs: 3 unchanged against HEAD\n' });
    writeFileSync(name, JSON.stringify(net(8)));
    const found = diff('nets');
    expect(found.status).toBe(1);
    expect(found.stdout).toContain('nets/caf\\u{dce9}.json: different');
    unlinkSync(name);
    expect(diff('nets').stdout).toContain('- nets/caf\\u{dce9}.json: removed');
  });
});
