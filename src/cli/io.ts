import {
  appendFileSync,
  existsSync,
  lstatSync,
  readFileSync,
  realpathSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type * as Tty from 'node:tty';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';
import { shortened } from '../text/shortened';
import { lateProgress } from './load-progress';
import { createOutput, deviceAt, errorCode, writeIfRead } from './output';
import { decodePath, encodePath } from './path-bytes';
import { namesIn, openDocument, readDocument } from './read-document';
import { type GitOptions, type GitRun, runGit } from './run-git';
import { createStatusLine, type StatusLine } from './status-line';

/** Everything that the commands may do to the world outside. */
export interface Io {
  /** Writes to standard output. The text may be kept for a while, so that many short texts are written at once. */
  readonly out: (text: string) => void;
  /** Writes what `out` has kept and then this text to standard error; the text is dropped if the reader has gone. */
  readonly err: (text: string) => void;
  /** Writes what `out` has kept. */
  readonly flush: () => void;
  /** After this call, a reader of `out` that has gone no longer ends the program: the output is dropped. */
  readonly ignoreClosedPipe: () => void;
  /** The bytes of a file, or of standard input for `-`; a diagnostic if they cannot be read. */
  readonly readDocument: (path: string) => Uint8Array | Diagnostic;
  /** The same for reading single parts: of a file, only the parts that are read are in memory. */
  readonly openDocument: (path: string) => DocumentBytes | Diagnostic;
  readonly fileExists: (path: string) => boolean;
  /** The names in a folder in their order; none if it cannot be read. */
  readonly namesIn: (folder: string) => readonly string[];
  /** Whether a path is a symbolic link, even to nowhere. */
  readonly isLink: (path: string) => boolean;
  /** In bytes; 0 if there is no such file. */
  readonly fileSize: (path: string) => number;
  /** Makes a folder the working one; returns why this failed, or null. */
  readonly enterFolder: (path: string) => string | null;
  /** The absolute path, links followed as far as it exists. */
  readonly realPath: (path: string) => string;
  /** Replaces the contents of a file by a text; returns why this failed, or null. */
  readonly writeFile: (path: string, text: string) => Diagnostic | null;
  /** Adds a text to the end of a file; returns why this failed, or null. */
  readonly appendFile: (path: string, text: string) => Diagnostic | null;
  /** The path of a file that another file references relative to itself. */
  readonly resolvePath: (from: string, reference: string) => string;
  /** Whether a file lies in the folder of another one, links followed. */
  readonly isBeside: (root: string, path: string) => boolean;
  /** The text of a file of this package, undefined if it is missing. */
  readonly readPackageFile: (path: string) => string | undefined;
  readonly isTerminal: (stream: 'out' | 'err') => boolean;
  /** The columns that COLUMNS gives, else those of the terminal that standard output is; null if neither is known. */
  readonly terminalWidth: () => number | null;
  /** Runs git with a list of arguments, without a shell; null if there is no git. */
  readonly git: (args: readonly string[], options?: GitOptions) => GitRun | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since some earlier moment. */
  readonly now: () => number;
  /** After this call, Ctrl-C calls the handler instead of ending the program; returns a function that undoes this. */
  readonly onInterrupt: (handle: () => void) => () => void;
  /** Cuts a file off after this many bytes; returns why this failed, or null. */
  readonly truncateFile: (path: string, length: number) => Diagnostic | null;
  /** Shows a line at the end of the terminal on standard error until anything is printed; null removes it. */
  readonly showStatus: StatusLine['show'];
}

/** The world of the running process; `packageFolder` contains package.json. */
export function createProcessIo(packageFolder: string): Io {
  const output = createOutput(1);
  const status = createStatusLine();
  const io: Io = {
    out: (text) => {
      if (status.isShown() && isTerminal(1)) status.show(null);
      output.write(text);
    },
    err: (text) => {
      status.show(null);
      try {
        output.flush();
      } finally {
        writeIfRead(2, text);
      }
    },
    flush: () => {
      status.show(null);
      output.flush();
    },
    ignoreClosedPipe: output.ignoreClosedPipe,
    readDocument: (path) => readDocument(path, output.flush),
    openDocument: (path) =>
      openDocument(path, { beforeWaiting: output.flush, onRead: lateProgress(io, 'bytes') }),
    fileExists: (path) => existsSync(encodePath(path)),
    namesIn,
    isLink: (path) => lstatSync(encodePath(path), { throwIfNoEntry: false })?.isSymbolicLink() === true,
    fileSize,
    enterFolder,
    realPath,
    writeFile: (path, text) => {
      output.flush();
      return tryToWrite(path, () => writeFileSync(path, text));
    },
    appendFile: (path, text) => {
      output.flush();
      return tryToWrite(path, () => appendFileSync(path, text));
    },
    resolvePath: (from, reference) => (isAbsolute(reference) ? reference : join(folderOf(from), reference)),
    isBeside: (root, path) => isInFolder(folderOf(root), path),
    readPackageFile: (path) => readIfThere(join(packageFolder, path)),
    isTerminal: (stream) => isTerminal(stream === 'out' ? 1 : 2),
    terminalWidth,
    git: runGit,
    env: process.env,
    // `performance` would load a module of Node for every file that is read.
    now: () => 1_000 * process.uptime(),
    onInterrupt: (handle) => {
      process.on('SIGINT', handle);
      return () => process.off('SIGINT', handle);
    },
    truncateFile: (path, length) => tryToWrite(path, () => truncateSync(path, length)),
    showStatus: status.show,
  };
  return io;
}

/** To look first is cheaper than an error with its stack, and most names are not those of presets. */
function readIfThere(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function enterFolder(path: string): string | null {
  try {
    process.chdir(path);
    return null;
  } catch (error) {
    const code = errorCode(error);
    return NOT_ENTERED[code] ?? `the system says ${code}`;
  }
}

const NOT_ENTERED: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a folder',
  EACCES: 'you may not enter it',
};

/** A path that has no size, such as one through a file, is refused when it is written. */
function fileSize(path: string): number {
  try {
    return statSync(encodePath(path), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}

/** The folder to which the references of a document are relative: for standard input, the working folder. */
function folderOf(document: string): string {
  return document === '-' || document === '/dev/stdin' ? '.' : dirname(document);
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

/**
 * Only a character device can be a terminal, and /dev/null is none; checked first, since loading node:tty takes
 * half the time of a start.
 */
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

function tryToWrite(path: string, write: () => void): Diagnostic | null {
  try {
    write();
    return null;
  } catch (error) {
    const code = errorCode(error);
    return {
      code: 'file/unwritable',
      severity: 'error',
      message: `${shortened(path)} cannot be written: ${UNWRITABLE[code] ?? `the system says ${code}`}`,
      help: NO_SPACE.includes(code)
        ? 'free some space, or name a file on another disk'
        : 'check the file, its folder and their permissions',
    };
  }
}

const NO_SPACE: readonly string[] = ['ENOSPC', 'EDQUOT'];

const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: 'you may not write it',
  EPERM: 'you may not write it',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENOSPC: 'no space is left there',
  EDQUOT: 'no space is left there',
  EROFS: 'its disk is read-only',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links form a cycle',
};
