// Runs `summary --json` of ONNX files as whole processes, next to `node -e 0` in the same run: median CPU time, its ratio
// to that, and the peak memory. The files have the structure of exported networks and zeros for weights; where they are too
// large to keep they are made anew. Only the ratios of one run mean something.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, median, memoryOfProcess, printTable, timeProcess, writeResults } from './measuring.mjs';
import { writeWithWeights } from './onnx-files.mjs';

const rounds = Number(process.argv[2] ?? 7);
const folder = mkdtempSync(join(tmpdir(), 'inception-bench-'));

/** The fixtures, with the ratio to an empty Node and the MB that each may take at most. */
const networks = [
  { name: 'resnet50', ratio: 1.6, megabytes: 70 },
  { name: 'vit_b_32', ratio: 2.2, megabytes: 90 },
  { name: 'swin_t', ratio: 4, megabytes: 120 },
];

const rows = [];
try {
  const empty = [];
  const runs = new Map(networks.map(({ name }) => [name, []]));
  const files = new Map(
    networks.map(({ name }) => {
      const file = join(folder, `${name}.onnx`);
      return [name, { file, bytes: writeWithWeights(name, file) }];
    }),
  );
  for (let round = 0; round < rounds; round += 1) {
    empty.push(timeProcess(['-e', '0']));
    for (const [name, { file }] of files)
      runs.get(name).push(timeProcess([binary, 'summary', file, '--json']));
  }
  const baseline = median(empty.map(({ cpu }) => cpu));
  for (const { name, ratio, megabytes } of networks) {
    const { file, bytes } = files.get(name);
    const cpu = median(runs.get(name).map((run) => run.cpu));
    rows.push({
      network: name,
      file_bytes: bytes,
      cpu_ms: cpu,
      cpu_ratio: cpu / baseline,
      most_ratio: ratio,
      peak_bytes: memoryOfProcess([binary, 'summary', file, '--json']).peak,
      most_megabytes: megabytes,
    });
  }
} finally {
  rmSync(folder, { recursive: true });
}

printTable(
  ['network', 'file MB', 'cpu ms', 'cpu ratio', 'at most', 'peak MB', 'at most'],
  rows.map((row) => [
    row.network,
    (row.file_bytes / 1e6).toFixed(0),
    row.cpu_ms.toFixed(0),
    row.cpu_ratio.toFixed(2),
    String(row.most_ratio),
    (row.peak_bytes / 1e6).toFixed(0),
    String(row.most_megabytes),
  ]),
  1,
);
writeResults('onnx', { rounds, rows });
