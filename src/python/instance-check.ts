import { callMethod } from './call';
import {
  boolClass,
  bytesClass,
  dictClass,
  floatClass,
  frozensetClass,
  intClass,
  isInstance,
  isSubclass,
  listClass,
  lookUp,
  setClass,
  strClass,
  tupleClass,
} from './classes';
import { raise } from './failure';
import { isKind } from './kinds';
import { truth } from './truth';
import { isUnion, partsOf } from './union-type';
import { refuseUnknown } from './unknown';
import type { Machine, PyClass, Value } from './value';

/** What `isinstance()` gives for a class, a tuple of classes, or an annotation such as `list[int]`. */
export function isInstanceOf(machine: Machine, value: Value, wanted: Value): boolean {
  if (isKind(wanted, 'tuple')) return wanted.items.some((one) => isInstanceOf(machine, value, one));
  if (isKind(value, 'unknown')) return refuseUnknown(value, 'its class cannot be checked');
  if (isKind(wanted, 'class')) {
    const custom = lookUp(wanted.type, '__instancecheck__');
    if (custom !== undefined) return truth(machine, callMethod(machine, custom, wanted, [value]));
    return isInstance(value, wanted) || (isKind(value, 'class') && isSubclass(value.type, wanted));
  }
  // Nothing that is made here is an instance of a class that is not available.
  if (isKind(wanted, 'unknown')) return false;
  if (isUnion(wanted))
    return partsOf(wanted).some((one) => (one === null ? value === null : isInstanceOf(machine, value, one)));
  if (isKind(wanted, 'instance')) {
    const custom = lookUp(wanted.type, '__instancecheck__');
    if (custom !== undefined) return truth(machine, callMethod(machine, custom, wanted, [value]));
  }
  return raise('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union');
}

/** The result of `issubclass()`. */
export function isSubclassOf(machine: Machine, value: Value, wanted: Value): boolean {
  if (!isKind(value, 'class')) return raise('TypeError', 'issubclass() arg 1 must be a class');
  if (isKind(wanted, 'tuple')) return wanted.items.some((one) => isSubclassOf(machine, value, one));
  if (isUnion(wanted))
    return partsOf(wanted).some((one) => one !== null && isSubclassOf(machine, value, one));
  if (isKind(wanted, 'unknown')) return false;
  if (!isKind(wanted, 'class')) return raise('TypeError', 'issubclass() arg 2 must be a class');
  const custom = lookUp(wanted.type, '__subclasscheck__');
  if (custom !== undefined) return truth(machine, callMethod(machine, custom, wanted, [value]));
  return isSubclass(value, wanted);
}

const MATCH_THEMSELVES: readonly PyClass[] = [
  boolClass,
  bytesClass,
  dictClass,
  floatClass,
  frozensetClass,
  intClass,
  listClass,
  setClass,
  strClass,
  tupleClass,
];

/** Whether the one positional pattern of a class is for the value itself, as in `int(n)`. */
export function builtinMatchesItself(type: PyClass): boolean {
  return (
    MATCH_THEMSELVES.some((one) => isSubclass(type, one)) && lookUp(type, '__match_args__') === undefined
  );
}
