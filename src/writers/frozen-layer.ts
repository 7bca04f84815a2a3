import type { Graph, Node, ParameterId } from '../graph/graph';

/** Whether a layer has parameters and all of them are frozen; buffers do not count. */
export function isFrozen({ parameters }: Pick<Graph, 'parameters'>, node: Pick<Node, 'parameters'>): boolean {
  const kinds = node.parameters.map((id) => parameters[id]?.kind).filter((kind) => kind !== 'buffer');
  return kinds.length > 0 && kinds.every((kind) => kind === 'frozen');
}

/** The frozen parameters of layers that also have trained ones. */
export function frozenApart({
  nodes,
  parameters,
}: Pick<Graph, 'nodes' | 'parameters'>): readonly ParameterId[] {
  const ofFrozenLayers = new Set(
    nodes.flatMap((node) => (isFrozen({ parameters }, node) ? node.parameters : [])),
  );
  const apart = nodes.flatMap((node) =>
    (hasOwnTensors(node) ? node.parameters : []).filter(
      (id) => parameters[id]?.kind === 'frozen' && !ofFrozenLayers.has(id),
    ),
  );
  return [...new Set(apart)];
}

/** Whether the type of a call has parameters or buffers of its own. */
export function hasOwnTensors({ computation }: Pick<Node, 'computation'>): boolean {
  return computation.op !== null && computation.tensors.length > 0;
}
