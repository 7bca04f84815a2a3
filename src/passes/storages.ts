import type { Count } from '../counts/count';
import { type Graph, keyOfValue, type Node, type TensorType, type Value } from '../graph/graph';
import type { Storage } from '../ops/op';
import type { BytesOf } from './tensor-bytes';

/** In place of a tensor without memory of its own, of the maker of a network's input, and of a last use at the end. */
export const NONE = -1;

/** The tensors of a network that take memory, by numbers; those that share memory have one number. */
export interface Storages {
  readonly bytes: readonly Count[];
  /** For each of them the node that makes it; `NONE` for an input of the network. The inputs come first. */
  readonly makers: readonly number[];
  /** The memory that a value lives in; `NONE` for a parameter's and for that of what is not called. */
  readonly storageOf: (value: Value) => number;
}

/** Whether an op runs as at inference or as in training, where a dropout computes something. */
export type Run = 'inference' | 'training';

/**
 * Finds out what lives in memory of its own: the inputs, and what calls make, unless they write over their input or view it.
 * An output after the main one is there only where something reads it; those of a view are views too. A tensor whose shape is not known has no bytes.
 */
export function storagesOf(graph: Graph, bytesOf: BytesOf, run: Run): Storages {
  const { nodes, sources } = graph;
  const readSlots = furtherSlotsRead(graph);
  const bytes: Count[] = [];
  const makers: number[] = [];
  const add = (type: TensorType, maker: number): number => {
    bytes.push(bytesOf(type));
    return makers.push(maker) - 1;
  };
  const ofSources = sources.map(({ kind, type }) => (kind === 'input' ? add(type, NONE) : NONE));
  const ofNodes = new Int32Array(nodes.length).fill(NONE);
  const ofSlots = new Map<string, number>();
  const storageOf = (value: Value): number => {
    if (value.node < 0) return ofSources[-1 - value.node] ?? NONE;
    return (value.slot === 0 ? ofNodes[value.node] : ofSlots.get(keyOfValue(value))) ?? NONE;
  };
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number];
    if (node?.called !== true) continue;
    const { inputs, computation } = node;
    const { outputs } = computation;
    const main = outputs[0];
    const first = inputs[0];
    const isViewed = !isNew(computation, run, graph);
    if (isViewed) ofNodes[number] = first === undefined ? NONE : storageOf(first);
    else if (main !== undefined) ofNodes[number] = add(main, number);
    if (outputs.length === 1) continue;
    for (const [slot, type] of outputs.entries()) {
      const key = keyOfValue({ node: number, slot });
      if (readSlots.has(key)) ofSlots.set(key, isViewed ? (ofNodes[number] ?? NONE) : add(type, number));
    }
  }
  return { bytes, makers, storageOf };
}

/** The outputs after the main ones that something reads. */
function furtherSlotsRead({ nodes, outputs }: Graph): ReadonlySet<string> {
  const read = new Set<string>();
  const note = (value: Value): void => {
    if (value.slot > 0) read.add(keyOfValue(value));
  };
  for (const { inputs } of nodes) inputs.forEach(note);
  for (const { value } of outputs) note(value);
  return read;
}

/** Whether an output has memory of its own. */
function isNew(computation: Node['computation'], run: Run, { layout = 'strided' }: Graph): boolean {
  const storage = storageKind(computation, run);
  return storage === 'new' || (storage === 'strided-view' && layout === 'contiguous');
}

function storageKind(computation: Node['computation'], run: Run): Storage {
  if (computation.op === null) return 'new';
  const { op, args } = computation;
  const inTraining = run === 'training' ? op.trainingStorage?.(args) : undefined;
  return inTraining ?? op.storage?.(args) ?? 'new';
}
