import type * as ChildProcess from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  fstatSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type * as Tty from 'node:tty';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { LARGEST_DOCUMENT } from '../readers/decode';

/** Everything that the commands may do to the world outside; the only place that prints and reads. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The bytes of a file, or of standard input for `-`; a diagnostic when they cannot be had. */
  readonly readDocument: (path: string) => Uint8Array | Diagnostic;
  readonly fileExists: (path: string) => boolean;
  /** Puts a text into a file in the place of what it held; why it cannot be done, null when it is. */
  readonly writeFile: (path: string, text: string) => Diagnostic | null;
  /** Adds a text to the end of a file; why it cannot be done, null when it is. */
  readonly appendFile: (path: string, text: string) => Diagnostic | null;
  /** A path that another file names, relative to that file. */
  readonly resolvePath: (from: string, reference: string) => string;
  /** Whether a file lies in the folder of another one, links followed. */
  readonly isBeside: (root: string, path: string) => boolean;
  /** The text of a file of this package, undefined when it is not there. */
  readonly readPackageFile: (path: string) => string | undefined;
  readonly isTerminal: (stream: 'out' | 'err') => boolean;
  /** Columns of the terminal that standard output is; COLUMNS goes first, null where neither says. */
  readonly terminalWidth: () => number | null;
  /** Runs git with a list of arguments, no shell between; null where there is no git. */
  readonly git: (args: readonly string[]) => GitRun | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What git gave back. */
export interface GitRun {
  readonly status: number;
  readonly output: Uint8Array;
}

/** The reader of standard output is gone: nothing more needs to be said. */
export const CLOSED_PIPE = Symbol('closed pipe');

/** The world of the running process; `packageFolder` is where package.json lies. */
export function createProcessIo(packageFolder: string): Io {
  return {
    out: (text) => writeAll(1, text),
    err: (text) => writeAll(2, text),
    readDocument,
    fileExists: existsSync,
    writeFile: (path, text) => tryToWrite(path, () => writeFileSync(path, text)),
    appendFile: (path, text) => tryToWrite(path, () => appendFileSync(path, text)),
    resolvePath: (from, reference) =>
      from === '-' || isAbsolute(reference) ? reference : join(dirname(from), reference),
    isBeside: (root, path) => isInFolder(root === '-' ? '.' : dirname(root), path),
    readPackageFile: (path) => {
      try {
        return readFileSync(join(packageFolder, path), 'utf8');
      } catch {
        return undefined;
      }
    },
    isTerminal: (stream) => isTerminal(stream === 'out' ? 1 : 2),
    terminalWidth,
    git: runGit,
    env: process.env,
  };
}

function isInFolder(folder: string, path: string): boolean {
  const way = relative(realPath(folder), realPath(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Only a character device can be a terminal; asking tty itself is slower than all the rest of a start. */
function isTerminal(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return (require('node:tty') as typeof Tty).isatty(descriptor);
}

function terminalWidth(): number | null {
  const fromEnvironment = Number(process.env.COLUMNS);
  if (Number.isSafeInteger(fromEnvironment) && fromEnvironment > 0) return fromEnvironment;
  return isTerminal(1) ? process.stdout.columns : null;
}

function runGit(args: readonly string[]): GitRun | null {
  const { spawnSync } = require('node:child_process') as typeof ChildProcess;
  const { status, stdout, error } = spawnSync('git', args, {
    maxBuffer: LARGEST_DOCUMENT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error !== undefined && errorCode(error) === 'ENOENT') return null;
  return { status: status ?? 1, output: stdout };
}

/** A pipe that is full says EAGAIN: wait a little and go on where it stopped. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EPIPE') throw CLOSED_PIPE;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function readDocument(path: string): Uint8Array | Diagnostic {
  try {
    if (path === '-') return readAll(0);
    const stats = statSync(path);
    if (stats.isDirectory()) return unreadable(path, 'it is a folder', 'give the path of a JSON file');
    if (!stats.isFile())
      return unreadable(
        path,
        'it is no ordinary file',
        'give the path of a JSON file, or - for standard input',
      );
    if (stats.size > LARGEST_DOCUMENT) {
      return {
        ...unreadable(
          path,
          `it has ${stats.size} bytes, the limit is ${LARGEST_DOCUMENT}`,
          'Repeat and modules write repetition short',
        ),
        code: 'file/too-large',
      };
    }
    return readFileSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return {
        code: 'file/not-found',
        severity: 'error',
        message: `${path} does not exist`,
        help: 'check the path, or see "inception list" for the presets',
      };
    }
    return unreadable(path, REASONS[code] ?? `the system says ${code}`, 'check the file and its permissions');
  }
}

function tryToWrite(path: string, write: () => void): Diagnostic | null {
  try {
    write();
    return null;
  } catch (error) {
    return {
      code: 'file/unwritable',
      severity: 'error',
      message: `${path} cannot be written: the system says ${errorCode(error)}`,
      help: 'check the file, its folder and their permissions',
    };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
  EOF: 'standard input is closed',
  EBADF: 'standard input is closed',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'its name is too long',
};

function unreadable(path: string, reason: string, help: string): Diagnostic {
  const what = path === '-' ? 'standard input' : path;
  return { code: 'file/unreadable', severity: 'error', message: `${what} cannot be read: ${reason}`, help };
}

/** Reads a descriptor to its end, but not further than a document may be long. */
function readAll(descriptor: number): Uint8Array | Diagnostic {
  if (fstatSync(descriptor).isDirectory())
    return unreadable('-', 'it is a folder', 'pipe a JSON file into it');
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(65_536);
    const length = readChunk(descriptor, chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    total += length;
    if (total > LARGEST_DOCUMENT) return Buffer.concat(chunks);
  }
}

function readChunk(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'an unknown error';
}
