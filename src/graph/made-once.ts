/** A cache of values by their keys: a Map or a WeakMap. */
interface Cache<Key, Made> {
  readonly get: (key: Key) => Made | undefined;
  readonly set: (key: Key, made: Made) => unknown;
}

/** The cached value of a key, made where there is none yet. */
export function madeOnce<Key, Made>(cache: Cache<Key, Made>, key: Key, make: (key: Key) => Made): Made {
  const before = cache.get(key);
  if (before !== undefined) return before;
  const now = make(key);
  cache.set(key, now);
  return now;
}

/** The same function, which makes its result once for each object. */
export function once<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const cache = new Map<Key, Made>();
  return (key) => madeOnce(cache, key, make);
}
