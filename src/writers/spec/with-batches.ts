import { compute } from '../../graph/compute';
import type { Computation, Graph, KnownType, Node, Value } from '../../graph/graph';
import { madeOnce } from '../../graph/made-once';
import { isRefusal } from '../../graph/refusal';
import { asBatch } from '../../graph/unbatched';
import { findOp } from '../../ops/index';

/**
 * The same network for a language whose layers all have a batch: before a layer one sample becomes a batch of
 * one, and its output becomes a sample again. Returns the same graph if no layer takes a single sample.
 */
export function withBatches(graph: Graph): Graph {
  if (!graph.nodes.some(({ computation }) => computation.op !== null && computation.unbatched)) return graph;
  const nodes: Node[] = [];
  /** By the old number of a node: where the nodes written for it begin, and which of them is the node itself. */
  const begins: number[] = [];
  const places: number[] = [];
  const samples = new Map<number, readonly Value[]>();
  const batched = new Map<Computation, Computation>();
  const moved = (value: Value): Value =>
    value.node < 0
      ? value
      : (samples.get(value.node)?.[value.slot] ?? { node: places[value.node] ?? 0, slot: value.slot });
  const add = (node: Omit<Node, 'layer'>, layer: number = nodes.length): number =>
    nodes.push({ ...node, layer }) - 1;
  const addMove = (type: 'Squeeze' | 'Unsqueeze', of: Node, input: Value, from: KnownType): Value => {
    const node = add({
      path: pathAround(of),
      computation: moveOf(type, from),
      inputs: [input],
      parameters: [],
      ownTensors: null,
      called: of.called,
      origin: of.origin,
    });
    return { node, slot: 0 };
  };
  for (const [number, node] of graph.nodes.entries()) {
    begins.push(nodes.length);
    const { computation } = node;
    let inputs = node.inputs.map(moved);
    if (computation.op === null || computation.unbatched !== true) {
      places.push(nodes.length);
      add({ ...node, inputs }, places[node.layer]);
      continue;
    }
    const made = madeOnce(batched, computation, () => batchedOf(computation));
    inputs = inputs.map((input, at) =>
      addMove('Unsqueeze', node, input, computation.inputs[at] ?? NO_TENSOR),
    );
    places.push(nodes.length);
    const place = add({ ...node, computation: made, inputs }, places[node.layer]);
    samples.set(
      number,
      made.outputs.map((type, slot) => addMove('Squeeze', node, { node: place, slot }, type)),
    );
  }
  const beginOf = (number: number): number => begins[number] ?? nodes.length;
  return {
    ...graph,
    nodes,
    regions: graph.regions.map((region) => ({
      ...region,
      first: beginOf(region.first),
      end: beginOf(region.end),
      outputs: region.outputs.map((output) => ({ ...output, value: moved(output.value) })),
    })),
    outputs: graph.outputs.map((output) => ({ ...output, value: moved(output.value) })),
  };
}

const NO_TENSOR: KnownType = { shape: [] };

/** The module path of what is called beside a layer, as a function. */
function pathAround({ path, computation }: Node): string {
  return computation.functional ? path : path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

function batchedOf({ unbatched: _, ...computation }: Computation): Computation {
  const asBatches = (types: readonly KnownType[]) =>
    types.map((type) => ({ ...type, shape: asBatch(type.shape) }));
  return {
    ...computation,
    inputs: asBatches(computation.inputs),
    outputs: asBatches(computation.outputs),
  };
}

function moveOf(type: 'Squeeze' | 'Unsqueeze', input: KnownType): Computation {
  const op = findOp(type);
  const made = op && compute({ op, args: { dim: 0 }, inputs: [input], functional: true });
  if (made === undefined || isRefusal(made)) throw new RangeError(`${type} does not take a sample`);
  return made;
}
