// Times whole processes, each just after a `node -e 0`, and prints each one's median CPU and wall time, the median of
// their ratios to it, and the pages of memory beyond those of it; then the CPU time and ratio where no code that V8 compiled
// in earlier runs is kept. Machines are noisy: only the ratios of one run mean something.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  binary,
  median,
  memoryOfProcess,
  printTable,
  root,
  timeProcess,
  writeResults,
} from './measuring.mjs';
import { chainText } from './networks.mjs';

const rounds = Number(process.argv[2] ?? 15);

const folder = mkdtempSync(join(tmpdir(), 'inception-bench-'));
const ownSpec = join(folder, 'own.json');
const longSpec = join(folder, 'long.json');
writeFileSync(
  ownSpec,
  JSON.stringify({
    input: [3, 32, 32],
    layers: [
      { type: 'Conv2d', out_channels: 16, kernel_size: 3, padding: 1 },
      { type: 'BatchNorm2d' },
      { type: 'ReLU' },
      { type: 'Flatten' },
      { type: 'Linear', out_features: 10 },
    ],
  }),
);
writeFileSync(longSpec, chainText(1_000));

const many = new Array(1_000).fill('v2');
const variants = many.map((preset, index) => {
  const path = join(folder, `variant-${index}.json`);
  writeFileSync(path, JSON.stringify({ extends: preset, vars: { out_1x1: 1 + index } }));
  return path;
});
const commands = new Map([
  ['node -e 0', ['-e', '0']],
  ['--version', [binary, '--version']],
  ['--help', [binary, '--help']],
  ['summary v2', [binary, 'summary', 'v2', '--in', '192x28x28']],
  ['summary v2 --color', [binary, 'summary', 'v2', '--in', '192x28x28', '--color']],
  ['summary v2 --json', [binary, 'summary', 'v2', '--in', '192x28x28', '--json']],
  ['summary 1,000 x v2 --json', [binary, 'summary', ...many, '--in', '192x28x28', '--json']],
  ['summary VARIANT --json', [binary, 'summary', variants[0], '--json']],
  ['summary 1,000 VARIANTS --json', [binary, 'summary', ...variants, '--json']],
  ['summary v2 --in 192x56x56', [binary, 'summary', 'v2', '--in', '192x56x56']],
  ['compare v1 v2', [binary, 'compare', 'v1', 'v2', '--color']],
  ['summary resnet152', [binary, 'summary', 'resnet152']],
  ['summary FILE of 5 layers', [binary, 'summary', ownSpec]],
  ["summary FILE, the article's v2", [binary, 'summary', join(root, 'configs', 'v2.json')]],
  ['validate FILE of 1,000 layers', [binary, 'validate', longSpec]],
]);

/** The runs before the measured ones, in which the code of each command is kept (`bin/inception.cjs`). */
const EARLIER_RUNS = 10;

const kept = { XDG_CACHE_HOME: folder };
const nothingKept = { NODE_DISABLE_COMPILE_CACHE: '1' };

/** Each command's runs, each with the one of `node -e 0` just before it. */
const runs = new Map([...commands.keys()].map((command) => [command, []]));
const pages = new Map();
try {
  for (let run = 0; run < EARLIER_RUNS; run += 1) {
    for (const args of commands.values()) timeProcess(args, kept);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [command, args] of commands) {
      const empty = timeProcess(['-e', '0']);
      runs.get(command).push({ empty, own: timeProcess(args, kept), first: timeProcess(args, nothingKept) });
    }
  }
  for (const [command, args] of commands) pages.set(command, memoryOfProcess(args, kept).pages);
} finally {
  rmSync(folder, { recursive: true });
}

const middle = (command, figure, run = 'own') => median(runs.get(command).map((pair) => pair[run][figure]));
const middleRatio = (command, figure, run = 'own') =>
  median(runs.get(command).map((pair) => pair[run][figure] / pair.empty[figure]));
const rows = [...commands.keys()].map((command) => ({
  command,
  cpu_ms: middle(command, 'cpu'),
  wall_ms: middle(command, 'wall'),
  cpu_ratio: middleRatio(command, 'cpu'),
  wall_ratio: middleRatio(command, 'wall'),
  more_pages: pages.get(command) - pages.get('node -e 0'),
  nothing_kept: { cpu_ms: middle(command, 'cpu', 'first'), cpu_ratio: middleRatio(command, 'cpu', 'first') },
}));
printTable(
  ['command', 'cpu ms', 'wall ms', 'cpu ratio', 'wall ratio', 'more pages', 'nothing kept: ms', 'ratio'],
  rows.map((row) => [
    row.command,
    row.cpu_ms.toFixed(1),
    row.wall_ms.toFixed(1),
    row.cpu_ratio.toFixed(2),
    row.wall_ratio.toFixed(2),
    String(row.more_pages),
    row.nothing_kept.cpu_ms.toFixed(1),
    row.nothing_kept.cpu_ratio.toFixed(2),
  ]),
  1,
);
if (process.env.NODE_EXTRA_CA_CERTS)
  process.stdout.write(
    'NODE_EXTRA_CA_CERTS is set: Node 20 reads it at each start, so all ratios are lower than without it.\n',
  );
writeResults('start-up', { rounds, rows });
