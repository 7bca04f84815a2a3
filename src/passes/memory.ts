import {
  addCounts,
  type Count,
  isLarger,
  multiplyCounts,
  productOf,
  subtractCounts,
  sumOf,
} from '../counts/count';
import { type Dtype, elementBytes } from '../graph/dtype';
import { type Graph, inputsOf, type Node, type TensorType, type Value } from '../graph/graph';
import { isKnownShape } from '../ops/shape';

export interface MemoryFacts {
  /**
   * For each node the bytes that its outputs add: 0 where they live in its input's memory or it is not called. An output
   * after the main one is there only where something reads it.
   */
  readonly outputBytes: readonly Count[];
  readonly inputBytes: Count;
  /** The sum over all calls; what is not called adds nothing. */
  readonly activationBytes: Count;
  /**
   * For each node, the sum of live tensors while it is computed: what it reads and its output among them; 0 where
   * it is not called.
   */
  readonly liveBytes: readonly Count[];
  /** The largest sum of live tensors over the order of execution, the network's inputs among them. */
  readonly peakBytes: Count;
}

/**
 * What the tensors of an inference take in memory.
 *
 * A tensor lives from the call that makes it to the last call that reads it, or to the end where it is an output
 * of the network; an in-place output and a view keep their input's memory alive instead. What is not called makes
 * nothing and reads nothing. A tensor whose shape is not known adds nothing: the count of its node is not known either.
 */
export function measureMemory(graph: Graph, dtype: Dtype): MemoryFacts {
  const { nodes } = graph;
  const homes = tensorHomes(graph, dtype);
  const outputBytes = new Array<Count>(nodes.length).fill(0);
  const freedBytes = new Array<Count>(nodes.length).fill(0);
  for (const { bytes, maker, lastUse } of homes) {
    if (maker !== null) outputBytes[maker] = addCounts(outputBytes[maker] ?? 0, bytes);
    if (lastUse !== null) freedBytes[lastUse] = addCounts(freedBytes[lastUse] ?? 0, bytes);
  }
  const inputBytes = sumOf(inputsOf(graph).map(({ type }) => bytesOfType(type, dtype)));
  const liveBytes = new Array<Count>(nodes.length).fill(0);
  let live = inputBytes;
  let peak = live;
  for (const [number, { called }] of nodes.entries()) {
    if (!called) continue;
    live = addCounts(live, outputBytes[number] ?? 0);
    liveBytes[number] = live;
    if (isLarger(live, peak)) peak = live;
    live = subtractCounts(live, freedBytes[number] ?? 0);
  }
  return { outputBytes, inputBytes, activationBytes: sumOf(outputBytes), liveBytes, peakBytes: peak };
}

/** The bytes of a tensor, by its own element type or else the network's; 0 where its shape is not known. */
function bytesOfType({ shape, dtype }: TensorType, byDefault: Dtype): Count {
  return isKnownShape(shape) ? multiplyCounts(productOf(shape), elementBytes[dtype ?? byDefault]) : 0;
}

/** A tensor that takes memory of its own. */
interface Home {
  readonly bytes: Count;
  /** The number of the node that makes it; null for an input. */
  readonly maker: number | null;
  /** The number of the last node that reads it, its maker where none does; null where it is there to the end. */
  lastUse: number | null;
}

/** The tensors that take memory, with their last uses. */
function tensorHomes(graph: Graph, dtype: Dtype): readonly Home[] {
  const { nodes, sources, outputs } = graph;
  const found: Home[] = [];
  const readSlots = furtherSlotsRead(graph);
  const further = new Map<string, Home>();
  const bytesOf = bytesOnce(dtype);
  const add = (type: TensorType, maker: number | null): Home => {
    const home = { bytes: bytesOf(type), maker, lastUse: maker };
    found.push(home);
    return home;
  };
  const sourceHomes = sources.map(({ kind, type }) => (kind === 'input' ? add(type, null) : null));
  const mainHomes: (Home | null)[] = [];
  const homeOf = (value: Value): Home | null => {
    if (value.node < 0) return sourceHomes[-1 - value.node] ?? null;
    return (value.slot === 0 ? mainHomes[value.node] : further.get(slotKey(value))) ?? null;
  };
  for (const [number, node] of nodes.entries()) {
    mainHomes.push(null);
    if (!node.called) continue;
    for (const input of node.inputs) {
      const home = homeOf(input);
      if (home !== null) home.lastUse = number;
    }
    const [main, ...others] = node.computation.outputs;
    const [first] = node.inputs;
    if (!isNew(node)) mainHomes[number] = first === undefined ? null : homeOf(first);
    else if (main !== undefined) mainHomes[number] = add(main, number);
    for (const [index, type] of others.entries()) {
      const key = slotKey({ node: number, slot: index + 1 });
      if (readSlots.has(key)) further.set(key, add(type, number));
    }
  }
  for (const { value } of outputs) {
    const home = homeOf(value);
    if (home !== null) home.lastUse = null;
  }
  return found;
}

/** The outputs after the main ones that something reads. */
function furtherSlotsRead({ nodes, outputs }: Graph): ReadonlySet<string> {
  const read = new Set<string>();
  const note = (value: Value): void => {
    if (value.slot > 0) read.add(slotKey(value));
  };
  for (const { inputs } of nodes) for (const input of inputs) note(input);
  for (const { value } of outputs) note(value);
  return read;
}

function slotKey({ node, slot }: Value): string {
  return `${node}.${slot}`;
}

/** Whether a node's output has memory of its own. */
function isNew({ computation }: Node): boolean {
  return computation.op === null || (computation.op.storage?.(computation.args) ?? 'new') === 'new';
}

/** The bytes of a tensor, worked out once for each type. */
function bytesOnce(dtype: Dtype): (type: TensorType) => Count {
  const known = new Map<TensorType, Count>();
  return (type) => {
    const before = known.get(type);
    if (before !== undefined) return before;
    const bytes = bytesOfType(type, dtype);
    known.set(type, bytes);
    return bytes;
  };
}
