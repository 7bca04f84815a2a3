import type { Computation, Graph, Node, Origin, Region, UnknownComputation, Value } from '../graph/graph';
import { asBatch } from '../graph/unbatched';
import { findOp } from '../ops/index';
import type { Shape } from '../ops/shape';

/** A computation with the name of its op; what can be derived from the rest is left out. */
type StoredComputation =
  | UnknownComputation
  | (Omit<Computation, 'op' | 'inputShapes' | 'output'> & { readonly op: string });

/** A node, without its location, and without what most nodes have in common. */
interface StoredNode {
  readonly path: string;
  /** Its position among the computations. */
  readonly computation: number;
  /** The node and the slot of each input, one after the other. */
  readonly inputs: readonly number[];
  readonly parameters: readonly number[];
  /** Its own number if not given. */
  readonly layer?: number;
  readonly called?: false;
}

/** A graph as plain JSON: each computation once, ops by their names. */
export interface StoredGraph extends Omit<Graph, 'nodes' | 'regions'> {
  readonly computations: readonly StoredComputation[];
  readonly nodes: readonly StoredNode[];
  readonly regions: readonly Omit<Region, 'origin'>[];
}

/** A graph in the form that a page contains. */
export function storeGraph(graph: Graph): StoredGraph {
  const places = new Map<Node['computation'], number>();
  for (const { computation } of graph.nodes)
    if (!places.has(computation)) places.set(computation, places.size);
  return {
    ...graph,
    computations: [...places.keys()].map(storeComputation),
    nodes: graph.nodes.map(({ path, computation, inputs, parameters, layer, called }, number) => ({
      path,
      computation: places.get(computation) ?? 0,
      inputs: inputs.flatMap(({ node, slot }) => [node, slot]),
      parameters,
      ...(layer === number ? {} : { layer }),
      ...(called ? {} : { called }),
    })),
    regions: graph.regions.map(({ origin: _, ...region }) => region),
  };
}

function storeComputation(computation: Node['computation']): StoredComputation {
  if (computation.op === null) return computation;
  const { op, inputShapes: _inputs, output: _output, ...others } = computation;
  return { ...others, op: op.type };
}

/** The graph that a page contains, with its ops. Throws if an op does not exist, which is a fault of the page. */
export function restoreGraph({ computations: stored, nodes, regions, ...graph }: StoredGraph): Graph {
  const computations = stored.map(restoreComputation);
  const origin: Origin = { document: graph.source, at: '' };
  return {
    ...graph,
    nodes: nodes.map(({ path, computation: place, inputs, parameters, layer, called = true }, number) => {
      const computation = computations[place];
      if (computation === undefined) throw new RangeError(`node ${number} has no computation`);
      return {
        path,
        computation,
        inputs: valuesOf(inputs),
        parameters,
        ownTensors: null,
        layer: layer ?? number,
        called,
        origin,
      };
    }),
    regions: regions.map((region) => ({ ...region, origin })),
  };
}

function restoreComputation(stored: StoredComputation): Node['computation'] {
  if (stored.op === null) return stored;
  const op = findOp(stored.op);
  const output = stored.outputs[0]?.shape;
  if (op === undefined || output === undefined) throw new RangeError(`${stored.op} cannot be restored`);
  const ofRules = (shape: Shape): Shape => (stored.unbatched === true ? asBatch(shape) : shape);
  return {
    ...stored,
    op,
    inputShapes: stored.inputs.map(({ shape }) => ofRules(shape)),
    output: ofRules(output),
  };
}

function valuesOf(pairs: readonly number[]): readonly Value[] {
  return pairs.flatMap((node, at) => (at % 2 === 0 ? [{ node, slot: pairs[at + 1] ?? 0 }] : []));
}
