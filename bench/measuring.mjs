// What the benchmarks share: running a process, medians, tables, and the folder of results.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const binary = join(root, 'bin', 'inception.cjs');
const reportMemory = join(root, 'bench', 'report-memory.cjs');

/** Bash tells what the system counted for a process that has ended; its stream of errors goes to descriptor 3 for that. */
const TIMED = 'TIMEFORMAT="%3U %3S %3R"; exec 4>&2 2>&3; time "$@" 2>&4';

/**
 * CPU (user and system) and wall time of one process in milliseconds, its end counted too, with `env` added to the
 * environment; it needs bash.
 */
export function timeProcess(args, env = {}) {
  const [user, system, wall] = run('bash', ['-c', TIMED, 'bash', process.execPath, ...args], env)
    .trim()
    .split(' ')
    .map((seconds) => Number(seconds) * 1e3);
  return { cpu: user + system, wall };
}

/**
 * The peak memory of a process in bytes, and the pages of memory that it was given, medians of three runs. On virtual
 * machines the pages may take most of the time, and they are nearly the same in each run.
 */
export function memoryOfProcess(args, env = {}) {
  const runs = [1, 2, 3].map(() => JSON.parse(run(process.execPath, ['-r', reportMemory, ...args], env)));
  return { peak: median(runs.map(({ peak }) => peak)), pages: median(runs.map(({ pages }) => pages)) };
}

/** Runs a command and gives what it wrote to descriptor 3. */
function run(command, args, env) {
  const { status, output } = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 30,
    env: { ...process.env, LC_ALL: 'C', ...env },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${output?.[2]}`);
  return output[3].toString();
}

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Prints a table whose first columns are words and the others numbers. */
export function printTable(head, rows, words) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) =>
      column < words ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    );
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  }
}

/** Writes the figures of a benchmark to `bench/results/`, which git leaves out. */
export function writeResults(name, results) {
  const folder = join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const machine = { node: process.version, platform: process.platform, arch: process.arch };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ machine, ...results }, null, 2)}\n`);
}
