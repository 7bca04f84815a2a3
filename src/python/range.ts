import { rangeClass } from './classes';
import type { PyRange } from './value';

export function createRange(start: number, stop: number, step: number): PyRange {
  return { kind: 'range', type: rangeClass, start, stop, step };
}

export function rangeLength({ start, stop, step }: PyRange): number {
  return Math.max(0, Math.ceil((stop - start) / step));
}
