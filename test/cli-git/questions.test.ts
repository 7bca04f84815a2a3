import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { buildIfMissing, runInception } from '../support/run-inception';
import { net } from './small-repository';

let repository: Repository;
let outside: Repository;

beforeAll(buildIfMissing);

beforeEach(() => {
  repository = createRepository({ 'nets/a.json': net(3), 'nets/b.json': net(1), 'nets/deep/c.json': net(5) });
  outside = createRepository();
});

afterEach(() => {
  repository.remove();
  outside.remove();
});

/** The arguments of each run of git that the built program makes. */
async function questionsOf(...args: readonly string[]): Promise<readonly string[]> {
  const log = join(outside.folder, 'log');
  const folder = join(outside.folder, 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh\necho "$@" >> '${log}'\nPATH=\${PATH#*${delimiter}}\nexec git "$@"\n`,
  );
  chmodSync(join(folder, 'git'), 0o755);
  rmSync(log, { force: true });
  const { status, stderr } = await runInception(args, {
    cwd: repository.folder,
    env: { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` },
  });
  expect({ args, status, stderr }).toEqual({ args, status: 1, stderr: '' });
  return readFileSync(log, 'utf8').trim().split('\n');
}

describe.skipIf(process.platform === 'win32')('what the built program asks git', () => {
  it.each([
    { args: ['diff', '--base', 'HEAD', 'nets'], most: 6 },
    { args: ['diff', '--staged', 'nets'], most: 6 },
    { args: ['diff', '--base', 'HEAD', 'nets/a.json'], most: 5 },
    { args: ['diff', 'git:HEAD:nets/a.json', 'nets/a.json'], most: 4 },
    { args: ['diff', '--base', 'HEAD', 'nets/a.json', 'nets/b.json', 'nets/deep/c.json'], most: 6 },
    { args: ['diff', '--staged', 'nets/a.json', 'nets/b.json', 'nets/deep/c.json', 'new.json'], most: 7 },
    { args: ['diff', '--base', 'HEAD', 'nets/a.json', 'nets/deep', 'new.json'], most: 6 },
  ])('is asked once: $args', async ({ args, most }) => {
    repository.write('nets/a.json', net(7));
    repository.write('new.json', net(1));
    repository.git('add', '--all');
    const questions = await questionsOf(...args);
    expect([...new Set(questions)]).toEqual(questions);
    expect(questions.length).toBeLessThanOrEqual(most);
  });
});
