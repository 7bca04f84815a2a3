import { raise } from '../../../python/failure';
import { describeTensor, type Tensor } from '../tensor';

/** The ranks of the tensors that a product takes, with torch's words for them. */
export type ProductRanks = readonly [left: number, right: number, wanted: string];

export const MATRICES: ProductRanks = [2, 2, 'matrices'];
export const BATCHES: ProductRanks = [3, 3, 'batches of matrices with 3 dimensions'];
export const MATRIX_AND_VECTOR: ProductRanks = [2, 1, 'a matrix and a vector'];
export const VECTORS: ProductRanks = [1, 1, 'vectors'];

/** Refuses operands that only `matmul` can multiply, since it broadcasts. */
export function checkRanks(name: string, ranks: ProductRanks, left: Tensor, right: Tensor): void {
  const [ofLeft, ofRight, wanted] = ranks;
  const isOfRanks = left.host.shape.length === ofLeft && right.host.shape.length === ofRight;
  const isBatch = ofLeft < 3 || left.host.shape[0] === right.host.shape[0];
  if (isOfRanks && isBatch) return;
  const given = `${describeTensor(left.host)} and ${describeTensor(right.host)}`;
  raise('RuntimeError', `${name}() takes ${wanted}${isOfRanks ? ' of one size' : ''}, not ${given}`, () =>
    ofRight === 1 && ofLeft === 1
      ? 'multiply and sum, as in (x * y).sum(-1), or select a sample first'
      : 'torch.matmul takes more dimensions, and repeats a batch of 1',
  );
}
