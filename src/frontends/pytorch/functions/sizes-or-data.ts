import type { Dtype } from '../../../graph/dtype';
import { isKind } from '../../../python/kinds';
import type { Value } from '../../../python/value';
import { sizesArgument } from '../arguments';
import type { Session } from '../session';
import { asPlainTensor, isTensor, sizeClass, type Tensor } from '../tensor';
import { filled } from './filled';
import { fromData } from './from-data';

/** What `torch.LongTensor(...)` and `x.new(...)` give: a tensor of what is given, or of sizes. */
export function ofSizesOrData(session: Session, args: readonly Value[], dtype: Dtype): Tensor {
  const [only] = args;
  // A torch.Size is a shape, any other tuple holds elements.
  const isTuple = isKind(only, 'tuple') && only.type !== sizeClass;
  const isData =
    args.length === 1 && (isTuple || isKind(only, 'list') || isKind(only, 'range') || isTensor(only));
  if (isData) return asPlainTensor(fromData(session, only, dtype));
  return filled(session, 'torch.empty', {
    shape: args.length === 0 ? [0] : sizesArgument(session, 'new', args),
    fallback: dtype,
  });
}
