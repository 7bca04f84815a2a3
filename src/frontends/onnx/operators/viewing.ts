import { type Elements, elementCount } from './operator';

/** An axis of a view: how many elements there are along it, and how far it is from one to the next. */
interface ViewAxis {
  readonly size: number;
  readonly step: number;
}

/** The axes of a tensor as it lies in row-major order. */
export function axesOf(dims: readonly number[]): readonly ViewAxis[] {
  return dims.map((size, axis) => ({ size, step: elementCount(dims.slice(axis + 1)) }));
}

/** The elements of a view in row-major order, from the first on. */
export function viewed(elements: Elements, axes: readonly ViewAxis[], first = 0): Elements {
  const count = elementCount(axes.map(({ size }) => size));
  return Array.from({ length: count }, (_, position) => elements[first + offsetOf(position, axes)] ?? null);
}

function offsetOf(position: number, axes: readonly ViewAxis[]): number {
  let rest = position;
  let offset = 0;
  for (const { size, step } of axes.toReversed()) {
    offset += (rest % size) * step;
    rest = Math.floor(rest / size);
  }
  return offset;
}
