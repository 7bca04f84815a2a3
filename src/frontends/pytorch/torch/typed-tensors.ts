import type { Dtype } from '../../../graph/dtype';
import { hostClass } from '../../../python/host';
import type { Value } from '../../../python/value';
import { ofSizesOrData } from '../functions/sizes-or-data';
import { sessionOf } from '../session';
import { tensorClass } from '../tensor';

/** `torch.FloatTensor(2, 3)` and `torch.LongTensor([1, 2])`. */
export function typedTensor(name: string, dtype: Dtype): Value {
  return hostClass({
    name,
    module: 'torch',
    bases: [tensorClass],
    methods: {
      __new__: (machine, [, ...args]) => ofSizesOrData(sessionOf(machine), args, dtype),
      __init__: () => null,
    },
  });
}
