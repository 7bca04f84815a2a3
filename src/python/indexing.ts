import { didYouMean, listed } from '../diagnostics/nearest';
import { quoted } from '../text/shortened';
import { call, callMethod } from './call';
import { lookUp, sliceClass, typeOf } from './classes';
import { classOfParts, createList, createTuple } from './containers';
import { createException, exceptionClass } from './exceptions';
import { raise, raised } from './failure';
import { itemsOf } from './iteration';
import { dictKey, findEntry, setEntry } from './keys';
import { isKind } from './kinds';
import { takeSteps } from './machine';
import { helpForMisused } from './misused-values';
import { intOf } from './numbers';
import { createRange, rangeLength } from './range';
import { refuseUnknown } from './unknown';
import type { Machine, PyBytes, PyDict, PyList, PyRange, PySlice, Value } from './value';

/** The value of `object[index]`. */
export function getItem(machine: Machine, object: Value, index: Value): Value {
  if (typeof object === 'object' && object !== null) {
    if (object.kind === 'list' && !object.type.isOpen && typeof index === 'number')
      return itemAt(object.items, index, 'list');
    if (object.kind === 'class') return getItemOfClass(machine, object, index);
    if (object.kind === 'instance' || object.type.isOpen) {
      const method = lookUp(object.type, '__getitem__');
      if (method !== undefined) return callMethod(machine, method, object, [index]);
    }
    if (object.kind === 'unknown') return { ...object, path: `${object.path}[...]` };
  }
  return getOwnItem(machine, object, index);
}

/** A class with brackets is itself, as an annotation (`list[int]`), unless its classes say otherwise. */
function getItemOfClass(machine: Machine, owner: Extract<Value, { kind: 'class' }>, index: Value): Value {
  const ofMetaclass = lookUp(owner.type, '__getitem__');
  if (ofMetaclass !== undefined) return callMethod(machine, ofMetaclass, owner, [index]);
  const ofClass = lookUp(owner, '__class_getitem__');
  if (isKind(ofClass, 'class-method')) return call(machine, ofClass.callee, [owner, index]);
  return ofClass === undefined ? owner : callMethod(machine, ofClass, owner, [index]);
}

/** Indexing of the interpreter's own types. */
export function getOwnItem(machine: Machine, object: Value, index: Value): Value {
  if (typeof object === 'string') return textItem(machine, object, index);
  if (typeof object === 'object' && object !== null) {
    switch (object.kind) {
      case 'list':
        if (isKind(index, 'slice')) return createList(slicedItems(machine, object.items, index));
        return itemAt(object.items, indexOf(machine, index, 'list', object), 'list');
      case 'tuple':
        if (isKind(index, 'slice'))
          return createTuple(slicedItems(machine, object.items, index), classOfParts(object));
        return itemAt(object.items, indexOf(machine, index, 'tuple', object), 'tuple');
      case 'dict':
        return dictItem(machine, object, index);
      case 'range':
        return rangeItem(machine, object, index);
      case 'bytes':
        return bytesItem(machine, object, index);
      case 'instance':
        if (typeof object.primitive === 'string') return textItem(machine, object.primitive, index);
        break;
      default:
    }
  }
  return raise('TypeError', `'${typeOf(object).name}' object is not subscriptable`, () =>
    helpForMisused(machine, object),
  );
}

function rangeItem(machine: Machine, range: PyRange, index: Value): Value {
  const length = rangeLength(range);
  const at = (position: number) => range.start + position * range.step;
  if (isKind(index, 'slice')) {
    const { start, stop, step } = sliceBounds(machine, index, length);
    return createRange(at(start), at(stop), step * range.step);
  }
  const given = indexOf(machine, index, 'range');
  const position = given < 0 ? given + length : given;
  if (position < 0 || position >= length) raise('IndexError', 'range object index out of range');
  return at(position);
}

function bytesItem(machine: Machine, bytes: PyBytes, index: Value): Value {
  if (isKind(index, 'slice'))
    return { ...bytes, text: slicedItems(machine, [...bytes.text], index).join('') };
  const numbers = [...bytes.text].map((char) => char.charCodeAt(0));
  return itemAt(numbers, indexOf(machine, index, 'byte'), 'index');
}

function itemAt(items: readonly Value[], index: number, what: string): Value {
  const value = items[index < 0 ? index + items.length : index];
  return value === undefined
    ? raise('IndexError', `${what} index out of range`, () => helpForIndex(index, items.length))
    : value;
}

/** A text about which indexes exist. */
export function helpForIndex(index: number, length: number): string {
  const items = length === 1 ? 'is 1 item' : `are ${length} items`;
  return `the index is ${index}, and there ${items}, from 0${length > 1 ? ` to ${length - 1}` : ''}`;
}

function textItem(machine: Machine, text: string, index: Value): Value {
  // A surrogate pair is one character in Python.
  const isWide = /[\ud800-\udfff]/.test(text);
  if (isKind(index, 'slice')) {
    const { start, stop, step } = sliceBounds(machine, index, isWide ? [...text].length : text.length);
    if (step === 1 && !isWide) return text.slice(start, Math.max(start, stop));
    return slicedItems(machine, [...text], index).join('');
  }
  return itemAt(isWide ? [...text] : text.split(''), indexOf(machine, index, 'string'), 'string');
}

function dictItem(machine: Machine, dict: PyDict, key: Value): Value {
  const entry = findEntry(machine, dict, key);
  if (entry !== undefined) return entry.value;
  const missing =
    dict.type.isOpen || dict.type.name !== 'dict' ? lookUp(dict.type, '__missing__') : undefined;
  if (missing !== undefined) return callMethod(machine, missing, dict, [key]);
  throw raised(createException(exceptionClass('KeyError'), [key]), () => helpForKey(key, dict));
}

/** A text about which keys a dict has, if they are strings; null if there are none. */
export function helpForKey(key: Value, { entries }: PyDict): string | null {
  const keys = [...entries.values()].map((entry) => entry.key).filter((one) => typeof one === 'string');
  if (keys.length === 0) return null;
  const hint = typeof key === 'string' ? didYouMean(key, keys) : null;
  return hint ?? `its keys are ${listed(keys.map((one) => quoted(one)))}`;
}

/** An int that an index is, by `__index__` too. */
export function indexOf(machine: Machine, index: Value, what: string, indexed?: Value): number {
  const found = indexValue(machine, index);
  if (found === undefined) {
    if (isKind(index, 'unknown')) return refuseUnknown(index, 'it cannot be an index');
    const { name } = typeOf(index);
    if (what === 'integer') return raise('TypeError', `'${name}' object cannot be interpreted as an integer`);
    return raise(
      'TypeError',
      what === 'string'
        ? `string indices must be integers, not '${name}'`
        : `${what} indices must be integers or slices, not ${name}`,
      () => (indexed === undefined ? null : helpForMisused(machine, indexed)),
    );
  }
  return found;
}

/** The int of a value that has `__index__`; undefined for others. */
function indexValue(machine: Machine, index: Value): number | undefined {
  if (typeof index === 'number') return index;
  const int = intOf(index);
  if (int !== undefined) return Number(int);
  const method = isKind(index, 'instance') ? lookUp(index.type, '__index__') : undefined;
  if (method === undefined) return undefined;
  const made = callMethod(machine, method, index, []);
  return Number(intOf(made) ?? raise('TypeError', `__index__ returned non-int (type ${typeOf(made).name})`));
}

export function createSlice(start: Value, stop: Value, step: Value): PySlice {
  return { kind: 'slice', type: sliceClass, start, stop, step };
}

/** The start, stop and step of a slice for a sequence of this length, like `slice.indices`. */
export function sliceBounds(
  machine: Machine,
  slice: PySlice,
  length: number,
): { readonly start: number; readonly stop: number; readonly step: number } {
  const bound = (value: Value, fallback: number, low: number, high: number): number => {
    if (value === null) return fallback;
    if (isKind(value, 'unknown')) return refuseUnknown(value, 'it cannot be an index');
    const given = indexValue(machine, value);
    if (given === undefined)
      return raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
    return Math.min(high, Math.max(low, given < 0 ? given + length : given));
  };
  const step = slice.step === null ? 1 : (indexValue(machine, slice.step) ?? 0);
  if (step === 0) raise('ValueError', 'slice step cannot be zero');
  if (step > 0)
    return { start: bound(slice.start, 0, 0, length), stop: bound(slice.stop, length, 0, length), step };
  return {
    start: bound(slice.start, length - 1, -1, length - 1),
    stop: bound(slice.stop, -1, -1, length - 1),
    step,
  };
}

/** The positions that a slice selects in a sequence of this length. */
export function slicePositions(machine: Machine, slice: PySlice, length: number): readonly number[] {
  const { start, stop, step } = sliceBounds(machine, slice, length);
  const positions: number[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) positions.push(at);
  takeSteps(machine, positions.length);
  return positions;
}

/** The items that a slice takes. */
export function slicedItems<Item>(machine: Machine, items: readonly Item[], slice: PySlice): Item[] {
  if (slice.step === null) {
    const { start, stop } = sliceBounds(machine, slice, items.length);
    takeSteps(machine, Math.max(0, stop - start));
    return items.slice(start, Math.max(start, stop));
  }
  return slicePositions(machine, slice, items.length).flatMap((at) => items.slice(at, at + 1));
}

/** Does `object[index] = value`; undefined deletes the item. */
export function setItem(machine: Machine, object: Value, index: Value, value: Value | undefined): void {
  if (typeof object === 'object' && object !== null) {
    if (object.kind === 'unknown') return;
    if (object.kind === 'instance' || object.type.isOpen) {
      const method = lookUp(object.type, value === undefined ? '__delitem__' : '__setitem__');
      if (method !== undefined) {
        callMethod(machine, method, object, value === undefined ? [index] : [index, value]);
        return;
      }
    }
  }
  setOwnItem(machine, object, index, value);
}

/** Assignment to an item of the interpreter's own types; undefined deletes it. */
export function setOwnItem(machine: Machine, object: Value, index: Value, value: Value | undefined): void {
  if (isKind(object, 'dict')) {
    if (value !== undefined) setEntry(machine, object, index, value);
    else if (!object.entries.delete(dictKey(machine, object, index)))
      throw raised(createException(exceptionClass('KeyError'), [index]));
  } else if (isKind(object, 'list')) setListItem(machine, object, index, value);
  else {
    const does = value === undefined ? "doesn't support item deletion" : 'does not support item assignment';
    raise('TypeError', `'${typeOf(object).name}' object ${does}`);
  }
}

function setListItem(machine: Machine, list: PyList, index: Value, value: Value | undefined): void {
  if (isKind(index, 'slice')) {
    setSlice(machine, list, index, value);
    return;
  }
  const given = indexOf(machine, index, 'list');
  const at = given < 0 ? given + list.items.length : given;
  if (at < 0 || at >= list.items.length) raise('IndexError', 'list assignment index out of range');
  if (value === undefined) list.items.splice(at, 1);
  else list.items[at] = value;
}

function setSlice(machine: Machine, list: PyList, slice: PySlice, value: Value | undefined): void {
  const items = value === undefined ? [] : itemsOf(machine, value);
  const { start, stop, step } = sliceBounds(machine, slice, list.items.length);
  if (step === 1) {
    list.items = [...list.items.slice(0, start), ...items, ...list.items.slice(Math.max(start, stop))];
    return;
  }
  const positions = slicePositions(machine, slice, list.items.length);
  if (value === undefined) {
    const gone = new Set(positions);
    list.items = list.items.filter((_item, at) => !gone.has(at));
    return;
  }
  if (items.length !== positions.length) {
    const sizes = `sequence of size ${items.length} to extended slice of size ${positions.length}`;
    raise('ValueError', `attempt to assign ${sizes}`);
  }
  for (const [at, position] of positions.entries()) list.items[position] = items[at] ?? null;
}
