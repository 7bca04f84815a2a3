import { call, callMethod } from './call';
import { lookUp, typeOf } from './classes';
import { createIterator } from './containers';
import { raise, unlessRaised } from './failure';
import { isKind } from './kinds';
import { takeSize, takeSteps } from './machine';
import { rangeLength } from './range';
import { itemsInOrder } from './set-order';
import { refuseUnknown } from './unknown';
import type { Machine, PyIterator, PyObject, PySet, Value } from './value';

/** Returns the items of an iteration one by one, undefined at its end. */
export type Next = () => Value | undefined;

/** What `for` does with a value: its items one by one. */
export function iterate(machine: Machine, value: Value): Next {
  if (typeof value === 'string') return overText(value);
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'instance' || value.kind === 'class' || value.type.isOpen) {
      const custom = overMethods(machine, value);
      if (custom !== undefined) return custom;
    }
    const own = ownIteration(value);
    if (own !== undefined) return own;
    if (value.kind === 'unknown') return refuseUnknown(value, 'it cannot be iterated over');
  }
  return raise('TypeError', `'${typeOf(value).name}' object is not iterable`);
}

/** The iteration of the interpreter's own types. */
export function ownIteration(value: Value): Next | undefined {
  if (typeof value === 'string') return overText(value);
  if (typeof value !== 'object' || value === null) return undefined;
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return overItems(value);
    case 'dict':
      return overEntries(value.entries, ({ key }) => key);
    case 'set':
      return overSet(value);
    case 'range': {
      let index = 0;
      const length = rangeLength(value);
      return () => {
        if (index >= length) return undefined;
        index += 1;
        return value.start + (index - 1) * value.step;
      };
    }
    case 'iterator':
      return value.next;
    case 'bytes': {
      let index = 0;
      return () => (index < value.text.length ? value.text.charCodeAt(index++) : undefined);
    }
    default:
      return undefined;
  }
}

function overText(text: string): Next {
  const points = text[Symbol.iterator]();
  return () => {
    const step = points.next();
    return step.done ? undefined : step.value;
  };
}

/** The items are read as they are at that moment, so that a list may grow meanwhile. */
function overItems(value: { readonly items: readonly Value[] }): Next {
  let index = 0;
  return () => (index < value.items.length ? value.items[index++] : undefined);
}

/** The items of a dict, which must not change its size meanwhile. */
export function overEntries<Entry>(
  entries: ReadonlyMap<unknown, Entry>,
  itemOf: (entry: Entry) => Value,
): Next {
  const { size } = entries;
  const source = entries.values();
  return () => {
    if (entries.size !== size) raise('RuntimeError', 'dictionary changed size during iteration');
    const step = source.next();
    return step.done ? undefined : itemOf(step.value);
  };
}

function overSet(set: PySet): Next {
  const { size } = set.entries;
  const source = itemsInOrder(set)[Symbol.iterator]();
  return () => {
    if (set.entries.size !== size) raise('RuntimeError', 'Set changed size during iteration');
    const step = source.next();
    return step.done ? undefined : step.value;
  };
}

function overMethods(machine: Machine, value: PyObject): Next | undefined {
  const method = lookUp(value.type, '__iter__');
  if (method !== undefined && method !== null) return nextOf(machine, callMethod(machine, method, value, []));
  const getItem = lookUp(value.type, '__getitem__');
  if (getItem === undefined || value.kind !== 'instance') return undefined;
  return itemsByIndex(machine, value, getItem);
}

/** The items that a `__getitem__` gives for 0, 1 and so on, until it raises IndexError. */
export function itemsByIndex(machine: Machine, value: Value, getItem: Value): Next {
  let index = 0;
  return () => unlessRaised('IndexError', () => callMethod(machine, getItem, value, [index++]));
}

/** The items of an iterator, which may be one written in Python. */
function nextOf(machine: Machine, iterator: Value): Next {
  if (isKind(iterator, 'iterator')) return iterator.next;
  const method = lookUp(typeOf(iterator), '__next__');
  if (method === undefined)
    return raise('TypeError', `iter() returned non-iterator of type '${typeOf(iterator).name}'`);
  return () => unlessRaised('StopIteration', () => callMethod(machine, method, iterator, []));
}

/** The result of `iter()`. */
export function iteratorOf(machine: Machine, value: Value): Value {
  if (isKind(value, 'iterator')) return value;
  if (isKind(value, 'instance')) {
    const method = lookUp(value.type, '__iter__');
    if (method !== undefined && method !== null) {
      const iterator = callMethod(machine, method, value, []);
      nextOf(machine, iterator);
      return iterator;
    }
  }
  return createIterator(iterate(machine, value));
}

/** The next item of what `iter()` gave; undefined at its end. */
export function advance(machine: Machine, iterator: Value): Value | undefined {
  if (isKind(iterator, 'iterator')) return iterator.next();
  if (lookUp(typeOf(iterator), '__next__') === undefined)
    return raise('TypeError', `'${typeOf(iterator).name}' object is not an iterator`);
  return nextOf(machine, iterator)();
}

/** All items of a value, each a step of the budget. */
export function itemsOf(machine: Machine, value: Value): Value[] {
  if (isKind(value, 'list') || isKind(value, 'tuple')) {
    if (!value.type.isOpen) {
      takeSteps(machine, value.items.length);
      return value.items.slice();
    }
  }
  if (isKind(value, 'range')) takeSize(machine, rangeLength(value));
  const next = iterate(machine, value);
  const items: Value[] = [];
  for (let item = next(); item !== undefined; item = next()) {
    items.push(item);
    takeSteps(machine, 1);
    if (items.length > machine.limits.size) takeSize(machine, items.length);
  }
  return items;
}

/** An iterator over the items that a function of the items of others gives. */
export function mapped(machine: Machine, callee: Value, nexts: readonly Next[]): PyIterator {
  return createIterator(() => {
    const args: Value[] = [];
    for (const next of nexts) {
      const item = next();
      if (item === undefined) return undefined;
      args.push(item);
    }
    takeSteps(machine, 1);
    return call(machine, callee, args);
  });
}
