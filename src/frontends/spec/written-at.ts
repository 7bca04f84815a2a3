import type { Graph } from '../../graph/graph';

/**
 * For each node, the JSON pointer of the step that writes it into the network: the layer itself, or for a
 * layer of a module the innermost use of a module outside of all modules.
 */
export function stepsOfNodes({ nodes, modules }: Graph): readonly string[] {
  const steps = [...nodes.places];
  const isOpen = steps.map(isInModule);
  for (const { first, end, at } of modules) {
    if (isInModule(at)) continue;
    for (let node = first; node < end; node += 1) {
      if (isOpen[node] === true) steps[node] = at;
      isOpen[node] = false;
    }
  }
  return steps;
}

function isInModule(at: string): boolean {
  return at.startsWith('/modules/');
}
