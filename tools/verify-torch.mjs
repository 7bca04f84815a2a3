// Exports presets, runs them in torch and compares: npm run verify:torch [-- resnet18 vit_b_16 | --all]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledModule } from './bundled-module.mjs';
import { printedByTorch, skipWithoutTorch } from './torch-process.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
skipWithoutTorch('verify:torch');

const { exportedPresets, differenceFromTorch } = await bundledModule(
  root,
  'test/support/exported-presets.ts',
);
const folder = mkdtempSync(join(tmpdir(), 'inception-export-'));
const names = process.argv.slice(2).filter((name) => name !== '--all');
const presets = exportedPresets(root, names, process.argv.includes('--all') ? 'all' : 'small');
for (const { file, text } of presets) writeFileSync(join(folder, file), text);
writeFileSync(join(folder, 'index.json'), JSON.stringify(presets.map(({ text, ...rest }) => rest)));

/** What torch before 2.0 and 2.4 lacks. */
const MISSING = /has no attribute '(scaled_dot_product_attention|RMSNorm|rms_norm)'/;
let equal = 0;
let compared = 0;
let lacking = 0;
for await (const found of printedByTorch(join(root, 'tools/truth/exported.py'), [folder])) {
  const preset = presets.find(({ name }) => name === found.name);
  if (MISSING.test(found.error ?? '')) {
    lacking += 1;
    process.stdout.write(`skipped  ${found.name}  this torch lacks a function or a layer: ${found.error}\n`);
    continue;
  }
  const difference = differenceFromTorch(preset, found);
  compared += 1;
  if (difference === null) equal += 1;
  process.stdout.write(
    `${difference === null ? 'equal   ' : 'DIFFERS '} ${found.name}${difference === null ? '' : `  ${difference}`}\n`,
  );
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `${equal} of ${compared} exported presets are in torch as they are said to be; ${lacking} need a later torch\n`,
);
// A script that ends early, and a name that is no preset's, leave nothing to compare.
process.exitCode = presets.length > 0 && equal + lacking === presets.length ? 0 : 1;
