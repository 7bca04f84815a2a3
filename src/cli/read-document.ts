import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { bytesInMemory, type DocumentBytes } from '../frontends/document-bytes';
import { LARGEST_DOCUMENT } from '../language/decode';
import { shortened } from '../text/shortened';
import { fileBytes } from './file-bytes';
import { CLOSED_PIPE, errorCode, pause } from './output';
import { encodePath } from './path-bytes';
import { streamBytes } from './stream-bytes';

/**
 * The bytes of a file, a pipe, a device or standard input, or why they cannot be read. `beforeWaiting` is
 * called before a read for which another process may be waiting to see our output first.
 */
export function readDocument(path: string, beforeWaiting: () => void): Uint8Array | Diagnostic {
  try {
    if (path === '-' || path === '/dev/stdin') {
      beforeWaiting();
      return readInput();
    }
    const stats = statSync(encodePath(path));
    if (stats.isDirectory()) return unreadable(path, 'it is a folder', GIVE_FILE);
    if (stats.isFIFO() || stats.isCharacterDevice()) {
      beforeWaiting();
      return readOpened(path, stats.isFIFO() ? 'pipe' : 'device');
    }
    if (!stats.isFile()) return unreadable(path, 'it is not a file', `${GIVE_FILE}, or - for standard input`);
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
        help: loadNearPaths()(path, namesIn) ?? 'check the path, or see "inception list" for the presets',
      };
    }
    return unreadable(path, REASONS[code] ?? `the system says ${code}`, 'check the file and its permissions');
  }
}

const GIVE_FILE = 'give the path of a spec, of PyTorch source or of an ONNX file';

/** Loaded only for a path that does not exist. */
function loadNearPaths(): typeof import('./near-paths').nearPaths {
  return require('./near-paths').nearPaths;
}

/** The names in a folder in their order; none if it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(encodePath(folder)).sort();
  } catch {
    return [];
  }
}

/** Opens a document of which only parts are read: a file at any position, standard input as far as needed. */
export function openDocument(path: string, hearing: InputHearing): DocumentBytes | Diagnostic {
  const bytes = bytesOfInput(path, hearing) ?? bytesOfFile(path) ?? readDocument(path, hearing.beforeWaiting);
  return bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
}

/** Functions that are called while standard input is read. */
interface InputHearing {
  readonly beforeWaiting: () => void;
  readonly onRead: (bytes: number) => void;
}

/** Null for any other document, and if it cannot be read. */
function bytesOfInput(path: string, { beforeWaiting, onRead }: InputHearing): DocumentBytes | null {
  if (path !== '-' && path !== '/dev/stdin') return null;
  try {
    if (fstatSync(0).isDirectory()) return null;
    beforeWaiting();
    const tooLong = () => tooLarge('-', `more than ${LARGEST_DOCUMENT}`);
    return streamBytes(readInputChunk, { most: LARGEST_DOCUMENT, tooLarge: tooLong, onRead });
  } catch {
    return null;
  }
}

/** Null if it is no file, or cannot be read. */
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

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
  EOF: 'standard input is closed',
  EBADF: 'standard input is closed',
  ELOOP: 'its links form a cycle',
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

/** Milliseconds that a named pipe may be without a writer, and that a writer may be silent. */
const WAIT_FOR_WRITER = 1_500;
const WAIT_FOR_BYTES = 60_000;

/** Reads a named pipe or a device, opened without blocking: a pipe without a writer would block for ever. */
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

/** Reads to the end, but at most as much as a document may have. */
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

/** How many bytes were read, 0 at the end; null if there are none yet. */
function tryToRead(descriptor: number, chunk: Uint8Array): number | null {
  try {
    return readSync(descriptor, chunk);
  } catch (error) {
    if (errorCode(error) !== 'EAGAIN') throw error;
    return null;
  }
}
