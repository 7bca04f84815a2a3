import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTorch } from '../../support/run-torch';

const folder = join(__dirname, '..', '..', 'golden', 'pytorch', 'programs');
const programs = readdirSync(folder).filter((name) => name.endsWith('.py'));
const parts = Object.fromEntries(
  readdirSync(join(folder, 'parts')).map((name) => [
    `parts/${name}`,
    readFileSync(join(folder, 'parts', name), 'utf8'),
  ]),
);

/** `node tools/record-python.mjs /usr/bin/python3 pytorch` writes what torch 1.13 prints. */
describe('a program that computes with tensors prints what torch prints', () => {
  it.each(programs)('%s', (name) => {
    const expected = readFileSync(join(folder, name.replace(/\.py$/, '.txt')), 'utf8');
    const printed = runTorch(readFileSync(join(folder, name), 'utf8'), parts);
    expect(printed.split('\n')).toEqual(expected.split('\n'));
  });
});
