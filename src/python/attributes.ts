import { didYouMean } from '../diagnostics/nearest';
import { bindMethod, call, callMethod, isBindable } from './call';
import { lookUp, lookUpBehind, typeOf, writtenReader } from './classes';
import { raise, unlessRaised } from './failure';
import { isKind } from './kinds';
import { dictOfModule } from './live-entries';
import { helpForMisused } from './misused-values';
import { missingFrom } from './running-modules';
import { classSpecial, functionSpecial, objectSpecial } from './special-attributes';
import { nameOfRest, refuseUnknown } from './unknown';
import type { Attributes, Machine, PyClass, PyFunction, PyModule, SuperObject, Value } from './value';

/** The value of `object.name`; undefined if there is none. */
export function findAttribute(machine: Machine, object: Value, name: string): Value | undefined {
  if (typeof object === 'object' && object !== null) {
    switch (object.kind) {
      case 'module':
        return findInModule(machine, object, name);
      case 'class':
        return findInClass(machine, object, name);
      case 'super':
        return findInSuper(machine, object, name);
      case 'unknown':
        return { ...object, path: `${object.path}.${name}` };
      case 'function':
        return findInFunction(machine, object, name);
      case 'method':
        if (name === '__self__') return object.self;
        if (name === '__func__') return object.callee;
        return findInObject(machine, object, name) ?? findAttribute(machine, object.callee, name);
      default:
        return findInObject(machine, object, name);
    }
  }
  return findInObject(machine, object, name);
}

/** None is a value too. */
function findInFunction(machine: Machine, object: PyFunction, name: string): Value | undefined {
  const own = object.attributes.get(name);
  if (own !== undefined) return own;
  const special = functionSpecial(object, name);
  return special === undefined ? findInObject(machine, object, name) : special;
}

/** The value of `object.name`. */
export function getAttribute(machine: Machine, object: Value, name: string): Value {
  const value = findAttribute(machine, object, name);
  return value === undefined
    ? raise(
        'AttributeError',
        missingAttribute(object, name),
        () => didYouMean(name, namesOf(object)) ?? helpForMisused(machine, object),
      )
    : value;
}

/** The same; undefined if looking it up raises AttributeError. */
export function attributeOrMissing(machine: Machine, object: Value, name: string): Value | undefined {
  return unlessRaised('AttributeError', () => findAttribute(machine, object, name));
}

/** The names that `dir()` returns. */
export function namesOf(value: Value): ReadonlySet<string> {
  const names = new Set<string>(attributesOf(value)?.keys() ?? []);
  const type = isKind(value, 'class') ? value : typeOf(value);
  for (const one of type.order) for (const name of one.attributes.keys()) names.add(name);
  if (isKind(value, 'module')) for (const name of value.names?.() ?? []) names.add(name);
  return names;
}

/** The message of the error for a missing attribute. */
export function missingAttribute(object: Value, name: string): string {
  if (typeof object === 'object' && object !== null) {
    if (object.kind === 'module') {
      const { module, suspicion } = missingFrom(object);
      return `${module} '${object.name}' has no attribute '${name}'${suspicion}`;
    }
    if (object.kind === 'class') return `type object '${object.name}' has no attribute '${name}'`;
    if (object.kind === 'super') return `'super' object has no attribute '${name}'`;
  }
  return `'${typeOf(object).name}' object has no attribute '${name}'`;
}

function findInModule(machine: Machine, module: PyModule, name: string): Value | undefined {
  const known = module.attributes.get(name);
  if (known !== undefined) return known;
  const found = module.find?.(name);
  if (found !== undefined) {
    module.attributes.set(name, found);
    return found;
  }
  const custom = module.attributes.get('__getattr__');
  if (custom !== undefined) return call(machine, custom, [name]);
  const special = name === '__dict__' ? dictOfModule(module) : objectSpecial(module, name, module.attributes);
  return special ?? nameOfRest(module, name);
}

function findInClass(machine: Machine, owner: PyClass, name: string): Value | undefined {
  const ofMetaclass = lookUp(owner.type, name);
  if (isKind(ofMetaclass, 'property')) return call(machine, ofMetaclass.getter, [owner]);
  const value = lookUp(owner, name);
  if (value !== undefined) {
    if (typeof value !== 'object' || value === null) return value;
    if (value.kind === 'class-method') return bindTo(owner, value.callee);
    if (value.kind === 'static-method') return value.callee;
    if (value.kind === 'instance') return readDescriptor(machine, value, null, owner);
    return value;
  }
  const special = classSpecial(owner, name);
  if (special !== undefined) return special;
  if (ofMetaclass !== undefined) return bindFound(machine, ofMetaclass, owner);
  const fallback = lookUp(owner.type, '__getattr__');
  if (fallback !== undefined) return callMethod(machine, fallback, owner, [name]);
  if (owner.unknownBase !== null)
    return refuseUnknown(owner.unknownBase, `${owner.name}.${name} cannot be looked up in it`);
  return undefined;
}

function findInSuper(machine: Machine, { type, owner, self }: SuperObject, name: string): Value | undefined {
  if (name === '__class__') return type;
  const isOfClass = isKind(self, 'class') && self.order.includes(owner);
  const start = isOfClass ? self : typeOf(self);
  const value = lookUpBehind(start, owner, name);
  if (value === undefined) {
    if (start.unknownBase !== null && !name.startsWith('__'))
      return refuseUnknown(start.unknownBase, `super().${name} cannot be looked up in it`);
    return undefined;
  }
  if (isKind(value, 'class-method')) return bindTo(start, value.callee);
  if (isOfClass && !isKind(value, 'property')) return isKind(value, 'static-method') ? value.callee : value;
  return bindFound(machine, value, self);
}

function findInObject(machine: Machine, object: Value, name: string): Value | undefined {
  const reader = writtenReader(typeOf(object));
  const found =
    reader === undefined
      ? findOwn(machine, object, name)
      : unlessRaised('AttributeError', () => callMethod(machine, reader, object, [name]));
  if (found !== undefined) return found;
  const type = typeOf(object);
  const fallback = lookUp(type, '__getattr__');
  if (fallback !== undefined) return callMethod(machine, fallback, object, [name]);
  if (reader === undefined) refuseInUnknownBase(type, name);
  return undefined;
}

/** Refuses an attribute that may be of a base that is not available. */
export function refuseInUnknownBase({ name: owner, unknownBase }: PyClass, name: string): void {
  if (unknownBase !== null) refuseUnknown(unknownBase, `${owner}.${name} cannot be looked up in it`);
}

/** The value of `object.name` without its class's `__getattr__`, as `object.__getattribute__` finds it. */
export function findOwn(machine: Machine, object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  const ofClass = lookUp(type, name);
  const own = attributesOf(object);
  if (ofClass !== undefined && typeof ofClass === 'object' && ofClass !== null) {
    if (ofClass.kind === 'property') return call(machine, ofClass.getter, [object]);
    if (ofClass.kind === 'instance' && lookUp(ofClass.type, '__set__') !== undefined) {
      const described = readDescriptor(machine, ofClass, object, type);
      if (described !== undefined) return described;
    }
  }
  const value = own?.get(name);
  if (value !== undefined) return value;
  if (ofClass !== undefined) return bindFound(machine, ofClass, object);
  return objectSpecial(object, name, own);
}

/** The value for an instance of an attribute that was found in its class. */
function bindFound(machine: Machine, value: Value, self: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  switch (value.kind) {
    case 'function':
      return bindMethod(self, value);
    case 'host-function':
      return value.binding === 'method' ? bindMethod(self, value) : value;
    case 'property':
      return call(machine, value.getter, [self]);
    case 'class-method':
      return bindTo(typeOf(self), value.callee);
    case 'static-method':
      return value.callee;
    case 'instance':
      return readDescriptor(machine, value, self, typeOf(self));
    default:
      return value;
  }
}

function bindTo(owner: PyClass, callee: Value): Value {
  return isBindable(callee) ? bindMethod(owner, callee) : callee;
}

/** The value of an attribute of a class that may be a descriptor. */
function readDescriptor(machine: Machine, value: Value, self: Value, owner: PyClass): Value {
  const read = lookUp(typeOf(value), '__get__');
  return read === undefined ? value : callMethod(machine, read, value, [self, owner]);
}

/** The attributes that an object holds itself. */
export function attributesOf(object: Value): Attributes | null {
  return typeof object === 'object' && object !== null && 'attributes' in object
    ? (object.attributes ?? null)
    : null;
}
