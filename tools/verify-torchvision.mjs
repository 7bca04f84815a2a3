// Reads torchvision's own source files and compares them with torch: npm run verify:torchvision -- resnet50 swin_t
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundledModule } from './bundled-module.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const python = process.env.PYTHON ?? '/usr/bin/python3';

if (spawnSync(python, ['-c', 'import torch, torchvision']).status !== 0) {
  process.stdout.write(
    `verify:torchvision: skipped, ${python} has no torch and torchvision (Debian: python3-torch, python3-torchvision)\n`,
  );
  process.exit(0);
}

const { differenceFromTorch } = await bundledModule(root, 'test/support/torchvision-comparison.ts');
const script = join(root, 'tools/truth/pytorch.py');
const torch = spawn(python, [script, 'torchvision', ...process.argv.slice(2)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let compared = 0;
let equal = 0;
for await (const line of createInterface({ input: torch.stdout })) {
  const truth = JSON.parse(line);
  const difference = differenceFromTorch(truth);
  compared += 1;
  if (difference === null) equal += 1;
  process.stdout.write(
    `${difference === null ? 'equal' : 'DIFFERS'}  ${truth.name}${difference === null ? '' : `  ${difference}`}\n`,
  );
}
process.stdout.write(`${equal} of ${compared} networks of torchvision equal torch\n`);
process.exitCode = compared > 0 && equal === compared ? 0 : 1;
