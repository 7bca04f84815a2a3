import {
  type Computation,
  type Graph,
  inputsOf,
  type NamedValue,
  type Node,
  type Region,
  typeOfValue,
} from '../../src/graph/graph';
import type { PartialShape } from '../../src/ops/shape';

/** A node with what it computes, for tests of graphs in which every op is known. */
export interface NodeView extends Computation {
  readonly path: string;
  readonly called: boolean;
  readonly frozen: boolean;
  /** The number of the first call of the same layer. */
  readonly layer: number;
  readonly at: Node['origin']['at'];
}

/** Every node with what it computes. */
export function allNodes({ nodes, parameters }: Graph): readonly NodeView[] {
  return nodes.map(({ computation, path, called, layer, origin, parameters: own }) => {
    if (computation.op === null) throw new Error(`${path} is of an op that is not known`);
    const frozen = own.some((id) => parameters[id]?.kind === 'frozen');
    return { ...computation, path, called, frozen, layer, at: origin.at };
  });
}

/** What each node of a graph reads: -1 is the network's input, others are numbers of nodes. */
export function allReads({ nodes }: Graph): readonly (readonly number[])[] {
  return nodes.map(({ inputs }) => inputs.map(({ node }) => node));
}

/** Which computation each node has: the position among those that differ. */
export function computed({ nodes }: Graph): readonly number[] {
  const known = new Map<Node['computation'], number>();
  return nodes.map(({ computation }) => {
    const position = known.get(computation) ?? known.size;
    known.set(computation, position);
    return position;
  });
}

/** A region with the shape and the node of its main output. */
export interface RegionView extends Region {
  readonly output: PartialShape;
  readonly outputNode: number;
  /** What it gives after the main output. */
  readonly furtherOutputs: readonly OutputView[];
}

/** The calls of modules and Sequentials, in the order in which they end. */
export function modulesOf(graph: Graph): readonly RegionView[] {
  return graph.regions.filter(({ kind }) => kind !== 'branch').map((region) => viewOf(graph, region));
}

/** The runs through branches, in the order in which they end. */
export function branchesOf(graph: Graph): readonly RegionView[] {
  return graph.regions.filter(({ kind }) => kind === 'branch').map((region) => viewOf(graph, region));
}

function viewOf(graph: Graph, region: Region): RegionView {
  const [main, ...furtherOutputs] = region.outputs.map((output) => outputView(graph, output));
  if (main === undefined) throw new Error(`${region.path} gives nothing`);
  return { ...region, output: main.shape, outputNode: main.node, furtherOutputs };
}

/** The inputs of a network with their shapes. */
export function inputShapesOf(
  graph: Graph,
): readonly { readonly name: string; readonly shape: PartialShape }[] {
  return inputsOf(graph).map(({ name, type }) => ({ name, shape: type.shape }));
}

/** A named output with its node and shape. */
export interface OutputView {
  readonly name: string;
  readonly node: number;
  readonly shape: PartialShape;
}

function outputView(graph: Graph, { name, value }: NamedValue): OutputView {
  return { name, node: value.node, shape: typeOfValue(graph, value).shape };
}

/** The outputs of a network with their nodes and shapes. */
export function outputsOf(graph: Graph): readonly OutputView[] {
  return graph.outputs.map((output) => outputView(graph, output));
}

/** The shape of a network's main output; none where an error left it unknown. */
export function outputOf(graph: Graph): PartialShape {
  return outputsOf(graph)[0]?.shape ?? [];
}

/** The numbers of the nodes that are built and not called. */
export function uncalledOf({ nodes }: Graph): readonly number[] {
  return nodes.flatMap(({ called }, number) => (called ? [] : [number]));
}
