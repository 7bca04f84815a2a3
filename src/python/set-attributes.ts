import { missingAttribute } from './attributes';
import { call, callMethod } from './call';
import { isSubclass, lookUp, objectClass, setBases, setClassAttribute, typeOf } from './classes';
import { raise } from './failure';
import { isKind } from './kinds';
import { attributesOfDict } from './live-entries';
import { setDefaults } from './special-attributes';
import type { Attributes, HostFunction, Machine, PyClass, Value } from './value';

/** Sets `object.name`; undefined deletes it. */
export function setAttribute(machine: Machine, object: Value, name: string, value: Value | undefined): void {
  if (isKind(object, 'unknown')) return;
  const special = value === undefined ? '__delattr__' : '__setattr__';
  const custom = lookUp(typeOf(object), special);
  if (custom !== undefined && custom !== objectClass.attributes.get(special)) {
    callMethod(machine, custom, object, value === undefined ? [name] : [name, value]);
  } else setOwnAttribute(machine, object, name, value);
}

/** What `object.__setattr__` does; undefined deletes. */
export function setOwnAttribute(
  machine: Machine,
  object: Value,
  name: string,
  value: Value | undefined,
): void {
  if (isKind(object, 'class')) setOnClass(machine, object, name, value);
  else if (!setByDescriptor(machine, object, name, value) && !setSpecial(object, name, value ?? null)) {
    const own = attributesToSet(object);
    if (own === null) raise('AttributeError', missingAttribute(object, name));
    if (value !== undefined) own.set(name, value);
    else if (!own.delete(name)) raise('AttributeError', missingAttribute(object, name));
  }
}

function setOnClass(machine: Machine, object: PyClass, name: string, value: Value | undefined): void {
  // An alias such as `Tuple[int, str]`, which may be documented, is its class here.
  if (object.settable === 'never' && name === '__doc__') return;
  if (object.settable === 'never')
    raise('TypeError', `cannot set '${name}' attribute of immutable type '${object.name}'`);
  if (name === '__bases__') {
    setBasesOf(object, value ?? null);
    return;
  }
  if (object.settable === 'for one run') {
    const { name: ownName, qualifiedName } = object;
    const before = object.attributes.get(name);
    machine.undo.push(() => {
      Object.assign(object, { name: ownName, qualifiedName });
      setClassAttribute(object, name, before);
    });
  }
  if (name === '__name__' && typeof value === 'string') object.name = value;
  if (name === '__qualname__' && typeof value === 'string') object.qualifiedName = value;
  if (value === undefined && !object.attributes.has(name))
    raise('AttributeError', missingAttribute(object, name));
  if (name !== '__name__' && name !== '__qualname__') setClassAttribute(object, name, value);
}

function setBasesOf(owner: PyClass, value: Value): void {
  const bases = isKind(value, 'tuple') ? value.items.filter((base) => isKind(base, 'class')) : [];
  const isRight = isKind(value, 'tuple') && bases.length > 0 && bases.length === value.items.length;
  if (!isRight || owner.settable !== 'always')
    raise('TypeError', `can only assign non-empty tuple of classes to ${owner.name}.__bases__`);
  if (bases.some((base) => isSubclass(base, owner)))
    raise('TypeError', 'a __bases__ item causes an inheritance cycle');
  if (!setBases(owner, bases))
    raise('TypeError', 'Cannot create a consistent method resolution order (MRO) for these bases');
}

/** Calls the setter of a property or another descriptor of the class; false if the class has none of this name. */
function setByDescriptor(machine: Machine, object: Value, name: string, value: Value | undefined): boolean {
  const ofClass = lookUp(typeOf(object), name);
  const args = value === undefined ? [object] : [object, value];
  if (isKind(ofClass, 'property')) {
    const change = value === undefined ? ofClass.deleter : ofClass.setter;
    if (change === null) {
      const action = value === undefined ? 'deleter' : 'setter';
      raise(
        'AttributeError',
        `property '${name}' of '${typeOf(object).qualifiedName}' object has no ${action}`,
      );
    }
    call(machine, change, args);
    return true;
  }
  if (!isKind(ofClass, 'instance')) return false;
  const change = lookUp(ofClass.type, value === undefined ? '__delete__' : '__set__');
  if (change === undefined) return false;
  callMethod(machine, change, ofClass, args);
  return true;
}

/** Sets `__class__`, `__defaults__` and `__dict__`, where an object has them; false for other names. */
function setSpecial(object: Value, name: string, value: Value): boolean {
  if (name === '__class__' && isKind(object, 'instance') && isKind(value, 'class')) {
    object.type = value;
    return true;
  }
  const signature = signatureOf(object);
  if (name === '__defaults__' && signature !== undefined) {
    setDefaults(signature, value);
    return true;
  }
  return name === '__dict__' && replaceAttributes(object, value);
}

function signatureOf(object: Value): HostFunction['signature'] {
  if (isKind(object, 'function')) return object;
  return isKind(object, 'host-function') ? object.signature : undefined;
}

/** `object.__dict__ = dict`: from then on they are one. False where the class is not written in Python. */
function replaceAttributes(object: Value, dict: Value): boolean {
  const holdsAttributes =
    isKind(object, 'instance') ||
    isKind(object, 'dict') ||
    isKind(object, 'list') ||
    isKind(object, 'tuple') ||
    isKind(object, 'set');
  if (!holdsAttributes || !object.type.isOpen) return false;
  if (!isKind(dict, 'dict'))
    raise('TypeError', `__dict__ must be set to a dictionary, not a '${typeOf(dict).name}'`);
  object.attributes = attributesOfDict(dict);
  return true;
}

function attributesToSet(object: Value): Attributes | null {
  if (typeof object !== 'object' || object === null) return null;
  switch (object.kind) {
    case 'list':
    case 'tuple':
    case 'dict':
    case 'set':
      if (object.type.isOpen || object.type.name === 'OrderedDict') object.attributes ??= new Map();
      return object.attributes;
    case 'function':
    case 'instance':
    case 'module':
      return object.attributes;
    case 'host-function':
      return object.attributes ?? null;
    default:
      return null;
  }
}
