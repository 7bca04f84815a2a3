import type { Graph, Origin } from '../../graph/graph';

/**
 * For each node, the JSON pointer of the step that writes it into the network: the layer itself, or for a
 * layer of a module the innermost use of a module outside of all modules.
 */
export function stepsOfNodes({ nodes, regions }: Graph): readonly string[] {
  const steps = nodes.map(({ origin }) => pointerOf(origin));
  const isOpen = steps.map(isInModule);
  for (const { kind, first, end, origin } of regions) {
    const at = pointerOf(origin);
    if (kind === 'branch' || isInModule(at)) continue;
    for (let node = first; node < end; node += 1) {
      if (isOpen[node] === true) steps[node] = at;
      isOpen[node] = false;
    }
  }
  return steps;
}

/** The JSON pointer of what was written in a spec. */
export function pointerOf({ at }: Origin): string {
  return typeof at === 'string' ? at : '';
}

function isInModule(at: string): boolean {
  return at.startsWith('/modules/');
}
