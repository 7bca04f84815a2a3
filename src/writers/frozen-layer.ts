import type { Graph, Node } from '../graph/graph';

/** Whether a layer has parameters and all of them are frozen; its buffers are not asked. */
export function isFrozen({ parameters }: Pick<Graph, 'parameters'>, node: Pick<Node, 'parameters'>): boolean {
  const kinds = node.parameters.map((id) => parameters[id]?.kind).filter((kind) => kind !== 'buffer');
  return kinds.length > 0 && kinds.every((kind) => kind === 'frozen');
}
