import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFolders } from '../support/case-folders';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing, type Run } from '../support/run-inception';
import { generatedDocuments, type HostileDocument } from './hostile-documents';
import { manifold, outputs } from './hostile-outputs';
import { codesOf, runBash } from './run-hostile';

const folder = mkdtempSync(join(tmpdir(), 'inception-hostile-'));
let folders = 0;

beforeAll(buildIfMissing);
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder of its own with these files. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  folders += 1;
  const path = join(folder, String(folders));
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

/** Documents in a folder of their own, each in a file, all of them taken by one run of a command. */
async function runOn(documents: readonly HostileDocument[], command: (files: string) => string) {
  const files = documents.map((_document, index) => `${index}.json`);
  const cwd = folderWith(Object.fromEntries(documents.map(({ text }, index) => [`${index}.json`, text])));
  const run = await runBash(command(files.join(' ')), cwd);
  rmSync(cwd, { recursive: true });
  expect(run.stderr).not.toMatch(TERMINAL_CONTROLS);
  return run;
}

/** Milliseconds, on a machine that runs other tests too. */
const TIME_FOR_HUNDREDS_OF_MEGABYTES = 120_000;

/** What has no end ends sooner; the limit that holds without this option is met by the cases in `endless`. */
const FEWER_LAYERS = '--max-layers 20000';

/** Documents, some of which are refused, each with its codes. */
async function expectCodes(documents: readonly HostileDocument[]): Promise<void> {
  const run = await runOn(documents, (files) => `inception validate ${files} --json ${FEWER_LAYERS}`);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  const told = documents.map(({ name }, index) => ({ name, codes: codesOf(run, `${index}.json`) }));
  expect(told).toEqual(documents.map(({ name, codes }) => ({ name, codes })));
}

describe('a document that is deep, endless or huge', () => {
  it.each([
    ['many values', generatedDocuments],
    ['many outputs', manifold],
  ])('of %s', async (_of, documents) => expectCodes(documents), TIME_FOR_HUNDREDS_OF_MEGABYTES);

  it('and right is analysed', async () => {
    const right = [...generatedDocuments, ...manifold].filter(({ codes }) => codes.length === 0);
    expect(right.length).toBe(2);
    const run = await runOn(right, (files) => `for f in ${files}; do inception summary $f --json; done`);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const schemas = run.stdout.match(/^ {2}"schema": "inception\.report\/1",$/gm);
    expect(schemas).toHaveLength(right.length);
  });
});

/** Each folder: a spec, and what `inception validate spec.json` in it must say; one run for all of a kind. */
describe('a document with hostile', () => {
  it.each(['bytes', 'endless', 'expressions', 'names', 'sizes'])('%s', async (kind) => {
    const cases = caseFolders(join(__dirname, kind));
    const files = cases.map(({ name }) => `${name}/spec.json`);
    const run = await runBash(`inception validate ${files.join(' ')}`, join(__dirname, kind));
    expect(run).toMatchObject({ status: 2 });
    expect(run.stderr).not.toMatch(TERMINAL_CONTROLS);
    const expected = cases.map(({ name, read }) =>
      (read('expected.txt') ?? '').replaceAll('spec.json', `${name}/spec.json`),
    );
    expect(run.stderr).toBe(expected.filter((text) => text !== '').join('\n'));
    const accepted = files.filter((_file, index) => expected[index]?.includes('error[') !== true);
    expect(run.stdout.match(/^ok [^:]+/gm) ?? []).toEqual(accepted.map((file) => `ok ${file}`));
  });

  it('outputs', () => expectCodes(outputs));
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const TERMINAL_CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

const spec = '{"input": [3, 8, 8], "vars": {"n": 2}, "layers": [{"type": "ReLU"}]}';

/** Specs that refer to each other and to what is no spec; `net.json` alone is fine. */
function folderOfPlaces(): string {
  const cwd = folderWith({
    'net.json': spec,
    'circle.json': '{"extends": "./other.json"}',
    'other.json': '{"extends": "./circle.json"}',
    'self.json': '{"extends": "./self.json"}',
    'outside.json': '{"extends": "../../outside.json"}',
    'folder.json': '{"extends": "./parts/"}',
    'device.json': '{"extends": "/dev/zero"}',
  });
  mkdirSync(join(cwd, 'parts'));
  symlinkSync('loop.json', join(cwd, 'loop.json'));
  return cwd;
}

function expectRefused(run: Run, code: string): void {
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toMatch(new RegExp(`error\\[${code}`));
  expect(run.stderr).not.toContain('\u001b');
  expect(run.stderr).not.toMatch(/^\s+at /m);
}

describe('a hostile place', () => {
  it.each([
    ['a file that is not there', ['nosuch.json'], 'file/not-found'],
    ['a folder as a file', ['./'], 'file/unreadable'],
    ['a folder below a file', ['net.json/x.json'], 'file/not-found'],
    ['extends in a circle', ['circle.json'], 'spec/extends'],
    ['extends of itself', ['self.json'], 'spec/extends'],
    ['extends outside of the folder', ['outside.json'], 'spec/extends'],
    ['extends of a folder', ['folder.json'], 'file/unreadable'],
    ['extends of a device', ['device.json'], 'spec/extends'],
    ['extends of a device that is allowed', ['device.json', '--allow-outside'], 'file/'],
    ['a device', ['/dev/zero'], 'file/'],
    ['a device that is empty', ['/dev/null'], '(file/unreadable|json/empty)'],
    ['a link that leads to itself', ['loop.json'], 'file/unreadable'],
    ['a name of 5,000 letters', [`${'a'.repeat(5000)}.json`], 'file/unreadable'],
    ['an escape sequence as a file', ['\u001b[31m.json'], 'file/not-found'],
  ])('%s', async (_name, args, code) => {
    expectRefused(await runInFolder(['summary', ...args], { cwd: folderOfPlaces() }), code);
  });
});

describe.concurrent('a hostile place that the shell gives', () => {
  it.each([
    [
      '100 MB of [ on standard input',
      "summary - < <(head -c 100000000 /dev/zero | tr '\\0' '[')",
      'file/too-large',
    ],
    ['standard input that is closed', 'summary - <&-', '(file/unreadable|json/empty)'],
    ['a pipe that nobody writes to', 'summary pipe', 'file/unreadable'],
  ])('%s', async (_name, command, code) => {
    expectRefused(await runBash(`mkfifo pipe; inception ${command}`, folderOfPlaces()), code);
  });

  it.skipIf(process.getuid?.() === 0)('a file that one may not read', async () => {
    const run = await runBash(
      'chmod 0 net.json; inception summary net.json',
      folderWith({ 'net.json': spec }),
    );
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('error[file/unreadable]');
  });

  it('a full disk, and a reader that leaves early', async () => {
    const layers = Array.from({ length: 5_000 }, () => ({ type: 'ReLU' }));
    const cwd = folderWith({ 'net.json': JSON.stringify({ input: [4], layers }) });
    const [full, early] = await Promise.all([
      runBash('inception summary net.json > /dev/full', cwd),
      runBash('inception summary net.json | head -1; echo "${PIPESTATUS[0]}"', cwd),
    ]);
    expect(full).toMatchObject({ status: 2 });
    expect(full.stderr).toMatch(/^inception: the output cannot be written: .+\n$/);
    expect(early).toMatchObject({ status: 0, stderr: '' });
    expect(early.stdout).toMatch(/\n141\n$/);
  });
});

describe('a hostile option', () => {
  it.each([
    ['--batch', '0'],
    ['--batch', '-1'],
    ['--batch', '1.5'],
    ['--batch', '1e3'],
    ['--batch', '2147483648'],
    ['--batch', 'NaN'],
    ['--in', '3x0x8'],
    ['--in', '-3x8x8'],
    ['--in', '1e400x8x8'],
    ['--in', ''],
    ['--in', 'nosuch=3x8x8'],
    ['--max-layers', '0'],
    ['--dtype', 'nosuch'],
    ['--set', 'nosuch=1'],
    ['--set', '__proto__=1'],
    ['--set', 'constructor=1'],
    ['--set', 'n'],
  ])('%s %s', async (option, value) => {
    const cwd = folderWith({ 'net.json': spec });
    const run = await runInFolder(['summary', 'net.json', option, value], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^error\[usage\/(?:invalid-option|arguments)\]/m);
  });

  it.each(['0', '-1', '0.5', '1e400', 'NaN', '[1]', 'true', '9007199254740993', '${n}', '${'])(
    '--set n=%s is checked like the file',
    async (value) => {
      const layers = [{ type: 'Conv2d', out_channels: '${n}', kernel_size: 1 }];
      const cwd = folderWith({ 'net.json': JSON.stringify({ input: [3, 8, 8], vars: { n: 2 }, layers }) });
      const run = await runInFolder(['summary', 'net.json', '--set', `n=${value}`, '--json'], { cwd });
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(codesOf(run)).toEqual(['spec/invalid-value']);
    },
  );
});

describe('names in other alphabets', () => {
  it('leave the columns aligned', async () => {
    const layers = [
      { type: 'Conv2d', name: '합성곱', out_channels: 4, kernel_size: 1 },
      { type: 'ReLU', name: 'plain' },
      { type: 'ReLU', name: '畳み込み層' },
      { type: 'ReLU', name: 'é\u0301' },
    ];
    const cwd = folderWith({ 'net.json': JSON.stringify({ input: [3, 8, 8], layers }) });
    const run = await runInFolder(['summary', 'net.json', '--format', 'markdown'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const rows = run.stdout.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(layers.length);
    expect(new Set(rows.map(columnsOf)).size).toBe(1);
  });
});

/** How many columns of a terminal a row takes: Hangul, kana and kanji take two, a combining mark none. */
function columnsOf(row: string): number {
  const wide = row.match(/[가-힣ぁ-ん一-鿿]/gu)?.length ?? 0;
  const marks = row.match(/\u0301/g)?.length ?? 0;
  return [...row].length + wide - marks;
}
