import { type Count, sumOf } from '../counts/count';
import { type DtypeChoice, dtypeAs } from '../graph/dtype';
import type { Graph } from '../graph/graph';
import { madeOnce } from '../graph/made-once';
import { elementsOf, type Shape } from '../ops/shape';
import { type StateEntry, stateDict } from '../passes/state-dict';
import type { Checkpoint, CheckpointTensor } from './checkpoint';
import { type PrefixHint, prefixHint } from './checkpoint-prefix';
import { type Renaming, renamings } from './checkpoint-renames';

/** The differences that can be accepted, as `load_state_dict(strict=False)` does. */
export const allowedDifferences = ['missing', 'unexpected'] as const;
export type AllowedDifference = (typeof allowedDifferences)[number];

/** An entry whose tensor has another shape in the checkpoint. */
interface SizeMismatch {
  readonly key: string;
  readonly checkpoint: Shape;
  readonly model: Shape;
}

/** How many tensors have one element type in the checkpoint and another one in the network. */
interface OtherDtype {
  readonly checkpoint: string;
  readonly model: string;
  readonly tensors: number;
}

/** The names, shapes and counts of a checkpoint against those of a network's `state_dict`. */
export interface Verification {
  readonly model: {
    readonly name: string;
    readonly source: string;
    readonly entries: number;
    readonly params: Count;
    readonly buffers: Count;
  };
  readonly checkpoint: Pick<Checkpoint, 'source' | 'format' | 'files'> & {
    readonly tensors: number;
    readonly elements: Count;
    /** Null if the file does not tell for all tensors. */
    readonly bytes: Count | null;
  };
  /** Entries that the checkpoint has with the same shape. */
  readonly matched: number;
  readonly missing: readonly Pick<StateEntry, 'key' | 'shape'>[];
  readonly unexpected: readonly CheckpointTensor[];
  readonly mismatched: readonly SizeMismatch[];
  /** Entries that the checkpoint has only under another key, since they are the same tensor. */
  readonly tied: readonly { readonly key: string; readonly sameAs: string }[];
  /** Entries that the checkpoint leaves out and PyTorch then sets itself: the counters of batch norms. */
  readonly defaulted: readonly string[];
  /** Tensors of the checkpoint that are whole numbers of a graph, not weights. */
  readonly graphData: number;
  readonly otherDtypes: readonly OtherDtype[];
  readonly prefix: PrefixHint | null;
  readonly renamed: readonly Renaming[];
  readonly allowed: readonly AllowedDifference[];
  readonly verdict: 'same' | 'different';
}

export interface VerificationOptions {
  readonly allowed: readonly AllowedDifference[];
  /** The element types of parameters and buffers. */
  readonly dtypes: DtypeChoice;
}

/** Compares a checkpoint with a network; the keys of its tensors are all different. */
export function createVerification(
  graph: Graph,
  checkpoint: Checkpoint,
  { allowed, dtypes }: VerificationOptions,
): Verification {
  const entries = stateDict(graph);
  const tensors = new Map(checkpoint.tensors.map((tensor) => [tensor.key, tensor]));
  const keyOfId = new Map(entries.flatMap(({ id, key }) => (tensors.has(key) ? [[id, key] as const] : [])));
  const absent = entries.filter(({ key }) => !tensors.has(key));
  const tied = absent.flatMap(({ key, id }) => {
    const sameAs = keyOfId.get(id);
    return sameAs === undefined ? [] : [{ key, sameAs }];
  });
  const untied = absent.filter(({ id }) => !keyOfId.has(id));
  const missing = untied.filter((entry) => !isBatchCounter(entry));
  const mismatched = entries.flatMap(({ key, shape }) => {
    const tensor = tensors.get(key);
    return tensor === undefined || isTaken(tensor.shape, shape)
      ? []
      : [{ key, checkpoint: tensor.shape, model: shape }];
  });
  const known = new Set(entries.map(({ key }) => key));
  const foreign = checkpoint.tensors.filter(({ key }) => !known.has(key));
  const unexpected = foreign.filter(({ isGraphData }) => isGraphData !== true);
  const fails =
    mismatched.length > 0 ||
    (missing.length > 0 && !allowed.includes('missing')) ||
    (unexpected.length > 0 && !allowed.includes('unexpected'));
  return {
    model: {
      name: graph.name,
      source: graph.source,
      entries: entries.length,
      params: elementsOf(graph.parameters.filter(({ kind }) => kind !== 'buffer')),
      buffers: elementsOf(
        graph.parameters.filter(({ kind, persistent }) => kind === 'buffer' && persistent !== false),
      ),
    },
    checkpoint: checkpointTotals(checkpoint),
    matched: entries.length - absent.length - mismatched.length,
    missing,
    unexpected,
    mismatched,
    tied,
    defaulted: untied.filter(isBatchCounter).map(({ key }) => key),
    graphData: foreign.length - unexpected.length,
    otherDtypes: otherDtypes(entries, tensors, dtypes),
    prefix: prefixHint(
      untied.map(({ key }) => key),
      unexpected.map(({ key }) => key),
    ),
    renamed: renamings(missing, unexpected),
    allowed,
    verdict: fails ? 'different' : 'same',
  };
}

/** PyTorch sets the counter of a batch norm itself where a checkpoint without metadata leaves it out. */
function isBatchCounter({ key, kind, shape }: StateEntry): boolean {
  return kind === 'buffer' && shape.length === 0 && /(?:^|\.)num_batches_tracked$/.test(key);
}

/** PyTorch takes the first element of a list where the network has a single number. */
function isTaken(checkpoint: Shape, model: Shape): boolean {
  if (model.length === 0 && checkpoint.length === 1) return true;
  return checkpoint.length === model.length && checkpoint.every((size, axis) => size === model[axis]);
}

function checkpointTotals({ source, format, files, tensors }: Checkpoint): Verification['checkpoint'] {
  const bytes = tensors.map((tensor) => tensor.bytes);
  const known = bytes.filter((count) => count !== null);
  return {
    source,
    format,
    files,
    tensors: tensors.length,
    elements: elementsOf(tensors),
    bytes: known.length === bytes.length ? sumOf(known) : null,
  };
}

function otherDtypes(
  entries: readonly StateEntry[],
  tensors: ReadonlyMap<string, CheckpointTensor>,
  { asked, byDefault }: DtypeChoice,
): readonly OtherDtype[] {
  const found = new Map<string, OtherDtype>();
  for (const { key, dtype } of entries) {
    const checkpoint = tensors.get(key)?.dtype;
    const model = dtypeAs(dtype, asked, byDefault);
    // The file says which type of eight bits it is, the network does not.
    if (checkpoint === undefined || checkpoint === model || checkpoint.startsWith(`${model}_`)) continue;
    const pair = `${checkpoint} ${model}`;
    const before = madeOnce(found, pair, () => ({ checkpoint, model, tensors: 0 }));
    found.set(pair, { ...before, tensors: before.tensors + 1 });
  }
  return [...found.values()];
}
