import { argument } from '../arguments';
import { findAttribute } from '../attributes';
import { bindMethod, call, isCallable } from '../call';
import {
  createClass,
  createInstance,
  lookUp,
  objectClass,
  setClassAttribute,
  typeClass,
  typeOf,
} from '../classes';
import { createDict, createTuple, dictOfNames } from '../containers';
import { raise } from '../failure';
import { addMethods, hostClass, hostFunction, hostMethod, hostModule } from '../host';
import { iterate } from '../iteration';
import { dictKey } from '../keys';
import { isKind } from '../kinds';
import { representation } from '../representation';
import { setAttribute } from '../set-attributes';
import { truth } from '../truth';
import type { HostModule, Invoke, Keywords, Machine, PyClass, Value } from '../value';
import { dispatchMethodClass, singleDispatch } from './single-dispatch';

/** What `functools.partial` makes. */
export const partialClass: PyClass = hostClass({
  name: 'partial',
  module: 'functools',
  settable: 'never',
  methods: {
    __init__: (_machine, [self, callee = null, ...args], keywords) => {
      if (!isKind(self, 'instance')) return null;
      if (!isCallable(callee) && lookUp(typeOf(callee), '__get__') === undefined)
        raise('TypeError', 'the first argument must be callable');
      // One of another one takes that one's place.
      const isNested = isKind(callee, 'instance') && callee.type === self.type;
      const [inner, before, named] = isNested ? partialParts(callee) : [callee, [], []];
      self.attributes.set('func', inner);
      self.attributes.set('args', createTuple([...before, ...args]));
      self.attributes.set('keywords', dictOfNames([...named, ...keywords]));
      return null;
    },
    __call__: (machine, [self, ...args], keywords) => {
      const [callee, before, named] = partialParts(self);
      return call(machine, callee, [...before, ...args], new Map([...named, ...keywords]));
    },
    __repr__: (machine, [self]) => {
      const [callee, before, named] = partialParts(self);
      const parts = [callee, ...before].map((one) => representation(machine, one));
      for (const [name, value] of named) parts.push(`${name}=${representation(machine, value)}`);
      return `functools.partial(${parts.join(', ')})`;
    },
  },
});

/** What a partial calls, and the arguments that it gives before and beside those of a call. */
export function partialParts(
  self: Value,
): readonly [callee: Value, args: readonly Value[], keywords: Keywords] {
  if (!isKind(self, 'instance')) return [null, [], new Map()];
  const args = self.attributes.get('args');
  const named = self.attributes.get('keywords');
  const keywords = new Map<string, Value>();
  if (isKind(named, 'dict'))
    for (const { key, value } of named.entries.values()) keywords.set(String(key), value);
  return [self.attributes.get('func') ?? null, isKind(args, 'tuple') ? args.items : [], keywords];
}

/** What `functools.partialmethod` makes: it is bound when it is read. */
const partialMethodClass: PyClass = hostClass({
  name: 'partialmethod',
  module: 'functools',
  bases: [partialClass],
  methods: {
    __get__: (_machine, [self, object = null]) => {
      const [callee, before, named] = partialParts(self);
      const made = createInstance(partialClass);
      const args = object === null ? before : [object, ...before];
      made.attributes.set('func', callee);
      made.attributes.set('args', createTuple(args));
      made.attributes.set('keywords', dictOfNames(named));
      return made;
    },
  },
});

const COPIED = ['__module__', '__name__', '__qualname__', '__doc__'];

/** Gives a wrapper the name and documentation of what it wraps. */
function updateWrapper(machine: Machine, wrapper: Value, wrapped: Value): Value {
  if (!isKind(wrapper, 'function') && !isKind(wrapper, 'instance')) return wrapper;
  for (const name of COPIED) {
    const value = findAttribute(machine, wrapped, name);
    if (value !== undefined) setAttribute(machine, wrapper, name, value);
  }
  wrapper.attributes.set('__wrapped__', wrapped);
  return wrapper;
}

/** A function that keeps its results by its arguments. */
function cached(machine: Machine, callee: Value): Value {
  const made = createInstance(cacheClass);
  made.host = createDict();
  return updateWrapper(machine, made, callee);
}

const cacheClass: PyClass = hostClass({
  name: '_lru_cache_wrapper',
  module: 'functools',
  settable: 'never',
  methods: {
    __call__: (machine, [self, ...args], keywords) => {
      const callee = isKind(self, 'instance') ? (self.attributes.get('__wrapped__') ?? null) : null;
      const memory = memoryOf(self);
      const named = [...keywords].flat();
      const key = createTuple([createTuple(args), createTuple(named)]);
      const found = dictKey(machine, memory, key);
      const known = memory.entries.get(found);
      if (known !== undefined) return known.value;
      const value = call(machine, callee, args, keywords);
      memory.entries.set(found, { key, value });
      return value;
    },
    __get__: (_machine, [self, object = null]) =>
      object === null || !isKind(self, 'instance') ? self : bindMethod(object, self),
    cache_clear: (_machine, [self]) => {
      memoryOf(self).entries.clear();
      return null;
    },
  },
});

function memoryOf(self: Value) {
  const held: unknown = isKind(self, 'instance') ? self.host : null;
  return isDict(held) ? held : createDict();
}

function isDict(held: unknown): held is ReturnType<typeof createDict> {
  return typeof held === 'object' && held !== null && 'kind' in held && held.kind === 'dict';
}

const cachedPropertyClass: PyClass = hostClass({
  name: 'cached_property',
  module: 'functools',
  methods: {
    __init__: (_machine, [self, getter = null]) => {
      if (isKind(self, 'instance')) self.attributes.set('func', getter);
      return null;
    },
    __set_name__: (_machine, [self, _owner = null, name = null]) => {
      if (isKind(self, 'instance')) self.attributes.set('attrname', name);
      return null;
    },
    __get__: (machine, [self, object = null]) => {
      if (object === null || !isKind(self, 'instance')) return self;
      const value = call(machine, self.attributes.get('func') ?? null, [object]);
      if ('attributes' in Object(object))
        setAttribute(machine, object, String(self.attributes.get('attrname')), value);
      return value;
    },
  },
});

function reduce(machine: Machine, args: readonly Value[]): Value {
  const callee = argument('reduce', args, 0);
  const next = iterate(machine, argument('reduce', args, 1));
  const result = args.length > 2 ? args[2] : next();
  if (result === undefined) return raise('TypeError', 'reduce() of empty iterable with no initial value');
  let total: Value = result;
  for (let item = next(); item !== undefined; item = next()) total = call(machine, callee, [total, item]);
  return total;
}

/** The other comparisons from `__eq__` and one of order. */
function totalOrdering(_machine: Machine, [type = null]: readonly Value[]): Value {
  if (!isKind(type, 'class')) return type;
  const has = (name: string) => lookUp(type, name);
  const less = has('__lt__');
  const lessEqual = has('__le__');
  const greater = has('__gt__');
  const greaterEqual = has('__ge__');
  if ([less, lessEqual, greater, greaterEqual].every((one) => one === undefined))
    raise('ValueError', 'must define at least one ordering operation: < > <= >=');
  const define = (name: string, invoke: Invoke) => {
    if (has(name) === undefined) setClassAttribute(type, name, hostMethod(name, invoke));
  };
  const isLess: Invoke = (machine, [left = null, right = null]) => {
    if (less !== undefined) return truth(machine, call(machine, less, [left, right]));
    if (greater !== undefined) return truth(machine, call(machine, greater, [right, left]));
    if (lessEqual !== undefined) return !truth(machine, call(machine, lessEqual, [right, left]));
    return !truth(machine, call(machine, greaterEqual ?? null, [left, right]));
  };
  define('__lt__', isLess);
  define('__gt__', (machine, [left = null, right = null], keywords) =>
    isLess(machine, [right, left], keywords),
  );
  define(
    '__le__',
    (machine, [left = null, right = null], keywords) => isLess(machine, [right, left], keywords) !== true,
  );
  define('__ge__', (machine, args, keywords) => isLess(machine, args, keywords) !== true);
  return type;
}

export const functoolsModule: HostModule = {
  name: 'functools',
  create: () =>
    hostModule('functools', {
      partial: partialClass,
      partialmethod: partialMethodClass,
      cached_property: cachedPropertyClass,
      reduce: hostFunction('reduce', reduce),
      wraps: hostFunction('wraps', (_machine, [wrapped = null]) =>
        hostFunction('wraps', (machine, [wrapper = null]) => updateWrapper(machine, wrapper, wrapped)),
      ),
      update_wrapper: hostFunction('update_wrapper', (machine, [wrapper = null, wrapped = null]) =>
        updateWrapper(machine, wrapper, wrapped),
      ),
      cache: hostFunction('cache', (machine, [callee = null]) => cached(machine, callee)),
      lru_cache: hostFunction('lru_cache', (machine, [callee]) =>
        isKind(callee, 'function')
          ? cached(machine, callee)
          : hostFunction('lru_cache', (inner, [one = null]) => cached(inner, one)),
      ),
      total_ordering: hostFunction('total_ordering', totalOrdering),
      singledispatch: hostFunction('singledispatch', (machine, [callee = null]) =>
        singleDispatch(machine, callee),
      ),
      singledispatchmethod: dispatchMethodClass,
      cmp_to_key: hostFunction('cmp_to_key', (_machine, [compare = null]) => {
        const type = createClass({
          name: 'K',
          bases: [objectClass],
          order: objectClass.order,
          module: 'functools',
          metaclass: typeClass,
          isOpen: false,
        });
        addMethods(type, {
          __init__: (_inner, [self, value = null]) => {
            if (isKind(self, 'instance')) self.attributes.set('obj', value);
            return null;
          },
          __lt__: (machine, [left = null, right = null]) => {
            const of = (one: Value) => (isKind(one, 'instance') ? (one.attributes.get('obj') ?? null) : null);
            return Number(call(machine, compare, [of(left), of(right)])) < 0;
          },
        });
        return type;
      }),
    }),
};
