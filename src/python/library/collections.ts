import { intArgument, receiver, withParameters } from '../arguments';
import { addReader } from '../builtins/descriptors';
import { call, isCallable } from '../call';
import { builtinClass, dictClass, listClass, lookUp, typeOf } from '../classes';
import { createList } from '../containers';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { addMethods, hostFunction, hostModule } from '../host';
import { itemsOf } from '../iteration';
import { dictKey, setEntry } from '../keys';
import { isKind } from '../kinds';
import { KEYWORDS } from '../parsing/scan';
import { representation } from '../representation';
import { truth } from '../truth';
import type { HostModule, Machine, PyClass, PyDict, Value } from '../value';
import { sharedAbstractClasses } from './abstract-classes';
import { namedTupleClass } from './named-tuple';
import { fromSource } from './source-module';
import chainMap from './sources/chain_map.py';
import counter from './sources/counter.py';

function dictOf(self: Value): PyDict {
  return receiver('dict', self);
}

function dictPart(machine: Machine, self: Value): string {
  const entries = [...dictOf(self).entries.values()];
  return entries
    .map(({ key, value }) => `(${representation(machine, key)}, ${representation(machine, value)})`)
    .join(', ');
}

export const orderedDictClass: PyClass = builtinClass('OrderedDict', dictClass, 'collections');
export const defaultDictClass: PyClass = builtinClass('defaultdict', dictClass, 'collections');
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
      if (factory !== null && !isCallable(factory))
        raise('TypeError', 'first argument must be callable or None');
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
  const copied = (self: Value): Value => {
    const made = { ...createList([...listOf(self).items]), type: dequeClass };
    const limit = limits.get(listOf(self));
    if (limit !== undefined) limits.set(made, limit);
    return made;
  };
  const taken = (self: Value, side: 'shift' | 'pop'): Value => {
    const item = listOf(self).items[side]();
    return item === undefined ? raise('IndexError', 'pop from an empty deque') : item;
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
    extend: (machine, [self, items = null]) => {
      listOf(self).items.push(...itemsOf(machine, items));
      return trim(self, 'left');
    },
    copy: (_machine, [self]) => copied(self),
    extendleft: (machine, [self, items = null]) => {
      for (const item of itemsOf(machine, items)) listOf(self).items.unshift(item);
      return trim(self, 'right');
    },
    popleft: (_machine, [self]) => taken(self, 'shift'),
    pop: (_machine, [self]) => taken(self, 'pop'),
    rotate: (_machine, [self, by = 1]) => {
      const { items } = listOf(self);
      const turn = items.length === 0 ? 0 : intArgument(by) % items.length;
      listOf(self).items = [...items.slice(-turn), ...items.slice(0, -turn || items.length)].slice(
        0,
        items.length,
      );
      return null;
    },
    __repr__: (machine, [self]) => {
      const shown = listOf(self).items.map((item) => representation(machine, item));
      const limit = limits.get(listOf(self));
      return `deque([${shown.join(', ')}]${limit === undefined ? '' : `, maxlen=${limit}`})`;
    },
  });
  addReader(dequeClass, 'maxlen', (self) => limits.get(listOf(self)) ?? null);
}

/** `collections.namedtuple`. */
const namedtuple = withParameters(
  'namedtuple',
  ['typename', 'field_names', '*', 'rename', 'defaults', 'module'],
  { rename: false, defaults: null, module: null },
  (machine, given) => {
    const name = String(given('typename'));
    const listed = given('field_names');
    const written =
      typeof listed === 'string'
        ? listed
            .replaceAll(',', ' ')
            .split(/\s+/)
            .filter((one) => one !== '')
        : itemsOf(machine, listed).map(String);
    const fields = truth(machine, given('rename')) ? renamed(written) : written;
    const values = given('defaults') === null ? [] : itemsOf(machine, given('defaults'));
    if (values.length > fields.length) raise('TypeError', 'Got more default values than field names');
    const defaults = new Map(
      values.map((value, index) => [fields[fields.length - values.length + index] ?? '', value]),
    );
    const module = given('module') ?? machine.frame?.module.name ?? '__main__';
    return namedTupleClass(machine, name, fields, defaults, new Map<string, Value>([['__module__', module]]));
  },
);

const IDENTIFIER = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

/** Names of fields, with `_1` in place of one that is not an identifier, begins with an underscore or is a duplicate. */
function renamed(names: readonly string[]): readonly string[] {
  return names.map((name, index) =>
    IDENTIFIER.test(name) && !name.startsWith('_') && !KEYWORDS.has(name) && names.indexOf(name) === index
      ? name
      : `_${index}`,
  );
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
          deque: dequeClass,
          namedtuple: hostFunction('namedtuple', namedtuple),
          UserDict: dictClass,
          UserList: listClass,
        },
        (name) => {
          // Some module of every program has imported it, which makes it an attribute
          if (name === 'abc') return machine.importModule(machine, 'collections.abc', 'at once') ?? undefined;
          if (name === 'Counter') return fromSource(machine, 'collections', counter, name);
          return name === 'ChainMap'
            ? fromSource(machine, 'collections.ChainMap', chainMap, name)
            : undefined;
        },
        () => ['Counter', 'ChainMap'],
      );
    },
  },
  { name: 'collections.abc', create: () => hostModule('collections.abc', { ...sharedAbstractClasses() }) },
];
