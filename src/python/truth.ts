import { callMethod } from './call';
import { lookUp } from './classes';
import { raise } from './failure';
import { rangeLength } from './range';
import { refuseUnknown } from './unknown';
import type { Machine, PyObject, Value } from './value';

/** The truth of a value, as `if` and `bool()` use it. */
export function truth(machine: Machine, value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    case 'bigint':
      return true;
    default:
      return value !== null && truthOfObject(machine, value);
  }
}

function truthOfObject(machine: Machine, value: PyObject): boolean {
  if (value.type.isOpen || value.kind === 'instance') {
    const custom = truthByMethods(machine, value);
    if (custom !== undefined) return custom;
  }
  switch (value.kind) {
    case 'float':
      return value.value !== 0;
    case 'complex':
      return value.real !== 0 || value.imag !== 0;
    case 'bytes':
      return value.text !== '';
    case 'list':
    case 'tuple':
      return value.items.length > 0;
    case 'dict':
    case 'set':
      return value.entries.size > 0;
    case 'range':
      return rangeLength(value) > 0;
    case 'unknown':
      return refuseUnknown(value, 'it cannot decide what runs');
    case 'instance':
      return value.primitive === undefined || truth(machine, value.primitive);
    default:
      return true;
  }
}

function truthByMethods(machine: Machine, value: PyObject): boolean | undefined {
  const asBool = lookUp(value.type, '__bool__');
  if (asBool !== undefined) {
    const result = callMethod(machine, asBool, value, []);
    if (typeof result !== 'boolean') raise('TypeError', '__bool__ should return bool');
    return result;
  }
  const length = lookUp(value.type, '__len__');
  return length === undefined ? undefined : callMethod(machine, length, value, []) !== 0;
}
