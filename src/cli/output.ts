import { fstatSync, type Stats, writeSync } from 'node:fs';

/** The reader of standard output is gone: nothing more needs to be said. */
export const CLOSED_PIPE = Symbol('closed pipe');

/** What writes to a descriptor, and may keep texts back until there are many or they are asked for. */
export interface Output {
  readonly write: (text: string) => void;
  readonly flush: () => void;
  /** From the call on, what nobody reads any more is dropped; without it, a reader that is gone is CLOSED_PIPE. */
  readonly ignoreClosedPipe: () => void;
}

/** As the C library does: at once where a person may look on, else in blocks, since each write wakes the reader up. */
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

/** What the system says of the character device that a descriptor is; null where it is none. */
export function deviceAt(descriptor: number): Stats | null {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() ? stats : null;
  } catch {
    return null;
  }
}

/** Writes a whole text; throws CLOSED_PIPE when nobody reads it. A pipe that is full says EAGAIN: it goes on where it stopped. */
function writeAll(descriptor: number, text: string): void {
  for (let start = 0; start < text.length; ) {
    const wanted = Math.min(start + LONGEST_PIECE, text.length);
    const isInPair = wanted < text.length && /[\ud800-\udbff]/.test(text.charAt(wanted - 1));
    const end = isInPair ? wanted - 1 : wanted;
    writePiece(descriptor, Buffer.from(text.slice(start, end), 'utf8'));
    start = end;
  }
}

/** Writes a whole text, or none of the rest of it when nobody reads it any more. */
export function writeIfRead(descriptor: number, text: string): void {
  try {
    writeAll(descriptor, text);
  } catch (error) {
    if (error !== CLOSED_PIPE) throw error;
  }
}

/** A long text is encoded piece by piece, so that it is not in memory twice. */
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

/** What a system call that failed says, such as ENOENT. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'an unknown error';
}

/** Waits a little, where a call says EAGAIN. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
