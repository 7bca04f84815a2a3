import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseFolders } from '../support/case-folders';
import { createMemoryIo } from '../support/memory-io';
import { packageFolder, runInProcess } from '../support/run-in-process';

const hostile = join(__dirname, '..', 'hostile');

/** The cases of `test/diagnostics` and `test/hostile` by the sources, beside the built program. */
describe('the sources say what the built program says', () => {
  const cases = [
    __dirname,
    ...['bytes', 'endless', 'expressions', 'names', 'sizes'].map((kind) => join(hostile, kind)),
  ]
    .flatMap(caseFolders)
    .filter(({ name }) => !/extends|folder|preset/.test(name));

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
