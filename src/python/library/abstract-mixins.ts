import { getAttribute } from '../attributes';
import { call, callSpecial } from '../call';
import { lookUp, typeOf } from '../classes';
import { createDict, createIterator, createTuple, notImplemented } from '../containers';
import { isEqual } from '../equality';
import { raise, unlessRaised } from '../failure';
import type { HostMethods } from '../host';
import { getItem, setItem } from '../indexing';
import { itemsByIndex, itemsOf } from '../iteration';
import { setEntry } from '../keys';
import { isKind } from '../kinds';
import type { Machine, PyDict, Value } from '../value';

/** The present items of a mapping that the code defines. */
function dictOf(machine: Machine, mapping: Value): PyDict {
  const dict = createDict();
  for (const key of itemsOf(machine, mapping)) setEntry(machine, dict, key, getItem(machine, mapping, key));
  return dict;
}

function view(part: 'keys' | 'values' | 'items'): HostMethods[string] {
  return (machine, [self]) => call(machine, getAttribute(machine, dictOf(machine, self), part), []);
}

const mapping: HostMethods = {
  get: (machine, [self, key = null, fallback = null], keywords) => {
    const found = unlessRaised('KeyError', () => getItem(machine, self, key));
    return found === undefined ? (keywords.get('default') ?? fallback) : found;
  },
  __contains__: (machine, [self, key = null]) =>
    unlessRaised('KeyError', () => getItem(machine, self, key)) !== undefined,
  keys: view('keys'),
  values: view('values'),
  items: view('items'),
  __eq__: (machine, [self, other = null]) =>
    isKind(other, 'dict') ||
    (isKind(other, 'instance') && other.type.order.some(({ name }) => name === 'Mapping'))
      ? isEqual(machine, dictOf(machine, self), isKind(other, 'dict') ? other : dictOf(machine, other))
      : notImplemented,
};

const mutableMapping: HostMethods = {
  pop: (machine, [self, key = null, fallback]) => {
    const found =
      fallback === undefined
        ? getItem(machine, self, key)
        : unlessRaised('KeyError', () => getItem(machine, self, key));
    if (found === undefined) return fallback ?? null;
    setItem(machine, self, key, undefined);
    return found;
  },
  popitem: (machine, [self]) => {
    const [key] = itemsOf(machine, self);
    if (key === undefined) return raise('KeyError', '');
    const value = getItem(machine, self, key);
    setItem(machine, self, key, undefined);
    return createTuple([key, value]);
  },
  clear: (machine, [self]) => {
    for (const key of itemsOf(machine, self)) setItem(machine, self, key, undefined);
    return null;
  },
  update: (machine, [self, other], keywords) => {
    const given = createDict();
    call(machine, getAttribute(machine, given, 'update'), other === undefined ? [] : [other], keywords);
    for (const { key, value } of given.entries.values()) setItem(machine, self, key, value);
    return null;
  },
  setdefault: (machine, [self, key = null, fallback = null]) => {
    const found = unlessRaised('KeyError', () => getItem(machine, self, key));
    if (found === undefined) setItem(machine, self, key, fallback);
    return found === undefined ? fallback : found;
  },
};

const sequence: HostMethods = {
  __iter__: (machine, [self]) =>
    createIterator(itemsByIndex(machine, self, lookUp(typeOf(self), '__getitem__') ?? null)),
  __contains__: (machine, [self, wanted = null]) =>
    itemsOf(machine, self).some((item) => isEqual(machine, item, wanted)),
  __reversed__: (machine, [self]) => {
    let at = lengthOf(machine, self);
    return createIterator(() => (at > 0 ? getItem(machine, self, --at) : undefined));
  },
  index: (machine, [self, wanted = null]) => {
    const at = itemsOf(machine, self).findIndex((item) => isEqual(machine, item, wanted));
    return at < 0 ? raise('ValueError', '') : at;
  },
  count: (machine, [self, wanted = null]) =>
    itemsOf(machine, self).filter((item) => isEqual(machine, item, wanted)).length,
};

const mutableSequence: HostMethods = {
  append: (machine, [self, value = null]) => {
    callSpecial(machine, self, 'insert', [lengthOf(machine, self), value]);
    return null;
  },
  extend: (machine, [self, values = null]) => {
    for (const value of itemsOf(machine, values)) callSpecial(machine, self, 'append', [value]);
    return null;
  },
  pop: (machine, [self, index = -1]) => {
    const found = getItem(machine, self, index);
    setItem(machine, self, index, undefined);
    return found;
  },
  remove: (machine, [self, value = null]) => {
    const index = callSpecial(machine, self, 'index', [value]) ?? null;
    setItem(machine, self, index, undefined);
    return null;
  },
  clear: (machine, [self]) => {
    for (let left = lengthOf(machine, self); left > 0; left -= 1) setItem(machine, self, left - 1, undefined);
    return null;
  },
  __iadd__: (machine, [self, values = null]) => {
    callSpecial(machine, self, 'extend', [values]);
    return self;
  },
};

function lengthOf(machine: Machine, self: Value): number {
  return Number(callSpecial(machine, self, '__len__', []) ?? 0);
}

/** The methods that the abstract classes of containers give those that derive from them, by the classes' names. */
export const MIXINS: Readonly<Record<string, HostMethods>> = {
  Mapping: mapping,
  MutableMapping: mutableMapping,
  Sequence: sequence,
  MutableSequence: mutableSequence,
};
