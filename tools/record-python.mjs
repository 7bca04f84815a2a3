// Records what CPython prints for each program of test/golden/python: `node tools/record-python.mjs [python3]`.
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'test', 'golden', 'python', 'programs');
const python = process.argv[2] ?? 'python3';

for (const name of readdirSync(folder).filter((file) => file.endsWith('.py'))) {
  const output = execFileSync(python, ['-W', 'ignore', '-S', join(folder, name)], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  writeFileSync(join(folder, name.replace(/\.py$/, '.txt')), output);
}
