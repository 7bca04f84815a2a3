import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPython } from '../support/run-python';

const golden = join(__dirname, '..', 'golden', 'python', 'syntax_errors.json');
const texts: readonly (readonly [text: string, line: number])[] = JSON.parse(readFileSync(golden, 'utf8'));

describe('what is no Python is refused at the line at which CPython refuses it', () => {
  it.each(texts)('%j', (text, line) => {
    const run = runPython({ 'main.py': text });
    expect([run.diagnostic?.code, run.line]).toEqual(['python/syntax', line]);
  });
});
