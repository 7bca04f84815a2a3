// Reads torchvision's own source files and compares them with torch: npm run verify:torchvision -- resnet50 swin_t
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledModule } from './bundled-module.mjs';
import { printedByTorch, skipWithoutTorch } from './torch-process.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
skipWithoutTorch('verify:torchvision');

const { differenceFromTorch } = await bundledModule(root, 'test/support/torchvision-comparison.ts');
const script = join(root, 'tools/truth/pytorch.py');
let compared = 0;
let equal = 0;
for await (const truth of printedByTorch(script, ['torchvision', ...process.argv.slice(2)])) {
  const difference = differenceFromTorch(truth);
  compared += 1;
  if (difference === null) equal += 1;
  process.stdout.write(
    `${difference === null ? 'equal' : 'DIFFERS'}  ${truth.name}${difference === null ? '' : `  ${difference}`}\n`,
  );
}
process.stdout.write(`${equal} of ${compared} networks of torchvision equal torch\n`);
process.exitCode = compared > 0 && equal === compared ? 0 : 1;
