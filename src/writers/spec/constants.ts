import type { Graph, Node, Parameter, ParameterId, Value } from '../../graph/graph';

/** Whether a tensor is made of known numbers alone: it is written where it is read. */
export function isConstant(graph: Graph, { node }: Value): boolean {
  return node < 0 && graph.sources[-1 - node]?.kind === 'constant' && parameterBehind(node, graph) === null;
}

/** The parameter that a constant follows from: that of a call which reads it and has no tensors of its own. */
export function parameterBehind(
  source: number,
  { nodes, parameters }: Pick<Graph, 'nodes' | 'parameters'>,
): Parameter | null {
  const reader = nodes.find(({ inputs }) => inputs.some(({ node }) => node === source));
  const [id] = reader === undefined || hasOwnTensors(reader) ? [] : reader.parameters;
  return id === undefined ? null : (parameters[id] ?? null);
}

/** The parameters among some that no source brings in. */
export function notFromSources(graph: Graph, ids: readonly ParameterId[]): readonly ParameterId[] {
  const brought = new Set<string | undefined>();
  for (const [index, { kind, name }] of graph.sources.entries()) {
    if (kind === 'parameter') brought.add(name);
    if (kind === 'constant') brought.add(parameterBehind(-1 - index, graph)?.name);
  }
  return ids.filter((id) => !brought.has(graph.parameters[id]?.name));
}

function hasOwnTensors({ computation }: Node): boolean {
  return computation.op !== null && computation.tensors.length > 0;
}
