import type { DocumentBytes } from '../../document-bytes';
import { cutOff, faultError, malformed } from './fault';

/**
 * A place in the bytes of a file, with a window of those around it. After a skip the window is small, so that
 * the bytes between two large tensors cost little; it grows while reading continues.
 */
export interface Wire {
  readonly bytes: DocumentBytes;
  /** The file's size; infinite for a stream, whose end is found by reading. */
  readonly size: number;
  /** The position that is read next. */
  at: number;
  readonly window: Uint8Array;
  /** The same bytes, to decode texts from. */
  readonly texts: Buffer;
  /** The same bytes, to read numbers from. */
  readonly view: DataView;
  /** The position of the window's first byte. */
  start: number;
  /** The position after its last one. */
  end: number;
  /** How many bytes the next window holds. */
  reach: number;
  /** How many bytes of names and of other structure have been kept. */
  kept: number;
}

const SMALLEST_WINDOW = 2048;
const LARGEST_WINDOW = 65_536;

/** The longest string, and the largest amount of structure in all. */
const LONGEST_TEXT = 2 ** 20;
const MOST_STRUCTURE = 2 ** 26;

export function openWire(bytes: DocumentBytes): Wire {
  const window = new Uint8Array(LARGEST_WINDOW);
  const texts = Buffer.from(window.buffer);
  const size = bytes.knownSize ?? Number.POSITIVE_INFINITY;
  const view = new DataView(window.buffer);
  return { bytes, size, at: 0, window, texts, view, start: 0, end: 0, reach: SMALLEST_WINDOW, kept: 0 };
}

/** Moves the window on to the position that is read next; false at the end of the file. */
function fill(wire: Wire): boolean {
  const { bytes, window, at } = wire;
  const isReadOn = at > wire.start && at <= wire.end;
  wire.reach = isReadOn ? Math.min(2 * wire.reach, LARGEST_WINDOW) : SMALLEST_WINDOW;
  const filled = bytes.read(window.subarray(0, wire.reach), at);
  wire.start = at;
  wire.end = at + filled;
  return filled > 0;
}

/** Whether the window holds the next bytes, moved on where that helps. */
function isWithinWindow(wire: Wire, length: number): boolean {
  const { at } = wire;
  if (at >= wire.start && at + length <= wire.end) return true;
  if (length > SMALLEST_WINDOW || at >= wire.size) return false;
  fill(wire);
  return at + length <= wire.end;
}

/** Whether there is another byte. */
export function hasMore(wire: Wire): boolean {
  return (wire.at >= wire.start && wire.at < wire.end) || (wire.at < wire.size && fill(wire));
}

function readByte(wire: Wire): number {
  if (wire.at < wire.start || wire.at >= wire.end) {
    if (wire.at >= wire.size || !fill(wire)) throw cutOff(wire.at + 1, wire.bytes.size());
  }
  const byte = wire.window[wire.at - wire.start] ?? 0;
  wire.at += 1;
  return byte;
}

/** A signed whole number of at most 64 bits, exact up to 2^53. */
export function readVarint(wire: Wire): number {
  const first = readByte(wire);
  if (first < 0x80) return first;
  let low = first & 0x7f;
  let high = 0;
  let top = 0;
  for (let index = 1; index < 10; index += 1) {
    const byte = readByte(wire);
    const part = byte & 0x7f;
    if (index < 4) low += part * 2 ** (7 * index);
    else if (index < 8) high += part * 2 ** (7 * (index - 4));
    else top += part * 2 ** (7 * (index - 8));
    if (byte < 0x80) {
      const signed = top >= 0x80 ? (top & 0xff) - 0x100 : top;
      return (signed * 2 ** 28 + high) * 2 ** 28 + low;
    }
  }
  throw malformed(wire.at, 'a number is longer than ten bytes');
}

/** The number and the kind of the next field as one: 8 x number + kind. */
export function readTag(wire: Wire): number {
  const tag = readVarint(wire);
  if (tag >= 8 && tag < 2 ** 32) return tag;
  throw malformed(wire.at, 'a field has no number');
}

/** The position after a value whose length comes first; it is within the message around it. */
export function readEnd(wire: Wire, messageEnd: number): number {
  const length = readVarint(wire);
  const end = wire.at + length;
  if (length < 0) throw malformed(wire.at, 'a length is negative');
  if (end > wire.size) throw cutOff(end, wire.bytes.size());
  if (end > messageEnd) throw malformed(wire.at, 'a value is longer than the message around it');
  return end;
}

/** Passes over the value of a field that is not wanted. */
export function skipValue(wire: Wire, tag: number, messageEnd: number): void {
  const kind = tag & 7;
  if (kind === 0) readVarint(wire);
  else if (kind === 1) skipTo(wire, wire.at + 8, messageEnd);
  else if (kind === 2) wire.at = readEnd(wire, messageEnd);
  else if (kind === 5) skipTo(wire, wire.at + 4, messageEnd);
  else throw malformed(wire.at, `a field is of kind ${kind}, which the format does not have`);
}

function skipTo(wire: Wire, position: number, messageEnd: number): void {
  if (position > wire.size) throw cutOff(position, wire.bytes.size());
  if (position > messageEnd) throw malformed(wire.at, 'a number is longer than the message around it');
  wire.at = position;
}

/** Ends a message, which must have been read exactly to its end. */
export function checkEnd(wire: Wire, messageEnd: number): void {
  if (wire.at !== messageEnd) throw malformed(wire.at, 'a message does not end where its length says');
}

/** Counts bytes of structure that are kept. */
export function keep(wire: Wire, bytes: number): void {
  wire.kept += bytes;
  if (wire.kept <= MOST_STRUCTURE) return;
  throw faultError({
    code: 'limit/size',
    problem: `has more than ${MOST_STRUCTURE} bytes of names and of other structure`,
    help: 'no framework exports such a file: check what wrote it',
  });
}

/** Reads a text. */
export function readText(wire: Wire, messageEnd: number): string {
  const end = readEnd(wire, messageEnd);
  const length = end - wire.at;
  if (length > LONGEST_TEXT) throw malformed(wire.at, `a name of ${length} bytes`);
  if (length === 0) return '';
  keep(wire, length);
  if (!isWithinWindow(wire, length)) return new TextDecoder().decode(readBytes(wire, length));
  const text = wire.texts.toString('utf8', wire.at - wire.start, end - wire.start);
  wire.at = end;
  return text;
}

/** The next bytes, copied. */
export function readBytes(wire: Wire, length: number): Uint8Array {
  const isWithin = isWithinWindow(wire, length);
  const { at, start, window } = wire;
  const bytes = isWithin ? window.slice(at - start, at - start + length) : new Uint8Array(length);
  if (!isWithin && wire.bytes.read(bytes, at) < length) throw cutOff(at + length, wire.bytes.size());
  wire.at += length;
  return bytes;
}

/** The window, where it holds the next bytes; null where they are not all within it. */
export function viewOfNext(wire: Wire, length: number): DataView | null {
  return isWithinWindow(wire, length) ? wire.view : null;
}

const scratch = new DataView(new ArrayBuffer(8));

/** A number of single precision. */
export function readFloat(wire: Wire): number {
  for (let index = 0; index < 4; index += 1) scratch.setUint8(index, readByte(wire));
  return scratch.getFloat32(0, true);
}

/** A number of double precision. */
export function readDouble(wire: Wire): number {
  for (let index = 0; index < 8; index += 1) scratch.setUint8(index, readByte(wire));
  return scratch.getFloat64(0, true);
}
