import { unknownClass } from '../../../python/classes';
import { currentPlace } from '../../../python/machine';
import type { Machine, UnknownValue } from '../../../python/value';

/** Something of a library that is not known here: it may be carried about, and is an error where it is used. */
export function unknownValue(machine: Machine, path: string): UnknownValue {
  const place = currentPlace(machine) ?? { document: '', line: 1, column: 1, start: 0, end: 0 };
  return { kind: 'unknown', type: unknownClass, path, place };
}
