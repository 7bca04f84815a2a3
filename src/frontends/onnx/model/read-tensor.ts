import { malformed } from '../wire/fault';
import { checkEnd, readEnd, readTag, readText, readVarint, skipValue, type Wire } from '../wire/wire';
import type { ElementType, Encoding, StoredTensor, Stretch } from './model';
import { readFewElements } from './read-elements';

/** The largest number of dimensions of a tensor. */
const MOST_DIMS = 64;

/** The largest number of elements written one by one that are recorded; a shape never needs more. */
const MOST_SINGLE_ELEMENTS = 4096;

/** Elements of up to this many bytes are read at once, which is faster than coming back; most shapes are shorter. */
const FEW_BYTES = 64;

interface ElementField {
  readonly encoding: Encoding;
  readonly form: 'many' | 'single';
}

/** The fields of elements, by the tag of packed elements and by that of a single one. */
const elementFields: ReadonlyMap<number, ElementField> = new Map([
  [34, { encoding: 'float', form: 'many' }],
  [37, { encoding: 'float', form: 'single' }],
  [42, { encoding: 'varint', form: 'many' }],
  [40, { encoding: 'varint', form: 'single' }],
  [58, { encoding: 'varint', form: 'many' }],
  [56, { encoding: 'varint', form: 'single' }],
  [74, { encoding: 'raw', form: 'many' }],
  [82, { encoding: 'double', form: 'many' }],
  [81, { encoding: 'double', form: 'single' }],
  [90, { encoding: 'varint', form: 'many' }],
  [88, { encoding: 'varint', form: 'single' }],
]);

/** Reads a tensor up to a position, and skips its elements. */
export function readTensor(wire: Wire, end: number): StoredTensor {
  let name = '';
  let elementType = 0;
  let externalFile: string | null = null;
  let isExternal = false;
  const dims: number[] = [];
  const stretches: Stretch[] = [];
  while (wire.at < end) {
    const tag = readTag(wire);
    const field = elementFields.get(tag);
    if (field !== undefined) {
      const stretch = readStretch(wire, tag, end, field, elementType);
      if (field.form === 'many' || stretches.length < MOST_SINGLE_ELEMENTS) stretches.push(stretch);
    } else if (tag === 8) addDim(wire, dims);
    else if (tag === 10) addDims(wire, end, dims);
    else if (tag === 16) elementType = readVarint(wire);
    else if (tag === 66) name = readText(wire, end);
    else if (tag === 106) externalFile = readLocation(wire, readEnd(wire, end)) ?? externalFile;
    else if (tag === 112) isExternal = readVarint(wire) === 1;
    else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  const elsewhere = isExternal ? (externalFile ?? '') : null;
  return { name, dims, elementType, nonZero: null, stretches, externalFile: elsewhere };
}

function readStretch(
  wire: Wire,
  tag: number,
  end: number,
  { encoding, form }: ElementField,
  elementType: ElementType,
): Stretch {
  if (form === 'single') {
    const position = wire.at;
    skipValue(wire, tag, end);
    return { encoding, position, length: wire.at - position, elements: null };
  }
  const stretchEnd = readEnd(wire, end);
  const position = wire.at;
  const length = stretchEnd - position;
  // The type comes before the elements in files of all exporters: where it does not, they are read later.
  const isRead = encoding === 'raw' && length <= FEW_BYTES;
  const elements = isRead ? readFewElements(wire, length, elementType) : null;
  wire.at = stretchEnd;
  return { encoding, position, length, elements };
}

function addDims(wire: Wire, end: number, dims: number[]): void {
  const listEnd = readEnd(wire, end);
  while (wire.at < listEnd) addDim(wire, dims);
  checkEnd(wire, listEnd);
}

function addDim(wire: Wire, dims: number[]): void {
  const dim = readVarint(wire);
  if (dim < 0 || !Number.isSafeInteger(dim)) throw malformed(wire.at, `a tensor has a dimension of ${dim}`);
  if (dims.push(dim) > MOST_DIMS) throw malformed(wire.at, `a tensor has more than ${MOST_DIMS} dimensions`);
}

/** The `location` of a list entry of a tensor's external data; null of any other entry. */
function readLocation(wire: Wire, end: number): string | null {
  let key = '';
  let value = '';
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) key = readText(wire, end);
    else if (tag === 18) value = readText(wire, end);
    else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  return key === 'location' ? value : null;
}

/** Reads a sparse tensor: the sizes of the whole, and the values that are stored. */
export function readSparseTensor(wire: Wire, end: number): StoredTensor {
  let values: StoredTensor | null = null;
  const dims: number[] = [];
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) values = readTensor(wire, readEnd(wire, end));
    else if (tag === 24) addDim(wire, dims);
    else if (tag === 26) addDims(wire, end, dims);
    else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  if (values === null) throw malformed(wire.at, 'a sparse tensor has no values');
  return { ...values, dims, nonZero: values.dims.reduce((product, dim) => product * dim, 1) };
}
