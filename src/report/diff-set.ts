import type { Diff } from './diff';
import { type DiffGate, everyChange, failuresOf, type SpecFailure } from './diff-gate';
import { type SetTotals, setTotals } from './diff-set-totals';
import type { SpecChange } from './spec-change';

/** The versions that every spec of a run has. */
export interface DiffSides {
  /** The revision of the old side, as the user wrote it. */
  readonly base: string;
  /** The commit of the old side if it is not that of the revision: the merge base of both sides. */
  readonly mergeBase: string | null;
  /** The revision of the new side; empty for what is staged, null for the work tree. */
  readonly head: string | null;
}

/** The diffs of one run: of two networks, or of every spec against its version at a revision. */
export interface DiffSet {
  /** Null where two networks were named. */
  readonly sides: DiffSides | null;
  /** `trouble` if a spec failed or a count cannot be compared. */
  readonly verdict: 'same' | 'different' | 'trouble';
  readonly specs: readonly SpecChange[];
  readonly totals: SetTotals;
  /** The specs that fail the gate. */
  readonly failures: readonly SpecFailure[];
}

/** Puts the diffs of one run together and judges them by a gate. */
export function createDiffSet(
  specs: readonly SpecChange[],
  sides: DiffSides | null = null,
  gate: DiffGate = everyChange,
): DiffSet {
  return {
    sides,
    verdict: verdictOf(specs),
    specs,
    totals: setTotals(specs),
    failures: failuresOf(specs, gate),
  };
}

/** A diff as a spec's change; if both sides are equal but the paths differ, the spec is renamed. */
export function specChangeOf(path: string, diff: Diff, oldPath: string | null = null): SpecChange {
  const same = oldPath === null ? ('unchanged' as const) : ('renamed' as const);
  return { path, oldPath, status: diff.verdict === 'same' ? same : 'changed', diff };
}

function verdictOf(specs: readonly SpecChange[]): DiffSet['verdict'] {
  const isTrouble = specs.some((spec) => spec.status === 'failed' || ('diff' in spec && !spec.diff.complete));
  if (isTrouble) return 'trouble';
  return specs.every(({ status }) => status === 'unchanged' || status === 'renamed') ? 'same' : 'different';
}

/** A commit's name, shortened to a length that is unique in any repository. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 12);
}
