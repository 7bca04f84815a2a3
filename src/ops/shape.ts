import { type Count, productOf, sumOf } from '../counts/count';

/** A tensor's dimensions, the batch first: `[1, 192, 28, 28]`. */
export type Shape = readonly number[];

/** A tensor's dimensions, the batch first; null for an unknown dimension. */
export type PartialShape = readonly (number | null)[];

/** A named tensor with its shape. */
export interface NamedShape {
  readonly name: string;
  readonly shape: PartialShape;
}

/** Writes a shape as PyTorch does: `[1, 192, 28, 28]`; `?` for an unknown dimension. */
export function formatShape(shape: PartialShape): string {
  return `[${shape.map((dim) => dim ?? '?').join(', ')}]`;
}

/** Whether every dimension of a shape is known. */
export function isKnownShape(shape: PartialShape): shape is Shape {
  return !shape.includes(null);
}

/** A dimension by index, negative from the end; undefined when there is none. */
export function dimAt(shape: Shape, index: number): number | undefined {
  return shape[index < 0 ? shape.length + index : index];
}

/** Like `dimAt`, for a dimension that the shape must have. */
export function sizeAt(shape: Shape, index: number): number {
  const size = dimAt(shape, index);
  if (size === undefined) throw new RangeError(`${formatShape(shape)} has no dimension ${index}`);
  return size;
}

/** The dimensions after batch and channel: `[28, 28]` of `[1, 192, 28, 28]`. */
export function spatialDims<D extends number | null>(shape: readonly D[]): readonly D[] {
  return shape.slice(2);
}

/** Whether two shapes are the same. */
export function isSameShape(left: PartialShape, right: PartialShape): boolean {
  return left.length === right.length && left.every((dim, index) => dim === right[index]);
}

/** The number of elements of all tensors. */
export function elementsOf(tensors: readonly { readonly shape: Shape }[]): Count {
  return sumOf(tensors.map(({ shape }) => productOf(shape)));
}
