import { type Attempt, firstAnswer } from './call';
import { isSubclass, lookUp, objectClass, typeOf } from './classes';
import { isKind } from './kinds';
import { takeSteps } from './machine';
import { numbersEqual, numericOf } from './numbers';
import { rangeLength } from './range';
import { truth } from './truth';
import { refuseUnknown } from './unknown';
import type { Machine, PyDict, PyObject, PySet, Value } from './value';
import { takeWork } from './work';

/** Whether `left == right`, as containers ask: an object is equal to itself. */
export function isEqual(machine: Machine, left: Value, right: Value): boolean {
  return left === right || truth(machine, compareEqual(machine, left, right));
}

/** The value of `left == right`. */
export function compareEqual(machine: Machine, left: Value, right: Value): Value {
  if (typeof left !== 'object' && typeof right !== 'object' && typeof left === typeof right) {
    if (typeof left === 'string') takeWork(machine, left);
    return left === right;
  }
  const custom = equalByMethods(machine, left, right);
  return custom === undefined ? ownEqual(machine, left, right) : custom;
}

function equalByMethods(machine: Machine, left: Value, right: Value): Value | undefined {
  const ofLeft = customEqual(left);
  const ofRight = customEqual(right);
  const isRightFirst =
    ofRight !== undefined && typeOf(left) !== typeOf(right) && isSubclass(typeOf(right), typeOf(left));
  const attempts: Attempt[] = [
    [ofLeft, left, right],
    [ofRight, right, left],
  ];
  return firstAnswer(machine, isRightFirst ? attempts.reverse() : attempts);
}

/** The `__eq__` of a class that is not the interpreter's own. */
function customEqual(value: Value): Value | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value.kind !== 'instance' && value.kind !== 'class' && !value.type.isOpen) return undefined;
  const method = lookUp(value.type, '__eq__');
  return method === objectClass.attributes.get('__eq__') ? undefined : method;
}

/** Equality of the interpreter's own types; objects of others are equal to themselves only. */
export function ownEqual(machine: Machine, left: Value, right: Value): boolean {
  if (left === right)
    return !(typeof left === 'object' && left?.kind === 'float' && Number.isNaN(left.value));
  for (const one of [left, right])
    if (isKind(one, 'unknown')) return refuseUnknown(one, 'the result cannot be computed');
  const [one, other] = [numericOf(left), numericOf(right)];
  if (one !== undefined && other !== undefined) return numbersEqual(one, other);
  const [first, second] = [plain(left), plain(right)];
  if (typeof first === 'string' || typeof second === 'string') return first === second;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null)
    return first === second;
  return objectsEqual(machine, first, second);
}

function plain(value: Value): Value {
  return typeof value === 'object' && value?.kind === 'instance' && value.primitive !== undefined
    ? value.primitive
    : value;
}

function objectsEqual(machine: Machine, left: PyObject, right: PyObject): boolean {
  if (left.kind === 'list' && right.kind === 'list') return itemsEqual(machine, left.items, right.items);
  if (left.kind === 'tuple' && right.kind === 'tuple') return itemsEqual(machine, left.items, right.items);
  if (left.kind === 'dict' && right.kind === 'dict') return dictsEqual(machine, left, right);
  if (left.kind === 'set' && right.kind === 'set') return setsEqual(machine, left, right);
  if (left.kind === 'bytes' && right.kind === 'bytes') return left.text === right.text;
  if (left.kind === 'method' && right.kind === 'method')
    return left.self === right.self && left.callee === right.callee;
  if (left.kind === 'slice' && right.kind === 'slice')
    return itemsEqual(machine, [left.start, left.stop, left.step], [right.start, right.stop, right.step]);
  if (left.kind === 'range' && right.kind === 'range') {
    const length = rangeLength(left);
    if (length !== rangeLength(right)) return false;
    return length === 0 || (left.start === right.start && (length === 1 || left.step === right.step));
  }
  return left === right;
}

function itemsEqual(machine: Machine, left: readonly Value[], right: readonly Value[]): boolean {
  if (left.length !== right.length) return false;
  takeSteps(machine, left.length);
  for (let index = 0; index < left.length; index += 1) {
    if (!isEqual(machine, left[index] ?? null, right[index] ?? null)) return false;
  }
  return true;
}

function dictsEqual(machine: Machine, left: PyDict, right: PyDict): boolean {
  if (left.entries.size !== right.entries.size) return false;
  takeSteps(machine, left.entries.size);
  for (const [key, { value }] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined || !isEqual(machine, value, other.value)) return false;
  }
  return true;
}

function setsEqual(machine: Machine, left: PySet, right: PySet): boolean {
  if (left.entries.size !== right.entries.size) return false;
  takeWork(machine, left);
  for (const key of left.entries.keys()) if (!right.entries.has(key)) return false;
  return true;
}
