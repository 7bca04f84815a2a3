// Variants a second on one core, by the CPU time of whole processes without that of their start; and the peak memory.
import { binary, memoryOfProcess, printTable, timeProcess, writeResults } from './measuring.mjs';

const rounds = Number(process.argv[2] ?? 3);

/** What varies, the same with a single variant, and how many variants a second it must be. */
const sweeps = [
  {
    name: 'v2, three variables',
    variants: 100 * 100 * 20,
    bar: 20_000,
    args: ['v2', '--vary', 'out_3x3=64..163', '--vary', 'out_1x1=1..100', '--vary', 'pool=1..20'],
  },
  { name: 'resnet50, its input', variants: 1000, bar: 100, args: ['resnet50', '--vary', 'in=33..1032'] },
];

const rows = sweeps.map(({ name, variants, bar, args }) => {
  const command = [binary, 'sweep', ...args, '--jobs', '1', '--format', 'json', '-o', '/dev/null'];
  const start = [
    binary,
    'sweep',
    args[0],
    '--vary',
    'in=64',
    '--jobs',
    '1',
    '--format',
    'json',
    '-o',
    '/dev/null',
  ];
  const times = Array.from({ length: rounds }, () => timeProcess(command).cpu - timeProcess(start).cpu);
  const rate = Math.round(variants / (Math.min(...times) / 1e3));
  return { name, variants, bar, rate, peak_bytes: memoryOfProcess(command).peak };
});

printTable(
  ['sweep', 'variants', 'variants/s', 'at least', 'peak MB'],
  rows.map(({ name, variants, rate, bar, peak_bytes }) => [
    name,
    variants.toLocaleString('en'),
    rate.toLocaleString('en'),
    bar.toLocaleString('en'),
    (peak_bytes / 1e6).toFixed(0),
  ]),
  1,
);
writeResults('sweep', { rows });
process.exitCode = rows.every(({ rate, bar }) => rate >= bar) ? 0 : 1;
