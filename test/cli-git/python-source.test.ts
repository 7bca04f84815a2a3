import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRepository } from '../support/git-repository';
import { runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const earlier = process.cwd();
const repository = createRepository();
const run = (...args: readonly string[]) => runInProcess(args);

beforeAll(() => {
  buildIfMissing();
  repository.write('nets/a.json', { input: [4], layers: ['ReLU'] });
  repository.commit();
  process.chdir(repository.folder);
});

afterAll(() => {
  process.chdir(earlier);
  repository.remove();
});

it('diff --base compares a class of a Python file that is named, and no Python file of a folder', () => {
  const source = (out: number) =>
    `from torch import nn\n${['A', 'B'].map((name) => `class ${name}(nn.Linear):\n    def __init__(self, out=${out}):\n        super().__init__(4, out)\n`).join('')}`;
  repository.write('nets/model.py', source(6));
  repository.commit();
  repository.write('nets/model.py', source(8));
  const found = run('diff', '--base', 'HEAD', 'nets/model.py:A', '--in', '4');
  expect(found.stdout).toContain('git:HEAD:nets/model.py:A -> nets/model.py:A: different\n');
  // 6 and 8 outputs of 4 inputs, each with a bias.
  expect(found.stdout).toMatch(/^Parameters +30 +40 +\+10 /m);
  const both = run('diff', '--base', 'HEAD', 'nets/model.py:A', 'nets/model.py:B(8)', '--in', '4');
  expect(both.stdout).toContain('specs: 1 changed, 1 unchanged against HEAD\n');
  expect(run('diff', '--base', 'HEAD', 'nets').stdout).toBe('specs: 1 unchanged against HEAD\n');
});
