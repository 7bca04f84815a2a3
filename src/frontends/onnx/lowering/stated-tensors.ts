import type { GraphModel, StoredTensor } from '../model/model';

/** What the file says that a stored tensor was to the network: a parameter, a buffer, or neither. */
export type StatedKind = 'trainable' | 'buffer' | 'none';

/** What a file says of the parameters and buffers of the network that it was exported from. */
export interface StatedTensors {
  readonly kinds: ReadonlyMap<StoredTensor, StatedKind>;
  /** How many parameters are in no stored tensor. */
  readonly missing: number;
}

/**
 * The stored tensors of which the file says what they were. One that was computed at the export counts as what it comes from,
 * but for what comes from tensors that the file keeps too: a transposed weight does not count twice.
 */
export function statedTensors({ initializers, provenance }: GraphModel): StatedTensors {
  const kinds = new Map<StoredTensor, StatedKind>();
  if (provenance.kinds === null) return { kinds, missing: 0 };
  const stated = new Map([...provenance.kinds].map(([name, kind]) => [name, kindOf(kind)] as const));
  const kept = new Set(initializers.map(({ name }) => name));
  const folded: (readonly [tensor: StoredTensor, sources: readonly string[]])[] = [];
  for (const tensor of initializers) {
    const kind = stated.get(tensor.name);
    const sources = provenance.foldedFrom.get(tensor.name);
    if (kind !== undefined) kinds.set(tensor, kind);
    else if (sources !== undefined)
      folded.push([tensor, sources.filter((name) => (stated.get(name) ?? 'none') !== 'none')]);
  }
  // What comes from one tensor stands for it before what is computed from several.
  folded.sort(([, left], [, right]) => left.length - right.length);
  for (const [tensor, sources] of folded) {
    const added = sources.filter((name) => !kept.has(name));
    for (const name of added) kept.add(name);
    const isParameter = sources.some((name) => stated.get(name) === 'trainable');
    kinds.set(tensor, added.length === 0 ? 'none' : isParameter ? 'trainable' : 'buffer');
  }
  const missing = [...stated].filter(([name, kind]) => kind === 'trainable' && !kept.has(name)).length;
  return { kinds, missing };
}

function kindOf(kind: string): StatedKind {
  if (kind === 'PARAMETER') return 'trainable';
  return kind === 'BUFFER' ? 'buffer' : 'none';
}
