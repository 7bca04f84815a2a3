import { type Count, productOf } from '../counts/count';
import { bytesOfElements, type DtypeChoice, dtypeAs } from '../graph/dtype';
import type { TensorType } from '../graph/graph';
import { once } from '../graph/made-once';
import { isKnownShape } from '../ops/shape';

/** The bytes that a tensor of a type takes. */
export type BytesOf = (type: TensorType) => Count;

/**
 * The bytes of a tensor, by its own element type or else the network's, computed once for each type; 0 if its
 * shape is not known.
 */
export function bytesOnce({ asked, byDefault }: DtypeChoice): BytesOf {
  return once(({ shape, dtype }) =>
    isKnownShape(shape) ? bytesOfElements(productOf(shape), dtypeAs(dtype, asked, byDefault)) : 0,
  );
}
