// Runs `validate` and `summary` of large files as whole processes, beside `node -e JSON.parse` of the same file:
// median CPU and wall time, their ratios to it, and the peak memory. Only the ratios of one run mean something.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, median, memoryOfProcess, printTable, timeProcess, writeResults } from './measuring.mjs';
import { chainText } from './networks.mjs';

const rounds = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'inception-bench-'));

const rows = [];
try {
  for (const layers of [10_000, 100_000]) {
    const file = join(folder, `chain-${layers}.json`);
    writeFileSync(file, chainText(layers));
    rows.push(...measureFile(file, layers));
  }
} finally {
  rmSync(folder, { recursive: true });
}

printTable(
  ['layers', 'command', 'cpu ms', 'wall ms', 'cpu ratio', 'wall ratio', 'peak MB'],
  rows.map((row) => [
    String(row.layers),
    row.command,
    row.cpu_ms.toFixed(0),
    row.wall_ms.toFixed(0),
    row.cpu_ratio.toFixed(2),
    row.wall_ratio.toFixed(2),
    (row.peak_bytes / 1e6).toFixed(0),
  ]),
  2,
);
writeResults('large-files', { rounds, rows });

function measureFile(file, layers) {
  const parse = `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`;
  const commands = new Map([
    ['JSON.parse', ['-e', parse]],
    ['validate', [binary, 'validate', file]],
    ['summary', [binary, 'summary', file]],
    ['summary --json', [binary, 'summary', file, '--json']],
  ]);
  const runs = new Map([...commands.keys()].map((command) => [command, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [command, args] of commands) runs.get(command).push(timeProcess(args));
  }
  const middle = (command, figure) => median(runs.get(command).map((run) => run[figure]));
  return [...commands.keys()].map((command) => ({
    layers,
    command,
    cpu_ms: middle(command, 'cpu'),
    wall_ms: middle(command, 'wall'),
    cpu_ratio: middle(command, 'cpu') / middle('JSON.parse', 'cpu'),
    wall_ratio: middle(command, 'wall') / middle('JSON.parse', 'wall'),
    peak_bytes: memoryOfProcess(commands.get(command)).peak,
  }));
}
