import { type Count, subtractCounts } from '../counts/count';
import { percentChange, type Quotient, ratioOf } from './ratio';

/** A figure of another network against the same figure of the first one. */
export interface Change {
  readonly from: Count;
  readonly to: Count;
  readonly difference: Count;
  readonly percent: Quotient;
  /** The first network's figure divided by this one's. */
  readonly ratio: Quotient;
}

/** Every value after the first compared with the first; null if either is unknown. */
export function changesSinceFirst(values: readonly (Count | null)[]): readonly (Change | null)[] {
  const [first = null, ...others] = values;
  return others.map((other) => changeBetween(first, other));
}

function changeBetween(from: Count | null, to: Count | null): Change | null {
  if (from === null || to === null) return null;
  return {
    from,
    to,
    difference: subtractCounts(to, from),
    percent: percentChange(from, to),
    ratio: ratioOf(from, to),
  };
}
