import { argument, intArgument } from '../arguments';
import { sortItems } from '../builtins/container-methods';
import { addReader } from '../builtins/descriptors';
import { call } from '../call';
import { builtinClass, dictClass, listClass, lookUp, typeOf } from '../classes';
import { createList, createTuple } from '../containers';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { addMethods, hostFunction, hostModule } from '../host';
import { itemsOf } from '../iteration';
import { dictKey, findEntry, setEntry } from '../keys';
import { isKind } from '../kinds';
import { takeSize, takeSteps } from '../machine';
import { binary } from '../operators';
import { representation } from '../representation';
import type { HostModule, Machine, PyClass, PyDict, Value } from '../value';
import { sharedAbstractClasses } from './abstract-classes';
import { namedTupleClass } from './named-tuple';
import { fromSource } from './source-module';
import chainMap from './sources/chain_map.py';

function dictOf(self: Value): PyDict {
  return isKind(self, 'dict') ? self : raise('TypeError', 'descriptor requires a dict');
}

function dictPart(machine: Machine, self: Value): string {
  const entries = [...dictOf(self).entries.values()];
  return entries
    .map(({ key, value }) => `(${representation(machine, key)}, ${representation(machine, value)})`)
    .join(', ');
}

export const orderedDictClass: PyClass = builtinClass('OrderedDict', dictClass, 'collections');
export const defaultDictClass: PyClass = builtinClass('defaultdict', dictClass, 'collections');
const counterClass: PyClass = builtinClass('Counter', dictClass, 'collections');
const dequeClass: PyClass = builtinClass('deque', listClass, 'collections');

function addDictKinds(): void {
  addMethods(orderedDictClass, {
    move_to_end: (machine, [self, key = null, last], keywords) => {
      const dict = dictOf(self);
      const found = dictKey(machine, dict, key);
      const entry = dict.entries.get(found);
      if (entry === undefined) throw raised(createException(exceptionClass('KeyError'), [key]));
      dict.entries.delete(found);
      if ((last ?? keywords.get('last') ?? true) === true) dict.entries.set(found, entry);
      else dict.entries = new Map([[found, entry], ...dict.entries]);
      return null;
    },
    __repr__: (machine, [self]) =>
      dictOf(self).entries.size === 0
        ? `${typeOf(self).name}()`
        : `${typeOf(self).name}([${dictPart(machine, self)}])`,
  });
  const factories = new WeakMap<object, Value>();
  const baseInit = lookUp(dictClass, '__init__') ?? null;
  addMethods(defaultDictClass, {
    __init__: (machine, [self, factory = null, ...rest], keywords) => {
      factories.set(dictOf(self), factory);
      call(machine, baseInit, [self, ...rest], keywords);
      return null;
    },
    __missing__: (machine, [self, key = null]) => {
      const factory = factories.get(dictOf(self)) ?? null;
      if (factory === null) throw raised(createException(exceptionClass('KeyError'), [key]));
      const value = call(machine, factory, []);
      setEntry(machine, dictOf(self), key, value);
      return value;
    },
    __repr__: (machine, [self]) => {
      const entries = [...dictOf(self).entries.values()];
      const shown = entries.map(
        ({ key, value }) => `${representation(machine, key)}: ${representation(machine, value)}`,
      );
      return `defaultdict(${representation(machine, factories.get(dictOf(self)) ?? null)}, {${shown.join(', ')}})`;
    },
  });
  addReader(defaultDictClass, 'default_factory', (self) => factories.get(dictOf(self)) ?? null);
  const count = (machine: Machine, dict: PyDict, source: Value | undefined): null => {
    if (isKind(source, 'dict'))
      for (const { key, value } of source.entries.values()) increase(machine, dict, key, value);
    else if (source !== undefined)
      for (const item of itemsOf(machine, source)) increase(machine, dict, item, 1);
    return null;
  };
  addMethods(counterClass, {
    __init__: (machine, [self, source], keywords) => {
      for (const [key, value] of keywords) increase(machine, dictOf(self), key, value);
      return count(machine, dictOf(self), source);
    },
    update: (machine, [self, source]) => count(machine, dictOf(self), source),
    __missing__: () => 0,
    most_common: (machine, [self, most]) => {
      const pairs = [...dictOf(self).entries.values()].map(({ key, value }) => createTuple([key, value]));
      const byCount = hostFunction('count', (_machine, [pair = null]) =>
        isKind(pair, 'tuple') ? (pair.items[1] ?? null) : null,
      );
      const sorted = sortItems(
        machine,
        pairs,
        new Map<string, Value>([
          ['key', byCount],
          ['reverse', true],
        ]),
      );
      return createList(most === undefined || most === null ? sorted : sorted.slice(0, intArgument(most)));
    },
    elements: (machine, [self]) => {
      const counted = [...dictOf(self).entries.values()];
      takeSize(
        machine,
        counted.reduce((sum, { value }) => sum + Math.max(0, Number(value)), 0),
      );
      return createList(
        counted.flatMap(({ key, value }) => Array.from({ length: Math.max(0, Number(value)) }, () => key)),
      );
    },
    __repr__: (machine, [self]) => {
      const entries = [...dictOf(self).entries.values()].sort(
        (left, right) => Number(right.value) - Number(left.value),
      );
      const shown = entries.map(
        ({ key, value }) => `${representation(machine, key)}: ${representation(machine, value)}`,
      );
      return shown.length === 0 ? 'Counter()' : `Counter({${shown.join(', ')}})`;
    },
  });
}

function increase(machine: Machine, dict: PyDict, key: Value, by: Value): void {
  takeSteps(machine, 1);
  setEntry(machine, dict, key, binary(machine, 'Add', findEntry(machine, dict, key)?.value ?? 0, by));
}

function addDeque(): void {
  const limits = new WeakMap<object, number>();
  const listOf = (self: Value) => (isKind(self, 'list') ? self : createList([]));
  const trim = (self: Value, side: 'left' | 'right') => {
    const list = listOf(self);
    const limit = limits.get(list);
    while (limit !== undefined && list.items.length > limit) {
      if (side === 'left') list.items.shift();
      else list.items.pop();
    }
    return null;
  };
  addMethods(dequeClass, {
    __init__: (machine, [self, source, most], keywords) => {
      const limit = most ?? keywords.get('maxlen') ?? null;
      if (limit !== null) limits.set(listOf(self), intArgument(limit));
      if (source !== undefined) listOf(self).items = itemsOf(machine, source);
      return trim(self, 'left');
    },
    append: (_machine, [self, item = null]) => {
      listOf(self).items.push(item);
      return trim(self, 'left');
    },
    appendleft: (_machine, [self, item = null]) => {
      listOf(self).items.unshift(item);
      return trim(self, 'right');
    },
    extendleft: (machine, [self, items = null]) => {
      for (const item of itemsOf(machine, items)) listOf(self).items.unshift(item);
      return trim(self, 'right');
    },
    popleft: (_machine, [self]) =>
      listOf(self).items.shift() ?? raise('IndexError', 'pop from an empty deque'),
    rotate: (_machine, [self, by = 1]) => {
      const { items } = listOf(self);
      const turn = items.length === 0 ? 0 : intArgument(by) % items.length;
      listOf(self).items = [...items.slice(-turn), ...items.slice(0, -turn || items.length)].slice(
        0,
        items.length,
      );
      return null;
    },
    __repr__: (machine, [self]) =>
      `deque([${listOf(self)
        .items.map((item) => representation(machine, item))
        .join(', ')}])`,
  });
}

function namedtuple(machine: Machine, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
  const name = String(argument('namedtuple', args, 0));
  const listed = args[1] ?? keywords.get('field_names') ?? null;
  const fields =
    typeof listed === 'string'
      ? listed
          .replaceAll(',', ' ')
          .split(/\s+/)
          .filter((one) => one !== '')
      : itemsOf(machine, listed).map(String);
  const given = keywords.get('defaults') ?? null;
  const values = given === null ? [] : itemsOf(machine, given);
  const defaults = new Map(
    values.map((value, index) => [fields[fields.length - values.length + index] ?? '', value]),
  );
  const module = machine.frame?.module.name ?? '__main__';
  return namedTupleClass(machine, name, fields, defaults, new Map<string, Value>([['__module__', module]]));
}

export const collectionsModules: readonly HostModule[] = [
  {
    name: 'collections',
    create: (machine) => {
      addDictKinds();
      addDeque();
      return hostModule(
        'collections',
        {
          OrderedDict: orderedDictClass,
          defaultdict: defaultDictClass,
          Counter: counterClass,
          deque: dequeClass,
          namedtuple: hostFunction('namedtuple', namedtuple),
          UserDict: dictClass,
          UserList: listClass,
        },
        (name) =>
          name === 'ChainMap' ? fromSource(machine, 'collections.ChainMap', chainMap, name) : undefined,
      );
    },
  },
  { name: 'collections.abc', create: () => hostModule('collections.abc', { ...sharedAbstractClasses() }) },
];
