import { closeSync, openSync, readSync } from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';
import { encodePath } from './path-bytes';

/** The bytes of a file, which is opened with the first read. */
export function fileBytes(
  path: string,
  size: number,
  { most, tooLarge }: { readonly most: number; readonly tooLarge: () => Diagnostic },
): DocumentBytes {
  let descriptor: number | null = null;
  const opened = (): number => {
    descriptor ??= openSync(encodePath(path), 'r');
    return descriptor;
  };
  const read = (target: Uint8Array, position: number): number => {
    let filled = 0;
    while (filled < target.length) {
      const length = readSync(opened(), target, filled, target.length - filled, position + filled);
      if (length === 0) break;
      filled += length;
    }
    return filled;
  };
  /** Always reads from the first byte: a read without a position would begin where the last one ended. */
  const readAll = (): Uint8Array => {
    const whole = new Uint8Array(size);
    return whole.subarray(0, read(whole, 0));
  };
  return {
    read,
    size: () => size,
    knownSize: size,
    all: () => (size > most ? tooLarge() : readAll()),
    close: () => {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}
