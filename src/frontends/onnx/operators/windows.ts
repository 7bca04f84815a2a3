import type { ShapeProblem } from '../../../ops/op';
import { numberAttribute, numbersAttribute, textAttribute } from './attributes';
import { isProblem } from './broadcasting';
import { type Call, type Dims, dimsText, sizeOn, type TensorType, typeAt } from './operator';

/** How windows lie on one spatial axis, in elements. */
export interface Window {
  /** Of the input; null where it is not known. */
  readonly size: number | null;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** Null where the padding depends on a size that is not known. */
  readonly before: number | null;
  readonly after: number | null;
}

/** The same before sizes decide the padding. */
interface WrittenWindow extends Window {
  readonly before: number;
  readonly after: number;
}

/** Reads the attributes of windows over spatial sizes, as they are written: with the pads that `auto_pad` replaces. */
export function writtenWindows(
  call: Call,
  spatial: Dims,
  kernel: readonly number[],
): readonly WrittenWindow[] | ShapeProblem {
  const axes = spatial.length;
  const strides = numbersAttribute(call, 'strides');
  const dilations = numbersAttribute(call, 'dilations');
  const pads = numbersAttribute(call, 'pads');
  const fits = (list: readonly number[] | null, length: number): boolean =>
    list === null || list.length === length;
  const isWhole =
    fits(kernel, axes) &&
    fits(strides, axes) &&
    fits(dilations, axes) &&
    fits(pads, 2 * axes) &&
    [kernel, strides, dilations].every((list) => list?.every((size) => size >= 1) !== false);
  if (!isWhole) {
    return {
      problem: `its kernel, strides, dilations or pads do not fit the ${axes} spatial axes of ${dimsText(spatial)}`,
    };
  }
  return kernel.map((each, axis) => ({
    size: sizeOn(spatial, axis),
    kernel: each,
    stride: strides?.[axis] ?? 1,
    dilation: dilations?.[axis] ?? 1,
    before: pads?.[axis] ?? 0,
    after: pads?.[axis + axes] ?? 0,
  }));
}

/** The same with the pads that `auto_pad` asks for. */
export function windowsOf(
  call: Call,
  spatial: Dims,
  kernel: readonly number[],
): readonly Window[] | ShapeProblem {
  const written = writtenWindows(call, spatial, kernel);
  const autoPad = textAttribute(call, 'auto_pad', 'NOTSET');
  if (isProblem(written)) return written;
  if (autoPad === 'VALID') return written.map((window) => ({ ...window, before: 0, after: 0 }));
  if (!autoPad.startsWith('SAME')) return written;
  return written.map((window) => {
    const { size, stride } = window;
    if (size === null) return { ...window, before: null, after: null };
    const total = Math.max((Math.ceil(size / stride) - 1) * stride + extentOf(window) - size, 0);
    return { ...window, ...splitPads(total, autoPad) };
  });
}

/** Pads before and after; of an odd number, SAME_UPPER has one more after, all others have it before. */
export function splitPads(total: number, autoPad: string): Pick<Window, 'before' | 'after'> {
  const [smaller, larger] = [Math.floor(total / 2), Math.ceil(total / 2)];
  return autoPad === 'SAME_UPPER' ? { before: smaller, after: larger } : { before: larger, after: smaller };
}

/** How many elements a kernel covers, those between its own among them. */
export function extentOf({ kernel, dilation }: Window): number {
  return dilation * (kernel - 1) + 1;
}

/**
 * The positions of windows on each axis: (size + pads - extent) / stride + 1, rounded down, or up in ceil mode,
 * where a last window that would start in the padding after the input is dropped. SAME gives size / stride,
 * rounded up.
 */
export function positionsOf(call: Call, windows: readonly Window[] | ShapeProblem): Dims | ShapeProblem {
  if (isProblem(windows)) return windows;
  const isCeil = numberAttribute(call, 'ceil_mode', 0) === 1;
  const isSame = textAttribute(call, 'auto_pad', 'NOTSET').startsWith('SAME');
  const positions = windows.map((window) => {
    const { size, stride, before, after } = window;
    if (size !== null && isSame) return Math.ceil(size / stride);
    if (size === null || before === null || after === null) return null;
    const room = size + before + after - extentOf(window);
    const count = (isCeil ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
    return isCeil && (count - 1) * stride >= size + before ? count - 1 : count;
  });
  if (positions.some((count) => count !== null && count < 1)) {
    const kernel = windows.map((window) => extentOf(window)).join('x');
    const spatial = windows.map(({ size }) => size);
    return { problem: `a kernel of ${kernel} does not fit in ${dimsText(spatial)} with its padding` };
  }
  return positions;
}

/** The output of windows over an input whose channels come last. */
export function channelsLastOutput(
  call: Call,
  dims: Dims,
  kernel: readonly number[],
  channels: number | null,
): readonly TensorType[] | ShapeProblem {
  const positions = positionsOf(call, windowsOf(call, dims.slice(1, -1), kernel));
  return isProblem(positions)
    ? positions
    : [{ dims: [sizeOn(dims, 0), ...positions, channels], elementType: typeAt(call, 0) }];
}
