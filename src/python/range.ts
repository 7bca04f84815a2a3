import { rangeClass } from './classes';
import { realOf } from './numbers';
import type { PyRange, Value } from './value';

export function createRange(start: number, stop: number, step: number): PyRange {
  return { kind: 'range', type: rangeClass, start, stop, step };
}

/** How many numbers there are from a start up to, but not including, a stop: for a range, a slice or an `arange`. */
export function rangeLength({ start, stop, step }: Pick<PyRange, 'start' | 'stop' | 'step'>): number {
  return Math.max(0, Math.ceil((stop - start) / step));
}

/** The position in a range of a number that is equal to a value; undefined if there is none. */
export function positionInRange(range: PyRange, value: Value): number | undefined {
  const at = ((realOf(value) ?? Number.NaN) - range.start) / range.step;
  return Number.isInteger(at) && at >= 0 && at < rangeLength(range) ? at + 0 : undefined;
}
