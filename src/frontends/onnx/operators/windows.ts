import type { ShapeProblem } from '../../../ops/op';
import { type Call, type Dims, dimsText, numberAttribute, numbersAttribute, textAttribute } from './operator';

/** How a window lies on the spatial axes of its input, in elements. */
export interface Windows {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Null for an axis whose size is not known where the padding depends on it. */
  readonly before: readonly (number | null)[];
  readonly after: readonly (number | null)[];
}

/** Reads the attributes of a window over spatial sizes; pads are made of `auto_pad` where that is given. */
export function windowsOf(call: Call, spatial: Dims, kernel: readonly number[]): Windows | ShapeProblem {
  const axes = spatial.length;
  const ones = new Array<number>(axes).fill(1);
  const strides = numbersAttribute(call, 'strides') ?? ones;
  const dilations = numbersAttribute(call, 'dilations') ?? ones;
  const pads = numbersAttribute(call, 'pads') ?? new Array<number>(2 * axes).fill(0);
  const isWhole =
    kernel.length === axes &&
    strides.length === axes &&
    dilations.length === axes &&
    pads.length === 2 * axes &&
    [...kernel, ...strides, ...dilations].every((size) => size >= 1);
  if (!isWhole) {
    return {
      problem: `its kernel, strides, dilations or pads do not fit the ${axes} spatial axes of ${dimsText(spatial)}`,
    };
  }
  const autoPad = textAttribute(call, 'auto_pad', 'NOTSET');
  const window = { kernel, strides, dilations };
  if (autoPad === 'VALID') return { ...window, before: ones.map(() => 0), after: ones.map(() => 0) };
  if (autoPad !== 'SAME_UPPER' && autoPad !== 'SAME_LOWER')
    return { ...window, before: pads.slice(0, axes), after: pads.slice(axes) };
  const totals = spatial.map((size, axis) => {
    if (size === null) return null;
    const stride = strides[axis] ?? 1;
    return Math.max((Math.ceil(size / stride) - 1) * stride + extentOn(window, axis) - size, 0);
  });
  const smaller = totals.map((total) => (total === null ? null : Math.floor(total / 2)));
  const larger = totals.map((total) => (total === null ? null : Math.ceil(total / 2)));
  return autoPad === 'SAME_UPPER'
    ? { ...window, before: smaller, after: larger }
    : { ...window, before: larger, after: smaller };
}

function extentOn({ kernel, dilations }: Pick<Windows, 'kernel' | 'dilations'>, axis: number): number {
  return (dilations[axis] ?? 1) * ((kernel[axis] ?? 1) - 1) + 1;
}

/**
 * The positions of a window on each axis: (size + pads - extent) / stride + 1, rounded down, or up in ceil mode, where a
 * last window that would start in the padding behind the input is dropped. SAME gives size / stride, rounded up.
 */
export function positionsOf(call: Call, spatial: Dims, windows: Windows): Dims | ShapeProblem {
  const isCeil = numberAttribute(call, 'ceil_mode', 0) === 1;
  const isSame = textAttribute(call, 'auto_pad', 'NOTSET').startsWith('SAME');
  const positions = spatial.map((size, axis) => {
    const stride = windows.strides[axis] ?? 1;
    if (size !== null && isSame) return Math.ceil(size / stride);
    const [before = null, after = null] = [windows.before[axis], windows.after[axis]];
    if (size === null || before === null || after === null) return null;
    const room = size + before + after - extentOn(windows, axis);
    const count = (isCeil ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
    return isCeil && (count - 1) * stride >= size + before ? count - 1 : count;
  });
  if (positions.some((count) => count !== null && count < 1)) {
    const kernel = spatial.map((_size, axis) => extentOn(windows, axis)).join('x');
    return { problem: `a kernel of ${kernel} does not fit in ${dimsText(spatial)} with its padding` };
  }
  return positions;
}
