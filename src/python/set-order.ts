import type { PySet, Value } from './value';

/** Larger sets keep the order in which their items came. */
const MOST_ORDERED = 100_000;

/**
 * The items of a set in the order in which CPython 3.11 goes through them, where that is the same in every run: ints lie in a
 * table by their values (Objects/setobject.c). The hashes of texts differ from run to run; all other items keep the order in
 * which they came, and so do ints of a set that was joined from others or lost items, whose places depend on what it was before.
 */
export function itemsInOrder({ entries, orderIsUnknown }: PySet): Iterable<Value> {
  if (entries.size > MOST_ORDERED) return entries.values();
  const slots = leastSlots(entries.size);
  let areSmall = true;
  for (const item of entries.values()) {
    const hash = hashOf(item);
    if (hash === null) return entries.values();
    if (hash < 0 || hash >= slots) areSmall = false;
  }
  if (areSmall) return [...entries.values()].sort((left, right) => Number(left) - Number(right));
  return orderIsUnknown ? entries.values() : tableOf(entries.values());
}

/** How many slots the table of so many items has at least. */
function leastSlots(count: number): number {
  let slots = 8;
  while (count * 5 >= (slots - 1) * 3) slots *= 2;
  return slots;
}

/** The hash of a small int, or of true and false; null for any other item. */
function hashOf(item: Value): number | null {
  if (typeof item === 'boolean') return Number(item);
  if (typeof item !== 'number' || Math.abs(item) > 0x7fffffff) return null;
  return item === -1 ? -2 : item;
}

/** The table of a set to which items are added one after the other, which grows before three fifths of it are taken. */
function tableOf(items: Iterable<Value>): readonly Value[] {
  let slots: Value[] = [];
  let mask = 7;
  let used = 0;
  for (const item of items) {
    put(slots, mask, item);
    used += 1;
    if (used * 5 < mask * 3) continue;
    const least = used > 50_000 ? used * 2 : used * 4;
    while (mask < least) mask = mask * 2 + 1;
    const before = slots;
    slots = [];
    for (const one of filled(before)) put(slots, mask, one);
  }
  return filled(slots);
}

function filled(slots: readonly Value[]): readonly Value[] {
  return slots.filter((slot) => slot !== undefined);
}

/** How many slots after one are looked at before another place is tried. */
const LINEAR_PROBES = 9;

function put(slots: Value[], mask: number, item: Value): void {
  const hash = hashOf(item) ?? 0;
  let first = hash & mask;
  let perturbation = BigInt.asUintN(64, BigInt(hash));
  for (;;) {
    const last = first + LINEAR_PROBES <= mask ? first + LINEAR_PROBES : first;
    for (let slot = first; slot <= last; slot += 1) {
      if (slots[slot] !== undefined) continue;
      slots[slot] = item;
      return;
    }
    perturbation >>= 5n;
    first = Number((BigInt(first) * 5n + 1n + perturbation) & BigInt(mask));
  }
}
