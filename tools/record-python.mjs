// Records what CPython prints for each program of test/golden/python: `node tools/record-python.mjs [python3]`, or, with torch 1.13,
// of test/golden/pytorch: `node tools/record-python.mjs /usr/bin/python3 pytorch`.
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [python = 'python3', library = 'python'] = process.argv.slice(2);
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'test', 'golden', library, 'programs');
// Without -S Python reads what is installed too, which only the libraries need.
const flags = ['-B', '-W', 'ignore', ...(library === 'python' ? ['-S'] : [])];

for (const name of readdirSync(folder).filter((file) => file.endsWith('.py'))) {
  const output = execFileSync(python, [...flags, join(folder, name)], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  writeFileSync(join(folder, name.replace(/\.py$/, '.txt')), output);
}
