import { taking } from '../argument-count';
import { argument, intArgument, receiver } from '../arguments';
import { call } from '../call';
import { itemsInAnyOrder } from '../chance';
import { classMethodClass, dictClass, frozensetClass, listClass, setClass, tupleClass } from '../classes';
import { compareOrder } from '../comparison';
import { createDict, createList, createSet, createTuple, notImplemented } from '../containers';
import { isEqual } from '../equality';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { addMethods, type CountedMethods, hostFunction } from '../host';
import { setItem } from '../indexing';
import { itemsOf } from '../iteration';
import { addToSet, dictKey, findEntry, hashOf, setEntry } from '../keys';
import { isKind } from '../kinds';
import { takeSteps } from '../machine';
import { ownBinary } from '../own-operators';
import { truth } from '../truth';
import type { Keywords, Machine, PyClass, PyDict, PyList, PyTuple, Value } from '../value';
import { takeWork } from '../work';
import { fillDict } from './fill-dict';
import { sequenceMethods } from './sequence-methods';
import { frozensetMethods, setMethods } from './set-methods';

function listOf(value: Value | undefined): PyList {
  return receiver('list', value);
}

/** Sorts by `key` and `reverse`, as `sort()` and `sorted()` do: equal items keep their order. */
export function sortItems(machine: Machine, items: readonly Value[], keywords: Keywords): Value[] {
  const key = keywords.get('key') ?? null;
  const isReversed = truth(machine, keywords.get('reverse') ?? false);
  takeSteps(machine, items.length * Math.ceil(Math.log2(items.length + 1)));
  const byChance = key === null ? itemsInAnyOrder(machine, items) : null;
  if (byChance !== null) return byChance;
  const keyed = items.map((item) => ({ item, by: key === null ? item : call(machine, key, [item]) }));
  if (isReversed) keyed.reverse();
  keyed.sort((left, right) => {
    if (truth(machine, compareOrder(machine, 'Lt', left.by, right.by))) return -1;
    return truth(machine, compareOrder(machine, 'Lt', right.by, left.by)) ? 1 : 0;
  });
  if (isReversed) keyed.reverse();
  return keyed.map(({ item }) => item);
}

function position(machine: Machine, items: readonly Value[], wanted: Value): number {
  return items.findIndex((item) => isEqual(machine, item, wanted));
}

const listMethods: CountedMethods = {
  ...sequenceMethods,
  __init__: (machine, [self, source]) => {
    if (source !== undefined) listOf(self).items = itemsOf(machine, source);
    return null;
  },
  append: taking(1, (_machine, [self, item]) => {
    listOf(self).items.push(argument('list.append()', [item ?? null], 0));
    return null;
  }),
  extend: taking(1, (machine, [self, items = null]) => {
    const list = listOf(self);
    for (const item of itemsOf(machine, items)) list.items.push(item);
    return null;
  }),
  insert: taking(2, (_machine, [self, at = null, item = null]) => {
    listOf(self).items.splice(intArgument(at), 0, item);
    return null;
  }),
  pop: taking([0, 1], (machine, [self, at]) => {
    const { items } = listOf(self);
    if (at !== undefined) takeWork(machine, self);
    if (items.length === 0) raise('IndexError', 'pop from empty list');
    const index = at === undefined ? items.length - 1 : intArgument(at);
    const place = index < 0 ? index + items.length : index;
    if (place < 0 || place >= items.length) raise('IndexError', 'pop index out of range');
    return items.splice(place, 1)[0] ?? null;
  }),
  remove: taking(1, (machine, [self, item = null]) => {
    const { items } = listOf(self);
    const at = position(machine, items, item);
    if (at < 0) raise('ValueError', 'list.remove(x): x not in list');
    items.splice(at, 1);
    return null;
  }),
  clear: taking(0, (_machine, [self]) => {
    listOf(self).items = [];
    return null;
  }),
  copy: taking(0, (_machine, [self]) => createList(listOf(self).items.slice())),
  reverse: taking(0, (_machine, [self]) => {
    listOf(self).items.reverse();
    return null;
  }),
  sort: (machine, [self], keywords) => {
    const list = listOf(self);
    list.items = sortItems(machine, list.items, keywords);
    return null;
  },
  index: taking([1, 3], (machine, [self, item = null, start = 0]) => {
    const { items } = listOf(self);
    const from = intArgument(start);
    const at = position(machine, items.slice(from), item);
    return at < 0 ? raise('ValueError', `${String(item)} is not in list`) : at + from;
  }),
  count: taking(
    1,
    (machine, [self, item = null]) => listOf(self).items.filter((one) => isEqual(machine, one, item)).length,
  ),
  __iadd__: (machine, [self, items = null]) => {
    for (const item of itemsOf(machine, items)) listOf(self).items.push(item);
    return self;
  },
};

function tupleOf(value: Value | undefined): PyTuple {
  return receiver('tuple', value);
}

const tupleMethods: CountedMethods = {
  ...sequenceMethods,
  __hash__: (machine, [self]) => hashOf(machine, createTuple(tupleOf(self).items)),
  index: taking([1, 3], (machine, [self, item = null]) => {
    const at = position(machine, tupleOf(self).items, item);
    return at < 0 ? raise('ValueError', 'tuple.index(x): x not in tuple') : at;
  }),
  count: taking(
    1,
    (machine, [self, item = null]) => tupleOf(self).items.filter((one) => isEqual(machine, one, item)).length,
  ),
};

function dictOf(value: Value | undefined): PyDict {
  return receiver('dict', value);
}

const dictMethods: CountedMethods = {
  ...sequenceMethods,
  __init__: (machine, [self, ...sources], keywords) => {
    fillDict(machine, dictOf(self), sources, keywords);
    return null;
  },
  get: taking([1, 2], (machine, [self, ...args]) => {
    const [, fallback = null] = args;
    const known = findEntry(machine, dictOf(self), argument('get', args, 0));
    return known === undefined ? fallback : known.value;
  }),
  setdefault: taking([1, 2], (machine, [self, key = null, fallback = null]) => {
    const known = findEntry(machine, dictOf(self), key);
    if (known !== undefined) return known.value;
    setEntry(machine, dictOf(self), key, fallback);
    return fallback;
  }),
  pop: taking([1, 2], (machine, [self, key = null, fallback]) => {
    const dict = dictOf(self);
    const found = dictKey(machine, dict, key);
    const entry = dict.entries.get(found);
    if (entry === undefined) {
      if (fallback !== undefined) return fallback;
      throw raised(createException(exceptionClass('KeyError'), [key]));
    }
    dict.entries.delete(found);
    return entry.value;
  }),
  popitem: taking(0, (machine, [self], keywords) => {
    takeWork(machine, self);
    const { entries } = dictOf(self);
    const keys = [...entries.keys()];
    const key = keywords.get('last') === false ? keys[0] : keys.at(-1);
    const entry = key === undefined ? undefined : entries.get(key);
    if (key === undefined || entry === undefined)
      throw raised(createException(exceptionClass('KeyError'), ['popitem(): dictionary is empty']));
    entries.delete(key);
    return createTuple([entry.key, entry.value]);
  }),
  update: taking([0, 1], (machine, [self, ...sources], keywords) => {
    fillDict(machine, dictOf(self), sources, keywords);
    return null;
  }),
  clear: taking(0, (_machine, [self]) => {
    dictOf(self).entries.clear();
    return null;
  }),
  copy: taking(0, (_machine, [self]) => {
    const dict = dictOf(self);
    const copied = createDict(dict.type.isOpen ? dictClass : dict.type);
    for (const [key, entry] of dict.entries) copied.entries.set(key, { key: entry.key, value: entry.value });
    return copied;
  }),
  __or__: (machine, [self, other = null]) => ownBinary(machine, 'BitOr', self, other) ?? notImplemented,
  __ior__: (machine, [self, other = null]) => {
    fillDict(machine, dictOf(self), [other], new Map());
    return self;
  },
};

/** Adds the methods of lists, tuples, dicts and sets. */
export function addContainerMethods(): void {
  addMethods(listClass, listMethods);
  addMethods(tupleClass, tupleMethods);
  addMethods(dictClass, dictMethods);
  addMethods(setClass, setMethods);
  addMethods(frozensetClass, frozensetMethods);
  for (const one of [listClass, dictClass, setClass]) one.attributes.set('__hash__', null);
  dictClass.attributes.set('fromkeys', {
    kind: 'class-method',
    type: classMethodClass,
    callee: hostFunction('fromkeys', (machine, [type = null, ...args]) => {
      const dict = call(machine, type, []);
      for (const key of itemsOf(machine, argument('fromkeys', args, 0)))
        setItem(machine, dict, key, args[1] ?? null);
      return dict;
    }),
  });
  addConstructor(listClass, (_machine, type) => createList([], type));
  addConstructor(dictClass, (_machine, type) => createDict(type));
  addConstructor(setClass, (_machine, type) => createSet(type));
  addConstructor(tupleClass, (machine, type, [items]) =>
    createTuple(items === undefined ? [] : itemsOf(machine, items), type),
  );
  addConstructor(frozensetClass, (machine, type, [items]) => {
    const set = createSet(type);
    if (items !== undefined) for (const item of itemsOf(machine, items)) addToSet(machine, set, item);
    return set;
  });
}

/** Gives a class its `__new__`. */
export function addConstructor(
  owner: PyClass,
  create: (machine: Machine, type: PyClass, args: readonly Value[], keywords: Keywords) => Value,
): void {
  owner.attributes.set(
    '__new__',
    hostFunction('__new__', (machine, [type = null, ...args], keywords) =>
      create(machine, isKind(type, 'class') ? type : owner, args, keywords),
    ),
  );
}
