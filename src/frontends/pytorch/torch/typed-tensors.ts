import type { Dtype } from '../../../graph/dtype';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Machine, Value } from '../../../python/value';
import { sizesArgument } from '../arguments';
import { filled } from '../functions/filled';
import { fromData } from '../functions/from-data';
import { sessionOf } from '../session';
import { asPlainTensor, isTensor, sizeClass, tensorClass } from '../tensor';

/** `torch.FloatTensor(2, 3)` and `torch.LongTensor([1, 2])`. */
export function typedTensor(name: string, dtype: Dtype): Value {
  return hostClass({
    name,
    module: 'torch',
    bases: [tensorClass],
    methods: {
      __new__: (machine, [, ...args]) => makeTyped(machine, args, dtype),
      __init__: () => null,
    },
  });
}

/** What `torch.LongTensor(...)` gives: a tensor of what is given, or of sizes. */
export function makeTyped(machine: Machine, args: readonly Value[], dtype: Dtype): Value {
  const [only] = args;
  // A torch.Size is a shape, any other tuple holds elements.
  const isTuple = isKind(only, 'tuple') && only.type !== sizeClass;
  const isData =
    args.length === 1 && (isTuple || isKind(only, 'list') || isKind(only, 'range') || isTensor(only));
  const session = sessionOf(machine);
  if (isData) return asPlainTensor(fromData(session, only, dtype));
  return filled(session, 'torch.empty', {
    shape: args.length === 0 ? [0] : sizesArgument(session, 'new', args),
    fallback: dtype,
  });
}
