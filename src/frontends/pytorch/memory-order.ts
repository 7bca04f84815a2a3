import { findOp } from '../../ops/index';
import type { Shape } from '../../ops/shape';
import { offsetOf, stridesOf } from './elements';
import type { MemoryOrder, Tensor, TensorData } from './tensor';

/** The position in a tensor for each position of its view; null if that is not tracked. */
export type SourceOf = ((position: readonly number[]) => readonly number[]) | 'same order' | null;

/** The strides of a tensor; null if they are not known. */
export function knownStrides({ shape, order }: TensorData): readonly number[] | null {
  if (order === 'unknown') return null;
  return order === 'contiguous' ? stridesOf(shape) : order;
}

/** Strides as a memory order; contiguous ones are not stored. */
function orderOf(shape: Shape, strides: readonly number[] | null): MemoryOrder {
  if (strides === null) return 'unknown';
  const usual = stridesOf(shape);
  const isUsual = shape.every((size, axis) => size === 1 || strides[axis] === usual[axis]);
  return isUsual ? 'contiguous' : strides;
}

/** The memory order of a view, by the positions in its base. */
export function orderOfView(view: TensorData, base: TensorData, sourceOf: SourceOf): MemoryOrder {
  if (sourceOf === 'same order' && base.order === 'contiguous') return 'contiguous';
  const strides = knownStrides(base);
  if (strides === null || sourceOf === null) return 'unknown';
  const { shape } = view;
  // a tensor that cannot be viewed in another shape is copied
  if (sourceOf === 'same order') {
    const seen = stridesSeenAs(base.shape, strides, shape);
    return seen === null ? 'contiguous' : orderOf(shape, seen);
  }
  const origin = new Array<number>(shape.length).fill(0);
  const first = offsetOf(sourceOf(origin), strides);
  return orderOf(
    shape,
    shape.map((_size, axis) => offsetOf(sourceOf(origin.with(axis, 1)), strides) - first),
  );
}

/** The strides of a view in another shape; null if it must be copied (torch's computeStride). */
export function stridesSeenAs(
  shape: Shape,
  strides: readonly number[],
  seen: Shape,
): readonly number[] | null {
  if (shape.length === 0) return new Array<number>(seen.length).fill(1);
  const found = new Array<number>(seen.length).fill(0);
  let at = seen.length - 1;
  let [run, filled] = [1, 1];
  let step = strides.at(-1) ?? 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    run *= shape[axis] ?? 1;
    const before = axis - 1;
    const goesOn = axis > 0 && (shape[before] === 1 || strides[before] === run * step);
    if (goesOn) continue;
    while (at >= 0 && (filled < run || seen[at] === 1)) {
      found[at] = filled * step;
      filled *= seen[at] ?? 1;
      at -= 1;
    }
    if (filled !== run) return null;
    if (axis > 0) {
      step = strides[before] ?? 1;
      [run, filled] = [1, 1];
    }
  }
  return at === -1 ? found : null;
}

/** The memory order of an op's result; unknown where torch has other rules. */
export function orderOfResult(type: string, inputs: readonly Tensor[], shape: Shape): MemoryOrder {
  const rule = findOp(type)?.memoryOrder ?? 'unknown';
  const order = typeof rule === 'function' ? rule(inputs.map(({ host }) => host.shape)) : rule;
  if (order === 'contiguous' || order === 'unknown') return order;
  if (inputs.every(({ host }) => host.order === 'contiguous')) return 'contiguous';
  const [only, ...others] = inputs.filter(({ host }) => host.shape.length > 0);
  const isOfOne = order === 'kept' && others.length === 0;
  return isOfOne && only !== undefined ? orderKept(only.host, shape) : 'unknown';
}

/** The memory order of an element-wise function's result: that of the input's axes, without gaps. */
function orderKept(input: TensorData, shape: Shape): MemoryOrder {
  const strides = knownStrides(input);
  if (strides === null) return 'unknown';
  const axes = shape.map((_size, axis) => axis).filter((axis) => shape[axis] !== 1);
  if (axes.some((axis) => strides[axis] === 0)) return 'unknown';
  axes.sort((one, other) => (strides[one] ?? 0) - (strides[other] ?? 0));
  const found = new Array<number>(shape.length).fill(0);
  let step = 1;
  for (const axis of axes) {
    found[axis] = step;
    step *= shape[axis] ?? 1;
  }
  return orderOf(shape, found);
}
