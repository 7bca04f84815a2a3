import type { Computation, GraphNode } from './graph';
import { newNumbers, withNumber } from './number-list';

/**
 * The calls of a graph in the order of execution, a list for each fact of them: an object for each call would be
 * most of a large graph, and most of the time that it takes.
 */
export interface Nodes {
  readonly count: number;
  readonly paths: readonly string[];
  /** The position of what each call computes among the graph's computations. */
  readonly computations: ArrayLike<number>;
  /** The number of the first call with the same parameters; its own number on a first call. */
  readonly owners: ArrayLike<number>;
  /** The numbers of those whose parameters are frozen. */
  readonly frozen: ReadonlySet<number>;
  /** JSON pointer of each call's layer in its document. */
  readonly places: readonly string[];
}

/** The nodes of a graph that is being built, with room for more of them. */
export interface GrowingNodes extends Nodes {
  count: number;
  readonly paths: string[];
  computations: Int32Array;
  owners: Int32Array;
  readonly frozen: Set<number>;
  readonly places: string[];
}

/** What the calls of a graph are, and what they compute. */
interface Calls {
  readonly nodes: Nodes;
  readonly computations: readonly Computation[];
}

/** No nodes yet, with room for so many. */
export function noNodes(expected: number): GrowingNodes {
  return {
    count: 0,
    paths: new Array<string>(expected),
    computations: newNumbers(expected),
    owners: newNumbers(expected),
    frozen: new Set(),
    places: new Array<string>(expected),
  };
}

/** Adds a node and gives its number; without an owner it is its own. */
export function pushNode(
  nodes: GrowingNodes,
  { path, frozen, owner, at }: Pick<GraphNode, 'path' | 'frozen' | 'at'> & { readonly owner: number | null },
  computation: number,
): number {
  const number = nodes.count;
  nodes.count += 1;
  nodes.paths[number] = path;
  nodes.computations = withNumber(nodes.computations, number, computation);
  nodes.owners = withNumber(nodes.owners, number, owner ?? number);
  if (frozen) nodes.frozen.add(number);
  nodes.places[number] = at;
  return number;
}

/** The nodes, which are all that there are. */
export function finishedNodes(nodes: GrowingNodes): Nodes {
  const { count } = nodes;
  nodes.paths.length = count;
  nodes.places.length = count;
  return {
    ...nodes,
    computations: nodes.computations.subarray(0, count),
    owners: nodes.owners.subarray(0, count),
  };
}

/** What a call computes. */
export function computationAt({ nodes, computations }: Calls, number: number): Computation {
  return computations[nodes.computations[number] as number] as Computation;
}

/** Everything that is known of a call. */
export function nodeAt(calls: Calls, number: number): GraphNode {
  const { paths, owners, frozen, places } = calls.nodes;
  return {
    ...computationAt(calls, number),
    path: paths[number] as string,
    owner: owners[number] as number,
    frozen: frozen.has(number),
    at: places[number] as string,
  };
}

/** Every call with everything that is known of it, in the order of execution. */
export function allNodes(calls: Calls): readonly GraphNode[] {
  return calls.nodes.paths.map((_path, number) => nodeAt(calls, number));
}
