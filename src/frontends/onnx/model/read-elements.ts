import { readBytes, readDouble, readFloat, readVarint, viewOfNext, type Wire } from '../wire/wire';
import type { ElementType, StoredTensor, Stretch } from './model';

/** The elements of a tensor as numbers, up to a limit; none for a type whose elements are not numbers here. */
export function readElements(wire: Wire, { elementType, stretches }: StoredTensor, most: number): number[] {
  const elements: number[] = [];
  const form = rawForms[elementType];
  if (form === undefined) return elements;
  for (const stretch of stretches) {
    if (stretch.encoding === 'raw') addRaw(wire, stretch, form, most, elements);
    else addWritten(wire, stretch, elementType, most, elements);
  }
  return elements;
}

/** Adds elements that are written one by one in the wire format. */
function addWritten(
  wire: Wire,
  { encoding, position, length }: Stretch,
  elementType: ElementType,
  most: number,
  elements: number[],
): void {
  wire.at = position;
  const end = position + length;
  while (wire.at < end && elements.length < most) {
    if (encoding === 'float') elements.push(readFloat(wire));
    else if (encoding === 'double') elements.push(readDouble(wire));
    else elements.push(ofBits(readVarint(wire), elementType));
  }
}

/** Adds elements that are written as they are in memory, the lowest byte first. */
function addRaw(
  wire: Wire,
  { position, length, elements: known }: Stretch,
  form: RawForm,
  most: number,
  elements: number[],
): void {
  if (known !== null) {
    for (const element of known) if (elements.length < most) elements.push(element);
    return;
  }
  const [size] = form;
  const count = Math.min(Math.floor(length / size), most - elements.length);
  wire.at = position;
  const { buffer } = readBytes(wire, count * size);
  addFrom(new DataView(buffer), form, 0, count, elements);
}

/** The elements in the next few bytes, as they are in memory. */
export function readFewElements(
  wire: Wire,
  length: number,
  elementType: ElementType,
): readonly number[] | null {
  const form = rawForms[elementType];
  const view = form === undefined ? null : viewOfNext(wire, length);
  if (form === undefined || view === null) return null;
  const elements: number[] = [];
  addFrom(view, form, wire.at - wire.start, Math.floor(length / form[0]), elements);
  return elements;
}

function addFrom(
  view: DataView,
  [size, elementAt]: RawForm,
  start: number,
  count: number,
  elements: number[],
): void {
  for (let index = 0; index < count; index += 1) elements.push(elementAt(view, start + index * size));
}

type RawForm = readonly [bytes: number, elementAt: (view: DataView, position: number) => number];

const ONE_BYTE: RawForm = [1, (view, at) => view.getUint8(at)];

/** How many bytes an element takes, and how it is read. */
const rawForms: Readonly<Record<ElementType, RawForm>> = {
  1: [4, (view, at) => view.getFloat32(at, true)],
  2: ONE_BYTE,
  3: [1, (view, at) => view.getInt8(at)],
  4: [2, (view, at) => view.getUint16(at, true)],
  5: [2, (view, at) => view.getInt16(at, true)],
  6: [4, (view, at) => view.getInt32(at, true)],
  7: [8, (view, at) => view.getInt32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)],
  9: ONE_BYTE,
  10: [2, (view, at) => ofBits(view.getUint16(at, true), 10)],
  11: [8, (view, at) => view.getFloat64(at, true)],
  12: [4, (view, at) => view.getUint32(at, true)],
  13: [8, (view, at) => view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)],
  16: [2, (view, at) => ofBits(view.getUint16(at, true), 16)],
};

const scratch = new DataView(new ArrayBuffer(4));

/** The value of an element that is stored as bits; any other number is the value itself. */
function ofBits(bits: number, elementType: ElementType): number {
  if (elementType === 16) {
    scratch.setUint32(0, bits * 2 ** 16);
    return scratch.getFloat32(0);
  }
  if (elementType !== 10) return bits;
  const sign = bits >= 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
