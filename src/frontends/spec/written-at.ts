import type { Graph, Origin } from '../../graph/graph';

/**
 * For each node, the JSON pointer of the step that writes it into the network: the layer itself, or for a
 * layer of a module, or of a document that it uses, the innermost use outside of all modules.
 */
export function stepsOfNodes(graph: Graph): readonly string[] {
  const { nodes, regions } = graph;
  const document = documentOf(graph);
  const isInside = (origin: Origin): boolean => origin.document !== document || isInModule(pointerOf(origin));
  const steps = nodes.map(({ origin }) => pointerOf(origin));
  const isOpen = nodes.map(({ origin }) => isInside(origin));
  for (const { kind, first, end, origin } of regions) {
    const at = pointerOf(origin);
    if (kind === 'branch' || isInside(origin)) continue;
    for (let node = first; node < end; node += 1) {
      if (isOpen[node] === true) steps[node] = at;
      isOpen[node] = false;
    }
  }
  return steps;
}

/** The document of the network itself, not one that it uses; empty for a network without layers. */
export function documentOf({ nodes, regions }: Pick<Graph, 'nodes' | 'regions'>): string {
  const outermost = regions.findLast(({ first, end }) => first === 0 && end > 0);
  return (outermost ?? nodes[0])?.origin.document ?? '';
}

/** The JSON pointer of what was written in a spec. */
export function pointerOf({ at }: Origin): string {
  return typeof at === 'string' ? at : '';
}

function isInModule(at: string): boolean {
  return at.startsWith('/modules/');
}
