import type { ShapeProblem, Window } from './op';
import { formatShape, type Shape, spatialDims } from './shape';

/** A dimension's index from the front, or null where the shape has no such dimension. */
export function axisOf(shape: Shape, dim: number): number | null {
  const axis = dim < 0 ? shape.length + dim : dim;
  return axis >= 0 && axis < shape.length ? axis : null;
}

/** Whether a shape has a dimension, from the front or the end; a single number takes those of a vector. */
export function isDim(shape: Shape, dim: number): boolean {
  const rank = Math.max(1, shape.length);
  return dim >= -rank && dim < rank;
}

/** The indexes from the front of several dimensions, which must exist and differ. */
export function axesOf(
  shape: Shape,
  dims: readonly number[],
  name: string,
): readonly number[] | ShapeProblem {
  const axes: number[] = [];
  for (const dim of dims) {
    if (!isDim(shape, dim)) return noSuchDim(shape, dim, name);
    const axis = axisOf(shape, dim) ?? 0;
    if (axes.includes(axis)) {
      return {
        problem: `${name} names dimension ${dim} of ${formatShape(shape)} twice`,
        help: 'name each dimension once',
      };
    }
    axes.push(axis);
  }
  return shape.length === 0 ? [] : axes;
}

/** The refusal of a dimension that the shape does not have. */
export function noSuchDim(shape: Shape, dim: number, name: string): ShapeProblem {
  const rank = shape.length;
  return {
    problem: `${name} ${dim} is not a dimension of ${formatShape(shape)}`,
    help: rank === 0 ? 'the input is a single number' : dimsOf(rank, name),
  };
}

/** Which dimensions an argument may name, in words. */
export function dimsOf(rank: number, name: string): string {
  return `${name} may be from ${-rank} to ${rank - 1}`;
}

/** The reach of an op whose output positions are input positions moved by `before` elements along each axis. */
export function movedPositions(shape: Shape, before: (axis: number) => number): readonly Window[] {
  return spatialDims(shape).map((_size, index) => ({
    size: 1,
    stride: 1,
    padding: before(index + 2),
    dilation: 1,
  }));
}
