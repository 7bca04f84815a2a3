import { findOp } from '../ops/index';
import type { Args, ArgValue, Op } from '../ops/op';
import type { Shape } from '../ops/shape';
import type { BranchCall, Computation, Graph, GraphOutput, ModuleCall } from './graph';
import type { ChildName } from './path-scope';

/** A position in a list of a plain graph. */
type Position = number;

/** The same with positions among the shapes in the place of shapes. */
type WithPosition<T extends { readonly shape: Shape }> = Omit<T, 'shape'> & { readonly shape: Position };

/** What of a graph is plain data anyway. */
type PlainAnyway = Pick<Graph, 'name' | 'base' | 'source' | 'document' | 'batch' | 'inputs'>;

/**
 * A graph as JSON can hold it. Shapes, arguments and places, which many calls share, stand in lists of their own, so that
 * they are shared again by the graph that is made of it.
 */
export interface PlainGraph
  extends Pick<Graph, 'name' | 'base' | 'source' | 'document' | 'batch' | 'inputs'> {
  readonly shapes: readonly Shape[];
  readonly args: readonly Args[];
  readonly places: readonly string[];
  readonly computations: readonly PlainComputation[];
  readonly nodes: PlainNodes;
  readonly reads: { readonly starts: readonly number[]; readonly tensors: readonly number[] };
  readonly modules: readonly PlainModule[];
  readonly branches: readonly PlainBranch[];
  readonly uncalled: readonly number[];
  readonly uncalledModules: readonly number[];
  readonly outputs: readonly WithPosition<GraphOutput>[];
  readonly output: Position;
}

interface PlainComputation {
  readonly type: string;
  readonly args: Position;
  readonly inputs: readonly Position[];
  readonly output: Position;
  readonly functional: boolean;
}

interface PlainNodes {
  readonly scopes: readonly string[];
  readonly parents: readonly number[];
  readonly names: readonly ChildName[];
  readonly computations: readonly number[];
  readonly owners: readonly (readonly [node: number, owner: number])[];
  readonly frozen: readonly number[];
  readonly places: readonly Position[];
}

type PlainModule = Omit<ModuleCall, 'output' | 'furtherOutputs' | 'at'> & {
  readonly output: Position;
  readonly furtherOutputs: readonly WithPosition<GraphOutput>[];
  readonly at: Position;
};

type PlainBranch = Omit<BranchCall, 'output'> & { readonly output: Position };

/** A graph as plain data; `graphOf` makes the same graph of it. */
export function plainGraph(graph: Graph): PlainGraph {
  const { nodes, reads } = graph;
  const shapes = listOnce<Shape>();
  const args = listOnce<Args>();
  const places = listOnce<string>();
  const withPosition = <T extends { readonly shape: Shape }>(named: T): WithPosition<T> => ({
    ...named,
    shape: shapes.positionOf(named.shape),
  });
  return {
    ...plainAnyway(graph),
    shapes: shapes.items,
    args: args.items,
    places: places.items,
    computations: graph.computations.map((computation) => ({
      type: computation.op.type,
      args: args.positionOf(computation.args),
      inputs: computation.inputShapes.map(shapes.positionOf),
      output: shapes.positionOf(computation.output),
      functional: computation.functional,
    })),
    nodes: {
      scopes: nodes.scopes,
      parents: Array.from(nodes.parents),
      names: nodes.names,
      computations: Array.from(nodes.computations),
      owners: [...nodes.owners],
      frozen: [...nodes.frozen],
      places: nodes.places.map(places.positionOf),
    },
    reads: { starts: Array.from(reads.starts), tensors: Array.from(reads.tensors) },
    modules: graph.modules.map((module) => ({
      ...module,
      output: shapes.positionOf(module.output),
      furtherOutputs: module.furtherOutputs.map(withPosition),
      at: places.positionOf(module.at),
    })),
    branches: graph.branches.map((branch) => ({ ...branch, output: shapes.positionOf(branch.output) })),
    uncalled: [...graph.uncalled],
    uncalledModules: [...graph.uncalledModules],
    outputs: graph.outputs.map(withPosition),
    output: shapes.positionOf(graph.output),
  };
}

/** The graph that `plainGraph` was given. */
export function graphOf(plain: PlainGraph): Graph {
  const { shapes, args, places, nodes, reads } = plain;
  const shapeAt = (position: Position): Shape => shapes[position] as Shape;
  const placeAt = (position: Position): string => places[position] as string;
  const withShape = <T extends { readonly shape: Position }>(named: T) => ({
    ...named,
    shape: shapeAt(named.shape),
  });
  return {
    ...plainAnyway(plain),
    nodes: {
      count: nodes.names.length,
      scopes: nodes.scopes,
      parents: Int32Array.from(nodes.parents),
      names: nodes.names,
      computations: Int32Array.from(nodes.computations),
      owners: new Map(nodes.owners),
      frozen: new Set(nodes.frozen),
      places: nodes.places.map(placeAt),
    },
    computations: plain.computations.map(
      (computation): Computation => ({
        op: findOp(computation.type) as Op,
        functional: computation.functional,
        args: args[computation.args] as Args,
        inputShapes: computation.inputs.map(shapeAt),
        output: shapeAt(computation.output),
      }),
    ),
    reads: { starts: Int32Array.from(reads.starts), tensors: Int32Array.from(reads.tensors) },
    modules: plain.modules.map((module) => ({
      ...module,
      output: shapeAt(module.output),
      furtherOutputs: module.furtherOutputs.map(withShape),
      at: placeAt(module.at),
    })),
    branches: plain.branches.map((branch) => ({ ...branch, output: shapeAt(branch.output) })),
    uncalled: new Set(plain.uncalled),
    uncalledModules: new Set(plain.uncalledModules),
    outputs: plain.outputs.map(withShape),
    output: shapeAt(plain.output),
  };
}

function plainAnyway({ name, base, source, document, batch, inputs }: PlainAnyway): PlainAnyway {
  return { name, base, source, document, batch, inputs };
}

/** Whether a layer of a type has this value as this argument: it is then a right one. */
export function holdsArgument(
  { computations, args }: PlainGraph,
  type: string,
  argument: string,
  value: ArgValue,
): boolean {
  return computations.some(
    (computation) => computation.type === type && isSame(args[computation.args]?.[argument], value),
  );
}

function isSame(known: ArgValue | undefined, value: ArgValue): boolean {
  if (!Array.isArray(value)) return known === value;
  return (
    Array.isArray(known) && known.length === value.length && known.every((item, at) => item === value[at])
  );
}

/** A list that holds each thing once, and tells its position. */
function listOnce<T>(): { readonly items: readonly T[]; readonly positionOf: (item: T) => Position } {
  const items: T[] = [];
  const positions = new Map<T, Position>();
  return {
    items,
    positionOf: (item) => {
      const known = positions.get(item);
      if (known !== undefined) return known;
      const position = items.push(item) - 1;
      positions.set(item, position);
      return position;
    },
  };
}
