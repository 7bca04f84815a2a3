// Builds the program and its types; npm runs this after an installation in a checkout and before it packs one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * When npm installs a git repository globally, it also installs the dependencies of the build globally, so they
 * are missing here.
 */
const isIncomplete = !existsSync(join(root, 'node_modules', 'esbuild'));
const npm = process.env.npm_execpath;
if (isIncomplete && npm !== undefined) {
  const options = ['--global=false', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  run(process.execPath, [npm, 'ci', ...options]);
}
run(process.execPath, [join(root, 'tools', 'build.mjs')]);
run(process.execPath, [
  join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
  '--project',
  'tsconfig.types.json',
]);
