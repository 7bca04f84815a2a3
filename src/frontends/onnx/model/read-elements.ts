import { readDouble, readFloat, readVarint, readWhole, type Wire, wireOn } from '../wire/wire';
import type { ElementType, Encoding, StoredTensor } from './model';

/** The elements of a tensor as numbers, no more than so many. */
export function readElements(wire: Wire, tensor: StoredTensor, most: number): number[] {
  const elements: number[] = [];
  for (const { encoding, position, length, bytes } of tensor.stretches) {
    const source = bytes === null ? wire : wireOn(wire, bytes, position);
    source.at = position;
    const end = position + length;
    while (source.at < end && elements.length < most)
      elements.push(readElement(source, encoding, tensor.elementType));
  }
  return elements;
}

function readElement(wire: Wire, encoding: Encoding, elementType: ElementType): number {
  if (encoding === 'varint') return ofBits(readVarint(wire), elementType);
  if (encoding === 'float') return readFloat(wire);
  if (encoding === 'double') return readDouble(wire);
  return readRaw(wire, elementType);
}

/** The bytes of an element and whether it has a sign, of the whole numbers and those that are kept as their bits. */
const rawForms: Readonly<Record<ElementType, readonly [bytes: number, form: 'signed' | 'unsigned']>> = {
  2: [1, 'unsigned'],
  3: [1, 'signed'],
  4: [2, 'unsigned'],
  5: [2, 'signed'],
  6: [4, 'signed'],
  7: [8, 'signed'],
  9: [1, 'unsigned'],
  10: [2, 'unsigned'],
  12: [4, 'unsigned'],
  13: [8, 'unsigned'],
  16: [2, 'unsigned'],
};

function readRaw(wire: Wire, elementType: ElementType): number {
  if (elementType === 1) return readFloat(wire);
  if (elementType === 11) return readDouble(wire);
  const [bytes, form] = rawForms[elementType] ?? [1, 'unsigned'];
  return ofBits(readWhole(wire, bytes, form), elementType);
}

const scratch = new DataView(new ArrayBuffer(4));

/** The value of an element that is kept as its bits; any other number is the value itself. */
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
