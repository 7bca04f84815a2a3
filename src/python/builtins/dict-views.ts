import { taking } from '../argument-count';
import { builtinClass, createInstance, dictClass } from '../classes';
import { compareOrder, ORDER_METHODS } from '../comparison';
import { createIterator, createSet, createTuple } from '../containers';
import { isEqual } from '../equality';
import { addMethods, type InvokeMethod } from '../host';
import { itemsOf, overEntries } from '../iteration';
import { addToSet, findEntry } from '../keys';
import { isKind } from '../kinds';
import { ownBinary } from '../own-operators';
import { representation } from '../representation';
import type { DictEntry, Machine, PyDict, Value } from '../value';

type Part = 'keys' | 'values' | 'items';

function partOf(part: Part, { key, value }: DictEntry): Value {
  return part === 'keys' ? key : part === 'values' ? value : createTuple([key, value]);
}

/** Adds `keys()`, `values()` and `items()`: views that show the dict as it is when they are read. */
export function addDictViews(): void {
  for (const part of ['keys', 'values', 'items'] as const) addView(part);
}

function addView(part: Part): void {
  const type = builtinClass(`dict_${part}`);
  const dictOf = (self: Value): PyDict => {
    const held = isKind(self, 'instance') ? self.primitive : undefined;
    return isKind(held, 'dict')
      ? held
      : { kind: 'dict', type: dictClass, entries: new Map(), attributes: null };
  };
  const list = (self: Value) => [...dictOf(self).entries.values()].map((entry) => partOf(part, entry));
  const asSet = (machine: Machine, items: readonly Value[]) => {
    const set = createSet();
    for (const item of items) addToSet(machine, set, item);
    return set;
  };
  const operator =
    (op: 'BitAnd' | 'BitOr' | 'Sub' | 'BitXor'): InvokeMethod =>
    (machine, [self, other = null]) =>
      ownBinary(machine, op, asSet(machine, list(self)), asSet(machine, itemsOf(machine, other))) ?? null;
  const orders = Object.fromEntries(
    ORDER_METHODS.map(([name, op]): [string, InvokeMethod] => [
      name,
      (machine, [self, other = null]) =>
        compareOrder(machine, op, asSet(machine, list(self)), asSet(machine, itemsOf(machine, other))),
    ]),
  );
  addMethods(type, {
    __iter__: (_machine, [self]) =>
      createIterator(overEntries(dictOf(self).entries, (entry) => partOf(part, entry))),
    __reversed__: (_machine, [self]) => {
      const items = list(self).reverse();
      let at = 0;
      return createIterator(() => items[at++]);
    },
    __len__: (_machine, [self]) => dictOf(self).entries.size,
    __contains__: (machine, [self, item = null]) =>
      part === 'keys'
        ? findEntry(machine, dictOf(self), item) !== undefined
        : list(self).some((one) => isEqual(machine, one, item)),
    __eq__: (machine, [self, other = null]) =>
      part !== 'values' &&
      isEqual(machine, asSet(machine, list(self)), asSet(machine, itemsOf(machine, other))),
    __repr__: (machine, [self]) =>
      `dict_${part}([${list(self)
        .map((item) => representation(machine, item))
        .join(', ')}])`,
    ...orders,
    __and__: operator('BitAnd'),
    __or__: operator('BitOr'),
    __sub__: operator('Sub'),
    __xor__: operator('BitXor'),
    isdisjoint: (machine, [self, other = null]) =>
      itemsOf(machine, other).every((item) => findEntry(machine, dictOf(self), item) === undefined),
  });
  addMethods(dictClass, { [part]: taking(0, (_machine, [self]) => createInstance(type, self)) });
}
