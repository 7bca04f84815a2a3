import type { ArgValue } from '../ops/op';
import type { Axis } from './axis';

/** How many variants the product of axes has; 1 for no axes. */
export function sizeOfProduct(axes: readonly Pick<Axis, 'values'>[]): number {
  return axes.reduce((size, { values }) => size * values.length, 1);
}

/** The position of a variant on each axis: the last axis varies fastest. */
export function positionsAt(
  axes: readonly { readonly values: readonly unknown[] }[],
  index: number,
): number[] {
  const positions = new Array<number>(axes.length).fill(0);
  let rest = index;
  for (let axis = axes.length - 1; axis >= 0; axis -= 1) {
    const size = axes[axis]?.values.length ?? 1;
    positions[axis] = rest % size;
    rest = Math.floor(rest / size);
  }
  return positions;
}

/** The number of the variant at such positions. */
export function indexAt(
  axes: readonly { readonly values: readonly unknown[] }[],
  positions: readonly number[],
): number {
  return axes.reduce((index, { values }, axis) => index * values.length + (positions[axis] ?? 0), 0);
}

/** The values of a variant, in the order of the axes. */
export function valuesAt(axes: readonly Axis[], index: number): readonly ArgValue[] {
  return positionsAt(axes, index).map((position, axis) => axes[axis]?.values[position] ?? null);
}

/** Part k of n of this many variants, k from 1: parts are consecutive, and their sizes differ by one at most. */
export function shardOf(size: number, { part, parts }: { readonly part: number; readonly parts: number }) {
  const before = (count: number) => Math.floor((size * count) / parts);
  return { first: before(part - 1), end: before(part) };
}
