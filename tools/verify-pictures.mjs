// Draws every preset in every way and lets other programs look at pictures: npm run verify:pictures -- resnet50 swin_t
// A check skips with a word where its program is absent: Debian has librsvg2-bin and chromium.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserCheck } from './pictures/browser.mjs';
import { geometryCheck } from './pictures/geometry.mjs';
import { graphvizCheck } from './pictures/graphviz.mjs';
import { librsvgCheck } from './pictures/librsvg.mjs';
import { mermaidCheck } from './pictures/mermaid.mjs';
import { terminalCheck } from './pictures/terminal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each gives how much it looked at and the faults that it found, a line each, or why it skips. */
const checks = [geometryCheck, terminalCheck, librsvgCheck, browserCheck, graphvizCheck, mermaidCheck];

let faults = 0;
for (const { name, run } of checks) {
  const result = await run(root, process.argv.slice(2));
  if ('skipped' in result) {
    process.stdout.write(`${name}: skipped, ${result.skipped}\n`);
    continue;
  }
  for (const fault of result.faults) process.stdout.write(`FAULT  ${name}: ${fault}\n`);
  faults += result.faults.length;
  process.stdout.write(`${name}: ${result.looked}, ${result.faults.length} faults\n`);
}
process.exitCode = faults === 0 ? 0 : 1;
