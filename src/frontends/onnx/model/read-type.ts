import { malformed } from '../wire/fault';
import { checkEnd, readEnd, readTag, readText, readVarint, skipValue, type Wire } from '../wire/wire';
import type { DeclaredDim, DeclaredType, DeclaredValue } from './model';
import { readMetadata } from './read-metadata';

const UNKNOWN_TYPE: DeclaredType = { kind: 'unknown', elementType: 0, dims: null };

/** A declared value with what its exporter wrote beside it, if anything. */
interface AnnotatedValue extends DeclaredValue {
  readonly metadata: ReadonlyMap<string, string> | null;
}

/** Reads a value's name, its declared type, and the entries of its metadata. */
export function readDeclaredValue(wire: Wire, end: number): AnnotatedValue {
  let name = '';
  let type = UNKNOWN_TYPE;
  let metadata: Map<string, string> | null = null;
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) name = readText(wire, end);
    else if (tag === 18) type = readDeclaredType(wire, readEnd(wire, end));
    else if (tag === 34) {
      const { key, value } = readMetadata(wire, readEnd(wire, end));
      metadata ??= new Map();
      metadata.set(key, value);
    } else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  return { name, type, metadata };
}

const kinds: Readonly<Record<number, DeclaredType['kind']>> = {
  10: 'tensor',
  34: 'sequence',
  42: 'map',
  66: 'sparse tensor',
  74: 'optional',
};

/** Reads a declared type; the item types of sequences and optional values are not kept. */
function readDeclaredType(wire: Wire, end: number): DeclaredType {
  let type = UNKNOWN_TYPE;
  while (wire.at < end) {
    const tag = readTag(wire);
    const kind = kinds[tag];
    if (kind === 'tensor') type = readTensorType(wire, readEnd(wire, end));
    else {
      if (kind !== undefined) type = { kind, elementType: 0, dims: null };
      skipValue(wire, tag, end);
    }
  }
  checkEnd(wire, end);
  return type;
}

function readTensorType(wire: Wire, end: number): DeclaredType {
  let elementType = 0;
  let dims: readonly DeclaredDim[] | null = null;
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 8) elementType = readVarint(wire);
    else if (tag === 18) dims = readShape(wire, readEnd(wire, end));
    else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  return { kind: 'tensor', elementType, dims };
}

const MOST_DIMS = 64;

function readShape(wire: Wire, end: number): readonly DeclaredDim[] {
  const dims: DeclaredDim[] = [];
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) dims.push(readDim(wire, readEnd(wire, end)));
    else skipValue(wire, tag, end);
    if (dims.length > MOST_DIMS) throw malformed(wire.at, `a value has more than ${MOST_DIMS} dimensions`);
  }
  checkEnd(wire, end);
  return dims;
}

/** A size, a name, or null: some exporters write -1 or an empty name for a size that is open. */
function readDim(wire: Wire, end: number): DeclaredDim {
  let dim: DeclaredDim = null;
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 8) dim = readVarint(wire);
    else if (tag === 18) dim = readText(wire, end) || null;
    else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  if (typeof dim === 'number' && !Number.isSafeInteger(dim))
    throw malformed(wire.at, `a value has a dimension of ${dim}`);
  return typeof dim === 'number' && dim < 0 ? null : dim;
}
