import { fstatSync, type Stats, writeSync } from 'node:fs';

/** Thrown when the reader of standard output has gone, so that nothing more needs to be written. */
export const CLOSED_PIPE = Symbol('closed pipe');

/** Writes to a descriptor; texts may be kept until there are many or until `flush`. */
export interface Output {
  readonly write: (text: string) => void;
  readonly flush: () => void;
  /** After this call, output whose reader has gone is dropped; without it, CLOSED_PIPE is thrown. */
  readonly ignoreClosedPipe: () => void;
}

/**
 * Writes as the C library does: at once if a person may be watching, else in blocks, since each write wakes up
 * the reader.
 */
export function createOutput(descriptor: number): Output {
  const longestKept = deviceAt(descriptor) === null ? LONGEST_KEPT : 0;
  let kept = '';
  let onClosed: 'throw' | 'drop' = 'throw';
  const flush = (): void => {
    const text = kept;
    kept = '';
    if (onClosed === 'drop') writeIfRead(descriptor, text);
    else writeAll(descriptor, text);
  };
  return {
    flush,
    ignoreClosedPipe: () => {
      onClosed = 'drop';
    },
    write: (text) => {
      kept += text;
      if (kept.length > longestKept) flush();
    },
  };
}

/** In characters. */
const LONGEST_KEPT = 2 ** 16;

/** The stats of the character device that a descriptor is; null if it is none. */
export function deviceAt(descriptor: number): Stats | null {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() ? stats : null;
  } catch {
    return null;
  }
}

/**
 * Writes a whole text; throws CLOSED_PIPE if the reader has gone. For a full pipe (EAGAIN) it continues where
 * it stopped.
 */
function writeAll(descriptor: number, text: string): void {
  for (let start = 0; start < text.length; ) {
    const wanted = Math.min(start + LONGEST_PIECE, text.length);
    const isInPair = wanted < text.length && /[\ud800-\udbff]/.test(text.charAt(wanted - 1));
    const end = isInPair ? wanted - 1 : wanted;
    writePiece(descriptor, Buffer.from(text.slice(start, end), 'utf8'));
    start = end;
  }
}

/** Writes a whole text, or drops the rest of it if the reader has gone. */
export function writeIfRead(descriptor: number, text: string): void {
  try {
    writeAll(descriptor, text);
  } catch (error) {
    if (error !== CLOSED_PIPE) throw error;
  }
}

/** A long text is encoded in pieces, so that it is not in memory twice. */
const LONGEST_PIECE = 2 ** 20;

function writePiece(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'EPIPE') throw CLOSED_PIPE;
      if (code !== 'EAGAIN') throw error;
      pause();
    }
  }
}

/** The code of a failed system call, such as ENOENT. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'an unknown error';
}

/** Waits a little after a call that returned EAGAIN. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
