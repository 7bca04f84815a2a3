import { callMethod } from './call';
import { lookUp, objectClass } from './classes';
import { isEqual } from './equality';
import { raise } from './failure';
import { isKind } from './kinds';
import { takeSteps } from './machine';
import { refuseUnknown } from './unknown';
import type { DictEntry, Key, Machine, PyDict, PyObject, PySet, Value } from './value';
import { takeWork } from './work';

/** Numbers of objects, by which they are told apart inside the keys of tuples. */
const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** A number that no other object has. */
export function identityOf(value: object): number {
  let identity = identities.get(value);
  if (identity === undefined) {
    lastIdentity += 1;
    identity = lastIdentity;
    identities.set(value, identity);
  }
  return identity;
}

/** The key by which a dict or set finds a value; an error for values that Python cannot hash. */
function keyOf(machine: Machine, value: Value, stored: (key: Key) => Value | undefined): Key {
  switch (typeof value) {
    case 'string':
      return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value === null ? null : keyOfObject(machine, value, stored);
  }
}

function keyOfObject(machine: Machine, value: PyObject, stored: (key: Key) => Value | undefined): Key {
  if (value.kind === 'instance' || value.type.isOpen) {
    const hash = lookUp(value.type, '__hash__');
    if (hash === null) return unhashable(value);
    const hasItems = value.kind !== 'instance' || value.primitive !== undefined;
    const isOwn = hasItems && isKind(hash, 'host-function');
    if (hash !== undefined && !isOwn && hash !== objectClass.attributes.get('__hash__'))
      return keyOfHash(machine, value, callMethod(machine, hash, value, []), stored);
  }
  switch (value.kind) {
    case 'float':
      return keyOfFloat(value.value) ?? value;
    case 'bytes':
      return `\0b${value.text}`;
    case 'tuple': {
      takeSteps(machine, value.items.length);
      const key = `\0t${value.items.map((item) => part(keyOf(machine, item, nothing))).join('')}`;
      takeWork(machine, key);
      return key;
    }
    case 'set':
      if (value.type.name === 'set') return unhashable(value);
      takeSteps(machine, value.entries.size);
      return `\0f${[...value.entries.keys()].map(part).sort().join('')}`;
    case 'method':
      return `\0m${identityOf(Object(value.self))},${identityOf(value.callee)}`;
    case 'range':
      return `\0r${value.start},${value.stop},${value.step}`;
    case 'complex':
      return value.imag === 0 ? (keyOfFloat(value.real) ?? value) : `\0c${value.real},${value.imag}`;
    case 'list':
    case 'dict':
    case 'slice':
      return unhashable(value);
    case 'unknown':
      return refuseUnknown(value, 'it cannot be a key');
    case 'instance':
      return value.primitive === undefined ? value : keyOf(machine, value.primitive, stored);
    default:
      return value;
  }
}

function nothing(): undefined {
  return undefined;
}

function unhashable(value: PyObject): never {
  return raise('TypeError', `unhashable type: '${value.type.name}'`);
}

/** Equal to the int of the same value; null for NaN, which is equal to nothing. */
function keyOfFloat(value: number): Key | null {
  if (Number.isNaN(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value + 0;
}

/** The key of a value with its own `__hash__`: the first one for that hash that is not taken by another value. */
function keyOfHash(
  machine: Machine,
  value: Value,
  hash: Value,
  stored: (key: Key) => Value | undefined,
): Key {
  for (let attempt = 0; ; attempt += 1) {
    const key = `\0h${String(hash)},${attempt}`;
    const other = stored(key);
    if (other === undefined || isEqual(machine, other, value)) return key;
  }
}

function part(key: Key): string {
  if (typeof key === 'string') return `s${key.length}:${key}`;
  return typeof key === 'object' && key !== null ? `o${identityOf(key)};` : `${typeof key}${String(key)};`;
}

/** The entry of a key in a dict. */
export function findEntry(machine: Machine, dict: PyDict, key: Value): DictEntry | undefined {
  return dict.entries.get(dictKey(machine, dict, key));
}

export function dictKey(machine: Machine, { entries }: PyDict, key: Value): Key {
  return typeof key === 'string' && key.charCodeAt(0) !== 0
    ? key
    : keyOf(machine, key, (other) => entries.get(other)?.key);
}

/** Sets an item of a dict; its place is that of its first insertion. */
export function setEntry(machine: Machine, dict: PyDict, key: Value, value: Value): void {
  const found = dictKey(machine, dict, key);
  const entry = dict.entries.get(found);
  if (entry === undefined) {
    takeSteps(machine, 1);
    dict.entries.set(found, { key, value });
  } else entry.value = value;
}

export function setKey(machine: Machine, { entries }: PySet, value: Value): Key {
  return keyOf(machine, value, (other) => entries.get(other));
}

export function addToSet(machine: Machine, set: PySet, value: Value): void {
  const key = setKey(machine, set, value);
  if (set.entries.has(key)) return;
  takeSteps(machine, 1);
  set.entries.set(key, value);
}

/** The result of `hash()`; for strings it is not that of CPython, which changes with each run. */
export function hashOf(machine: Machine, value: Value): number | bigint {
  const key = keyOf(machine, value, nothing);
  if (typeof key === 'number' && Number.isInteger(key)) return key;
  const text = typeof key === 'string' ? key : part(key);
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  return hash;
}
