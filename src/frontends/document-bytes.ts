import type { Diagnostic } from '../diagnostics/diagnostic';

/** The bytes of a document, read where they are needed: a large file is never in memory whole. */
export interface DocumentBytes {
  /** Fills a target from a position on, as far as there are bytes; returns how many it filled. */
  readonly read: (target: Uint8Array, position: number) => number;
  /** How many bytes there are; a stream is read to its end for this. */
  readonly size: () => number;
  /** How many bytes there are, if that is known without reading; null for a stream. */
  readonly knownSize: number | null;
  /** All bytes, or why they cannot be read. */
  readonly all: () => Uint8Array | Diagnostic;
  /** Releases what the reading holds, such as an open file. */
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

/** How many bytes decide the kind of a document. */
const HEAD_LENGTH = 4096;

/** The first bytes of a document. */
export function headOf({ read }: DocumentBytes): Uint8Array {
  const head = new Uint8Array(HEAD_LENGTH);
  return head.subarray(0, read(head, 0));
}
