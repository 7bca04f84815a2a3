// A sweep of a million variants of v2 against what it must be: npm run verify:sweep, or with another number of variants
// node tools/verify-sweep.mjs 100000. It is killed and resumed, split and joined, and compared with single runs.
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundledModule } from './bundled-module.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binary = join(root, 'bin', 'inception.cjs');
const wanted = Number(process.argv[2] ?? 1_000_000);
const SINGLE_RUNS = 1000;
const MOST_BYTES = 200e6;

const folder = mkdtempSync(join(tmpdir(), 'inception-sweep-'));
const at = (name) => join(folder, name);
const pools = Math.max(1, Math.round(wanted / 10_000));
const variants = pools * 10_000;
const sweep = [
  ...['sweep', 'v2', '--format', 'json', '--vary', 'out_3x3=64..163', '--vary', 'out_1x1=1..100'],
  ...['--vary', `pool=1..${pools}`],
];

/** The peak memory of a process in bytes, where the system says it. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/**
 * Runs the program to its end, or until it is killed after some milliseconds; returns its peak memory and its
 * time.
 */
function run(args, killAfter = null) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [binary, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
    }, 100);
    const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      if (timer !== null) clearTimeout(timer);
      if (code !== 0 && signal !== 'SIGKILL')
        reject(new Error(`${args.join(' ')} ended with ${code ?? signal}`));
      else resolve({ peak, seconds: (performance.now() - begun) / 1000, isKilled: signal === 'SIGKILL' });
    });
  });
}

let isRight = true;
function say(isAsWanted, text) {
  isRight &&= isAsWanted;
  process.stdout.write(`${isAsWanted ? 'right' : 'WRONG'}  ${text}\n`);
}

function isSame(left, right) {
  if (statSync(left).size !== statSync(right).size) return false;
  return readFileSync(left).equals(readFileSync(right));
}

/** Lines of a file by their positions, which are in order. */
async function linesAt(file, positions) {
  const found = [];
  const lines = createInterface({ input: createReadStream(file) });
  let position = 0;
  for await (const line of lines) {
    if (position === positions[found.length]) found.push(line);
    position += 1;
  }
  return { found, count: position };
}

try {
  const whole = await run([...sweep, '-o', at('whole.jsonl')]);
  const rate = Math.round(variants / whole.seconds).toLocaleString('en');
  process.stdout.write(`${variants} variants in ${whole.seconds.toFixed(1)} s: ${rate} a second\n`);
  if (whole.peak > 0) say(whole.peak < MOST_BYTES, `peak memory ${(whole.peak / 1e6).toFixed(0)} MB`);

  const drawn = new Set();
  while (drawn.size < Math.min(SINGLE_RUNS, variants)) drawn.add(Math.floor(Math.random() * variants));
  const indexes = [...drawn].sort((left, right) => left - right);
  const { found, count } = await linesAt(
    at('whole.jsonl'),
    indexes.map((index) => index + 1),
  );
  say(count === variants + 2, `${count} lines: the head, every variant, the end`);
  const { main } = await bundledModule(root, 'src/cli/main.ts');
  const { createProcessIo } = await bundledModule(root, 'src/cli/io.ts');
  const differing = found.filter((line, position) => {
    const { index, values, ...figures } = JSON.parse(line);
    let text = '';
    const io = { ...createProcessIo(root), out: (piece) => (text += piece) };
    const set = Object.entries(values).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    main(['summary', 'v2', '--json', ...set], io);
    const { totals } = JSON.parse(text);
    return (
      index !== indexes[position] || Object.entries(figures).some(([name, figure]) => totals[name] !== figure)
    );
  });
  say(
    differing.length === 0,
    `${found.length - differing.length} of ${found.length} drawn variants equal summary --json`,
  );

  let kills = 0;
  for (const share of [0.1, 0.3, 0.2, 0.4]) {
    const { isKilled } = await run([...sweep, '--resume', at('resumed.jsonl')], whole.seconds * 1000 * share);
    if (isKilled && existsSync(at('resumed.jsonl'))) kills += 1;
  }
  await run([...sweep, '--resume', at('resumed.jsonl')]);
  say(isSame(at('whole.jsonl'), at('resumed.jsonl')), `killed ${kills} times and resumed: the same bytes`);

  const parts = ['1', '2', '3', '4'].map((part) => ({ part, file: at(`part${part}.jsonl`) }));
  for (const { part, file } of parts) await run([...sweep, '--shard', `${part}/4`, '-o', file]);
  const files = parts.map(({ file }) => file).reverse();
  await run(['sweep', '--format', 'json', '-o', at('merged.jsonl'), '--merge', ...files]);
  say(isSame(at('whole.jsonl'), at('merged.jsonl')), 'four parts joined: the same bytes');
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = isRight ? 0 : 1;
