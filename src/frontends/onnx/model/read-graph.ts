import { faultError } from '../wire/fault';
import {
  checkEnd,
  keep,
  readEnd,
  readFloat,
  readTag,
  readText,
  readVarint,
  skipValue,
  type Wire,
} from '../wire/wire';
import type { Attributes, AttributeValue, DeclaredValue, GraphModel, NodeModel, StoredTensor } from './model';
import {
  FOLDED_FROM,
  GRAPH_SIGNATURE,
  INPUT_KIND,
  listOfTexts,
  readMetadata,
  SCOPE_CLASSES,
  SCOPE_NAMES,
  signatureKinds,
} from './read-metadata';
import { readSparseTensor, readTensor } from './read-tensor';
import { readDeclaredValue } from './read-type';

/** The state of reading one file. */
export interface Reading {
  readonly wire: Wire;
  readonly maxNodes: number;
  /** Nodes so far, those of inner graphs and functions among them. */
  nodes: number;
  /** Graphs so far. */
  graphs: number;
  /** The depth of the current graph within others. */
  depth: number;
}

/** The deepest nesting of graphs, which nodes of graphs may contain. */
const DEEPEST_GRAPH = 64;

/** Reads a graph up to a position. */
export function readGraph(reading: Reading, end: number): GraphModel {
  const { wire } = reading;
  reading.graphs += 1;
  reading.depth += 1;
  if (reading.depth > DEEPEST_GRAPH) {
    throw faultError({
      code: 'limit/depth',
      problem: `has graphs nested deeper than ${DEEPEST_GRAPH}`,
      help: 'no framework exports such a file: check what wrote it',
    });
  }
  let name = '';
  const nodes: NodeModel[] = [];
  const initializers: StoredTensor[] = [];
  const inputs: DeclaredValue[] = [];
  const outputs: DeclaredValue[] = [];
  const declared = new Map<string, DeclaredValue['type']>();
  let kinds: Map<string, string> | null = null;
  const foldedFrom = new Map<string, readonly string[]>();
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) nodes.push(readNode(reading, readEnd(wire, end)));
    else if (tag === 18) name = readText(wire, end);
    else if (tag === 42) initializers.push(readInitializer(wire, readEnd(wire, end)));
    else if (tag === 122) initializers.push(readSparseTensor(wire, readEnd(wire, end)));
    else if (tag === 90) inputs.push(readDeclaredValue(wire, readEnd(wire, end)));
    else if (tag === 98) outputs.push(readDeclaredValue(wire, readEnd(wire, end)));
    else if (tag === 106) {
      const value = readDeclaredValue(wire, readEnd(wire, end));
      declared.set(value.name, value.type);
      const sources = listOfTexts(value.metadata?.get(FOLDED_FROM) ?? '');
      if (sources !== null) foldedFrom.set(value.name, sources);
      const kind = value.metadata?.get(INPUT_KIND);
      if (kind !== undefined) {
        kinds ??= new Map();
        kinds.set(value.name, kind);
      }
    } else if (tag === 130) {
      const { key, value } = readMetadata(wire, readEnd(wire, end));
      if (key === GRAPH_SIGNATURE) kinds = new Map([...(kinds ?? []), ...signatureKinds(value)]);
    } else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  reading.depth -= 1;
  return { name, nodes, initializers, inputs, outputs, declared, provenance: { kinds, foldedFrom } };
}

/** The bytes that an object counts for, so that many empty ones are limited too. */
const OBJECT_BYTES = 64;

function readInitializer(wire: Wire, end: number): StoredTensor {
  keep(wire, OBJECT_BYTES);
  return readTensor(wire, end);
}

/** Reads a node up to a position. */
export function readNode(reading: Reading, end: number): NodeModel {
  const { wire } = reading;
  reading.nodes += 1;
  if (reading.nodes > reading.maxNodes) {
    throw faultError({
      code: 'limit/layers',
      problem: `has more than ${reading.maxNodes} nodes`,
      help: 'raise the limit with --max-layers',
    });
  }
  let name = '';
  let opType = '';
  let domain = '';
  let overload = '';
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, AttributeValue>();
  let names: readonly string[] | null = null;
  let classes: readonly string[] | null = null;
  const graphsBefore = reading.graphs;
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) inputs.push(readText(wire, end));
    else if (tag === 18) outputs.push(readText(wire, end));
    else if (tag === 26) name = readText(wire, end);
    else if (tag === 34) opType = readText(wire, end);
    else if (tag === 42) readAttribute(reading, readEnd(wire, end), attributes);
    else if (tag === 58) domain = readText(wire, end);
    else if (tag === 66) overload = readText(wire, end);
    else if (tag === 74) {
      const { key, value } = readMetadata(wire, readEnd(wire, end));
      if (key === SCOPE_NAMES) names = listOfTexts(value);
      else if (key === SCOPE_CLASSES) classes = listOfTexts(value);
    } else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  return {
    name,
    opType,
    domain: domain === 'ai.onnx' ? '' : domain,
    overload,
    inputs,
    outputs,
    attributes: attributes.size === 0 ? NO_ATTRIBUTES : attributes,
    holdsGraph: reading.graphs > graphsBefore,
    scopes: names === null ? null : { names, classes: classes ?? [] },
  };
}

const NO_ATTRIBUTES: Attributes = new Map();

export function readAttribute(reading: Reading, end: number, attributes: Map<string, AttributeValue>): void {
  const { wire } = reading;
  let name = '';
  let value: AttributeValue | null = null;
  const numbers: number[] = [];
  const texts: string[] = [];
  let kind = 0;
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) name = readText(wire, end);
    else if (tag === 160) kind = readVarint(wire);
    else if (tag === 170) value = { kind: 'reference', value: readText(wire, end) };
    else if (tag === 21) value = { kind: 'number', value: readFloat(wire) };
    else if (tag === 24) value = { kind: 'number', value: readVarint(wire) };
    else if (tag === 34) value = { kind: 'text', value: readAttributeText(wire, end) };
    else if (tag === 42) value = { kind: 'tensor', value: readTensor(wire, readEnd(wire, end)) };
    else if (tag === 178) value = { kind: 'tensor', value: readSparseTensor(wire, readEnd(wire, end)) };
    else if (tag === 50) value = { kind: 'graph', value: readGraph(reading, readEnd(wire, end)) };
    else if (tag === 61) numbers.push(readFloat(wire));
    else if (tag === 64) numbers.push(readVarint(wire));
    else if (tag === 58 || tag === 66)
      readNumbers(wire, readEnd(wire, end), tag === 58 ? readFloat : readVarint, numbers);
    else if (tag === 74) texts.push(readAttributeText(wire, end));
    else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  keep(wire, OBJECT_BYTES);
  attributes.set(name, value ?? listValue(kind, numbers, texts));
}

/** The kinds of lists, as `AttributeProto.AttributeType` numbers them. */
function listValue(kind: number, numbers: readonly number[], texts: readonly string[]): AttributeValue {
  if (kind === 6 || kind === 7 || numbers.length > 0) return { kind: 'numbers', value: numbers };
  if (kind === 8 || texts.length > 0) return { kind: 'texts', value: texts };
  if (kind === 1 || kind === 2) return { kind: 'number', value: 0 };
  if (kind === 3) return { kind: 'text', value: '' };
  return { kind: 'other' };
}

function readNumbers(wire: Wire, end: number, read: (wire: Wire) => number, numbers: number[]): void {
  keep(wire, end - wire.at);
  while (wire.at < end) numbers.push(read(wire));
  checkEnd(wire, end);
}

/** Longer strings of attributes, such as a whole compiled model, are skipped. */
const LONGEST_ATTRIBUTE_TEXT = 65_536;

function readAttributeText(wire: Wire, messageEnd: number): string {
  const start = wire.at;
  const end = readEnd(wire, messageEnd);
  if (end - wire.at <= LONGEST_ATTRIBUTE_TEXT) {
    wire.at = start;
    return readText(wire, messageEnd);
  }
  wire.at = end;
  return '';
}
