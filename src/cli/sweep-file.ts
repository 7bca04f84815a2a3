import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';
import { readSweepEnd, readSweepHead, readSweepRow } from '../language/stored-sweep';
import type { SweepCounts, SweepHead } from '../report/sweep-row';
import { shortened } from '../text/shortened';
import type { Io } from './io';

/** A line of a file, with the position after it. */
interface Line {
  readonly text: string;
  readonly end: number;
}

const BLOCK_SIZE = 2 ** 18;
const NEWLINE = 10;

/** The complete lines of a file: text after the last line break is not one. */
function* wholeLines({ read }: Pick<DocumentBytes, 'read'>): Generator<Line> {
  const decoder = new TextDecoder();
  const block = new Uint8Array(BLOCK_SIZE);
  let rest: Uint8Array = new Uint8Array();
  let position = 0;
  for (let length = read(block, 0); length > 0; length = read(block, position)) {
    const bytes = new Uint8Array(rest.length + length);
    bytes.set(rest);
    bytes.set(block.subarray(0, length), rest.length);
    const before = position - rest.length;
    let start = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, start)) {
      yield { text: decoder.decode(bytes.subarray(start, at)), end: before + at + 1 };
      start = at + 1;
    }
    rest = bytes.slice(start);
    position += length;
  }
}

/** An opened file of a sweep, or of a part of one. */
export interface SweepFile {
  readonly path: string;
  readonly head: SweepHead;
  /** The lines after the first. */
  readonly lines: Iterable<Line>;
  /** Where the first line ends. */
  readonly headEnd: number;
  readonly close: () => void;
}

/** Opens a file that `sweep --format json` wrote. */
export function openSweepFile(path: string, io: Pick<Io, 'openDocument'>): SweepFile | Diagnostic {
  const bytes = io.openDocument(path);
  if ('code' in bytes) return bytes;
  const lines = wholeLines(bytes);
  const first = lines.next();
  const head = first.done === true ? null : readSweepHead(first.value.text);
  if (head !== null && first.done !== true)
    return { path, head, lines, headEnd: first.value.end, close: bytes.close };
  bytes.close();
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${shortened(path)} is not a stored sweep`,
    help: 'give a file that "inception sweep --format json -o FILE" wrote',
  };
}

/** How far a stored sweep came. */
export interface SweepState {
  /** The first variant that is not in the file. */
  readonly next: number;
  readonly counts: SweepCounts;
  /** The length of its complete lines in bytes; what follows them is dropped. */
  readonly length: number;
  readonly isFinished: boolean;
}

/** Reads how far a stored sweep came, `first` being its first variant. */
export function readSweepState({ lines, headEnd, head }: SweepFile, first: number): SweepState {
  const refused: Record<string, number> = {};
  let [kept, next, length] = [0, first, headEnd];
  for (const { text, end } of lines) {
    const ending = readSweepEnd(text);
    if (ending !== null) return { next, counts: ending, length: end, isFinished: true };
    const index = indexOfRow(text);
    if (index === null) break;
    const error = text.includes('"error":') ? (readSweepRow(text, head)?.error ?? null) : null;
    if (error === null) kept += 1;
    else refused[error] = (refused[error] ?? 0) + 1;
    next = index + 1;
    length = end;
  }
  return { next, counts: { variants: next - first, kept, refused }, length, isFinished: false };
}

/** The number of the variant of a line; null if it is no complete row. */
function indexOfRow(text: string): number | null {
  const [, index] = /^\{"index":(\d+),.*\}$/s.exec(text) ?? [];
  return index === undefined ? null : Number(index);
}
