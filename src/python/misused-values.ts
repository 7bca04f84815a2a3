import { isKind } from './kinds';
import type { Machine, Value } from './value';

/** What to do about a value where another kind of value is needed; null if that is not known. */
export function helpForMisused(machine: Machine, value: Value, meant = 'result'): string | null {
  if (value === null)
    return `a function without a return statement returns None: make it return its ${meant}`;
  if (isKind(value, 'tuple')) {
    const { length } = value.items;
    if (length === 1)
      return 'it is a tuple of one item, made by a comma after an expression: remove the comma';
    return `it is a tuple of ${length} items: unpack it to get the ${meant}, as in ${machine.words.unpacking}`;
  }
  if (isKind(value, 'list'))
    return `it is a list of ${value.items.length} items: use one of them, or loop over them`;
  if (isKind(value, 'host-function') || isKind(value, 'method') || isKind(value, 'function'))
    return 'it is a function: call it, with parentheses after its name';
  return null;
}

/** What to do about a value that is called but is not callable; null if that is not known. */
export function helpForCallee(machine: Machine, value: Value): string | null {
  if (isKind(value, 'list')) return 'it is a list: call its items one by one, in a loop';
  const isLonger = isKind(value, 'tuple') && value.items.length !== 1;
  return isLonger
    ? 'it is a tuple: take an item with square brackets, as in x.shape[0]'
    : helpForMisused(machine, value, 'function');
}
