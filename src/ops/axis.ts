import { LARGEST_SIZE, positive } from './fields';
import type { ShapeProblem, Window, ZodModule } from './op';
import { formatShape, type Shape, spatialDims } from './shape';

/** More dimensions than this are refused in arguments. */
const MOST_DIMENSIONS = 16;

/** The sizes of a tensor, the batch included. */
export function sizes(z: ZodModule) {
  return z
    .array(positive(z), { error: 'a list of whole numbers of at least 1' })
    .check(z.maxLength(MOST_DIMENSIONS, { error: `a list of at most ${MOST_DIMENSIONS} sizes` }));
}

/** The sizes of a tensor, some of which may be -1. */
export function sizesOrMinusOne(z: ZodModule) {
  const expected = 'a whole number of at least 1, or -1';
  const size = z
    .int({ error: expected })
    .check(z.gte(1), z.lte(LARGEST_SIZE, { error: `a whole number of at most ${LARGEST_SIZE}` }));
  return z
    .array(z.union([z.literal(-1), size], { error: expected }), { error: `a list, each ${expected}` })
    .check(
      z.minLength(1),
      z.maxLength(MOST_DIMENSIONS, { error: `a list of at most ${MOST_DIMENSIONS} sizes` }),
    );
}

/** A dimension's index from the front, or null where the shape has no such dimension. */
export function axisOf(shape: Shape, dim: number): number | null {
  const axis = dim < 0 ? shape.length + dim : dim;
  return axis >= 0 && axis < shape.length ? axis : null;
}

/** The indexes from the front of several dimensions, which must exist and differ. */
export function axesOf(
  shape: Shape,
  dims: readonly number[],
  name: string,
): readonly number[] | ShapeProblem {
  const axes: number[] = [];
  for (const dim of dims) {
    const axis = axisOf(shape, dim);
    if (axis === null) return noSuchDim(shape, dim, name);
    if (axes.includes(axis)) {
      return {
        problem: `${name} names dimension ${dim} of ${formatShape(shape)} twice`,
        help: 'name each dimension once',
      };
    }
    axes.push(axis);
  }
  return axes;
}

/** The refusal of a dimension that the shape does not have. */
export function noSuchDim(shape: Shape, dim: number, name: string): ShapeProblem {
  const rank = shape.length;
  return {
    problem: `${name} ${dim} is not a dimension of ${formatShape(shape)}`,
    help: rank === 0 ? 'the input is a single number' : `use a ${name} from ${-rank} to ${rank - 1}`,
  };
}

/** Each position of the output is one position of the input, moved by so many elements along each axis. */
export function movedPositions(shape: Shape, before: (axis: number) => number): readonly Window[] {
  return spatialDims(shape).map((_size, index) => ({
    size: 1,
    stride: 1,
    padding: before(index + 2),
    dilation: 1,
  }));
}
