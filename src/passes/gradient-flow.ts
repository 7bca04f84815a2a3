import { isFloat } from '../graph/dtype';
import {
  type Graph,
  type Node,
  type ParameterId,
  type TensorType,
  typeOfValue,
  type Value,
} from '../graph/graph';

/** Where gradients flow in a network whose outputs all get one. */
export interface GradientFlow {
  /** Whether a gradient flows back to a value. */
  readonly reaches: (value: Value) => boolean;
  /** Whether a gradient flows through a call: to one of its inputs or to its own parameters. */
  readonly passes: (node: number) => boolean;
  /** The parameters that get a gradient. */
  readonly trained: ReadonlySet<ParameterId>;
}

/**
 * Gradients flow from the outputs of a network to its trainable parameters, through the calls between them.
 * Inputs get none, except those in `inputs`.
 */
export function gradientFlow(graph: Graph, inputs: readonly boolean[] = []): GradientFlow {
  const { nodes, parameters } = graph;
  const ofSources = gradientsOfSources(graph, inputs);
  const isUsed = usedForOutputs(graph);
  const flows = new Uint8Array(nodes.length);
  const trained = new Set<ParameterId>();
  const reaches = (value: Value): boolean => {
    if (!isDifferentiable(typeOfValue(graph, value))) return false;
    const { node } = value;
    return node < 0 ? (ofSources[-1 - node] ?? NO_GRADIENT) !== NO_GRADIENT : flows[node] === 1;
  };
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number];
    if (node?.called !== true || isUsed[number] !== 1) continue;
    if (!trainsParameters(node, graph) && !node.inputs.some(reaches)) continue;
    flows[number] = 1;
    for (const id of node.parameters) if (parameters[id]?.kind === 'trainable') trained.add(id);
    for (const { node: from } of node.inputs) {
      const id = from < 0 ? ofSources[-1 - from] : undefined;
      if (typeof id === 'number') trained.add(id);
    }
  }
  return { reaches, passes: (number) => flows[number] === 1, trained };
}

const NO_GRADIENT = 'none';

/** Whole numbers and booleans have no gradient. */
export function isDifferentiable({ dtype }: TensorType): boolean {
  return dtype === undefined || isFloat(dtype) || dtype.startsWith('complex');
}

/** For each source the parameter that it is, if that is trained; else whether a gradient flows back to it. */
function gradientsOfSources(
  { sources, parameters }: Graph,
  inputs: readonly boolean[],
): readonly (ParameterId | 'flows' | typeof NO_GRADIENT)[] {
  const ids = new Map(parameters.map(({ name }, id) => [name, id]));
  let input = 0;
  return sources.map(({ kind, name }) => {
    if (kind === 'input') return inputs[input++] === true ? 'flows' : NO_GRADIENT;
    const id = kind === 'parameter' ? ids.get(name) : undefined;
    return id !== undefined && parameters[id]?.kind === 'trainable' ? id : NO_GRADIENT;
  });
}

/** Whether a layer has parameters of its own that are trained. */
export function trainsParameters({ parameters: ids }: Node, { parameters }: Graph): boolean {
  return ids.some((id) => parameters[id]?.kind === 'trainable');
}

/** For each node 1 if an output of the network depends on it through tensors that can have a gradient. */
function usedForOutputs(graph: Graph): Uint8Array {
  const { nodes, outputs } = graph;
  const used = new Uint8Array(nodes.length);
  const mark = (value: Value): void => {
    if (value.node >= 0 && isDifferentiable(typeOfValue(graph, value))) used[value.node] = 1;
  };
  for (const { value } of outputs) mark(value);
  for (let number = nodes.length - 1; number >= 0; number -= 1)
    if (used[number] === 1) nodes[number]?.inputs.forEach(mark);
  return used;
}
