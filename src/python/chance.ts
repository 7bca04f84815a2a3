import { isKind } from './kinds';
import type { Bounds } from './run-types';
import { unknownResult } from './unknown';
import type { Machine, UnknownValue, Value } from './value';

/** An item of some that are known, chosen by chance: of whole numbers it is known where they lie. */
export function oneOf(
  machine: Machine,
  items: readonly Value[],
  { path, why }: Pick<UnknownValue, 'path' | 'why'>,
): UnknownValue {
  const bounds = boundsOf(items);
  return { ...unknownResult(machine, path, why), ...(bounds === null ? {} : { bounds }) };
}

/** A whole number from `low` to below `high`, chosen by chance. */
export function wholeNumberWithin(
  machine: Machine,
  [low, high]: readonly [number, number],
  { path, why }: Pick<UnknownValue, 'path' | 'why'>,
): UnknownValue {
  return { ...unknownResult(machine, path, why), bounds: { low, high, isWhole: true } };
}

/** Items in an order that is not known, where one of them is not; null where all of them are known. */
export function itemsInAnyOrder(machine: Machine, items: readonly Value[]): Value[] | null {
  const unknown = items.find((item) => isKind(item, 'unknown') && item.bounds !== undefined);
  return unknown !== undefined && isKind(unknown, 'unknown') && boundsOf(items) !== null
    ? items.map(() => oneOf(machine, items, unknown))
    : null;
}

/** Where all of some whole numbers lie; null where one is none, or where there are none. */
function boundsOf(items: readonly Value[]): Bounds | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const item of items) {
    const known = typeof item === 'number' ? { low: item, high: item + 1, isWhole: true } : undefined;
    const bounds = isKind(item, 'unknown') ? item.bounds : known;
    if (bounds === undefined || !bounds.isWhole) return null;
    low = Math.min(low, bounds.low);
    high = Math.max(high, bounds.high);
  }
  return high > low ? { low, high, isWhole: true } : null;
}
