import type { Shape } from '../../ops/shape';

/** Which dimension of PyTorch each axis of a Keras tensor is: `[0, 2, 3, 1]` has the channels last. */
export type Order = readonly number[];

/** The order of PyTorch. */
export function plainOrder(rank: number): Order {
  return Array.from({ length: rank }, (_, axis) => axis);
}

/** The order with the channels, dimension 1 of PyTorch, last. */
export function channelsLast(rank: number): Order {
  return rank < 3 ? plainOrder(rank) : [...plainOrder(rank).filter((axis) => axis !== 1), 1];
}

/** Whether two tensors have the same dimensions on the same axes. */
export function isSameOrder(left: Order, right: Order): boolean {
  return left.length === right.length && left.every((dim, axis) => dim === right[axis]);
}

/** The axis of a Keras tensor for a dimension of PyTorch, which may be counted from the end. */
export function axisOf(order: Order, dim: number): number {
  return order.indexOf(dim < 0 ? dim + order.length : dim);
}

/** The sizes of a Keras tensor that has this shape in PyTorch. */
export function inOrder(shape: Shape, order: Order): Shape {
  return order.map((dim) => shape[dim] ?? 1);
}

/** The axes by which a transposition turns one order into another. */
export function axesBetween(from: Order, to: Order): readonly number[] {
  return to.map((dim) => from.indexOf(dim));
}

/** Whether the elements have the same sequence as in PyTorch: only dimensions of size 1 have other places. */
export function isLaidOutAlike(order: Order, shape: Shape): boolean {
  const moved = order.filter((dim) => shape[dim] !== 1);
  return moved.every((dim, index) => index === 0 || dim > (moved[index - 1] ?? 0));
}
