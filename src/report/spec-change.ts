import type { Comparable } from './comparable';
import type { Diff } from './diff';

/**
 * How a spec changed. `renamed`: the same under another path; `repaired`: its old version cannot be built, so
 * there is nothing to compare with; `failed`: a side could not be read or built.
 */
export type SpecChange =
  | { readonly path: string; readonly status: 'added' | 'repaired'; readonly report: Comparable }
  /** Without a report if its old version cannot be built. */
  | { readonly path: string; readonly status: 'removed'; readonly report: Comparable | null }
  | {
      readonly path: string;
      /** The path on the old side where it is another one. */
      readonly oldPath: string | null;
      readonly status: 'changed' | 'unchanged' | 'renamed';
      readonly diff: Diff;
    }
  | { readonly path: string; readonly status: 'failed' };

/** The costs of a spec on both sides, as far as it exists and can be built. */
export function sidesOfSpec(spec: SpecChange): {
  readonly old: Comparable | null;
  readonly new: Comparable | null;
} {
  if ('diff' in spec) return { old: spec.diff.old, new: spec.diff.new };
  if (!('report' in spec)) return { old: null, new: null };
  return spec.status === 'removed' ? { old: spec.report, new: null } : { old: null, new: spec.report };
}
