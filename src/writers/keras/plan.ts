import { type Graph, keyOfValue, type Node, type Value } from '../../graph/graph';
import { isKnownShape } from '../../ops/shape';
import { literal } from '../python/literals';
import type { UnwritableLayer } from '../written-network';
import { readsMaps } from './maps';
import { notNegative } from './not-negative';
import { channelsLast, plainOrder } from './order';
import type { KerasTensor, Step } from './step';
import { nodeContext, unwritableLayer, writeNode } from './write-node';

/** A node with the steps written for it. */
export interface PlannedNode {
  readonly node: Node;
  readonly number: number;
  readonly inputs: readonly KerasTensor[];
  /** None if its output is its first input, perhaps read in another order. */
  readonly steps: readonly Step[];
}

/** The steps for each node of a network, or the layers that cannot be written for Keras. */
export interface Plan {
  readonly inputs: readonly KerasTensor[];
  readonly nodes: readonly PlannedNode[];
  readonly outputs: readonly KerasTensor[];
  readonly unwritable: readonly UnwritableLayer[];
}

/** Plans a network from its inputs on; `variableOf` gives the variable of a value. */
export function planKeras(graph: Graph, variableOf: (value: Value) => string): Plan {
  const context = nodeContext(graph, notNegative(graph));
  const tensors = new Map<string, KerasTensor>();
  const unwritable: UnwritableLayer[] = [];
  const nodes: PlannedNode[] = [];
  const inputs = graph.sources.flatMap(({ kind, type: { shape } }, source) => {
    if (kind !== 'input' || !isKnownShape(shape)) return [];
    const value = { node: -1 - source, slot: 0 };
    const order = readsMaps(graph, source) ? channelsLast(shape.length) : plainOrder(shape.length);
    const tensor = { variable: variableOf(value), order, shape };
    tensors.set(keyOfValue(value), tensor);
    return [tensor];
  });
  /** A layer that cannot be written still gets an output, so that the layers after it are checked too. */
  const tensorOf = (value: Value): KerasTensor => {
    const known = tensors.get(keyOfValue(value));
    if (known !== undefined) return known;
    const type = value.node < 0 ? graph.sources[-1 - value.node]?.type : undefined;
    const number = numberOf(graph, value);
    if (number !== null)
      return { variable: number < 0 ? `(${literal(number)})` : literal(number), order: [], shape: [] };
    const shape = type?.shape ?? graph.nodes[value.node]?.computation.outputs[value.slot]?.shape ?? [];
    return {
      variable: variableOf(value),
      order: plainOrder(shape.length),
      shape: shape.map((size) => size ?? 1),
    };
  };
  for (const [number, node] of graph.nodes.entries()) {
    if (!node.called) continue;
    const given = node.inputs.map(tensorOf);
    const stored = node.inputs.find(
      (value) => value.node < 0 && !isInput(graph, value) && numberOf(graph, value) === null,
    );
    const written =
      stored === undefined
        ? writeNode(node, number, given, context)
        : { why: 'it reads a tensor that belongs to no layer' };
    if ('why' in written) {
      unwritable.push(unwritableLayer(node, written));
      continue;
    }
    const value = { node: number, slot: 0 };
    const [first] = given;
    const isSame = written.steps.length === 0 && first !== undefined;
    const variable = isSame ? first.variable : variableOf(value);
    const shape = node.computation.outputs[0]?.shape ?? [];
    tensors.set(keyOfValue(value), {
      variable,
      order: written.order,
      shape: shape.filter((size) => size !== null),
    });
    nodes.push({ node, number, inputs: given, steps: written.steps });
  }
  for (const { name, value } of graph.outputs)
    if (value.node < 0 && !isInput(graph, value))
      unwritable.push({ path: '', type: 'constant', why: `the network gives it as its output ${name}` });
  return { inputs, nodes, outputs: graph.outputs.map(({ value }) => tensorOf(value)), unwritable };
}

/** The known number of a value; null if it is not known. */
function numberOf(graph: Graph, { node }: Value): number | null {
  const source = graph.sources[-1 - node];
  const isNumber = source?.kind === 'constant' && source.type.shape.length === 0;
  return isNumber ? (source.type.value?.[0] ?? null) : null;
}

function isInput(graph: Graph, { node }: Value): boolean {
  return graph.sources[-1 - node]?.kind === 'input';
}
