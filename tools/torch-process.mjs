// The Python that the checks against torch run, and what a script of theirs prints.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

const python = process.env.PYTHON ?? '/usr/bin/python3';

/** Ends the check, with a word, where Python has no torch and torchvision. */
export function skipWithoutTorch(check) {
  if (spawnSync(python, ['-c', 'import torch, torchvision']).status === 0) return;
  process.stdout.write(
    `${check}: skipped, ${python} has no torch and torchvision (Debian: python3-torch, python3-torchvision)\n`,
  );
  process.exit(0);
}

/** Runs a script and gives the JSON documents that it prints, one a line, as they come. */
export async function* printedByTorch(script, args) {
  const { stdout } = spawn(python, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: stdout })) yield JSON.parse(line);
}
