import type { Graph, Parameter, ParameterId, Value } from '../../graph/graph';
import { hasOwnTensors } from '../frozen-layer';

/** Whether all numbers of a tensor are known: it is then written where it is read. */
export function isConstant(graph: Graph, { node }: Value): boolean {
  return node < 0 && graph.sources[-1 - node]?.kind === 'constant' && parameterBehind(node, graph) === null;
}

/**
 * The parameter that a constant is computed from: that of a call which reads it and has no tensors of its own.
 * Buffers do not count.
 */
export function parameterBehind(
  source: number,
  { nodes, parameters }: Pick<Graph, 'nodes' | 'parameters'>,
): Parameter | null {
  const reader = nodes.find(({ inputs }) => inputs.some(({ node }) => node === source));
  if (reader === undefined || hasOwnTensors(reader)) return null;
  const behind = reader.parameters.flatMap((id) => parameters[id] ?? []);
  return behind.find(({ kind }) => kind !== 'buffer') ?? null;
}

/** Those of the parameters that no source brings in. */
export function notFromSources(graph: Graph, ids: readonly ParameterId[]): readonly ParameterId[] {
  const brought = new Set<string | undefined>();
  for (const [index, { kind, name }] of graph.sources.entries()) {
    if (kind === 'parameter') brought.add(name);
    if (kind === 'constant') brought.add(parameterBehind(-1 - index, graph)?.name);
  }
  return ids.filter((id) => !brought.has(graph.parameters[id]?.name));
}
