import { addCounts, type Count, isLarger, productOf, subtractCounts, sumOf } from '../counts/count';
import { bytesOfElements, type DtypeChoice, dtypeAs } from '../graph/dtype';
import type { Graph, Node, TensorType, Value } from '../graph/graph';
import { once } from '../graph/made-once';
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
   * For each node, the sum of live tensors while it is computed: its inputs and its output included; 0 where
   * it is not called.
   */
  readonly liveBytes: readonly Count[];
  /** The largest sum of live tensors over the order of execution, including the network's inputs. */
  readonly peakBytes: Count;
}

/**
 * The memory that the tensors of an inference take.
 *
 * A tensor lives from the call that makes it to the last call that reads it, or to the end where it is an output
 * of the network; an in-place output and a view keep their input's memory alive instead. What is not called makes
 * nothing and reads nothing. A tensor whose shape is not known adds nothing: the count of its node is not known either.
 */
export function measureMemory(graph: Graph, dtypes: DtypeChoice): MemoryFacts {
  const { nodes } = graph;
  const { outputBytes, freedBytes, inputBytes } = bytesByNode(graph, dtypes);
  const liveBytes = new Array<Count>(nodes.length).fill(0);
  let live = inputBytes;
  let peak = live;
  for (let number = 0; number < nodes.length; number += 1) {
    if (nodes[number]?.called !== true) continue;
    live = addCounts(live, outputBytes[number] ?? 0);
    liveBytes[number] = live;
    if (isLarger(live, peak)) peak = live;
    live = subtractCounts(live, freedBytes[number] ?? 0);
  }
  return { outputBytes, inputBytes, activationBytes: sumOf(outputBytes), liveBytes, peakBytes: peak };
}

interface NodeBytes {
  /** What each node makes. */
  readonly outputBytes: readonly Count[];
  /** What nothing reads after each node. */
  readonly freedBytes: readonly Count[];
  readonly inputBytes: Count;
}

/** In place of a tensor without memory of its own, and of the last use of one that lives to the end. */
const NONE = -1;

/** What each node makes and frees. Tensors that take memory are numbered, and known by their numbers. */
function bytesByNode(graph: Graph, dtypes: DtypeChoice): NodeBytes {
  const { nodes, sources, outputs } = graph;
  const readSlots = furtherSlotsRead(graph);
  const bytesOf = bytesOnce(dtypes);
  const tensorBytes: Count[] = [];
  const lastUses: number[] = [];
  const outputBytes = new Array<Count>(nodes.length).fill(0);
  const add = (type: TensorType, maker: number): number => {
    const bytes = bytesOf(type);
    tensorBytes.push(bytes);
    if (maker !== NONE) outputBytes[maker] = addCounts(outputBytes[maker] ?? 0, bytes);
    return lastUses.push(maker) - 1;
  };
  const ofSources = sources.map(({ kind, type }) => (kind === 'input' ? add(type, NONE) : NONE));
  const inputBytes = sumOf(tensorBytes);
  const ofNodes = new Int32Array(nodes.length).fill(NONE);
  const ofSlots = new Map<string, number>();
  const tensorOf = (value: Value): number => {
    if (value.node < 0) return ofSources[-1 - value.node] ?? NONE;
    return (value.slot === 0 ? ofNodes[value.node] : ofSlots.get(slotKey(value))) ?? NONE;
  };
  const use = (value: Value, user: number): void => {
    const tensor = tensorOf(value);
    if (tensor !== NONE) lastUses[tensor] = user;
  };
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number];
    if (node?.called !== true) continue;
    const { inputs, computation } = node;
    for (const input of inputs) use(input, number);
    const main = computation.outputs[0];
    const first = inputs[0];
    if (!isNew(computation, graph)) ofNodes[number] = first === undefined ? NONE : tensorOf(first);
    else if (main !== undefined) ofNodes[number] = add(main, number);
    if (computation.outputs.length === 1) continue;
    for (const [slot, type] of computation.outputs.entries()) {
      const key = slotKey({ node: number, slot });
      if (readSlots.has(key)) ofSlots.set(key, add(type, number));
    }
  }
  for (const { value } of outputs) use(value, NONE);
  const freedBytes = new Array<Count>(nodes.length).fill(0);
  for (let tensor = 0; tensor < lastUses.length; tensor += 1) {
    const user = lastUses[tensor] ?? NONE;
    if (user !== NONE) freedBytes[user] = addCounts(freedBytes[user] ?? 0, tensorBytes[tensor] ?? 0);
  }
  return { outputBytes, freedBytes, inputBytes };
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

/** Whether an output has memory of its own. */
function isNew(computation: Node['computation'], { layout = 'strided' }: Graph): boolean {
  if (computation.op === null) return true;
  const storage = computation.op.storage?.(computation.args) ?? 'new';
  return storage === 'new' || (storage === 'strided-view' && layout === 'contiguous');
}

/** The bytes of a tensor, by its own element type or else the network's, computed once for each type. */
function bytesOnce({ asked, byDefault }: DtypeChoice): (type: TensorType) => Count {
  return once(({ shape, dtype }) =>
    isKnownShape(shape) ? bytesOfElements(productOf(shape), dtypeAs(dtype, asked, byDefault)) : 0,
  );
}
