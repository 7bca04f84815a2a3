import { type Graph, type Node, numbersOf, typeName, type Value } from '../graph/graph';
import { spatialDims } from '../ops/shape';

/** Families whose outputs are maps of positions. */
const MAKE_MAPS: readonly string[] = ['convolution', 'pooling'];

/** Families that keep a map, but do not need one. */
const KEEP_MAPS: readonly string[] = ['activation', 'dropout', 'normalisation'];

/** Families that can follow a classifier's first linear layer. */
const FOLLOW_LINEAR: readonly string[] = ['linear', 'activation', 'dropout'];

/**
 * The calls of Linear, by their numbers, that probably should read all features of a map but read only its last
 * dimension: the map comes from convolution or pooling, and it has either a single position, or two spatial
 * dimensions or more and nothing after the Linear that makes use of them.
 */
export function linearsOnMaps(graph: Graph): readonly number[] {
  const { nodes } = graph;
  let readers: readonly (readonly number[])[] | null = null;
  return numbersOf(nodes, (node, number) => {
    if (!node.called || typeName(node) !== 'Linear' || !comesFromMap(graph, node.inputs[0])) return false;
    const positions = spatialDims(node.computation.inputs[0]?.shape ?? []);
    const isSinglePosition = positions.length > 0 && positions.every((dim) => dim === 1);
    if (isSinglePosition) return true;
    if (positions.length < 2) return false;
    readers ??= readersOf(graph);
    return endsAsClassifier(graph, readers, number);
  });
}

function comesFromMap({ nodes }: Graph, value: Value | undefined): boolean {
  for (let node = nodeOf(nodes, value); node !== undefined; node = nodeOf(nodes, node.inputs[0])) {
    const family = node.computation.op?.family ?? '';
    if (MAKE_MAPS.includes(family)) return true;
    if (!KEEP_MAPS.includes(family)) return false;
  }
  return false;
}

function nodeOf(nodes: readonly Node[], value: Value | undefined): Node | undefined {
  return value === undefined ? undefined : nodes[value.node];
}

/** Whether all that follows a call, to the end of the network, could as well follow a Flatten and a Linear. */
function endsAsClassifier({ nodes }: Graph, readers: readonly (readonly number[])[], first: number): boolean {
  const found = new Set([first]);
  for (const number of found) {
    for (const reader of readers[number] ?? []) {
      if (!FOLLOW_LINEAR.includes(nodes[reader]?.computation.op?.family ?? '')) return false;
      found.add(reader);
    }
  }
  return true;
}

/** For each node the numbers of those that read it. */
function readersOf({ nodes }: Graph): readonly (readonly number[])[] {
  const readers: number[][] = nodes.map(() => []);
  for (const [number, { inputs }] of nodes.entries()) {
    for (const { node } of inputs) readers[node]?.push(number);
  }
  return readers;
}
