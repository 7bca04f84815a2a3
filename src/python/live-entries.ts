import { createDict } from './containers';
import type { Attributes, DictEntry, Key, PyDict, PyModule, Value } from './value';

/** The dicts that were given or set as `__dict__`, by the attributes that they are. */
const dicts = new WeakMap<Attributes, PyDict>();

/** A dict that is the attributes of an object: what is set in one is in the other. */
export function dictOfAttributes(attributes: Attributes): PyDict {
  const before = dicts.get(attributes);
  if (before !== undefined) return before;
  const dict = { ...createDict(), entries: liveEntries(attributes) };
  dicts.set(attributes, dict);
  return dict;
}

/** A dict as attributes, without keys that are not strings: both share every change. */
export function attributesOfDict(dict: PyDict): Attributes {
  const entriesByName = function* (): Generator<[string, Value], undefined, unknown> {
    for (const [key, { value }] of dict.entries) if (typeof key === 'string') yield [key, value];
    return undefined;
  };
  const live: Attributes = {
    get size() {
      return [...entriesByName()].length;
    },
    has: (name) => dict.entries.has(name),
    get: (name) => dict.entries.get(name)?.value,
    set(name, value) {
      const entry = dict.entries.get(name);
      if (entry === undefined) dict.entries.set(name, { key: name, value });
      else entry.value = value;
      return live;
    },
    delete: (name) => dict.entries.delete(name),
    clear: () => dict.entries.clear(),
    forEach(visit) {
      for (const [name, value] of entriesByName()) visit(value, name, live);
    },
    *keys() {
      for (const [name] of entriesByName()) yield name;
      return undefined;
    },
    *values() {
      for (const [, value] of entriesByName()) yield value;
      return undefined;
    },
    entries: entriesByName,
    [Symbol.iterator]: entriesByName,
    [Symbol.toStringTag]: 'Map',
  };
  dicts.set(live, dict);
  return live;
}

/** The attributes of a module as its `__dict__`: including what a host makes when it is first used. */
export function dictOfModule({ attributes, find, names }: PyModule): PyDict {
  if (find === null || names === null) return dictOfAttributes(attributes);
  const get = (key: string): Value | undefined => {
    const known = attributes.get(key);
    if (known !== undefined) return known;
    const found = [...names()].includes(key) ? find(key) : undefined;
    if (found !== undefined) attributes.set(key, found);
    return found;
  };
  const keys = () => new Set([...attributes.keys(), ...names()]);
  return { ...createDict(), entries: liveEntries(attributes, { get, keys }) };
}

/** Access to the values of a live dict. */
interface Lookup {
  readonly get: (key: string) => Value | undefined;
  readonly keys: () => Iterable<string>;
  readonly set?: (key: string, value: Value) => void;
}

/** Attributes as the items of a dict: what is set in one is in the other. */
export function liveEntries(
  attributes: Attributes,
  { get, keys, set = (key, value) => void attributes.set(key, value) }: Lookup = {
    get: (key) => attributes.get(key),
    keys: () => attributes.keys(),
  },
): Map<Key, DictEntry> {
  const entryOf = (key: string): DictEntry => ({
    key,
    get value() {
      return get(key) ?? null;
    },
    set value(value) {
      set(key, value);
    },
  });
  function* pairs(): Generator<[Key, DictEntry], undefined, unknown> {
    for (const key of keys()) yield [key, entryOf(key)];
    return undefined;
  }
  function* values(): Generator<DictEntry, undefined, unknown> {
    for (const key of keys()) yield entryOf(key);
    return undefined;
  }
  const live: Map<Key, DictEntry> = {
    get size() {
      return [...keys()].length;
    },
    has: (key) => typeof key === 'string' && get(key) !== undefined,
    get: (key) => (typeof key === 'string' && get(key) !== undefined ? entryOf(key) : undefined),
    set(key, entry) {
      if (typeof key === 'string') set(key, entry.value);
      return live;
    },
    delete: (key) => typeof key === 'string' && attributes.delete(key),
    clear: () => attributes.clear(),
    forEach(visit) {
      for (const [key, entry] of pairs()) visit(entry, key, live);
    },
    *keys() {
      yield* keys();
      return undefined;
    },
    values,
    entries: pairs,
    [Symbol.iterator]: pairs,
    [Symbol.toStringTag]: 'Map',
  };
  return live;
}
