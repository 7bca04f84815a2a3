import type { Computation, Graph, GraphNode } from './graph';
import { newNumbers, withNumber } from './number-list';
import { type ChildName, type PathScope, pathBelow } from './path-scope';

/**
 * The calls of a graph in the order of execution, a list for each fact of them: an object for each call would be
 * most of a large graph, and most of the time that it takes.
 */
export interface Nodes {
  readonly count: number;
  /** The paths that calls stand below. */
  readonly scopes: readonly string[];
  /** The position among the scopes of the one that each call stands below, */
  readonly parents: ArrayLike<number>;
  /** and its name there. */
  readonly names: readonly ChildName[];
  /** The position of what each call computes among the graph's computations. */
  readonly computations: ArrayLike<number>;
  /** The number of the first call with the same parameters, of those that are called again; see `ownerOf`. */
  readonly owners: ReadonlyMap<number, number>;
  /** The numbers of those whose parameters are frozen. */
  readonly frozen: ReadonlySet<number>;
  /** JSON pointer of each call's layer in its document. */
  readonly places: readonly string[];
}

/** The nodes of a graph that is being built, with room for more of them. */
export interface GrowingNodes extends Nodes {
  count: number;
  readonly scopes: string[];
  parents: Int32Array;
  readonly names: ChildName[];
  computations: Int32Array;
  readonly owners: Map<number, number>;
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
    scopes: [],
    parents: newNumbers(expected),
    names: new Array<ChildName>(expected),
    computations: newNumbers(expected),
    owners: new Map(),
    frozen: new Set(),
    places: new Array<string>(expected),
  };
}

/** A node that is added: what it is called, and what beside its computation belongs to it. */
interface NewNode extends Pick<GraphNode, 'frozen' | 'at'> {
  readonly parent: number;
  readonly name: ChildName;
  readonly owner: number | null;
}

/** The position of a scope among those that calls stand below, where it is put if no call did so far. */
export function scopePosition({ scopes }: GrowingNodes, scope: PathScope): number {
  scope.position ??= scopes.push(scope.path) - 1;
  return scope.position;
}

/** Adds a node and gives its number; without an owner it is its own. */
export function pushNode(
  nodes: GrowingNodes,
  { parent, name, frozen, owner, at }: NewNode,
  computation: number,
): number {
  const number = nodes.count;
  nodes.count += 1;
  nodes.parents = withNumber(nodes.parents, number, parent);
  nodes.names[number] = name;
  nodes.computations = withNumber(nodes.computations, number, computation);
  if (owner !== null) nodes.owners.set(number, owner);
  if (frozen) nodes.frozen.add(number);
  nodes.places[number] = at;
  return number;
}

/** The nodes, which are all that there are. */
export function finishedNodes(nodes: GrowingNodes): Nodes {
  const { count } = nodes;
  nodes.names.length = count;
  nodes.places.length = count;
  return {
    ...nodes,
    parents: nodes.parents.subarray(0, count),
    computations: nodes.computations.subarray(0, count),
  };
}

/** What a call computes. */
export function computationAt({ nodes, computations }: Calls, number: number): Computation {
  return computations[nodes.computations[number] as number] as Computation;
}

/** How often each computation is called. */
export function timesCalled({ nodes, computations, uncalled }: Graph): ArrayLike<number> {
  const times = new Int32Array(computations.length);
  for (let number = 0; number < nodes.count; number += 1) {
    const position = nodes.computations[number] as number;
    if (!uncalled.has(number)) times[position] = (times[position] as number) + 1;
  }
  return times;
}

/** PyTorch's path of a call; that of what it stands in for an unnamed functional call. */
export function pathAt({ scopes, parents, names }: Nodes, number: number): string {
  return pathBelow(scopes[parents[number] as number] as string, names[number] as ChildName);
}

/** The number of the first call with the same parameters: a call's own where it is the first. */
export function ownerOf({ owners }: Nodes, number: number): number {
  return owners.get(number) ?? number;
}

/** The paths of all calls. */
export function allPaths(nodes: Nodes): readonly string[] {
  return nodes.names.map((_name, number) => pathAt(nodes, number));
}

/** Everything that is known of a call. */
export function nodeAt(calls: Calls, number: number): GraphNode {
  const { frozen, places } = calls.nodes;
  return {
    ...computationAt(calls, number),
    path: pathAt(calls.nodes, number),
    owner: ownerOf(calls.nodes, number),
    frozen: frozen.has(number),
    at: places[number] as string,
  };
}

/** Every call with everything that is known of it, in the order of execution. */
export function allNodes(calls: Calls): readonly GraphNode[] {
  return calls.nodes.names.map((_name, number) => nodeAt(calls, number));
}
