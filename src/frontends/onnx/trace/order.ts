import { shortened } from '../../../text/shortened';
import type { GraphModel, NodeModel } from '../model/model';
import { faultError } from '../wire/fault';
import type { Body } from './trace';

/** The nodes of a graph in an order in which each comes after those that it reads; the file's own where that is one. */
export function orderOf({ nodes, initializers = [] }: Body): {
  readonly nodes: readonly NodeModel[];
  readonly isSorted: boolean;
} {
  const producers = new Map<string, number>();
  let hasInner = false;
  let index = 0;
  for (const node of nodes) {
    hasInner ||= node.holdsGraph;
    for (const name of node.outputs) {
      if (name === '') continue;
      const before = producers.get(name);
      if (before !== undefined) throw twice(name, nodes[before], node);
      producers.set(name, index);
    }
    index += 1;
  }
  for (const { name } of initializers) producers.delete(name);
  const isSorted = nodes.every((node, place) =>
    node.inputs.every((name) => (producers.get(name) ?? -1) < place),
  );
  if (isSorted && !hasInner) return { nodes, isSorted };
  const reads = nodes.map((node) => [...readNames(node)].flatMap((name) => producers.get(name) ?? []));
  if (reads.every((list, index) => list.every((other) => other < index))) return { nodes, isSorted: true };
  return { nodes: sorted(nodes, reads), isSorted: false };
}

/** The names that a node reads, those that its inner graphs read from outside among them. */
function readNames(node: NodeModel): ReadonlySet<string> {
  const names = new Set(node.inputs);
  for (const attribute of node.attributes.values()) {
    if (attribute.kind !== 'graph') continue;
    for (const name of outerNames(attribute.value)) names.add(name);
  }
  names.delete('');
  return names;
}

function outerNames({ nodes, inputs, initializers, outputs }: GraphModel): ReadonlySet<string> {
  const names = new Set<string>(outputs.map(({ name }) => name));
  for (const node of nodes) for (const name of readNames(node)) names.add(name);
  for (const { name } of [...inputs, ...initializers]) names.delete(name);
  for (const { outputs: given } of nodes) for (const name of given) names.delete(name);
  return names;
}

/** Each node after those that it reads, else in the order of the file. */
function sorted(nodes: readonly NodeModel[], reads: readonly (readonly number[])[]): readonly NodeModel[] {
  const order: NodeModel[] = [];
  const states = new Uint8Array(nodes.length);
  for (let start = 0; start < nodes.length; start += 1) {
    const open = [start];
    while (open.length > 0) {
      const index = open.at(-1) ?? 0;
      if (states[index] === 2) {
        open.pop();
        continue;
      }
      const missing = (reads[index] ?? []).filter((other) => states[other] !== 2);
      if (missing.length === 0) {
        states[index] = 2;
        const node = nodes[index];
        if (node !== undefined) order.push(node);
        open.pop();
        continue;
      }
      states[index] = 1;
      if (missing.some((other) => states[other] === 1)) throw circle(nodes[index]);
      open.push(...missing.reverse());
    }
  }
  return order;
}

/** A node by its operator and its name, or by something else that it has. */
function label(node: NodeModel | undefined, otherwise: string): string {
  return `${shortened(node?.opType ?? '')} ${shortened(node?.name || otherwise)}`.trim();
}

function circle(node: NodeModel | undefined): Error {
  return faultError({
    code: 'onnx/graph',
    problem: `has a cycle: ${label(node, node?.outputs[0] ?? '')} depends on its own output`,
    help: 'export the model again',
  });
}

function twice(name: string, first: NodeModel | undefined, second: NodeModel | undefined): Error {
  return faultError({
    code: 'onnx/graph',
    problem: `has two nodes with the output ${shortened(name)}: ${label(first, '')} and ${label(second, '')}`,
    help: 'export the model again',
  });
}
