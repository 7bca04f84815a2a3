import {
  complexClass,
  dictClass,
  ellipsisClass,
  floatClass,
  iteratorClass,
  listClass,
  notImplementedClass,
  setClass,
  tupleClass,
} from './classes';
import type {
  PyClass,
  PyComplex,
  PyDict,
  PyFloat,
  PyIterator,
  PyList,
  PySet,
  PyTuple,
  Singleton,
  Value,
} from './value';

export const ellipsis: Singleton = { kind: 'singleton', type: ellipsisClass, name: 'Ellipsis' };
export const notImplemented: Singleton = {
  kind: 'singleton',
  type: notImplementedClass,
  name: 'NotImplemented',
};

export function createFloat(value: number): PyFloat {
  return { kind: 'float', type: floatClass, value };
}

export function createComplex(real: number, imag: number): PyComplex {
  return { kind: 'complex', type: complexClass, real, imag };
}

/** A list that takes the array for its own. */
export function createList(items: Value[], type: PyClass = listClass): PyList {
  return { kind: 'list', type, items, attributes: null };
}

export function createTuple(items: readonly Value[], type: PyClass = tupleClass): PyTuple {
  return { kind: 'tuple', type, items, attributes: null };
}

/** A slice or a sum of tuples is a plain tuple, but for a host's own kind of tuple (a shape) it is of that kind. */
export function classOfParts({ type }: PyTuple): PyClass | undefined {
  return type.isOpen ? undefined : type;
}

export function createDict(type: PyClass = dictClass): PyDict {
  return { kind: 'dict', type, entries: new Map(), attributes: null };
}

/** A dict of attributes or keywords. */
export function dictOfNames(values: Iterable<readonly [string, Value]>): PyDict {
  const dict = createDict();
  for (const [key, value] of values) dict.entries.set(key, { key, value });
  return dict;
}

export function createSet(type: PyClass = setClass): PySet {
  return { kind: 'set', type, entries: new Map(), orderIsUnknown: false, attributes: null };
}

/** An iterator over the results of `next` until it returns undefined. */
export function createIterator(next: () => Value | undefined, type: PyClass = iteratorClass): PyIterator {
  return { kind: 'iterator', type, next, generator: null, returned: null };
}

/** An iterator of Python over one of JavaScript. */
export function iteratorOver(values: Iterable<Value>): PyIterator {
  const source = values[Symbol.iterator]();
  return createIterator(() => {
    const step = source.next();
    return step.done ? undefined : step.value;
  });
}

/** An int from a number or bigint: a number where it is exact. */
export function normalInt(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** A text, or that of an instance of a class that derives from str; undefined for any other value. */
export function plainText(value: Value): string | undefined {
  const isInstance = typeof value === 'object' && value !== null && value.kind === 'instance';
  const plain = isInstance ? value.primitive : value;
  return typeof plain === 'string' ? plain : undefined;
}

/** How many items a list, tuple, dict or set holds; undefined for any other value. */
export function itemCount(value: Value): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return value.items.length;
    case 'dict':
    case 'set':
      return value.entries.size;
    default:
      return undefined;
  }
}
