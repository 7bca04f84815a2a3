// Random calls, networks and programs, compared with torch and CPython: npm run verify:calls -- --seed 1 --count 2000 [--only torch]
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundledModule } from './bundled-module.mjs';
import { printedByTorch, skipWithoutTorch } from './torch-process.mjs';

/** The grammars of tools/calls/grammars, each a kind of cases. */
const KINDS = ['torch', 'networks', 'python'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    count: { type: 'string', default: '2000' },
    only: { type: 'string' },
  },
});
const numbers = [values.seed, values.first, values.count].map(Number);
const kinds = KINDS.filter((kind) => values.only === undefined || values.only === kind);
if (kinds.length === 0 || !numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) {
  process.stderr.write(
    `verify:calls: --seed, --first and --count must be whole numbers, --only ${KINDS.join(', ')}\n`,
  );
  process.exit(2);
}
skipWithoutTorch('verify:calls');

const { compareCase } = await bundledModule(root, 'test/support/compared-calls.ts');
const known = JSON.parse(readFileSync(join(root, 'tools/calls/known-differences.json'), 'utf8'));
const counts = new Map();
for (const kind of kinds)
  for await (const one of printedByTorch(join(root, 'tools/calls/cases.py'), [
    kind,
    ...numbers.map(String),
  ])) {
    const { verdict, there, here, known: reason } = compareCase(one, known[kind] ?? []);
    const counted = verdict === 'equal' ? 'equal' : reason === null ? verdict : 'known';
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
    if (counted === 'equal' || counted === 'known') continue;
    process.stdout.write(
      `${verdict}  (--only ${kind} --seed ${values.seed} --first ${one.number} --count 1)\n${one.body.replaceAll(/^/gm, '    ')}\n  there: ${there}\n  here:  ${here}\n`,
    );
  }
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
const told = [...counts]
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, count]) => `${count} ${name}`);
process.stdout.write(`${total} cases: ${told.join(', ')}\n`);
process.exitCode =
  total > 0 && [...counts.keys()].every((name) => name === 'equal' || name === 'known') ? 0 : 1;
