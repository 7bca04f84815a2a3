/** A cache of values by their keys: a Map or a WeakMap. */
interface Kept<Key, Made> {
  readonly get: (key: Key) => Made | undefined;
  readonly set: (key: Key, made: Made) => unknown;
}

/** The cached value of a key, made where there is none yet. */
export function madeOnce<Key, Made>(kept: Kept<Key, Made>, key: Key, make: (key: Key) => Made): Made {
  const before = kept.get(key);
  if (before !== undefined) return before;
  const now = make(key);
  kept.set(key, now);
  return now;
}
