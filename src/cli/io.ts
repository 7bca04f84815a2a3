import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type * as Tty from 'node:tty';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { bytesInMemory, type DocumentBytes } from '../frontends/document-bytes';
import { LARGEST_DOCUMENT } from '../language/decode';
import { shortened } from '../text/shortened';
import { fileBytes } from './file-bytes';
import { CLOSED_PIPE, createOutput, deviceAt, errorCode, pause, writeIfRead } from './output';
import { decodePath, encodePath } from './path-bytes';
import { type GitOptions, type GitRun, runGit } from './run-git';
import { streamBytes } from './stream-bytes';

/** Everything that the commands may do to the world outside. */
export interface Io {
  /** What it is given may be kept for a while, so that many short texts are written at once. */
  readonly out: (text: string) => void;
  /** Writes what `out` has kept and then this text, which is dropped where nobody reads it any more. */
  readonly err: (text: string) => void;
  /** Writes what `out` has kept. */
  readonly flush: () => void;
  /** From the call on, `out` is dropped where nobody reads it any more, instead of ending the program. */
  readonly ignoreClosedPipe: () => void;
  /** The bytes of a file, or of standard input for `-`; a diagnostic when they cannot be had. */
  readonly readDocument: (path: string) => Uint8Array | Diagnostic;
  /** The same, to be read where they are wanted: of a file no more than is asked for is in memory. */
  readonly openDocument: (path: string) => DocumentBytes | Diagnostic;
  readonly fileExists: (path: string) => boolean;
  /** Whether a path is a symbolic link, wherever it leads to. */
  readonly isLink: (path: string) => boolean;
  /** In bytes; 0 where there is no such file. */
  readonly fileSize: (path: string) => number;
  /** The absolute path, links followed as far as it exists. */
  readonly realPath: (path: string) => string;
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
  readonly git: (args: readonly string[], options?: GitOptions) => GitRun | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The world of the running process; `packageFolder` is where package.json lies. */
export function createProcessIo(packageFolder: string): Io {
  const output = createOutput(1);
  return {
    out: output.write,
    err: (text) => {
      try {
        output.flush();
      } finally {
        writeIfRead(2, text);
      }
    },
    flush: output.flush,
    ignoreClosedPipe: output.ignoreClosedPipe,
    readDocument: (path) => readDocument(path, output.flush),
    openDocument: (path) => openDocument(path, output.flush),
    fileExists: (path) => existsSync(encodePath(path)),
    isLink: (path) => lstatSync(encodePath(path), { throwIfNoEntry: false })?.isSymbolicLink() === true,
    fileSize: (path) => statSync(encodePath(path), { throwIfNoEntry: false })?.size ?? 0,
    realPath,
    writeFile: (path, text) => {
      output.flush();
      return tryToWrite(path, () => writeFileSync(path, text));
    },
    appendFile: (path, text) => {
      output.flush();
      return tryToWrite(path, () => appendFileSync(path, text));
    },
    resolvePath: (from, reference) =>
      from === '-' || isAbsolute(reference) ? reference : join(dirname(from), reference),
    isBeside: (root, path) => isInFolder(root === '-' ? '.' : dirname(root), path),
    readPackageFile: (path) => readIfThere(join(packageFolder, path)),
    isTerminal: (stream) => isTerminal(stream === 'out' ? 1 : 2),
    terminalWidth,
    git: runGit,
    env: process.env,
  };
}

/** Asking first is cheaper than an error with its stack, and most names that are asked for are no preset's. */
function readIfThere(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isInFolder(folder: string, path: string): boolean {
  const way = relative(realPath(folder), realPath(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}

function realPath(path: string): string {
  try {
    return decodePath(realpathSync(encodePath(path), { encoding: 'buffer' }));
  } catch {
    const whole = resolve(path);
    const folder = dirname(whole);
    return folder === whole ? whole : join(realPath(folder), basename(whole));
  }
}

/** Only a character device can be a terminal, /dev/null is none, and to load node:tty costs half of a start. */
function isTerminal(descriptor: number): boolean {
  const device = deviceAt(descriptor);
  if (device === null) return false;
  if (device.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev) return false;
  const loaded: typeof Tty = require('node:tty');
  return loaded.isatty(descriptor);
}

function terminalWidth(): number | null {
  const fromEnvironment = Number(process.env.COLUMNS);
  if (Number.isSafeInteger(fromEnvironment) && fromEnvironment > 0) return fromEnvironment;
  return isTerminal(1) ? process.stdout.columns : null;
}

/** `beforeWaiting` is called before bytes are asked for that another process may write only when it has read ours. */
function readDocument(path: string, beforeWaiting: () => void): Uint8Array | Diagnostic {
  try {
    if (path === '-' || path === '/dev/stdin') {
      beforeWaiting();
      return readInput();
    }
    const stats = statSync(encodePath(path));
    if (stats.isDirectory()) return unreadable(path, 'it is a folder', 'give the path of a JSON file');
    if (stats.isFIFO() || stats.isCharacterDevice()) {
      beforeWaiting();
      return readOpened(path, stats.isFIFO() ? 'pipe' : 'device');
    }
    if (!stats.isFile())
      return unreadable(path, 'it is no file', 'give the path of a JSON file, or - for standard input');
    return stats.size > LARGEST_DOCUMENT ? tooLarge(path, `${stats.size}`) : readFileSync(encodePath(path));
  } catch (error) {
    if (error === CLOSED_PIPE) throw error;
    if (error === NOBODY_WRITES)
      return unreadable(path, 'nothing is written to it', 'check the program that should write to it');
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return {
        code: 'file/not-found',
        severity: 'error',
        message: `${shortened(path)} does not exist`,
        help: 'check the path, or see "inception list" for the presets',
      };
    }
    return unreadable(path, REASONS[code] ?? `the system says ${code}`, 'check the file and its permissions');
  }
}

/** Where the bytes are not asked for at once, a file is read by places and standard input as far as it is wanted. */
function openDocument(path: string, beforeWaiting: () => void): DocumentBytes | Diagnostic {
  const bytes = bytesOfInput(path, beforeWaiting) ?? bytesOfFile(path) ?? readDocument(path, beforeWaiting);
  return bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
}

/** Null of any other document, and where it cannot be read. */
function bytesOfInput(path: string, beforeWaiting: () => void): DocumentBytes | null {
  if (path !== '-' && path !== '/dev/stdin') return null;
  try {
    if (fstatSync(0).isDirectory()) return null;
    beforeWaiting();
    const tooLong = () => tooLarge('-', `more than ${LARGEST_DOCUMENT}`);
    return streamBytes(readInputChunk, { most: LARGEST_DOCUMENT, tooLarge: tooLong });
  } catch {
    return null;
  }
}

/** Null of what is no file, and where it cannot be read. */
function bytesOfFile(path: string): DocumentBytes | null {
  try {
    const stats = statSync(encodePath(path));
    if (!stats.isFile()) return null;
    accessSync(encodePath(path), constants.R_OK);
    const tooLong = () => tooLarge(path, `${stats.size}`);
    return fileBytes(path, stats.size, { most: LARGEST_DOCUMENT, tooLarge: tooLong });
  } catch {
    return null;
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
  const what = path === '-' ? 'standard input' : shortened(path);
  return { code: 'file/unreadable', severity: 'error', message: `${what} cannot be read: ${reason}`, help };
}

function tooLarge(path: string, bytes: string): Diagnostic {
  const reason = `it has ${bytes} bytes, the limit is ${LARGEST_DOCUMENT}`;
  return {
    ...unreadable(path, reason, 'Repeat and modules write repetition short'),
    code: 'file/too-large',
  };
}

function readInput(): Uint8Array | Diagnostic {
  if (fstatSync(0).isDirectory()) return unreadable('-', 'it is a folder', 'pipe a JSON file into it');
  return readAll('-', readInputChunk);
}

function readInputChunk(chunk: Uint8Array): number {
  for (;;) {
    const length = tryToRead(0, chunk);
    if (length !== null) return length;
    pause();
  }
}

const NOBODY_WRITES = Symbol('nobody writes');

/** Milliseconds that a named pipe may have no writer, and that a writer may say nothing. */
const WAIT_FOR_WRITER = 1_500;
const WAIT_FOR_BYTES = 60_000;

/** Reads a named pipe or a device, opened so that it never waits: one that nobody writes to would wait for ever. */
function readOpened(path: string, kind: 'pipe' | 'device'): Uint8Array | Diagnostic {
  const descriptor = openSync(encodePath(path), constants.O_RDONLY | constants.O_NONBLOCK);
  let hasWriter = kind === 'device';
  try {
    return readAll(path, (chunk) => {
      const start = Date.now();
      for (;;) {
        const length = tryToRead(descriptor, chunk);
        if (length !== 0) hasWriter = true;
        if (length !== null && hasWriter) return length;
        if (Date.now() - start > (hasWriter ? WAIT_FOR_BYTES : WAIT_FOR_WRITER)) throw NOBODY_WRITES;
        pause();
      }
    });
  } finally {
    closeSync(descriptor);
  }
}

/** Reads to the end, but not further than a document may be long. */
function readAll(path: string, readChunk: (chunk: Uint8Array) => number): Uint8Array | Diagnostic {
  const chunks: Buffer[] = [];
  for (let total = 0; total <= LARGEST_DOCUMENT; ) {
    const chunk = Buffer.allocUnsafe(65_536);
    const length = readChunk(chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    total += length;
  }
  return tooLarge(path, `more than ${LARGEST_DOCUMENT}`);
}

/** How many bytes were read, 0 at the end; null where there are none yet. */
function tryToRead(descriptor: number, chunk: Uint8Array): number | null {
  try {
    return readSync(descriptor, chunk);
  } catch (error) {
    if (errorCode(error) !== 'EAGAIN') throw error;
    return null;
  }
}
