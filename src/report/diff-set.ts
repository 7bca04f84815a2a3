import type { Comparable } from './comparable';
import type { Diff } from './diff';

/** What became of a spec; `failed` where a side could not be read or built. */
export type SpecChange =
  | { readonly path: string; readonly status: 'added' | 'removed'; readonly report: Comparable }
  | { readonly path: string; readonly status: 'changed' | 'unchanged'; readonly diff: Diff }
  | { readonly path: string; readonly status: 'failed' };

/** The diffs of one run: of two networks, or of every spec against its version at a revision. */
export interface DiffSet {
  /** The revision; null where two networks were named. */
  readonly base: string | null;
  /** `trouble` where a spec failed or a count cannot be compared. */
  readonly verdict: 'same' | 'different' | 'trouble';
  readonly specs: readonly SpecChange[];
}

/** Puts the diffs of one run together. */
export function createDiffSet(specs: readonly SpecChange[], base: string | null = null): DiffSet {
  return { base, verdict: verdictOf(specs), specs };
}

/** A diff as a spec's change: `changed` or `unchanged`. */
export function specChangeOf(path: string, diff: Diff): SpecChange {
  return { path, status: diff.verdict === 'same' ? 'unchanged' : 'changed', diff };
}

function verdictOf(specs: readonly SpecChange[]): DiffSet['verdict'] {
  const isTrouble = specs.some((spec) => spec.status === 'failed' || ('diff' in spec && !spec.diff.complete));
  if (isTrouble) return 'trouble';
  return specs.every(({ status }) => status === 'unchanged') ? 'same' : 'different';
}
