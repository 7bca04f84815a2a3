import { type Graph, inputsOf, type Value } from '../../graph/graph';
import type { Body, BodyItem } from './bodies';

/**
 * How a layer of a body names a tensor: by a layer of the same body or of one around it, or as the body's input. Null where
 * the language cannot name it from there: it is inside another body, or its name means another layer.
 */
export function referenceTo(graph: Graph, value: Value, body: Body): string | null {
  if (body.input !== null && isSame(value, body.input)) return '@input';
  if (value.node < 0 && graph.sources[-1 - value.node]?.kind === 'input') {
    const { name = '' } = graph.sources[-1 - value.node] ?? {};
    if (body.parent !== null) return null;
    return inputsOf(graph).length === 1 ? '@input' : `@${name}`;
  }
  let inner: Body | null = null;
  for (let current: Body | null = body; current !== null; current = current.parent) {
    const item = itemOf(current, value);
    if (item !== undefined) {
      const name = nameOf(graph, item, value);
      return name === null || (inner !== null && isShadowed(name, body, current)) ? null : name;
    }
    inner = current;
  }
  return null;
}

function isSame(left: Value, right: Value): boolean {
  return left.node === right.node && left.slot === right.slot;
}

/** The item of a body that a tensor is of. */
function itemOf({ items }: Body, { node }: Value): BodyItem | undefined {
  return items.find((item) => {
    if (item.kind === 'node') return item.number === node;
    if (item.kind === 'source') return -1 - item.index === node;
    const { first = 0, end = 0 } = item.body.region ?? {};
    return node >= first && node < end;
  });
}

/** Of another body only the last layer's output has a name. */
function nameOf(graph: Graph, item: BodyItem, value: Value): string | null {
  if (item.kind === 'node') return outputName(graph, item, value.slot);
  if (item.kind === 'source') return item.name;
  const isLast = value.node === (item.body.region?.end ?? 0) - 1 && value.slot === 0;
  const isSplit = graph.nodes[value.node]?.computation.op?.type === 'Split';
  return isLast && !isSplit && graph.nodes[value.node]?.called === true ? item.name : null;
}

/** The parts of a Split, and outputs after the main one, are layers of their own. */
export function outputName(
  graph: Graph,
  { name, number }: { readonly name: string; readonly number: number },
  slot: number,
): string {
  const isSplit = graph.nodes[number]?.computation.op?.type === 'Split';
  return slot === 0 && !isSplit ? name : `${name}_${slot}`;
}

function isShadowed(name: string, from: Body, to: Body): boolean {
  for (let body: Body | null = from; body !== null && body !== to; body = body.parent)
    if (body.names.has(name)) return true;
  return false;
}
