import type { UnevenWindow, Window } from '../../src/ops/op';
import { range } from '../support/combinations';

/** The input positions that a window of an output position lies on, those in the padding too. */
export function positionsRead(window: Window | UnevenWindow, position: number): readonly number[] {
  if ('parts' in window) {
    const first = Math.floor((position * window.step + window.first) / window.parts);
    const last = Math.floor((position * window.step + window.last) / window.parts);
    return range(Math.max(0, last - first + 1)).map((more) => first + more);
  }
  const { size, stride, padding, dilation } = window;
  return range(size).map((tap) => position * stride - padding + tap * dilation);
}
