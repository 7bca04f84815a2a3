import { addCounts, type Count, isLarger, subtractCounts, sumOf } from '../counts/count';
import { type DtypeChoice, networkDtype } from '../graph/dtype';
import type { Graph, Node } from '../graph/graph';
import { once } from '../graph/made-once';
import type { AttentionPath } from '../ops/inside';
import { bytesInside, freedInputs, type InsideBytes, largestOf, liveBySteps } from './inside-bytes';
import { isWrittenOut } from './is-written-out';
import { NONE, type Storages, storagesOf } from './storages';
import { type BytesOf, bytesOnce } from './tensor-bytes';

export interface MemoryFacts {
  /**
   * For each node the bytes that it makes: its outputs, unless they live in its input's memory, and what it
   * holds while it runs. 0 if it is not called. An output after the main one exists only if something reads it.
   */
  readonly madeBytes: readonly Count[];
  readonly inputBytes: Count;
  /** The sum over all calls; nodes that are not called add nothing. */
  readonly activationBytes: Count;
  /**
   * For each node, the largest sum of live tensors while it is computed: including the inputs that it still
   * needs, its output and what it holds; 0 if it is not called.
   */
  readonly liveBytes: readonly Count[];
  /** The largest sum of live tensors over the order of execution, including the network's inputs. */
  readonly peakBytes: Count;
}

/**
 * The memory that the tensors of an inference take.
 *
 * A tensor is live from the call that makes it to the last call that reads it, or to the end if it is an output
 * of the network; an in-place output and a view keep their input's memory live instead. Nodes that are not
 * called make and read nothing. A tensor of unknown shape adds nothing; its node is not counted either. A call
 * that can be written out in others holds what these hold, so both forms take the same memory.
 */
export function measureMemory(
  graph: Graph,
  dtypes: DtypeChoice,
  attention: AttentionPath = 'math',
): MemoryFacts {
  return memoryMeter(dtypes, attention)(graph);
}

/** `measureMemory` for several graphs: what equal calls hold is worked out once for all of them. */
export function memoryMeter(dtypes: DtypeChoice, attention: AttentionPath): (graph: Graph) => MemoryFacts {
  const insideOf = insideOnce(dtypes, attention);
  const bytesOf = bytesOnce(dtypes);
  return (graph) => {
    const { inputBytes, madeBytes, liveBytes } = followMemory(graph, bytesOf, insideOf);
    let peakBytes = inputBytes;
    for (const live of liveBytes) if (isLarger(live, peakBytes)) peakBytes = live;
    return { madeBytes, inputBytes, activationBytes: sumOf(madeBytes), liveBytes, peakBytes };
  };
}

type InsideOf = (computation: Node['computation']) => InsideBytes | null;

/** What calls hold while they run, worked out once for each computation; null for nothing. */
function insideOnce(dtypes: DtypeChoice, attention: AttentionPath): InsideOf {
  const known = once((computation: Node['computation']): InsideBytes | null => {
    if (computation.op === null) return null;
    const { op, args, inputShapes, output } = computation;
    if (op.inside !== undefined) {
      return bytesInside(op.inside(args, inputShapes), { inputs: inputShapes, output }, networkDtype(dtypes));
    }
    if (!isWrittenOut(computation)) return null;
    const { writeOut }: typeof import('./write-out') = require('./write-out');
    const graph = writeOut(computation, { attention, parameters: 'frozen' });
    return graph && bytesWrittenOut(graph, bytesOnce(dtypes), known);
  });
  return (computation) => {
    const { op } = computation;
    return op?.writtenOut === undefined && op?.inside === undefined ? null : known(computation);
  };
}

/** What a call holds that is written out: its inputs are not its own, and its output lives on. */
function bytesWrittenOut(graph: Graph, bytesOf: BytesOf, insideOf: InsideOf): InsideBytes {
  const { storages, lastUses, madeBytes, liveBytes, liveSteps } = followMemory(graph, bytesOf, insideOf);
  const live = liveBytes.map((bytes, number) => liveSteps.get(number) ?? [bytes]);
  const firstSteps: number[] = [];
  let before = 0;
  for (const steps of live) {
    firstSteps.push(before);
    before += steps.length;
  }
  const inputsTo = graph.sources.flatMap(({ kind }, index) => {
    if (kind !== 'input') return [];
    const value = { node: -1 - index, slot: 0 };
    const user = lastUses[storages.storageOf(value)] ?? NONE;
    const node = graph.nodes[user];
    const inside = node === undefined ? null : insideOf(node.computation);
    const within = node?.inputs.map((input, position) =>
      storages.storageOf(input) === storages.storageOf(value) ? (inside?.inputsTo[position] ?? 0) : 0,
    );
    return [(firstSteps[user] ?? 0) + Math.max(0, ...(within ?? []))];
  });
  const steps = live.flat().map((bytes, step) => {
    const ofInputs = inputsTo.map((to, input) => (to >= step ? (storages.bytes[input] ?? 0) : 0));
    return subtractCounts(bytes, sumOf(ofInputs));
  });
  const [output] = graph.outputs;
  const ofOutput = output === undefined ? 0 : (storages.bytes[storages.storageOf(output.value)] ?? 0);
  return { steps, inputsTo, made: subtractCounts(sumOf(madeBytes), ofOutput) };
}

interface MemoryCourse extends Pick<MemoryFacts, 'inputBytes' | 'madeBytes' | 'liveBytes'> {
  readonly storages: Storages;
  /** For each storage the node that reads it last; its maker if nothing does, `NONE` if it lives to the end. */
  readonly lastUses: readonly number[];
  /** The live bytes at the steps of the nodes that hold something while they run. */
  readonly liveSteps: ReadonlyMap<number, readonly Count[]>;
}

/** Follows the live tensors from call to call. */
function followMemory(graph: Graph, bytesOf: BytesOf, insideOf: InsideOf): MemoryCourse {
  const { nodes } = graph;
  const storages = storagesOf(graph, bytesOf, 'inference');
  const { bytes, makers, storageOf } = storages;
  const lastUses = lastUsesOf(graph, storages);
  const outputBytes = new Array<Count>(nodes.length).fill(0);
  const freedBytes = new Array<Count>(nodes.length).fill(0);
  let inputBytes: Count = 0;
  for (let storage = 0; storage < bytes.length; storage += 1) {
    const size = bytes[storage] ?? 0;
    const maker = makers[storage] ?? NONE;
    const user = lastUses[storage] ?? NONE;
    if (maker === NONE) inputBytes = addCounts(inputBytes, size);
    else outputBytes[maker] = addCounts(outputBytes[maker] ?? 0, size);
    if (user !== NONE) freedBytes[user] = addCounts(freedBytes[user] ?? 0, size);
  }
  const madeBytes = [...outputBytes];
  const liveBytes = new Array<Count>(nodes.length).fill(0);
  const liveSteps = new Map<number, readonly Count[]>();
  let live = inputBytes;
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number];
    if (node?.called !== true) continue;
    const inside = insideOf(node.computation);
    const withOutputs = addCounts(live, outputBytes[number] ?? 0);
    const after = subtractCounts(withOutputs, freedBytes[number] ?? 0);
    if (inside === null) liveBytes[number] = withOutputs;
    else {
      const freed = freedInputs(node, inside, (value) => {
        const storage = storageOf(value);
        return lastUses[storage] === number ? { storage, bytes: bytes[storage] ?? 0 } : null;
      });
      const steps = liveBySteps(live, inside, freed);
      liveSteps.set(number, steps);
      liveBytes[number] = largestOf([...steps, after]);
      madeBytes[number] = addCounts(outputBytes[number] ?? 0, inside.made);
    }
    live = after;
  }
  return { storages, lastUses, inputBytes, madeBytes, liveBytes, liveSteps };
}

function lastUsesOf({ nodes, outputs }: Graph, { makers, storageOf }: Storages): readonly number[] {
  const lastUses = [...makers];
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number];
    if (node?.called !== true) continue;
    node.inputs.forEach((input) => {
      const storage = storageOf(input);
      if (storage !== NONE) lastUses[storage] = number;
    });
  }
  for (const { value } of outputs) {
    const storage = storageOf(value);
    if (storage !== NONE) lastUses[storage] = NONE;
  }
  return lastUses;
}
