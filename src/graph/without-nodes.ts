import type { Graph, NamedValue, Node, Region, Value } from './graph';

/** A graph without some of its nodes, on which none of the others depends, and without the parameters that only they use. */
export function withoutNodes(graph: Graph, removed: ReadonlySet<number>): Graph {
  const places = placesAfter(graph.nodes.length, (node) => !removed.has(node));
  const kept = graph.nodes.filter((_node, number) => !removed.has(number));
  const stillUsed = new Set(kept.flatMap(({ parameters }) => parameters));
  const lost = new Set(
    graph.nodes.flatMap(({ parameters }, number) =>
      removed.has(number) ? parameters.filter((id) => !stillUsed.has(id)) : [],
    ),
  );
  const ids = placesAfter(graph.parameters.length, (id) => !lost.has(id));
  const moved = ({ node, slot }: Value): Value => ({ node: node < 0 ? node : (places[node] ?? 0), slot });
  /** The first node that is kept of each layer. */
  const layers = new Map<number, number>();
  return {
    ...graph,
    nodes: kept.map((node, number): Node => {
      const layer = layers.get(node.layer) ?? number;
      layers.set(node.layer, layer);
      return {
        ...node,
        inputs: node.inputs.map(moved),
        parameters: node.parameters.map((id) => ids[id] ?? 0),
        layer,
      };
    }),
    parameters: graph.parameters.filter((_parameter, id) => !lost.has(id)),
    regions: graph.regions.flatMap((region) => regionWithout(region, removed, places, moved)),
    outputs: graph.outputs.map(({ name, value }) => ({ name, value: moved(value) })),
  };
}

/** For each item how many before it are kept, and at the end how many in all. */
function placesAfter(length: number, isKept: (index: number) => boolean): readonly number[] {
  const places = [0];
  for (let index = 0; index < length; index += 1) places.push((places[index] ?? 0) + (isKept(index) ? 1 : 0));
  return places;
}

/** A region with the nodes that are left; if its outputs are removed, it has the output of its last node. */
function regionWithout(
  region: Region,
  removed: ReadonlySet<number>,
  places: readonly number[],
  moved: (value: Value) => Value,
): readonly Region[] {
  const first = places[region.first] ?? 0;
  const end = places[region.end] ?? 0;
  const outputs = region.outputs
    .filter(({ value }) => !removed.has(value.node))
    .map(({ name, value }): NamedValue => ({ name, value: moved(value) }));
  if (first === end && (region.first < region.end || outputs.length === 0)) return [];
  const last: NamedValue = { name: 'output', value: { node: end - 1, slot: 0 } };
  return [{ ...region, first, end, outputs: outputs.length > 0 ? outputs : [last] }];
}
