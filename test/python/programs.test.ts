import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPython } from '../support/run-python';

const folder = join(__dirname, '..', 'golden', 'python', 'programs');
const programs = readdirSync(folder).filter((name) => name.endsWith('.py'));

/** `node tools/record-python.mjs` writes what CPython 3.11 prints. */
describe('the interpreter prints what CPython prints', () => {
  it.each(programs)('%s', (name) => {
    const expected = readFileSync(join(folder, name.replace(/\.py$/, '.txt')), 'utf8');
    const { output, diagnostic } = runPython({ 'main.py': readFileSync(join(folder, name), 'utf8') });
    expect(diagnostic).toBeNull();
    expect(output.split('\n')).toEqual(expected.split('\n'));
  });
});
