// Builds what "export --to keras" writes with Keras itself: npm run verify:keras (PYTHON=... for another Python)
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundledModule } from './bundled-module.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const python = process.env.PYTHON ?? 'python3';

if (spawnSync(python, ['-c', 'import keras; assert keras.__version__.startswith("3.")']).status !== 0) {
  process.stdout.write(`verify:keras: skipped, ${python} has no Keras 3 (pip install keras)\n`);
  process.exit(0);
}

/** The groups of cases that are built; all when none is named. */
const groups = process.argv.slice(2);
const { kerasCases } = await bundledModule(root, 'test/support/keras-cases.ts');
const folder = mkdtempSync(join(tmpdir(), 'inception-keras-'));
let [compared, wrong] = [0, 0];
try {
  for (const [group, cases] of Object.entries(kerasCases(groups))) {
    const written = cases.filter(({ text }) => text !== null);
    for (const { name, text } of written) writeFileSync(join(folder, `${name}.py`), text);
    const byFile = new Map(written.map((each) => [`${each.name}.py`, each]));
    const files = [...byFile.keys()].map((file) => join(folder, file));
    const keras = spawn(python, [join(root, 'tools/truth/keras_models.py'), ...files], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let equal = 0;
    for await (const line of createInterface({ input: keras.stdout })) {
      const found = JSON.parse(line);
      const difference = differenceFromKeras(byFile.get(found.file), found);
      if (difference === null) equal += 1;
      else process.stdout.write(`DIFFERS  ${group} ${found.file}  ${difference}\n`);
    }
    compared += written.length;
    wrong += written.length - equal;
    const refused = cases.length - written.length;
    process.stdout.write(`${group}: ${equal} of ${written.length} are equal in Keras, ${refused} refused\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = compared > 0 && wrong === 0 ? 0 : 1;

/** How Keras differs; null if figures and shapes are the same. */
function differenceFromKeras({ params, outputs, text }, found) {
  if (found.error !== undefined) return found.error;
  const hasOneBias = text.includes('Keras counts fewer parameters');
  if (found.params !== params && !(hasOneBias && found.params < params))
    return `${found.params} parameters, not ${params}`;
  const shapes = found.outputs.map((shape) => shape.slice(1).sort((left, right) => left - right));
  if (JSON.stringify(shapes) === JSON.stringify(outputs)) return null;
  return `outputs ${JSON.stringify(shapes)}, not ${JSON.stringify(outputs)}`;
}
