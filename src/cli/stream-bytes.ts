import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';

/** A part of a stream that is kept. */
interface Kept {
  readonly start: number;
  readonly bytes: Uint8Array;
}

const CHUNK_LENGTH = 65_536;

export interface StreamOptions {
  /** The most bytes that are returned at once. */
  readonly most: number;
  readonly tooLarge: () => Diagnostic;
  /** Called with how many bytes were read so far. */
  readonly onRead: (bytes: number) => void;
}

/**
 * The bytes of a stream, which is read once. What is skipped in one step of more than a chunk is dropped, so
 * that the elements of large tensors are never in memory; all else is kept and can be read again.
 */
export function streamBytes(
  readChunk: (chunk: Uint8Array) => number,
  { most, tooLarge, onRead }: StreamOptions,
): DocumentBytes {
  const kept: Kept[] = [];
  let pulled = 0;
  let isEnded = false;
  let hasDropped = false;
  const pull = (whatFor: 'keep' | 'drop'): void => {
    const chunk = new Uint8Array(CHUNK_LENGTH);
    const length = readChunk(chunk);
    isEnded = length === 0;
    if (whatFor === 'keep' && length > 0) kept.push({ start: pulled, bytes: chunk.subarray(0, length) });
    else hasDropped ||= length > 0;
    pulled += length;
    onRead(pulled);
  };
  const pullTo = (position: number): void => {
    while (!isEnded && position - pulled > CHUNK_LENGTH) pull('drop');
    while (!isEnded && pulled <= position) pull('keep');
  };
  return {
    read: (target, position) => {
      pullTo(position);
      while (!isEnded && pulled < position + target.length) pull('keep');
      return copyKept(kept, target, position);
    },
    size: () => {
      while (!isEnded) pull('drop');
      return pulled;
    },
    knownSize: null,
    all: () => {
      while (!isEnded && pulled <= most) pull('keep');
      if (!isEnded || hasDropped) return tooLarge();
      return Buffer.concat(kept.map(({ bytes }) => bytes));
    },
    close: () => undefined,
  };
}

/** Fills a target from a position on, as far as there is no gap in what is kept. */
function copyKept(kept: readonly Kept[], target: Uint8Array, position: number): number {
  let at = position;
  for (let index = placeOf(kept, position); index >= 0 && index < kept.length; index += 1) {
    const part = kept[index];
    if (part === undefined || part.start > at || at - position >= target.length) break;
    const bytes = part.bytes.subarray(at - part.start, at - part.start + target.length - (at - position));
    target.set(bytes, at - position);
    at += bytes.length;
  }
  return at - position;
}

/** The last part that begins at or before a position; -1 if there is none. */
function placeOf(kept: readonly Kept[], position: number): number {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
