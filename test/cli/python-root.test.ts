import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRepository } from '../support/git-repository';
import { runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const earlier = process.cwd();
const repository = createRepository();

/** `parts` lies above the folder of the file that imports it. */
beforeAll(() => {
  buildIfMissing();
  repository.write('parts.py', 'from torch import nn\nLayer = nn.ReLU\n');
  repository.write('nets/net.py', 'from parts import Layer\n\n\nclass Net(Layer):\n    pass\n');
  repository.commit();
  symlinkSync(repository.folder, join(repository.folder, 'same'));
});

afterAll(() => {
  process.chdir(earlier);
  repository.remove();
});

const read = (folder: string, reference: string, root: string) => {
  process.chdir(join(repository.folder, folder));
  return runInProcess([
    'validate',
    reference,
    '--in',
    '4',
    '--root',
    root.replace('WHOLE', repository.folder),
  ]);
};

describe('--root', () => {
  it.each([
    ['.', 'nets/net.py', '.'],
    ['.', './nets/../nets/net.py', './'],
    ['.', 'nets/net.py', 'WHOLE'],
    ['.', 'nets/net.py', 'nets/..'],
    ['.', 'nets/net.py', 'WHOLE/same'],
    ['nets', 'net.py', '..'],
    ['nets', 'net.py', '../'],
    ['nets', 'net.py:Net', 'WHOLE'],
    ['nets', '../nets/net.py', '..'],
    ['nets', 'git:HEAD:net.py', '..'],
    ['.', 'git:HEAD:nets/net.py:Net', 'WHOLE'],
  ])('in %s of %s is %s', (folder, reference, root) => {
    expect(read(folder, reference, root)).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    ['.', 'nosuch'],
    ['.', 'nets/net'],
    ['nets', '../other'],
    ['nets', 'WHOLE-2'],
  ])('in %s is no folder above the file: %s', (folder, root) => {
    const { status, stderr } = read(folder, join(repository.folder, 'nets/net.py'), root);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error\[usage\/invalid-option\]: --root must be the folder of .*, or one above it/,
    );
  });
});
