import { type Graph, keyOfValue, type Region, type Value } from '../../graph/graph';
import { isConstant } from './constants';

/** The tensors that go into a region and out of it. */
export interface Border {
  /** What is read inside and made outside, without constants: each body has its own. */
  readonly taken: readonly Value[];
  /** What is made inside and read outside, in the order of the nodes. */
  readonly given: readonly Value[];
}

/** The tensors that go into and out of each region, including the outputs of the network. */
export function bordersOf(graph: Graph, regions: readonly Region[]): ReadonlyMap<Region, Border> {
  const readers = new Map<string, number[]>();
  const note = (value: Value, reader: number) => {
    const key = keyOfValue(value);
    const known = readers.get(key);
    if (known === undefined) readers.set(key, [reader]);
    else known.push(reader);
  };
  for (const [number, { called, inputs }] of graph.nodes.entries())
    if (called) for (const value of inputs) note(value, number);
  for (const { value } of graph.outputs) note(value, graph.nodes.length);
  return new Map(regions.map((region) => [region, borderOf(graph, region, readers)]));
}

function borderOf(graph: Graph, region: Region, readers: ReadonlyMap<string, readonly number[]>): Border {
  const { first, end } = region;
  const isInside = (node: number) => node >= first && node < end;
  const taken = new Map<string, Value>();
  const given: Value[] = [];
  for (let number = first; number < end; number += 1) {
    const node = graph.nodes[number];
    if (node?.called !== true) continue;
    for (const value of node.inputs)
      if (!isInside(value.node) && !isConstant(graph, value)) taken.set(keyOfValue(value), value);
    for (const slot of node.computation.outputs.keys()) {
      const value = { node: number, slot };
      if (readers.get(keyOfValue(value))?.some((reader) => !isInside(reader)) === true) given.push(value);
    }
  }
  return { taken: [...taken.values()], given };
}

/** Whether two values are the same tensor; null equals no value. */
export function isSame(left: Value | null, right: Value | null): boolean {
  return left !== null && right !== null && left.node === right.node && left.slot === right.slot;
}
