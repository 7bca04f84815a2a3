import { callMethod } from '../../../python/call';
import { lookUp, typeOf } from '../../../python/classes';
import { createTuple, iteratorOver } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { helpForIndex, helpForKey, slicedItems, slicePositions } from '../../../python/indexing';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { intOf } from '../../../python/numbers';
import type { Instance, Invoke, Machine, Value } from '../../../python/value';
import { intArgument } from '../arguments';
import { createParameter, isParameter, isTensor, type Tensor } from '../tensor';
import { typeName } from './module-attributes';
import { isModule, method, moduleClass } from './module-class';
import {
  beginModule,
  entriesIn,
  getIn,
  initialiseModule,
  type Registry,
  registryIn,
  registryOf,
  setIn,
} from './module-state';

/** Puts the items of a registry in a new order, numbered from 0. */
export function renumber(self: Instance, registry: Registry, items: readonly Value[]): void {
  const dict = registryIn(self, registry);
  dict.entries.clear();
  for (const [index, item] of items.entries()) setIn(dict, String(index), item);
}

/** The items of a container, in order. */
export function itemsIn(self: Instance, registry: Registry): readonly Value[] {
  return [...(registryOf(self, registry)?.entries.values() ?? [])].map(({ value }) => value);
}

/** Makes a tensor a parameter, as torch does for items of a ParameterList or ParameterDict. */
function asParameter(tensor: Tensor): Tensor {
  const { shape, dtype, maker } = tensor.host;
  return isParameter(tensor) ? tensor : createParameter(shape, { dtype, maker });
}

/** A position in a list, negative from the end. */
export function positionIn(self: Instance, registry: Registry, index: Value): number {
  const { length } = itemsIn(self, registry);
  if (intOf(index) === undefined && !isTensor(index))
    return raise('TypeError', `'${typeOf(index).name}' object cannot be interpreted as an integer`);
  const at = intArgument('__getitem__', index, 'index');
  if (at < -length || at >= length)
    return raise('IndexError', `index ${at} is out of range`, () => helpForIndex(at, length));
  return at < 0 ? at + length : at;
}

/** Another container of the same class, which its own `__init__` need not make. */
export function likeThis(self: Instance): Instance {
  const type = self.type.order.find(({ isOpen }) => !isOpen) ?? self.type;
  const made: Instance = { kind: 'instance', type, attributes: new Map(), primitive: undefined, host: null };
  initialiseModule(made);
  return made;
}

/** The methods that lists of modules and of parameters share. */
export function listMethods(registry: '_modules' | '_parameters'): Readonly<Record<string, Invoke>> {
  const check = (value: Value): Value => {
    if (registry === '_parameters') return isTensor(value) ? asParameter(value) : value;
    if (isModule(value) || value === null) return value;
    return raise('TypeError', `${typeName(value)} is not a Module subclass`);
  };
  const append = (self: Instance, value: Value) =>
    setIn(registryIn(self, registry), String(registryIn(self, registry).entries.size), check(value));
  return {
    __getitem__: method('__getitem__', 'index', (machine, self, index) => {
      if (isKind(index, 'slice')) {
        const made = likeThis(self);
        renumber(made, registry, slicedItems(machine, itemsIn(self, registry), index));
        return made;
      }
      return itemsIn(self, registry)[positionIn(self, registry, index)] ?? null;
    }),
    __setitem__: method('__setitem__', 'index, value', (_machine, self, index, value) => {
      setIn(registryIn(self, registry), String(positionIn(self, registry, index)), check(value));
      return null;
    }),
    __delitem__: method('__delitem__', 'index', (machine, self, index) => {
      const items = itemsIn(self, registry);
      const gone = isKind(index, 'slice')
        ? new Set(slicePositions(machine, index, items.length))
        : new Set([positionIn(self, registry, index)]);
      renumber(
        self,
        registry,
        items.filter((_item, at) => !gone.has(at)),
      );
      return null;
    }),
    __len__: method('__len__', '', (_machine, self) => registryIn(self, registry).entries.size),
    __iter__: method('__iter__', '', (_machine, self) => iteratorOver(liveItems(self, registry))),
    __iadd__: method('__iadd__', 'values', (machine, self, values) => {
      for (const value of itemsOf(machine, values)) append(self, value);
      return self;
    }),
    __add__: method('__add__', 'other', (machine, self, other) => {
      const made = likeThis(self);
      renumber(made, registry, [...itemsIn(self, registry), ...itemsOf(machine, other)]);
      return made;
    }),
    append: method('append', 'value', (_machine, self, value) => {
      append(self, value);
      return self;
    }),
    extend: method('extend', 'values', (machine, self, values) => {
      for (const value of itemsOf(machine, values)) append(self, value);
      return self;
    }),
    insert: method('insert', 'index, value', (_machine, self, index, value) => {
      const items = [...itemsIn(self, registry)];
      items.splice(typeof index === 'number' ? index : 0, 0, check(value));
      renumber(self, registry, items);
      return null;
    }),
    pop: method('pop', 'index=-1', (_machine, self, index) => {
      const items = [...itemsIn(self, registry)];
      const [gone = null] = items.splice(positionIn(self, registry, index), 1);
      renumber(self, registry, items);
      return gone;
    }),
  };
}

/** The items one by one, so that a list may grow meanwhile. */
export function* liveItems(self: Instance, registry: Registry): Generator<Value> {
  for (let at = 0; ; at += 1) {
    const value = itemsIn(self, registry)[at];
    if (value === undefined) return;
    yield value;
  }
}

/** The methods that dicts of modules and of parameters share. */
function dictMethods(registry: '_modules' | '_parameters'): Readonly<Record<string, Invoke>> {
  const set = (self: Instance, key: Value, value: Value) => {
    if (typeof key !== 'string')
      raise('TypeError', `module name should be a string. Got ${typeOf(key).name}`);
    if (registry === '_modules' && key.includes('.'))
      raise('KeyError', `module name can't contain ".", got: ${key}`);
    if (registry === '_modules' && value !== null && !isModule(value))
      raise('TypeError', `${typeName(value)} is not a Module subclass`);
    setIn(registryIn(self, registry), key, isTensor(value) ? asParameter(value) : value);
  };
  const update = (machine: Machine, self: Instance, given: Value) => {
    if (given === null) return;
    if (isKind(given, 'dict')) for (const { key, value } of given.entries.values()) set(self, key, value);
    else if (isModule(given))
      for (const [name, value] of entriesIn(registryOf(given, registry))) set(self, name, value);
    else
      for (const pair of itemsOf(machine, given)) {
        const [key = null, value = null] = itemsOf(machine, pair);
        set(self, key, value);
      }
  };
  const get = (self: Instance, key: Value): Value | undefined =>
    typeof key === 'string' ? getIn(registryOf(self, registry), key) : undefined;
  const keys = (self: Instance): Value[] =>
    [...registryIn(self, registry).entries.values()].map(({ key }) => key);
  return {
    __init__: method('__init__', 'values=None', (machine, self, given) => {
      beginModule(machine, self);
      update(machine, self, given);
      return null;
    }),
    __getitem__: method('__getitem__', 'key', (_machine, self, key) => {
      const found = get(self, key);
      if (found !== undefined) return found;
      return raise('KeyError', String(key), () => helpForKey(key, registryIn(self, registry)));
    }),
    __setitem__: method('__setitem__', 'key, value', (_machine, self, key, value) => {
      set(self, key, value);
      return null;
    }),
    __delitem__: method('__delitem__', 'key', (_machine, self, key) => {
      if (!registryIn(self, registry).entries.delete(String(key))) raise('KeyError', String(key));
      return null;
    }),
    __len__: method('__len__', '', (_machine, self) => registryIn(self, registry).entries.size),
    __iter__: method('__iter__', '', (_machine, self) => iteratorOver(keys(self))),
    __contains__: method('__contains__', 'key', (_machine, self, key) => get(self, key) !== undefined),
    keys: method('keys', '', (_machine, self) => createTuple(keys(self))),
    values: method('values', '', (_machine, self) => createTuple(itemsIn(self, registry))),
    items: method('items', '', (_machine, self) =>
      createTuple(
        [...registryIn(self, registry).entries.values()].map(({ key, value }) => createTuple([key, value])),
      ),
    ),
    get: method('get', 'key, default=None', (_machine, self, key, other) => {
      const found = get(self, key);
      return found === undefined ? other : found;
    }),
    pop: method('pop', 'key, *default', (machine, self, key, rest) => {
      const own = get(self, key);
      const found = own === undefined ? itemsOf(machine, rest)[0] : own;
      if (found === undefined) raise('KeyError', String(key));
      registryIn(self, registry).entries.delete(String(key));
      return found;
    }),
    update: method('update', 'values', (machine, self, given) => {
      update(machine, self, given);
      return null;
    }),
    clear: method('clear', '', (_machine, self) => {
      registryIn(self, registry).entries.clear();
      return null;
    }),
  };
}

const listConstructor = method('__init__', 'values=None', (machine, self, values) => {
  beginModule(machine, self);
  const append = lookUp(self.type, 'append');
  if (values !== null && append !== undefined)
    for (const value of itemsOf(machine, values)) callMethod(machine, append, self, [value]);
  return null;
});

/** `nn.ModuleList`. */
export const moduleListClass = hostClass({
  name: 'ModuleList',
  module: 'torch.nn.modules.container',
  bases: [moduleClass],
  methods: { ...listMethods('_modules'), __init__: listConstructor },
});

/** `nn.ParameterList`. */
export const parameterListClass = hostClass({
  name: 'ParameterList',
  module: 'torch.nn.modules.container',
  bases: [moduleClass],
  methods: { ...listMethods('_parameters'), __init__: listConstructor },
});

export const moduleDictClass = hostClass({
  name: 'ModuleDict',
  module: 'torch.nn.modules.container',
  bases: [moduleClass],
  methods: dictMethods('_modules'),
});

export const parameterDictClass = hostClass({
  name: 'ParameterDict',
  module: 'torch.nn.modules.container',
  bases: [moduleClass],
  methods: dictMethods('_parameters'),
});
