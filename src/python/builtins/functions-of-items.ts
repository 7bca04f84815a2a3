import { argument } from '../arguments';
import { getAttribute } from '../attributes';
import { call, callSpecial } from '../call';
import { lookUp, typeOf } from '../classes';
import { compareOrder } from '../comparison';
import { createIterator, createTuple, itemCount } from '../containers';
import { raise } from '../failure';
import { itemsOf, iterate } from '../iteration';
import { isKind } from '../kinds';
import { takeSteps } from '../machine';
import { intOf } from '../numbers';
import { binary } from '../operators';
import { rangeLength } from '../range';
import { truth } from '../truth';
import { refuseUnknown } from '../unknown';
import type { Invoke, Keywords, Machine, PyObject, Value } from '../value';

/** The result of `len()`. */
export function length(machine: Machine, value: Value): Value {
  if (typeof value === 'string') return [...value].length;
  if (typeof value === 'object' && value !== null) {
    if (value.kind === 'instance' || value.type.isOpen) {
      const result = callSpecial(machine, value, '__len__');
      if (result !== undefined) {
        if (Number(intOf(result)) < 0) raise('ValueError', '__len__() should return >= 0');
        return result;
      }
    }
    const count = itemCount(value);
    if (count !== undefined) return count;
    switch (value.kind) {
      case 'range':
        return rangeLength(value);
      case 'bytes':
        return value.text.length;
      case 'class': {
        const method = lookUp(value.type, '__len__');
        if (method !== undefined) return call(machine, method, [value]);
        break;
      }
      case 'unknown':
        return refuseUnknown(value, 'its length cannot be computed');
      default:
    }
  }
  return raise('TypeError', `object of type '${typeOf(value).name}' has no len()`);
}

/** `min` and `max`. */
export function extreme(name: 'min' | 'max'): Invoke {
  const op = name === 'min' ? 'Lt' : 'Gt';
  return (machine, args, keywords) => {
    const first = argument(name, args, 0);
    const items = args.length === 1 ? itemsOf(machine, first) : args;
    const key = keywords.get('key') ?? null;
    const by = (item: Value) => (key === null ? item : call(machine, key, [item]));
    const [start] = items;
    if (start === undefined) {
      const fallback = keywords.get('default');
      return fallback === undefined ? raise('ValueError', `${name}() arg is an empty sequence`) : fallback;
    }
    let best = start;
    let bestBy = by(start);
    for (const item of items.slice(1)) {
      const itemBy = by(item);
      if (!truth(machine, compareOrder(machine, op, itemBy, bestBy))) continue;
      best = item;
      bestBy = itemBy;
    }
    return best;
  };
}

/** The result of `sum()`. */
export function sum(machine: Machine, args: readonly Value[], keywords: Keywords): Value {
  const next = iterate(machine, argument('sum', args, 0));
  let total: Value = args[1] ?? keywords.get('start') ?? 0;
  if (typeof total === 'string') raise('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
  for (let item = next(); item !== undefined; item = next()) {
    takeSteps(machine, 1);
    total = binary(machine, 'Add', total, item);
  }
  return total;
}

/** The result of `zip()`. */
export function zip(machine: Machine, args: readonly Value[], keywords: Keywords): Value {
  const nexts = args.map((one) => iterate(machine, one));
  const isStrict = truth(machine, keywords.get('strict') ?? false);
  return createIterator(() => {
    const items: Value[] = [];
    for (const [index, next] of nexts.entries()) {
      const item = next();
      if (item === undefined) {
        if (isStrict) checkLengths(nexts, index);
        return undefined;
      }
      items.push(item);
    }
    return nexts.length === 0 ? undefined : createTuple(items);
  });
}

/** With `strict` all arguments of `zip` must end at once; the one at `ended` was the first to. */
function checkLengths(nexts: readonly (() => Value | undefined)[], ended: number): void {
  const before = (count: number) => (count === 1 ? 'argument 1' : `arguments 1-${count}`);
  if (ended > 0) raise('ValueError', `zip() argument ${ended + 1} is shorter than ${before(ended)}`);
  const longer = nexts.findIndex((next, index) => index > 0 && next() !== undefined);
  if (longer > 0) raise('ValueError', `zip() argument ${longer + 1} is longer than ${before(longer)}`);
}

/** The result of `reversed()`. */
export function reversedItems(machine: Machine, value: Value): Value {
  const own =
    isKind(value, 'instance') || isKind(value, 'class')
      ? callSpecial(machine, value, '__reversed__')
      : undefined;
  if (own !== undefined) return own;
  if (isKind(value, 'instance')) {
    const size = intOf(length(machine, value)) ?? 0;
    let at = Number(size);
    return createIterator(() => {
      at -= 1;
      return at < 0 ? undefined : call(machine, getAttribute(machine, value, '__getitem__'), [at]);
    });
  }
  if (typeof value !== 'string' && !(isObject(value) && REVERSIBLE.includes(value.kind)))
    return raise('TypeError', `'${typeOf(value).name}' object is not reversible`);
  const items = itemsOf(machine, value);
  return createIterator(() => items.pop());
}

const REVERSIBLE: readonly string[] = ['list', 'tuple', 'dict', 'range', 'bytes'];

function isObject(value: Value): value is PyObject {
  return typeof value === 'object' && value !== null;
}

/** `all` and `any`, which stop at the first item that decides. */
export function truthOfItems(name: 'all' | 'any'): Invoke {
  const deciding = name === 'any';
  return (machine, args) => {
    const next = iterate(machine, argument(name, args, 0));
    for (let item = next(); item !== undefined; item = next()) {
      takeSteps(machine, 1);
      if (truth(machine, item) === deciding) return deciding;
    }
    return !deciding;
  };
}
