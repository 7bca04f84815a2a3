import { inputsOfElements, outputDtypes, withDtype } from './compute';
import { WHOLE_DTYPE } from './dtype';
import {
  type Computation,
  type Graph,
  type Node,
  type Source,
  type TensorType,
  typeOfValue,
  type Value,
} from './graph';
import { madeOnce, once } from './made-once';

type Calls = Pick<Graph, 'sources' | 'nodes'>;

/**
 * The same calls with the element types that follow from reads as indexes. If a tensor is read as indexes, then
 * the inputs and constants whose elements it has, through ops that keep elements, are whole numbers, and so are
 * all tensors with their elements. A given type stays.
 */
export function withIndexDtypes(calls: Calls): Calls {
  const indexSources = sourcesOfIndexes(calls);
  if (indexSources.size === 0) return calls;
  const sources = calls.sources.map(
    (source, position): Source =>
      indexSources.has(position) ? { ...source, type: withDtype(source.type, WHOLE_DTYPE) } : source,
  );
  return { sources, nodes: withInputTypes(calls.nodes, sources) };
}

/** The positions of the inputs and constants without a type whose elements are read as indexes. */
function sourcesOfIndexes({ sources, nodes }: Calls): ReadonlySet<number> {
  const positions = new Set<number>();
  const seen = new Set<number>();
  const open: Value[] = [];
  for (const { computation, inputs } of nodes) {
    if (computation.op === null) continue;
    const { op, args, inputShapes } = computation;
    if (op.readsIndexes === undefined) continue;
    for (const [position, input] of inputs.entries())
      if (op.readsIndexes(position, args, inputShapes) !== false) open.push(input);
  }
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const { node, slot } = value;
    if (seen.has(node) || typeOfValue({ sources, nodes }, value).dtype !== undefined) continue;
    if (node < 0) {
      if (sources[-1 - node]?.kind !== 'parameter') positions.add(-1 - node);
    } else open.push(...keptInputs(nodes[node], slot));
    if (slot === 0) seen.add(node);
  }
  return positions;
}

/** Whether a value has the elements of one of these inputs and constants of the network, through calls that keep them. */
export function hasElementsOf(sources: ReadonlySet<number>, nodes: Calls['nodes'], value: Value): boolean {
  const open = [value];
  const seen = new Set<number>();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (sources.has(one.node)) return true;
    if (one.node < 0 || seen.has(one.node)) continue;
    seen.add(one.node);
    open.push(...keptInputs(nodes[one.node], one.slot));
  }
  return false;
}

/** The inputs whose elements an output of a call has. */
function keptInputs(node: Node | undefined, slot: number): readonly Value[] {
  const computation = node?.computation;
  if (node === undefined || computation === undefined || computation.op === null) return [];
  const { op, args, inputShapes } = computation;
  const elements = slot === 0 ? op.elements?.(args) : op.furtherElements;
  const keeps = elements === 'kept' || elements === 'summed';
  return keeps ? inputsOfElements(op, args, node.inputs, inputShapes) : [];
}

/** The nodes on inputs of these types; those of one computation on equal inputs share one again. */
function withInputTypes(nodes: readonly Node[], sources: readonly Source[]): readonly Node[] {
  const retyped: Node[] = [];
  const typesOf = once((_: Node['computation']) => new Map<string, Node['computation']>());
  const typeOf = (value: Value): TensorType => typeOfValue({ sources, nodes: retyped }, value);
  for (const node of nodes) {
    const { computation } = node;
    const dtypes = node.inputs.map((input) => typeOf(input).dtype);
    const isSame = dtypes.every((dtype, index) => dtype === computation.inputs[index]?.dtype);
    const now = isSame
      ? computation
      : madeOnce(typesOf(computation), dtypes.join(), () => withDtypes(computation, dtypes));
    retyped.push(now === computation ? node : { ...node, computation: now });
  }
  return retyped;
}

function withDtypes(
  computation: Node['computation'],
  dtypes: readonly TensorType['dtype'][],
): Node['computation'] {
  if (computation.op === null) {
    return {
      ...computation,
      inputs: computation.inputs.map((type, index) => withDtype(type, dtypes[index])),
    };
  }
  const { op, args, outputs } = computation;
  const inputs = computation.inputs.map((type, index) => withDtype(type, dtypes[index]));
  const own = outputDtypes(op, args, inputs, outputs.length);
  const retyped: Computation = {
    ...computation,
    inputs,
    outputs: outputs.map((type, slot) => (type.dtype === undefined ? withDtype(type, own[slot]) : type)),
  };
  return retyped;
}
