import { findOp } from '../../ops/index';
import type { Shape } from '../../ops/shape';
import { offsetOf, stridesOf } from './elements';
import type { MemoryOrder, Tensor, TensorData } from './tensor';

/** The position in a tensor that a position of its view shows; null where that is not followed. */
export type SourceOf = ((position: readonly number[]) => readonly number[]) | 'same order' | null;

/** The distances of neighbours along each axis; null where they are not known. */
export function knownStrides({ shape, order }: TensorData): readonly number[] | null {
  if (order === 'unknown') return null;
  return order === 'contiguous' ? stridesOf(shape) : order;
}

/** Strides as an order: the usual ones are not kept. */
function orderOf(shape: Shape, strides: readonly number[] | null): MemoryOrder {
  if (strides === null) return 'unknown';
  const usual = stridesOf(shape);
  const isUsual = shape.every((size, axis) => size === 1 || strides[axis] === usual[axis]);
  return isUsual ? 'contiguous' : strides;
}

/** The order of a view whose positions are positions of what it is a view of. */
export function orderOfView(view: TensorData, base: TensorData, sourceOf: SourceOf): MemoryOrder {
  if (sourceOf === 'same order' && base.order === 'contiguous') return 'contiguous';
  const strides = knownStrides(base);
  if (strides === null || sourceOf === null) return 'unknown';
  const { shape } = view;
  // what cannot be seen in another shape is copied
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

/** The strides by which the same memory is seen in another shape; null where it has to be copied: torch's computeStride. */
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

/** The order of what an op gives. Only what is certain is said: what torch lays out by other rules is unknown. */
export function orderOfResult(type: string, inputs: readonly Tensor[], shape: Shape): MemoryOrder {
  const rule = findOp(type)?.memoryOrder ?? 'unknown';
  const order = typeof rule === 'function' ? rule(inputs.map(({ host }) => host.shape)) : rule;
  if (order === 'contiguous' || order === 'unknown') return order;
  if (inputs.every(({ host }) => host.order === 'contiguous')) return 'contiguous';
  const [only, ...others] = inputs.filter(({ host }) => host.shape.length > 0);
  const isOfOne = order === 'kept' && others.length === 0;
  return isOfOne && only !== undefined ? orderKept(only.host, shape) : 'unknown';
}

/** A function of the elements of one tensor keeps the order of its axes, without gaps. */
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
