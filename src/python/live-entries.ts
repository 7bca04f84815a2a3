import { createDict } from './containers';
import type { Attributes, DictEntry, Key, PyDict } from './value';

/** A dict that is the attributes of an object: what is set in one is in the other. */
export function dictOfAttributes(attributes: Attributes): PyDict {
  return { ...createDict(), entries: liveEntries(attributes) };
}

function liveEntries(attributes: Attributes): Map<Key, DictEntry> {
  const entryOf = (key: string): DictEntry => ({
    key,
    get value() {
      return attributes.get(key) ?? null;
    },
    set value(value) {
      attributes.set(key, value);
    },
  });
  function* pairs(): Generator<[Key, DictEntry], undefined, unknown> {
    for (const key of attributes.keys()) yield [key, entryOf(key)];
    return undefined;
  }
  function* values(): Generator<DictEntry, undefined, unknown> {
    for (const key of attributes.keys()) yield entryOf(key);
    return undefined;
  }
  const live: Map<Key, DictEntry> = {
    get size() {
      return attributes.size;
    },
    has: (key) => typeof key === 'string' && attributes.has(key),
    get: (key) => (typeof key === 'string' && attributes.has(key) ? entryOf(key) : undefined),
    set(key, entry) {
      if (typeof key === 'string') attributes.set(key, entry.value);
      return live;
    },
    delete: (key) => typeof key === 'string' && attributes.delete(key),
    clear: () => attributes.clear(),
    forEach(visit) {
      for (const [key, entry] of pairs()) visit(entry, key, live);
    },
    keys: () => attributes.keys(),
    values,
    entries: pairs,
    [Symbol.iterator]: pairs,
    [Symbol.toStringTag]: 'Map',
  };
  return live;
}
