import { argument, receiver } from '../arguments';
import { bindMethod, call, isBindable } from '../call';
import {
  classMethodClass,
  functionClass,
  generatorClass,
  hostFunctionClass,
  isInstance,
  iteratorClass,
  methodClass,
  propertyClass,
  rangeClass,
  sliceClass,
  staticMethodClass,
  superClass,
  typeOf,
} from '../classes';
import { functionOf } from '../code-objects';
import { createTuple } from '../containers';
import { createException, exceptionClass } from '../exceptions';
import { raise, raised } from '../failure';
import { closeGenerator } from '../generator-ends';
import { addMethods, hostMethod } from '../host';
import { createSlice, indexOf, sliceBounds } from '../indexing';
import { advance } from '../iteration';
import { isKind } from '../kinds';
import { createRange, positionInRange, rangeLength } from '../range';
import { representation } from '../representation';
import type { Property, PyClass, PyIterator, Value } from '../value';
import { addConstructor } from './container-methods';

/** Adds what makes properties, static and class methods, ranges and slices, and the methods of generators. */
export function addDescriptors(): void {
  addProperties();
  addConstructor(staticMethodClass, (_machine, type, args) => ({
    kind: 'static-method',
    type,
    callee: argument('staticmethod', args, 0),
  }));
  addConstructor(functionClass, (_machine, _type, [code = null, , name = null], keywords) => {
    if (isKind(code, 'unknown')) return code;
    const made = functionOf(code, keywords.get('name') ?? name);
    return made ?? raise('TypeError', `function() argument 'code' must be code, not ${typeOf(code).name}`);
  });
  addReader(staticMethodClass, '__func__', (self) => (isKind(self, 'static-method') ? self.callee : null));
  addReader(classMethodClass, '__func__', (self) => (isKind(self, 'class-method') ? self.callee : null));
  addConstructor(classMethodClass, (_machine, type, args) => ({
    kind: 'class-method',
    type,
    callee: argument('classmethod', args, 0),
  }));
  addConstructor(superClass, (_machine, type, [owner = null, self = null]) => {
    if (!isKind(owner, 'class')) return raise('RuntimeError', 'super(): no arguments');
    const isOfClass = isKind(self, 'class') && self.order.includes(owner);
    if (self !== null && !isOfClass && !isInstance(self, owner))
      raise('TypeError', 'super(type, obj): obj must be an instance or subtype of type');
    return { kind: 'super', type, owner, self };
  });
  addConstructor(methodClass, (_machine, _type, args) => {
    const callee = argument('method', args, 0);
    return isBindable(callee)
      ? bindMethod(argument('method', args, 1), callee)
      : raise('TypeError', 'first argument must be callable');
  });
  addConstructor(rangeClass, (machine, _type, args) => {
    const [first = 0, second = 0, step = 1] = args.map((one) => indexOf(machine, one, 'integer'));
    if (args.length === 0) raise('TypeError', 'range expected at least 1 argument, got 0');
    if (step === 0) raise('ValueError', 'range() arg 3 must not be zero');
    return args.length === 1 ? createRange(0, first, 1) : createRange(first, second, step);
  });
  for (const part of ['start', 'stop', 'step'] as const) {
    addReader(rangeClass, part, (self) => (isKind(self, 'range') ? self[part] : null));
    addReader(sliceClass, part, (self) => (isKind(self, 'slice') ? self[part] : null));
  }
  addMethods(rangeClass, {
    __len__: (_machine, [self]) => (isKind(self, 'range') ? rangeLength(self) : 0),
    index: (machine, [self, item = null]) => {
      const at = isKind(self, 'range') ? positionInRange(self, item) : undefined;
      return at ?? raise('ValueError', `${representation(machine, item)} is not in range`);
    },
  });
  addConstructor(sliceClass, (_machine, _type, args) =>
    args.length === 1
      ? createSlice(null, args[0] ?? null, null)
      : createSlice(args[0] ?? null, args[1] ?? null, args[2] ?? null),
  );
  addMethods(sliceClass, {
    indices: (machine, [self, length = null]) => {
      if (!isKind(self, 'slice')) return null;
      const { start, stop, step } = sliceBounds(machine, self, Number(length));
      return createTuple([start, stop, step]);
    },
  });
  addGeneratorMethods();
  for (const type of [functionClass, hostFunctionClass, methodClass])
    addMethods(type, {
      __call__: (machine, [self, ...args], keywords) => call(machine, self, args, keywords),
      __get__: (_machine, [self, object = null]) =>
        object === null || !(isKind(self, 'function') || isKind(self, 'host-function'))
          ? self
          : bindMethod(object, self),
    });
}

/** Gives a class an attribute that is read only. */
export function addReader(owner: PyClass, name: string, read: (self: Value) => Value): void {
  owner.attributes.set(name, {
    kind: 'property',
    type: propertyClass,
    getter: hostMethod(name, (_machine, [self]) => read(self)),
    setter: null,
    deleter: null,
  });
}

function addProperties(): void {
  addConstructor(
    propertyClass,
    (_machine, type, [getter = null, setter = null, deleter = null], keywords) => ({
      kind: 'property',
      type,
      getter: keywords.get('fget') ?? getter,
      setter: keywords.get('fset') ?? setter,
      deleter: keywords.get('fdel') ?? deleter,
    }),
  );
  const changed = (self: Value, change: Partial<Property>): Value =>
    isKind(self, 'property') ? { ...self, ...change } : self;
  addMethods(propertyClass, {
    getter: (_machine, [self, getter = null]) => changed(self, { getter }),
    setter: (_machine, [self, setter = null]) => changed(self, { setter }),
    deleter: (_machine, [self, deleter = null]) => changed(self, { deleter }),
    __get__: (machine, [self, object = null]) =>
      isKind(self, 'property') && object !== null ? call(machine, self.getter, [object]) : self,
    __set__: (machine, [self, object = null, value = null]) =>
      isKind(self, 'property') && self.setter !== null
        ? call(machine, self.setter, [object, value])
        : raise('AttributeError', 'property has no setter'),
  });
  for (const [name, part] of [
    ['fget', 'getter'],
    ['fset', 'setter'],
    ['fdel', 'deleter'],
  ] as const) {
    addReader(propertyClass, name, (self) => (isKind(self, 'property') ? self[part] : null));
  }
}

function generatorOf(self: Value | undefined): PyIterator {
  return receiver('iterator', self, 'generator');
}

function ended(iterator: PyIterator): never {
  throw raised(
    createException(exceptionClass('StopIteration'), iterator.returned === null ? [] : [iterator.returned]),
  );
}

function addGeneratorMethods(): void {
  const resume = (self: PyIterator, result: IteratorResult<Value, Value> | undefined): Value => {
    if (result === undefined) return null;
    if (!result.done) return result.value;
    self.returned = result.value ?? null;
    return ended(self);
  };
  for (const type of [iteratorClass, generatorClass]) {
    addMethods(type, {
      __iter__: (_machine, [self]) => self,
      __next__: (machine, [self]) => {
        const value = advance(machine, self);
        return value === undefined ? ended(generatorOf(self)) : value;
      },
    });
  }
  addMethods(generatorClass, {
    send: (_machine, [self, value = null]) => {
      const { generator } = generatorOf(self);
      if (value !== null && generator?.state() === 'new')
        raise('TypeError', "can't send non-None value to a just-started generator");
      return resume(generatorOf(self), generator?.next(value));
    },
    throw: (machine, [self, type = null, value]) => {
      const exception = isKind(type, 'class')
        ? call(machine, type, value === undefined ? [] : [value])
        : type;
      if (!isKind(exception, 'instance'))
        return raise(
          'TypeError',
          `exceptions must be classes or instances deriving from BaseException, not ${typeOf(type).name}`,
        );
      return resume(generatorOf(self), generatorOf(self).generator?.throw(raised(exception)));
    },
    close: (_machine, [self]) => {
      closeGenerator(generatorOf(self));
      return null;
    },
  });
}
