import type { Graph, Region } from '../../graph/graph';
import { isLayerByFunction } from './module-tree';

/** The calls of classes and Sequentials, outer ones before those inside. */
export function classRegions({ regions, nodes }: Pick<Graph, 'regions' | 'nodes'>): readonly Region[] {
  return [...regions]
    .reverse()
    .filter(
      ({ kind, type, path, called, first, end }) =>
        kind !== 'branch' &&
        type !== '' &&
        path !== '' &&
        called &&
        (end === first || nodes.slice(first, end).some((node) => node.called)),
    )
    .sort((left, right) => left.first - right.first || right.end - left.end);
}

/**
 * The regions among some that can be a class: all that is called inside is registered below it. The calls in
 * any other region are written where it is called, and what is registered below it is kept in an nn.ModuleList
 * or nn.ModuleDict.
 */
export function possibleClasses(
  graph: Graph,
  regions: readonly Region[],
  paths: readonly string[],
): readonly Region[] {
  let possible = regions;
  for (;;) {
    const classPaths = new Set(possible.map(({ path }) => path));
    const kept = possible.filter((region) => isSelfContained(graph, region, { possible, classPaths, paths }));
    if (kept.length === possible.length) return kept;
    possible = kept;
  }
}

interface Surroundings {
  readonly possible: readonly Region[];
  readonly classPaths: ReadonlySet<string>;
  readonly paths: readonly string[];
}

function isSelfContained(
  { nodes }: Graph,
  region: Region,
  { possible, classPaths, paths }: Surroundings,
): boolean {
  const { path, first, end } = region;
  const below = (other: string) => other.startsWith(`${path}.`);
  for (let number = first; number < end; number += 1) {
    const node = nodes[number];
    if (node === undefined || !node.called) continue;
    const { computation } = node;
    const isByFunction = isLayerByFunction(node, paths) && !classPaths.has(node.path);
    if ((!computation.functional || isByFunction) && !below(node.path)) return false;
    if (!computation.functional) continue;
    if (!node.parameters.every((id) => below(paths[id] ?? ''))) return false;
  }
  return possible.every(
    (other) =>
      other === region ||
      other.first < first ||
      other.end > end ||
      (other.first === first && other.end === end && possible.indexOf(other) < possible.indexOf(region)) ||
      below(other.path),
  );
}
