/** A tensor's dimensions, the batch first: `[1, 192, 28, 28]`. */
export type Shape = readonly number[];

/** A named tensor with its shape. */
export interface NamedShape {
  readonly name: string;
  readonly shape: Shape;
}

/** Writes a shape as PyTorch does: `[1, 192, 28, 28]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** A dimension by index, negative from the end; undefined when there is none. */
export function dimAt(shape: Shape, index: number): number | undefined {
  return shape[index < 0 ? shape.length + index : index];
}

/** The same of a dimension that the shape is known to have. */
export function sizeAt(shape: Shape, index: number): number {
  const size = dimAt(shape, index);
  if (size === undefined) throw new RangeError(`${formatShape(shape)} has no dimension ${index}`);
  return size;
}

/** The dimensions after batch and channel: `[28, 28]` of `[1, 192, 28, 28]`. */
export function spatialDims(shape: Shape): Shape {
  return shape.slice(2);
}

/** Whether two shapes are the same. */
export function isSameShape(left: Shape, right: Shape): boolean {
  return left.length === right.length && left.every((dim, index) => dim === right[index]);
}
