import { cutOff } from '../wire/fault';
import {
  checkEnd,
  hasMore,
  readEnd,
  readTag,
  readText,
  readVarint,
  skipValue,
  type Wire,
} from '../wire/wire';
import {
  type AttributeValue,
  type FunctionModel,
  functionKey,
  type GraphModel,
  type NodeModel,
  type OnnxModel,
} from './model';
import { type Reading, readAttribute, readGraph, readNode } from './read-graph';

/** Reads a whole file except the elements of its tensors; throws an error with a fault. */
export function readModel(wire: Wire, maxNodes: number): OnnxModel {
  const reading: Reading = { wire, maxNodes, nodes: 0, graphs: 0, depth: 0 };
  let irVersion = 0;
  const producer = ['', ''];
  const opsets = new Map<string, number>();
  let graph: GraphModel | null = null;
  const functions = new Map<string, FunctionModel>();
  while (hasMore(wire)) {
    const tag = readTag(wire);
    if (tag === 8) irVersion = readVarint(wire);
    else if (tag === 18) producer[0] = readText(wire, wire.size);
    else if (tag === 26) producer[1] = readText(wire, wire.size);
    else if (tag === 58) graph = readGraph(reading, readEnd(wire, wire.size));
    else if (tag === 66) readOpset(wire, readEnd(wire, wire.size), opsets);
    else if (tag === 202) {
      const [key, made] = readFunction(reading, readEnd(wire, wire.size));
      functions.set(key, made);
    } else skipValue(wire, tag, wire.size);
  }
  if (wire.at > wire.bytes.size()) throw cutOff(wire.at, wire.bytes.size());
  return { irVersion, producer: producer.join(' ').trim(), opsets, graph, functions };
}

function readOpset(wire: Wire, end: number, opsets: Map<string, number>): void {
  let domain = '';
  let version = 0;
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) domain = readText(wire, end);
    else if (tag === 16) version = readVarint(wire);
    else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  opsets.set(domain === 'ai.onnx' ? '' : domain, version);
}

/** Reads a function, with the key that calls find it by. */
function readFunction(reading: Reading, end: number): readonly [key: string, made: FunctionModel] {
  const { wire } = reading;
  let name = '';
  let domain = '';
  let overload = '';
  const inputs: string[] = [];
  const outputs: string[] = [];
  const nodes: NodeModel[] = [];
  const defaults = new Map<string, AttributeValue>();
  const opsets = new Map<string, number>();
  while (wire.at < end) {
    const tag = readTag(wire);
    if (tag === 10) name = readText(wire, end);
    else if (tag === 34) inputs.push(readText(wire, end));
    else if (tag === 42) outputs.push(readText(wire, end));
    else if (tag === 58) nodes.push(readNode(reading, readEnd(wire, end)));
    else if (tag === 74) readOpset(wire, readEnd(wire, end), opsets);
    else if (tag === 82) domain = readText(wire, end);
    else if (tag === 106) overload = readText(wire, end);
    else if (tag === 90) readAttribute(reading, readEnd(wire, end), defaults);
    else skipValue(wire, tag, end);
  }
  checkEnd(wire, end);
  const key = functionKey(domain === 'ai.onnx' ? '' : domain, name, overload);
  return [key, { inputs, outputs, defaults, nodes, opsets }];
}
