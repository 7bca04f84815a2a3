import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRepository, type Repository } from '../support/git-repository';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const net = {
  input: [8, 6, 6],
  layers: [{ type: 'Conv2d', name: 'stem', out_channels: 8, kernel_size: 3 }],
};

/** Line 3 has a misspelt layer type. */
const broken = '{\n  "input": [8, 6, 6],\n  "layers": [{ "type": "Relu" }]\n}\n';

const checks = {
  schema: 'inception.checks/1',
  checks: [
    { name: 'budget', spec: '../nets/a.json', metric: 'params', max: 1 },
    { name: 'lost', spec: '../nets/a.json', metric: 'params', at: 'nowhere', max: 1 },
    { name: 'of a broken spec', spec: '../nets/broken.json', metric: 'params', max: 1 },
    { name: 'of it again', spec: '../nets/broken.json', metric: 'macs', max: 1 },
  ],
};

let repository: Repository;

beforeAll(buildIfMissing);

beforeEach(() => {
  repository = createRepository({
    'nets/a.json': net,
    'nets/broken.json': broken,
    'budgets/checks.json': checks,
    'budgets/syntax.json': '{\n  "schema": "inception.checks/1",\n  "checks": [,]\n}',
  });
});

afterEach(() => repository.remove());

/** The annotations of a run inside a folder of the repository, without their messages. */
async function annotations(folder: string, ...args: readonly string[]) {
  const { stdout, status } = await runInFolder([...args, '--format', 'github'], {
    cwd: join(repository.folder, folder),
    env: { GITHUB_STEP_SUMMARY: '' },
  });
  const places = stdout.split('\n').flatMap((line) => /^::(?:error|warning) (.*?)::/.exec(line)?.[1] ?? []);
  return { status, places };
}

describe('annotations of every error, from the top of the repository', () => {
  test('check: broken checks in their file, broken specs in theirs, each once', async () => {
    const expected = {
      status: 2,
      places: [
        'title=budget,file=budgets/checks.json,line=4',
        'title=lost,file=budgets/checks.json,line=10',
        'title=spec/unknown-type,file=nets/broken.json,line=3',
      ],
    };
    expect(await annotations('budgets', 'check', 'checks.json')).toEqual(expected);
    expect(await annotations('nets', 'check', '../budgets/checks.json')).toEqual(expected);
    const absolute = join(repository.folder, 'budgets', 'checks.json');
    expect(await annotations('.', 'check', absolute)).toEqual(expected);
  });

  test('check: a file of checks that cannot be read, or is not there', async () => {
    expect(await annotations('budgets', 'check', 'syntax.json')).toEqual({
      status: 2,
      places: ['title=json/syntax,file=budgets/syntax.json,line=3'],
    });
    expect(await annotations('budgets', 'check', 'none.json')).toEqual({
      status: 2,
      places: ['title=file/not-found'],
    });
  });

  test('check: what is wrong with the command line', async () => {
    expect(await annotations('.', 'check', 'v2', '--max', 'params=1', '--update')).toEqual({
      status: 2,
      places: ['title=usage/invalid-option'],
    });
  });

  test('diff: the line of what is wrong, before what is different', async () => {
    repository.write('nets/a.json', { ...net, input: [9, 6, 6] });
    const { status, places } = await annotations('nets', 'diff', '--base', 'HEAD', '.');
    expect(status).toBe(2);
    expect(places[0]).toBe('title=spec/unknown-type,file=nets/broken.json,line=3');
    expect(places).toContain('title=inception diff,file=nets/broken.json,line=3');
    expect(places).toContain('title=inception diff,file=nets/a.json');
    expect(await annotations('nets', 'diff', 'a.json')).toEqual({
      status: 2,
      places: ['title=usage/invalid-option'],
    });
  });

  test('validate: the specs that a hook or a step names', async () => {
    expect(await annotations('nets', 'validate', 'a.json', 'broken.json')).toEqual({
      status: 2,
      places: ['title=spec/unknown-type,file=nets/broken.json,line=3'],
    });
  });

  test('what is in no file of the repository says where it is', async () => {
    const { stdout } = await runInFolder(['validate', '-', '--format', 'github'], { stdin: broken });
    expect(stdout).toMatch(/^::error title=spec\/unknown-type::-:3: there is no layer type/);
  });
});
