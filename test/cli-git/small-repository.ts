import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

export const net = (out: number) => ({ input: [4], layers: [{ type: 'Linear', out_features: out }] });

/** What holds the parameters of `nets/a.json` to those of the base. */
export const budget = {
  schema: 'inception.checks/1',
  checks: [{ name: 'growth', spec: 'nets/a.json', metric: 'params', no_more_than_base: '+0' }],
};

/** A repository of two specs and a budget for each test, in which the program runs, and a folder out of it. */
export function smallRepository() {
  const earlier = process.cwd();
  const environment = { ...process.env };
  let repository: Repository;
  let outside: string;

  beforeAll(buildIfMissing);

  beforeEach(() => {
    outside = realpathSync(mkdtempSync(join(tmpdir(), 'inception-outside-')));
    repository = createRepository({
      'nets/a.json': net(6),
      'nets/deep/b.json': net(7),
      'budget.json': budget,
    });
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
  return {
    get repository() {
      return repository;
    },
    get outside() {
      return outside;
    },
    run,
    diff,
    /** What git prints, in the repository or in another folder. */
    git: (args: readonly string[], cwd = repository.folder): string =>
      execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim(),
    /** Every way to ask for the old side: trouble each, with these words, and nothing called added or removed. */
    expectTrouble: (words: RegExp): void => {
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
    },
  };
}
