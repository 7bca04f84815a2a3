import { raise } from '../../../python/failure';
import { tensorArgument } from '../arguments';
import type { Session } from '../session';
import type { Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { product } from './products';
import { selected } from './selection';

/** A grouped matrix product: each row is multiplied only by the matrix of its group, as tokens are by experts. */
export function groupedProductFunction(name: string): TorchFunction {
  return torchFunction(
    name,
    'mat_a, mat_b, *, offs=None, bias=None, out_dtype=None',
    (session, left, right) =>
      groupedProduct(session, tensorArgument(name, left, 'mat_a'), tensorArgument(name, right, 'mat_b')),
  );
}

/**
 * The rows of a group depend on elements, but all groups' matrices have one shape, so the first is used for all
 * rows.
 */
function groupedProduct(session: Session, left: Tensor, right: Tensor): Tensor {
  const ranks = `${left.host.shape.length} ${right.host.shape.length}`;
  switch (ranks) {
    case '3 3':
      return product(session, left, right, 'function');
    case '2 3':
      return product(session, left, selected(session, right, 0, 0), 'function');
    case '3 2':
      return product(session, selected(session, left, 0, 0), right, 'function');
    default:
      return raise(
        'RuntimeError',
        `grouped_mm takes tensors of 2 and 3 dimensions, not of ${ranks.replace(' ', ' and ')}`,
      );
  }
}
