import { nearest } from '../diagnostics/nearest';
import { madeOnce } from '../graph/made-once';
import type { Shape } from '../ops/shape';

/** A missing entry and an unexpected tensor of its shape that may be the same tensor under another name. */
export interface Renaming {
  readonly missing: string;
  readonly unexpected: string;
}

interface Named {
  readonly key: string;
  readonly shape: Shape;
}

/** With more differences than this, nothing is paired, since they are no renaming. */
const MOST_PAIRED = 2000;

/**
 * Pairs of a missing entry and an unexpected tensor of the same shape: the only two of that shape, or those
 * with similar names. Each is in one pair at most, in the order of the missing entries.
 */
export function renamings(missing: readonly Named[], unexpected: readonly Named[]): readonly Renaming[] {
  if (missing.length > MOST_PAIRED || unexpected.length > MOST_PAIRED) return [];
  const left = byShape(unexpected);
  const wanted = byShape(missing);
  return missing.flatMap(({ key, shape }) => {
    const candidates = left.get(shape.join()) ?? [];
    const isOnly = candidates.length === 1 && wanted.get(shape.join())?.length === 1;
    const found = isOnly ? candidates[0] : nearest(key, candidates)[0];
    if (found === undefined) return [];
    candidates.splice(candidates.indexOf(found), 1);
    return [{ missing: key, unexpected: found }];
  });
}

function byShape(named: readonly Named[]): ReadonlyMap<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { key, shape } of named) madeOnce(keys, shape.join(), (): string[] => []).push(key);
  return keys;
}
