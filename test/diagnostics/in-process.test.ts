import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseFolders } from '../support/case-folders';
import { createMemoryIo } from '../support/memory-io';
import { packageFolder, runInProcess } from '../support/run-in-process';

const hostile = join(__dirname, '..', 'hostile');

/** Those that expand as many layers as there may be, and have tests of their own in test/graph with fewer. */
const HUNDRED_THOUSAND: readonly string[] = [
  'too-many-layers',
  'a-repeat-of-1e9',
  'repeats-with-a-product-of-1e12',
];

/** The cases of `test/diagnostics` and `test/hostile` by the sources, beside the built program. */
describe('the sources say what the built program says', () => {
  const cases = [
    __dirname,
    ...['bytes', 'endless', 'expressions', 'names', 'sizes'].map((kind) => join(hostile, kind)),
  ]
    .flatMap(caseFolders)
    .filter(({ name }) => !/extends|folder|preset/.test(name) && !HUNDRED_THOUSAND.includes(name));

  it.each(cases)('$name', ({ folder, args, stdin, exit, read }) => {
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = new Map(files.map(({ name }) => [name, readFileSync(join(folder, name))]));
    const { io } = createMemoryIo(texts, packageFolder, Buffer.from(stdin));
    const { readDocument, fileExists } = io;
    const { status, stderr } = runInProcess(args ?? ['validate', 'spec.json'], { readDocument, fileExists });
    const expected = read('expected.txt') ?? '';
    expect(stderr).toBe(expected);
    expect(status).toBe(exit ?? (expected === '' ? 0 : 2));
  });
});
