import { type Shape, sizeAt } from './shape';

/** The sizes of one call of attention with learned projections. */
export interface AttentionSizes {
  readonly embed: number;
  readonly heads: number;
  /** Features of the keys and of the values. */
  readonly keys: number;
  readonly values: number;
  readonly bias: boolean;
  readonly batch: number;
  /** Steps of the queries. */
  readonly queryLength: number;
  /** Steps of the keys and values that are projected. */
  readonly keyLength: number;
  /** Keys and values that are added to them without a projection. */
  readonly addedLength: number;
}

/** The sizes of a sequence in either layout; one with two dimensions has no batch. */
export function readSequence(
  shape: Shape,
  batchFirst: boolean,
): { readonly batch: number; readonly length: number } {
  if (shape.length === 2) return { batch: 1, length: sizeAt(shape, 0) };
  const [batch, length] = batchFirst ? [0, 1] : [1, 0];
  return { batch: sizeAt(shape, batch), length: sizeAt(shape, length) };
}
