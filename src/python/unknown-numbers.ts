import { boolClass, builtinClass, floatClass, intClass } from './classes';
import { isKind } from './kinds';
import type { Instance, Value } from './value';

/** The classes of numbers whose value is not known, which a host makes and gives the operators of. */
export const unknownNumberClasses = {
  bool: builtinClass('bool', boolClass),
  int: builtinClass('int', intClass),
  float: builtinClass('float', floatClass),
} as const;

const all: ReadonlySet<unknown> = new Set(Object.values(unknownNumberClasses));

/** Whether a value is a number of which only the type is known. */
export function isUnknownNumber(value: Value | undefined): value is Instance {
  return value !== undefined && isKind(value, 'instance') && all.has(value.type);
}
