import { isKind } from './kinds';
import type { Machine, Value } from './value';

/** What to do about a value where another kind of value is needed; null if that is not known. */
export function helpForMisused(machine: Machine, value: Value, meant = 'result'): string | null {
  if (value === null) return `a function without return gives None: let it return its ${meant}`;
  if (isKind(value, 'tuple')) {
    const { length } = value.items;
    if (length === 1)
      return 'it is a tuple of one item, which a comma behind an expression makes: leave the comma out';
    return `it has ${length} items: take the ${meant} out of it, as in ${machine.words.unpacking}`;
  }
  if (isKind(value, 'list'))
    return `it is a list of ${value.items.length} items: take one of them, or go through them in a loop`;
  if (isKind(value, 'host-function') || isKind(value, 'method') || isKind(value, 'function'))
    return 'it is a function: call it, with brackets behind its name';
  return null;
}

/** What to do about a value that is called and is no function. */
export function helpForCallee(machine: Machine, value: Value): string | null {
  if (isKind(value, 'list')) return 'it is a list: call its items one by one, in a loop';
  const isLonger = isKind(value, 'tuple') && value.items.length !== 1;
  return isLonger
    ? 'take one of its items in square brackets, as in x.shape[0]'
    : helpForMisused(machine, value, 'function');
}
