import { taking } from '../argument-count';
import { receiver } from '../arguments';
import { compareOrder } from '../comparison';
import { createSet } from '../containers';
import { createException, exceptionClass } from '../exceptions';
import { raised } from '../failure';
import type { CountedMethods, InvokeMethod } from '../host';
import { itemsOf } from '../iteration';
import { addToSet, setKey } from '../keys';
import { isKind } from '../kinds';
import { binaryInPlace } from '../operators';
import { ownBinary } from '../own-operators';
import { itemsInOrder } from '../set-order';
import type { Machine, PySet, Value } from '../value';
import { sequenceMethods } from './sequence-methods';

function setOf(value: Value | undefined): PySet {
  return receiver('set', value);
}

function takeOut(machine: Machine, set: PySet, item: Value): boolean {
  set.orderIsUnknown = true;
  return set.entries.delete(setKey(machine, set, item));
}

function asSet(machine: Machine, items: Value): PySet {
  if (isKind(items, 'set')) return items;
  const set = createSet();
  for (const item of itemsOf(machine, items)) addToSet(machine, set, item);
  return set;
}

function setOperator(op: 'BitAnd' | 'BitOr' | 'Sub' | 'BitXor'): InvokeMethod {
  return (machine, [self, ...others]) => {
    let result: Value = { ...setOf(self), entries: new Map(setOf(self).entries) };
    for (const other of others) result = ownBinary(machine, op, result, asSet(machine, other)) ?? result;
    return result;
  };
}

function setUpdate(op: 'BitAnd' | 'BitOr' | 'Sub' | 'BitXor'): InvokeMethod {
  return (machine, [self, ...others]) => {
    for (const other of others) binaryInPlace(machine, op, self, asSet(machine, other));
    return null;
  };
}

/** The methods of frozen sets. */
export const frozensetMethods: CountedMethods = {
  ...sequenceMethods,
  union: setOperator('BitOr'),
  intersection: setOperator('BitAnd'),
  difference: setOperator('Sub'),
  symmetric_difference: taking(1, setOperator('BitXor')),
  issubset: taking(1, (machine, [self, other = null]) =>
    compareOrder(machine, 'LtE', self, asSet(machine, other)),
  ),
  issuperset: taking(1, (machine, [self, other = null]) =>
    compareOrder(machine, 'GtE', self, asSet(machine, other)),
  ),
  isdisjoint: taking(1, (machine, [self, other = null]) =>
    [...asSet(machine, other).entries.keys()].every((key) => !setOf(self).entries.has(key)),
  ),
  copy: taking(0, (_machine, [self]) => ({ ...setOf(self), entries: new Map(setOf(self).entries) })),
};

/** The methods of sets. */
export const setMethods: CountedMethods = {
  ...frozensetMethods,
  __init__: (machine, [self, items]) => {
    if (items !== undefined) for (const item of itemsOf(machine, items)) addToSet(machine, setOf(self), item);
    return null;
  },
  add: taking(1, (machine, [self, item = null]) => {
    addToSet(machine, setOf(self), item);
    return null;
  }),
  discard: taking(1, (machine, [self, item = null]) => {
    takeOut(machine, setOf(self), item);
    return null;
  }),
  remove: taking(1, (machine, [self, item = null]) => {
    if (takeOut(machine, setOf(self), item)) return null;
    throw raised(createException(exceptionClass('KeyError'), [item]));
  }),
  pop: taking(0, (machine, [self]) => {
    const set = setOf(self);
    for (const item of itemsInOrder(set)) {
      takeOut(machine, set, item);
      return item;
    }
    throw raised(createException(exceptionClass('KeyError'), ['pop from an empty set']));
  }),
  clear: taking(0, (_machine, [self]) => {
    setOf(self).entries.clear();
    return null;
  }),
  update: setUpdate('BitOr'),
  intersection_update: setUpdate('BitAnd'),
  difference_update: setUpdate('Sub'),
  symmetric_difference_update: taking(1, setUpdate('BitXor')),
};
