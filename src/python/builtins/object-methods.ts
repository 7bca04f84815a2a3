import { argument } from '../arguments';
import {
  attributesOf,
  findOwn,
  getAttribute,
  missingAttribute,
  namesOf,
  refuseInUnknownBase,
} from '../attributes';
import { call, createByClass } from '../call';
import { createFromBases } from '../class-creation';
import { createInstance, lookUp, moduleClass, objectClass, typeClass, typeOf } from '../classes';
import { createList, createTuple, notImplemented } from '../containers';
import { raise } from '../failure';
import { formatValue } from '../format-spec';
import { addMethods, hostFunction } from '../host';
import { identityOf } from '../keys';
import { isKind } from '../kinds';
import { dictOfAttributes } from '../live-entries';
import { ownRepresentation, representation, textOf } from '../representation';
import { setOwnAttribute } from '../set-attributes';
import type { Attributes, Machine, PyClass, Value } from '../value';

/** Adds what every object has, and what every class has. */
export function addObjectMethods(): void {
  objectClass.attributes.set(
    '__new__',
    hostFunction('__new__', (_machine, args) => createInstance(classArgument('object.__new__', args))),
  );
  objectClass.attributes.set('__init_subclass__', {
    kind: 'class-method',
    type: typeClass,
    callee: hostFunction('__init_subclass__', (_machine, [owner = null], keywords) => {
      if (keywords.size > 0 && isKind(owner, 'class') && owner.unknownBase === null)
        raise('TypeError', `${owner.qualifiedName}.__init_subclass__() takes no keyword arguments`);
      return null;
    }),
  });
  addMethods(objectClass, {
    __init__: (_machine, [self, ...rest], keywords) => {
      const type = typeOf(self);
      const isExtra = rest.length > 0 || keywords.size > 0;
      if (
        isExtra &&
        lookUp(type, '__init__') === objectClass.attributes.get('__init__') &&
        type.unknownBase === null
      ) {
        if (lookUp(type, '__new__') === objectClass.attributes.get('__new__'))
          raise('TypeError', `${type.name}() takes no arguments`);
      } else if (
        isExtra &&
        type.unknownBase === null &&
        lookUp(type, '__new__') === objectClass.attributes.get('__new__')
      )
        raise('TypeError', 'object.__init__() takes exactly one argument (the instance to initialize)');
      return null;
    },
    __setattr__: (machine, [self, name = null, value = null]) => {
      setOwnAttribute(machine, self, String(name), value);
      return null;
    },
    __delattr__: (machine, [self, name = null]) => {
      setOwnAttribute(machine, self, String(name), undefined);
      return null;
    },
    __getattribute__: (machine, [self = null, name = null]) => ownAttribute(machine, self, String(name)),
    __reduce__: (_machine, [self = null]) =>
      createTuple([reconstructor, createTuple([typeOf(self), objectClass, null]), ...stateOf(self)]),
    __reduce_ex__: (_machine, [self = null]) =>
      createTuple([newObject, createTuple([typeOf(self)]), stateOf(self)[0] ?? null, null, null]),
    __eq__: (_machine, [self, other = null]) => (self === other ? true : notImplemented),
    __hash__: (_machine, [self]) => identityOf(Object(self)),
    __repr__: (machine, [self]) =>
      typeof self === 'object' && self !== null
        ? ownRepresentation(machine, self)
        : representation(machine, self),
    __str__: (machine, [self]) => representation(machine, self),
    __format__: (machine, [self, spec = '']) => formatValue(machine, textOf(machine, self), String(spec)),
    __dir__: (_machine, [self]) => createList([...namesOf(self)].sort()),
  });
  typeClass.attributes.set(
    '__new__',
    hostFunction('__new__', (machine, args, keywords) => {
      const [metaclass = null, name = null, bases = null, namespace = null] = args;
      if (args.length === 2) return typeOf(argument('type', args, 1));
      if (args.length !== 4) return raise('TypeError', 'type() takes 1 or 3 arguments');
      if (
        !isKind(metaclass, 'class') ||
        typeof name !== 'string' ||
        !isKind(bases, 'tuple') ||
        !isKind(namespace, 'dict')
      )
        return raise('TypeError', 'type.__new__() takes a name, a tuple of bases and a dict');
      const attributes: Attributes = new Map();
      for (const { key, value } of namespace.entries.values()) attributes.set(String(key), value);
      if (!attributes.has('__module__'))
        attributes.set('__module__', machine.frame?.module.name ?? 'builtins');
      return createFromBases(machine, { metaclass, name, bases: bases.items, attributes, keywords });
    }),
  );
  addMethods(moduleClass, {
    __init__: (_machine, [self, name = null, doc = null], keywords) => {
      if (!isKind(self, 'instance')) return null;
      self.attributes.set('__name__', keywords.get('name') ?? name);
      self.attributes.set('__doc__', keywords.get('doc') ?? doc);
      return null;
    },
  });
  addMethods(typeClass, {
    __init__: () => null,
    __call__: (machine, [type = null, ...args], keywords) =>
      isKind(type, 'class') ? createByClass(machine, type, args, keywords) : null,
    mro: (_machine, [self]) => createList(isKind(self, 'class') ? [...self.order] : []),
    __subclasses__: (_machine, [self]) => createList(isKind(self, 'class') ? [...self.subclasses] : []),
    __repr__: (machine, [self]) =>
      isKind(self, 'class') ? ownRepresentation(machine, self) : representation(machine, self),
    __hash__: (_machine, [self]) => identityOf(Object(self)),
  });
}

function classArgument(name: string, args: readonly Value[]): PyClass {
  const type = argument(name, args, 0);
  return isKind(type, 'class')
    ? type
    : raise('TypeError', `${name}(X): X is not a type object (${typeOf(type).name})`);
}

function ownAttribute(machine: Machine, self: Value, name: string): Value {
  const found = findOwn(machine, self, name);
  if (found !== undefined) return found;
  refuseInUnknownBase(typeOf(self), name);
  return raise('AttributeError', missingAttribute(self, name));
}

/** The attributes that an object is made again with; none where it has none. */
function stateOf(self: Value): readonly Value[] {
  const own = attributesOf(self);
  return own === null || own.size === 0 ? [] : [dictOfAttributes(own)];
}

const newObject = hostFunction('__newobj__', (machine, [type = null, ...args]) =>
  call(machine, getAttribute(machine, type, '__new__'), [type, ...args]),
);

const reconstructor = hostFunction('_reconstructor', (machine, [type = null]) =>
  call(machine, getAttribute(machine, type, '__new__'), [type]),
);
