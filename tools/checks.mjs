// Runs the checks that need no test, and the build, at the same time; each prints what it says when it ends.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether a script of package.json ends well. */
function runScript(name) {
  const child = spawn('npm', ['run', name], { cwd: root, shell: process.platform === 'win32' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      resolve(status === 0);
    });
  });
}

const ended = await Promise.all(['typecheck', 'lint', 'build'].map(runScript));
process.exitCode = ended.every(Boolean) ? 0 : 1;
