// Exports every network of the tests to PyTorch and reads it again: npm run verify:export [-- presets PyTorch]
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledModule } from './bundled-module.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { verifyExport } = await bundledModule(root, 'test/support/verify-export.ts');
const wanted = process.argv.slice(2);
let isRight = true;
let compared = 0;
for (const { group, lines, equal, refused, differing } of verifyExport(root, wanted)) {
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`${group}: ${equal} equal, ${refused} refused, ${differing} differing\n`);
  if (differing > 0) isRight = false;
  compared += equal + differing;
}
process.exitCode = isRight && compared > 0 ? 0 : 1;
