import { rangeClass } from './classes';
import { realOf } from './numbers';
import type { PyRange, Value } from './value';

export function createRange(start: number, stop: number, step: number): PyRange {
  return { kind: 'range', type: rangeClass, start, stop, step };
}

/** How many numbers lie from a start to before a stop in steps: of a range, a slice or an `arange`. */
export function rangeLength({ start, stop, step }: Pick<PyRange, 'start' | 'stop' | 'step'>): number {
  return Math.max(0, Math.ceil((stop - start) / step));
}

/** Where a range has a number that is equal to a value; undefined where it has none. */
export function positionInRange(range: PyRange, value: Value): number | undefined {
  const at = ((realOf(value) ?? Number.NaN) - range.start) / range.step;
  return Number.isInteger(at) && at >= 0 && at < rangeLength(range) ? at + 0 : undefined;
}
