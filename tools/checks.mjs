// Runs the checks that need no test, and the build, at the same time; each prints its output when it ends.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const programs = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/** Whether a script of package.json ends well; npm would take longer to start than some of them to run. */
function runScript(name) {
  const child = spawn(scripts[name], { cwd: root, shell: true, env: { ...process.env, PATH: programs } });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      process.stdout.write(`> ${scripts[name]}\n${Buffer.concat(said)}`);
      resolve(status === 0);
    });
  });
}

const ended = await Promise.all(['typecheck', 'lint', 'build'].map(runScript));
process.exitCode = ended.every(Boolean) ? 0 : 1;
