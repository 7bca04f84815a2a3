import type { Value } from '../../python/value';

/** The reduction that the older arguments of a loss say, where one of them is given; null where none is. */
export function olderReduction(
  average: Value | undefined,
  reduce: Value | undefined,
): 'mean' | 'sum' | 'none' | null {
  if ((average ?? null) === null && (reduce ?? null) === null) return null;
  if (isOff(reduce)) return 'none';
  return isOff(average) ? 'sum' : 'mean';
}

function isOff(value: Value | undefined): boolean {
  return value === false || value === 0;
}
