import { createClass, isSubclass, lookUp, objectClass, typeClass, typeOf } from '../classes';
import { addMethods } from '../host';
import { isKind } from '../kinds';
import type { PyClass, Value } from '../value';

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

/** The metaclass of classes that others belong to by what they have. */
const abstractMeta: PyClass = createClass({
  name: 'ABCMeta',
  bases: [typeClass],
  order: typeClass.order,
  module: 'abc',
  metaclass: typeClass,
  isOpen: false,
});

function belongs(type: PyClass, wanted: Value): boolean {
  if (!isKind(wanted, 'class')) return false;
  if (isSubclass(type, wanted)) return true;
  const needed = ABSTRACT[wanted.name];
  if (needed !== undefined) return needed.every((name) => hasMethod(type, name));
  return (
    CONCRETE[wanted.name]?.some((name) =>
      type.order.some((one) => one.name === name && one.module === 'builtins'),
    ) ?? false
  );
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
  addMethods(abstractMeta, {
    __instancecheck__: (_machine, [self = null, value = null]) => belongs(typeOf(value), self),
    __subclasscheck__: (_machine, [self = null, type = null]) => isKind(type, 'class') && belongs(type, self),
  });
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
  return Object.fromEntries(
    names.map((name) => [
      name,
      createClass({
        name,
        bases: [objectClass],
        order: objectClass.order,
        module: 'collections.abc',
        metaclass: abstractMeta,
        isOpen: false,
      }),
    ]),
  );
}

let made: Readonly<Record<string, PyClass>> | null = null;

/** The same classes for each who asks. */
export function sharedAbstractClasses(): Readonly<Record<string, PyClass>> {
  made ??= abstractClasses();
  return made;
}
