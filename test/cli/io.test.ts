import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProcessIo } from '../../src/cli/io';
import { LARGEST_DOCUMENT } from '../../src/language/decode';
import { packageFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

const folder = mkdtempSync(join(tmpdir(), 'inception-io-'));
const io = createProcessIo(packageFolder);

beforeAll(buildIfMissing);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the world of the process', () => {
  const path = join(folder, 'net.json');
  writeFileSync(path, '{}');
  mkdirSync(join(folder, 'parts'));
  symlinkSync('loop', join(folder, 'loop'));
  symlinkSync('/etc/hostname', join(folder, 'outside'));

  it('reads files, or says why not', () => {
    expect(io.readDocument(path)).toEqual(Buffer.from('{}'));
    expect(io.readDocument(join(folder, 'nosuch'))).toMatchObject({ code: 'file/not-found' });
    expect(io.readDocument(join(path, 'below'))).toMatchObject({ code: 'file/not-found' });
    expect(io.readDocument(join(folder, 'parts'))).toMatchObject({ code: 'file/unreadable' });
    expect(io.readDocument(join(folder, 'loop'))).toMatchObject({ code: 'file/unreadable' });
    expect(io.fileExists(path)).toBe(true);
    expect(io.readPackageFile('package.json')).toContain('"inception-cli"');
    expect(io.readPackageFile('nosuch')).toBeUndefined();
    expect(io.readPackageFile('src')).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('reads named pipes and devices to their end', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const writer = spawn('bash', ['-c', `sleep 0.2; printf '{"a":' > "$0"`, pipe], { stdio: 'ignore' });
    expect(io.readDocument(pipe)).toEqual(Buffer.from('{"a":'));
    writer.unref();
    expect(io.readDocument('/dev/null')).toEqual(Buffer.alloc(0));
  });

  it('refuses a file that is larger than a document may be', () => {
    const large = join(folder, 'large.json');
    writeFileSync(large, '');
    truncateSync(large, LARGEST_DOCUMENT + 1);
    expect(io.readDocument(large)).toMatchObject({ code: 'file/too-large' });
  });

  it('writes and adds to files, or says why not', () => {
    const target = join(folder, 'out.txt');
    expect(io.writeFile(target, 'a')).toBeNull();
    expect(io.appendFile(target, 'b')).toBeNull();
    expect(readFileSync(target, 'utf8')).toBe('ab');
    expect(io.writeFile(join(folder, 'parts'), 'a')).toMatchObject({
      code: 'file/unwritable',
      message: expect.stringContaining('it is a folder'),
    });
    expect(io.appendFile(join(path, 'below'), 'a')).toMatchObject({ code: 'file/unwritable' });
  });

  it('knows which files lie in the folder of another, links followed', () => {
    expect(io.resolvePath(path, './parts/a.json')).toBe(join(folder, 'parts', 'a.json'));
    expect(io.resolvePath('-', 'a.json')).toBe('a.json');
    expect(io.isBeside(path, join(folder, 'parts', 'nosuch.json'))).toBe(true);
    expect(io.isBeside(path, join(folder, '..', 'other.json'))).toBe(false);
    expect(io.isBeside(path, '/etc/hostname')).toBe(false);
    expect(io.isBeside(path, join(folder, 'outside'))).toBe(false);
    expect(io.isBeside('-', 'a.json')).toBe(true);
  });

  it('runs git with a list of arguments', () => {
    expect(io.git(['--version'])).toMatchObject({ status: 0 });
    expect(io.git(['nosuch'])?.status).not.toBe(0);
  });

  it('tells the width of the terminal as COLUMNS says it', () => {
    const earlier = process.env.COLUMNS;
    process.env.COLUMNS = '72';
    expect(io.terminalWidth()).toBe(72);
    if (earlier === undefined) delete process.env.COLUMNS;
    else process.env.COLUMNS = earlier;
    expect(typeof io.isTerminal('out')).toBe('boolean');
  });

  it('knows without node:tty that /dev/null is no terminal', () => {
    const runInto = (device: string) => {
      const stdout = openSync(device, 'w');
      const loaded = loadedBy(['summary', 'v2'], stdout);
      closeSync(stdout);
      return loaded;
    };
    expect(runInto('/dev/null')).not.toContain('node:tty');
    expect(runInto('/dev/zero')).toContain('node:tty');
  });

  it('needs zod for a document, and for no values of a preset', () => {
    expect(loadedBy(['summary', 'v2', '--in', '192x56x56'])).not.toContain('zod-mini.cjs');
    expect(loadedBy(['summary', 'v2', '--set', 'out_3x3=77'])).not.toContain('zod-mini.cjs');
    expect(loadedBy(['summary', 'configs/v2.json'])).toContain('zod-mini.cjs');
  });
});

/** The files of the program that a run has loaded, and `node:tty` where it was. */
function loadedBy(args: readonly string[], stdout: number | 'ignore' = 'ignore'): string {
  const probe = join(folder, 'probe.cjs');
  const tty = "process.moduleLoadList.includes('NativeModule tty') ? 'node:tty' : ''";
  const loaded = `console.error([...Object.keys(require.cache), ${tty}].join(' '))`;
  writeFileSync(probe, `process.on('exit', () => ${loaded});`);
  const { status, stderr } = spawnSync(process.execPath, ['--require', probe, 'bin/inception.cjs', ...args], {
    cwd: packageFolder,
    // Where code is kept, bundles are not loaded by require, and require.cache does not show them.
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', stdout, 'pipe'],
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return stderr;
}
