import { lookUp } from '../classes';
import { addMethods } from '../host';
import type { PyClass } from '../value';
import { abstractClass } from './abstract-metaclass';
import { MIXINS } from './abstract-mixins';

/** What the classes of `collections.abc` ask of the classes that are theirs without deriving from them. */
const ABSTRACT: Readonly<Record<string, readonly string[]>> = {
  Iterable: ['__iter__'],
  Iterator: ['__next__'],
  Generator: ['send'],
  Sized: ['__len__'],
  Container: ['__contains__'],
  Collection: ['__len__', '__iter__', '__contains__'],
  Callable: ['__call__'],
  Hashable: ['__hash__'],
  Reversible: ['__reversed__'],
};

const CONCRETE: Readonly<Record<string, readonly string[]>> = {
  Sequence: ['list', 'tuple', 'str', 'range', 'bytes'],
  MutableSequence: ['list'],
  Mapping: ['dict'],
  MutableMapping: ['dict'],
  Set: ['set', 'frozenset'],
  MutableSet: ['set'],
};

function belongs(type: PyClass, name: string): boolean {
  const needed = ABSTRACT[name];
  if (needed !== undefined) return needed.every((method) => hasMethod(type, method));
  const concrete = CONCRETE[name] ?? [];
  return type.order.some((one) => one.module === 'builtins' && concrete.includes(one.name));
}

function hasMethod(type: PyClass, name: string): boolean {
  const builtin = type.order.map((one) => (one.module === 'builtins' ? one.name : ''));
  if (name === '__call__')
    return (
      builtin.some((one) => ['function', 'builtin_function_or_method', 'method', 'type'].includes(one)) ||
      lookUp(type, name) !== undefined
    );
  if (
    name === '__iter__' &&
    builtin.some((one) => ['str', 'range', 'bytes', 'iterator', 'generator'].includes(one))
  )
    return true;
  if (
    (name === '__len__' || name === '__contains__') &&
    builtin.some((one) => ['str', 'range', 'bytes'].includes(one))
  )
    return true;
  const found = lookUp(type, name);
  return found !== undefined && found !== null;
}

/** The classes of `collections.abc`. */
function abstractClasses(): Readonly<Record<string, PyClass>> {
  const names = [
    ...Object.keys(ABSTRACT),
    ...Object.keys(CONCRETE),
    'KeysView',
    'ValuesView',
    'ItemsView',
    'Awaitable',
    'Coroutine',
    'AsyncIterator',
  ];
  const found = new Map<string, PyClass>();
  for (const name of names) {
    // A mutable one derives from that which only gives its items, which stands before it.
    const base = found.get(name.replace(/^Mutable/, ''));
    const type = abstractClass('collections.abc', name, (one) => belongs(one, name), base);
    addMethods(type, MIXINS[name] ?? {});
    found.set(name, type);
  }
  return Object.fromEntries(found);
}

let made: Readonly<Record<string, PyClass>> | null = null;

/** The same classes for each who asks. */
export function sharedAbstractClasses(): Readonly<Record<string, PyClass>> {
  made ??= abstractClasses();
  return made;
}
