import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { buildIfMissing, runInception } from '../support/run-inception';

const home = mkdtempSync(join(tmpdir(), 'inception-kept-'));
const reports = join(home, 'report-scripts.cjs');
/** The name of the one file that `--version` keeps, and what it held after the first run. */
let name = '';
let good = Buffer.alloc(0);
let made = 0;
/** Nobody else can give a file away. */
const isRoot = process.geteuid?.() === 0;
const ownedByNobody = [
  'somebody else owns',
  (cache: string) => chownSync(join(cache, 'inception'), 65534, 65534),
] as const;

/** Prints to the stream of errors what V8 made of the kept code of each script. */
const REPORT_SCRIPTS = `
  const vm = require('node:vm');
  vm.Script = class extends vm.Script {
    constructor(source, options) {
      super(source, options);
      const { cachedData } = options;
      process.stderr.write(cachedData === undefined ? 'compiled ' : this.cachedDataRejected ? 'refused ' : 'taken ');
    }
  };
`;

/** A folder that a run takes for the user's cache. */
function freshCache(): string {
  made += 1;
  const cache = join(home, String(made));
  mkdirSync(cache);
  return cache;
}

/** The same with kept code in it. */
function filledCache(): string {
  const cache = freshCache();
  mkdirSync(join(cache, 'inception'), { mode: 0o700 });
  put(join(cache, 'inception', name), good);
  return cache;
}

/** Writes a file of kept code with the time that tells that nothing else wrote it. */
function put(file: string, bytes: Uint8Array): void {
  writeFileSync(file, bytes, { mode: 0o600 });
  utimesSync(file, 1e9, 1e9);
}

/** What became of the kept code in a run of `--version`, which must itself be as ever. */
async function runWith(cache: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const run = await runInception(['--version'], {
    env: { XDG_CACHE_HOME: cache, NODE_OPTIONS: `-r ${reports}`, ...env },
  });
  expect({ ...run, stderr: '' }).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  return run.stderr.trim();
}

beforeAll(async () => {
  buildIfMissing();
  writeFileSync(reports, REPORT_SCRIPTS);
  const cache = freshCache();
  expect(await runWith(cache)).toBe('compiled');
  const folder = join(cache, 'inception');
  expect(readdirSync(folder)).toHaveLength(1);
  name = readdirSync(folder)[0] ?? '';
  good = readFileSync(join(folder, name));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});
afterAll(() => rmSync(home, { recursive: true }));

/** Where the code of the only bundle begins, after the index. */
const CODE_AT = 16384;

describe('code that V8 compiled', () => {
  it('is taken by the next run', async () => {
    expect(await runWith(filledCache())).toBe('taken');
  });

  it.each<readonly [string, string, (file: string) => void]>([
    ['changed in the middle', 'compiled', (file) => writeFileSync(file, good.with(good.length >> 1, 255))],
    ['cut off', 'compiled', (file) => truncateSync(file, good.length - 1000)],
    ['cut off by what sets its time', 'compiled', (file) => put(file, good.subarray(0, good.length - 1000))],
    ['no file of kept code at all', 'compiled', (file) => put(file, Buffer.from('{}'))],
    ['of another command or Node', 'compiled', (file) => put(file, Buffer.from(good).fill('x', 14, 17))],
    // V8 writes a hash of its version into the second four bytes
    ['of another V8', 'refused', (file) => put(file, good.with(CODE_AT + 4, (good[CODE_AT + 4] ?? 0) ^ 1))],
  ])('is replaced where it is %s', async (_what, outcome, spoil) => {
    const cache = filledCache();
    const file = join(cache, 'inception', name);
    spoil(file);
    expect(await runWith(cache)).toBe(outcome);
    const { mtimeMs, size } = statSync(file);
    expect(mtimeMs).toBe(1e12);
    expect(size).toBeGreaterThan(0.9 * good.length);
  });

  it.each<readonly [string, (cache: string) => void]>([
    [
      'a link leads to',
      (cache) => {
        renameSync(join(cache, 'inception'), join(cache, 'elsewhere'));
        symlinkSync('elsewhere', join(cache, 'inception'));
      },
    ],
    ['others can write to', (cache) => chmodSync(join(cache, 'inception'), 0o777)],
    ...(isRoot ? [ownedByNobody] : []),
  ])('is neither read from nor written to a folder that %s', async (_whose, spoil) => {
    const cache = filledCache();
    spoil(cache);
    const before = statSync(join(cache, 'inception', name)).ctimeMs;
    expect(await runWith(cache)).toBe('compiled');
    expect(readdirSync(join(cache, 'inception'))).toEqual([name]);
    expect(statSync(join(cache, 'inception', name)).ctimeMs).toBe(before);
  });

  it('is written whole by two runs at once', async () => {
    const cache = freshCache();
    expect(await Promise.all([runWith(cache), runWith(cache)])).toContain('compiled');
    expect(readdirSync(join(cache, 'inception'))).toEqual([name]);
    expect(await runWith(cache)).toBe('taken');
  });

  it('is left out where there is no folder for it', async () => {
    const file = join(freshCache(), 'file');
    writeFileSync(file, '');
    expect(await runWith(file)).toBe('compiled');
    const cache = freshCache();
    expect(await runWith(cache, { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('');
    expect(await runWith('', { HOME: '' })).toBe('');
    // Some users have a home that is not there, and in /proc nothing can be made.
    const absent = join(home, 'absent');
    expect(await runWith('', { HOME: absent })).toBe('compiled');
    expect(existsSync(absent)).toBe(false);
    expect(await runWith('', { HOME: '/proc' })).toBe('compiled');
    expect(await runWith('', { HOME: freshCache() })).toBe('compiled');
    expect(readdirSync(join(home, String(made), '.cache', 'inception'))).toEqual([name]);
    expect(readdirSync(cache)).toEqual([]);
  });
});
