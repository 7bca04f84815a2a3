// Throws random specs and files at the program for a while: npm run fuzz -- --seconds 60 --seed 1 [--only python|specs|onnx]
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundledModule } from './bundled-module.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
if (
  !(seconds > 0) ||
  !Number.isSafeInteger(seed) ||
  ![undefined, 'python', 'specs', 'onnx'].includes(values.only)
) {
  process.stderr.write(
    'fuzz: --seconds must be a number above 0, --seed a whole number, --only python, specs or onnx\n',
  );
  process.exit(2);
}

const { runFuzz, linesOf } = await bundledModule(root, 'test/fuzz/run-fuzz.ts');
process.stdout.write(`fuzz: ${seconds} s from seed ${seed}\n`);
const result = runFuzz({
  seconds,
  seed,
  packageFolder: root,
  only: values.only ?? null,
});
process.stdout.write(`${linesOf(result).join('\n')}\n`);
process.exitCode = result.failures.length > 0 ? 1 : 0;
