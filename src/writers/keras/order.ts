import type { Shape } from '../../ops/shape';

/** Which dimension of PyTorch each axis of a Keras tensor is: `[0, 2, 3, 1]` has the channels last. */
export type Order = readonly number[];

/** The order of PyTorch. */
export function plainOrder(rank: number): Order {
  return Array.from({ length: rank }, (_, axis) => axis);
}

/** The channels, PyTorch's dimension 1, behind all others. */
export function channelsLast(rank: number): Order {
  return rank < 3 ? plainOrder(rank) : [...plainOrder(rank).filter((axis) => axis !== 1), 1];
}

/** Whether two tensors have the same dimensions on the same axes. */
export function isSameOrder(left: Order, right: Order): boolean {
  return left.length === right.length && left.every((dim, axis) => dim === right[axis]);
}

/** The axis of a Keras tensor that is a dimension of PyTorch's, which may be counted from the end. */
export function axisOf(order: Order, dim: number): number {
  return order.indexOf(dim < 0 ? dim + order.length : dim);
}

/** The sizes of a Keras tensor that has this shape in PyTorch. */
export function inOrder(shape: Shape, order: Order): Shape {
  return order.map((dim) => shape[dim] ?? 1);
}

/** The axes of one order that make another one of it. */
export function axesBetween(from: Order, to: Order): readonly number[] {
  return to.map((dim) => from.indexOf(dim));
}

/** Whether the elements are one after the other as in PyTorch: only dimensions of size 1 are elsewhere. */
export function isLaidOutAlike(order: Order, shape: Shape): boolean {
  const moved = order.filter((dim) => shape[dim] !== 1);
  return moved.every((dim, index) => index === 0 || dim > (moved[index - 1] ?? 0));
}
