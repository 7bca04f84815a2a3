import { broadcast } from '../../../ops/merging';
import { isShapeProblem } from '../../../ops/op';
import { formatShape, type Shape } from '../../../ops/shape';
import { raise } from '../../../python/failure';
import { itemsOf } from '../../../python/iteration';
import type { Value } from '../../../python/value';
import { callForOne } from '../call-op';
import type { Session } from '../session';
import { createEmpty, type Tensor } from '../tensor';
import { showAs } from '../view-elements';

/** The position of a dimension that may be counted from the end. */
export function axisAt(dim: number, rank: number): number {
  return dim < 0 ? dim + rank : dim;
}

/** The shape to which several broadcast; RuntimeError if they do not. */
export function broadcastShape(shapes: readonly Shape[]): Shape {
  const shape = broadcast(shapes);
  return isShapeProblem(shape) ? raise('RuntimeError', shape.problem) : shape;
}

/** Calls an op that keeps the order of elements, so that known ones stay known. */
export function keepingOrder(
  session: Session,
  input: Tensor,
  type: string,
  args: Readonly<Record<string, unknown>>,
): Tensor {
  const made = callForOne(session, { type, args, inputs: [input] });
  showAs(made, input, 'same order');
  return made;
}

/** Dimensions in another order. */
export function permuted(session: Session, input: Tensor, dims: readonly number[]): Tensor {
  if (dims.length === 0 && input.host.shape.length === 0) return input;
  const made = callForOne(session, { type: 'Permute', args: { dims }, inputs: [input] });
  const { length } = input.host.shape;
  const axes = dims.map((dim) => axisAt(dim, length));
  showAs(made, input, (position) => {
    const source = new Array<number>(length).fill(0);
    axes.forEach((axis, at) => {
      source[axis] = position[at] ?? 0;
    });
    return source;
  });
  return made;
}

/** Two dimensions exchanged. */
export function transposed(session: Session, input: Tensor, dim0: number, dim1: number): Tensor {
  if (input.host.shape.length === 0 && dimAt(input, dim0) === dimAt(input, dim1)) return input;
  const made = callForOne(session, { type: 'Transpose', args: { dim0, dim1 }, inputs: [input] });
  const { length } = input.host.shape;
  const [first, second] = [axisAt(dim0, length), axisAt(dim1, length)];
  showAs(made, input, (position) =>
    position.map(
      (at, axis) => (axis === first ? position[second] : axis === second ? position[first] : at) ?? 0,
    ),
  );
  return made;
}

/** Each matrix with its rows as columns, as an attribute or a method of this name gives it. */
export function matrixTransposed(session: Session, input: Tensor, name: string): Tensor {
  const { length } = input.host.shape;
  if (length === 1)
    raise(
      'RuntimeError',
      `tensor.${name} is only supported on matrices or batches of matrices. Got 1-D tensor.`,
    );
  return length === 0 ? input : transposed(session, input, -2, -1);
}

/** Dimensions put to other positions; the rest keep their order. */
export function moved(
  session: Session,
  input: Tensor,
  source: readonly number[],
  destination: readonly number[],
): Tensor {
  const { length } = input.host.shape;
  if (source.length !== destination.length)
    raise(
      'RuntimeError',
      `movedim: Invalid source or destination dims: source (${source.length} dims) should contain the same number of dims as destination (${destination.length} dims)`,
    );
  const order = new Array<number>(length).fill(-1);
  const taken = differentDims(input, 'movedim: repeated dim in `source`', source);
  const places = differentDims(input, 'movedim: repeated dim in `destination`', destination);
  if (length === 0) return input;
  for (const [at, place] of places.entries()) order[place] = taken[at] ?? 0;
  const rest = input.host.shape.map((_size, axis) => axis).filter((axis) => !taken.includes(axis));
  return permuted(
    session,
    input,
    order.map((axis) => (axis >= 0 ? axis : (rest.shift() ?? 0))),
  );
}

function differentDims(input: Tensor, problem: string, dims: readonly number[]): readonly number[] {
  const places = dims.map((dim) => dimAt(input, dim));
  if (new Set(places).size < places.length) raise('RuntimeError', `${problem} ([${dims.join(', ')}])`);
  return places;
}

/** A tensor expanded to sizes, without a copy. */
export function expanded(session: Session, input: Tensor, sizes: readonly number[]): Tensor {
  if (sizes.length === 0 && input.host.shape.length === 0) return input;
  if (sizes.includes(0)) return expandedToNothing(input, sizes);
  const made = callForOne(session, { type: 'Expand', args: { sizes }, inputs: [input] });
  const { shape } = input.host;
  const added = made.host.shape.length - shape.length;
  showAs(made, input, (position) =>
    shape.map((size, axis) => (size === 1 ? 0 : (position[axis + added] ?? 0))),
  );
  return made;
}

function expandedToNothing({ host: { shape, dtype } }: Tensor, sizes: readonly number[]): Tensor {
  const added = sizes.length - shape.length;
  const made = sizes.map((size, axis) => (size === -1 && axis >= added ? (shape[axis - added] ?? 1) : size));
  const wrong = made.findIndex((size, axis) => ![1, size].includes(shape[axis - added] ?? 1));
  if (added < 0 || made.includes(-1) || wrong >= 0)
    raise(
      'RuntimeError',
      `${formatShape(shape)} cannot be expanded to ${formatShape(sizes)}`,
      () => 'only dimensions of 1 can be expanded',
    );
  return createEmpty(made, { dtype, maker: 'Expand' });
}

/** As `atleast_1d`, `atleast_2d` and `atleast_3d` do: a vector is a row, of depth 1. */
export function withRank(session: Session, input: Tensor, rank: number): Tensor {
  const { shape } = input.host;
  if (shape.length >= rank) return input;
  if (rank === 1) return keepingOrder(session, input, 'Reshape', { shape: [1] });
  const [rows, columns] = shape.length === 2 ? shape : [1, shape[0] ?? 1];
  return keepingOrder(session, input, 'Reshape', {
    shape: rank === 2 ? [rows, columns] : [rows, columns, 1],
  });
}

/** The size of a dimension, negative ones from the end; IndexError where there is none. */
export function sizeAt(tensor: Tensor, dim: number): number {
  return (
    tensor.host.shape[dimAt(tensor, dim)] ??
    raise('IndexError', `Dimension specified as ${dim} but tensor has no dimensions`)
  );
}

/** The position of a dimension; IndexError where there is none. A single number takes those of a vector. */
export function dimAt({ host: { shape } }: Tensor, dim: number): number {
  const rank = Math.max(1, shape.length);
  checkRange(dim, -rank, rank - 1);
  return axisAt(dim, rank);
}

/** Refuses a dimension, or a position, that does not lie within bounds. */
export function checkRange(given: number, least: number, most: number): void {
  if (given < least || given > most)
    raise(
      'IndexError',
      `Dimension out of range (expected to be in range of [${least}, ${most}], but got ${given})`,
    );
}

/** The values of `*rest`. */
export function listOf(session: Session, rest: Value): readonly Value[] {
  return rest === null ? [] : itemsOf(session.machine, rest);
}

/** One whole number, or several, as a list. */
export function asList(value: number | readonly number[]): readonly number[] {
  return typeof value === 'number' ? [value] : value;
}
