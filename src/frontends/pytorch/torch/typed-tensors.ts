import { call } from '../../../python/call';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Machine, Value } from '../../../python/value';
import { dtypeNamed } from '../dtypes';
import { torchOnly } from '../functions/tables';
import { isTensor, sizeClass, tensorClass } from '../tensor';
import { valueOfFunction } from '../tensor-methods';

/** `torch.FloatTensor(2, 3)` and `torch.LongTensor([1, 2])`. */
export function typedTensor(name: string): Value {
  const dtype =
    {
      FloatTensor: 'float32',
      DoubleTensor: 'float64',
      HalfTensor: 'float16',
      LongTensor: 'int64',
      IntTensor: 'int32',
      ByteTensor: 'uint8',
      BoolTensor: 'bool',
    }[name] ?? 'float32';
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

export function makeTyped(machine: Machine, args: readonly Value[], dtype: string): Value {
  const [only] = args;
  // A torch.Size is a shape, any other tuple holds elements.
  const isTuple = isKind(only, 'tuple') && only.type !== sizeClass;
  const isData =
    args.length === 1 && (isTuple || isKind(only, 'list') || isKind(only, 'range') || isTensor(only));
  const definition = torchOnly.get(isData ? 'tensor' : 'empty');
  const type = dtypeNamed(dtype) ?? null;
  return definition === undefined
    ? null
    : call(machine, valueOfFunction(definition), isData ? [only] : args, new Map([['dtype', type]]));
}
