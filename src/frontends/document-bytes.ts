import type { Diagnostic } from '../diagnostics/diagnostic';

/** The bytes of a document, read where they are wanted: a large file is never in memory whole. */
export interface DocumentBytes {
  /** Fills a target from a position on, as far as there are bytes; gives how many it filled. */
  readonly read: (target: Uint8Array, position: number) => number;
  /** How many there are; a stream is read to its end to say so. */
  readonly size: () => number;
  /** How many there are, where that is known without reading; null of a stream. */
  readonly knownSize: number | null;
  /** All of them, or why they cannot be had. */
  readonly all: () => Uint8Array | Diagnostic;
  /** Gives back what the reading took. */
  readonly close: () => void;
}

/** Bytes that are in memory already. */
export function bytesInMemory(bytes: Uint8Array): DocumentBytes {
  return {
    read: (target, position) => {
      const part = bytes.subarray(position, position + target.length);
      target.set(part);
      return part.length;
    },
    size: () => bytes.length,
    knownSize: bytes.length,
    all: () => bytes,
    close: () => undefined,
  };
}

/** How many bytes decide of what kind a document is. */
const HEAD_LENGTH = 4096;

/** The first bytes of a document. */
export function headOf({ read }: DocumentBytes): Uint8Array {
  const head = new Uint8Array(HEAD_LENGTH);
  return head.subarray(0, read(head, 0));
}
