import { raise } from '../../../python/failure';
import { describeTensor, type Tensor } from '../tensor';

/** The products that take tensors of certain ranks alone, with what torch calls those. */
const RANKS: Readonly<Record<string, readonly [left: number, right: number, wanted: string]>> = {
  mm: [2, 2, 'matrices'],
  addmm: [2, 2, 'matrices'],
  bmm: [3, 3, 'batches of matrices with 3 dimensions'],
  baddbmm: [3, 3, 'batches of matrices with 3 dimensions'],
  addbmm: [3, 3, 'batches of matrices with 3 dimensions'],
  mv: [2, 1, 'a matrix and a vector'],
  addmv: [2, 1, 'a matrix and a vector'],
  dot: [1, 1, 'vectors'],
  vdot: [1, 1, 'vectors'],
  outer: [1, 1, 'vectors'],
  ger: [1, 1, 'vectors'],
};

/** Refuses what only `matmul`, which broadcasts, would multiply. */
export function checkRanks(name: string, left: Tensor, right: Tensor): void {
  const [ofLeft, ofRight, wanted] = RANKS[name] ?? [];
  if (ofLeft === undefined || ofRight === undefined) return;
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
