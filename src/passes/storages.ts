import type { Count } from '../counts/count';
import { type Graph, keyOfValue, type Node, type Value } from '../graph/graph';
import { once } from '../graph/made-once';
import type { Storage } from '../ops/op';
import type { BytesOf } from './tensor-bytes';

/** Marks a tensor without memory of its own, the maker of a network's input, and a last use at the end. */
export const NONE = -1;

/** The storages of a network, by numbers; tensors that share memory have the same number. */
export interface Storages {
  readonly bytes: readonly Count[];
  /** For each of them the node that makes it; `NONE` for an input of the network. The inputs come first. */
  readonly makers: readonly number[];
  /** The storage of a value; `NONE` for parameters and for nodes that are not called. */
  readonly storageOf: (value: Value) => number;
}

/** Whether an op runs as at inference or as in training, where a dropout computes something. */
export type Run = 'inference' | 'training';

/**
 * Finds the storages: the inputs, and the outputs of calls, unless they overwrite or view their input. An
 * output after the main one exists only if something reads it; those of a view are views too. A tensor of
 * unknown shape has 0 bytes.
 */
export function storagesOf(graph: Graph, bytesOf: BytesOf, run: Run): Storages {
  const { nodes, sources } = graph;
  const readSlots = furtherSlotsRead(graph);
  const bytes: Count[] = [];
  const makers: number[] = [];
  const add = (size: Count, maker: number): number => {
    bytes.push(size);
    return makers.push(maker) - 1;
  };
  const ofSources = sources.map(({ kind, type }) => (kind === 'input' ? add(bytesOf(type), NONE) : NONE));
  const ofNodes = new Int32Array(nodes.length).fill(NONE);
  const ofSlots = new Map<string, number>();
  const storageOf = ({ node, slot }: Value): number => {
    if (node < 0) return ofSources[-1 - node] ?? NONE;
    return (slot === 0 ? ofNodes[node] : ofSlots.get(keyOfValue({ node, slot }))) ?? NONE;
  };
  /** The bytes of the main output; null where it lives in the memory of the first input. */
  const mainOf = once((computation: Node['computation']): Count | null => {
    if (!isNew(computation, run, graph)) return null;
    const main = computation.outputs[0];
    return main === undefined ? 0 : bytesOf(main);
  });
  for (let number = 0; number < nodes.length; number += 1) {
    const node = nodes[number];
    if (node?.called !== true) continue;
    const { inputs, computation } = node;
    const { outputs } = computation;
    const size = mainOf(computation);
    const first = inputs[0];
    if (size === null) ofNodes[number] = first === undefined ? NONE : storageOf(first);
    else if (outputs.length > 0) ofNodes[number] = add(size, number);
    if (outputs.length === 1) continue;
    for (const [slot, type] of outputs.entries()) {
      const key = keyOfValue({ node: number, slot });
      if (!readSlots.has(key)) continue;
      ofSlots.set(key, size === null ? (ofNodes[number] ?? NONE) : add(bytesOf(type), number));
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
