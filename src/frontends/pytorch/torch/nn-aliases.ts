import { createTuple } from '../../../python/containers';
import { hostFunction, hostModule } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { fromSource } from '../../../python/library/source-module';
import type { HostModule, Machine, Value } from '../../../python/value';
import { intArgument } from '../arguments';
import { layerBase } from '../nn/layer-base-methods';
import lazySource from '../sources/lazy.py';
import wrapperSource from '../sources/wrappers.py';
import { functionValue, type TorchFunction, torchFunction } from '../torch-function';
import { hostPart, partialModule } from './host-part';
import { nameWithinTorch } from './names-within-torch';

/** Names of torch.nn in other places, such as torch.nn.modules.conv. */
function nnAlias(name: string): HostModule {
  return {
    name,
    create: (machine) =>
      hostModule(name, {}, (wanted) => hostPart(machine, `${name}.${wanted}`) ?? findInNn(machine, wanted)),
  };
}

function findInNn(machine: Machine, wanted: string): Value | undefined {
  const nn = machine.importModule(machine, 'torch.nn', 'at once');
  if (nn === null) return undefined;
  const count = TUPLE_SIZES[wanted];
  if (count !== undefined) return functionValue(tupleOf(wanted, count));
  if (wanted === '_ntuple')
    return hostFunction(wanted, (_machine, [size = null]) =>
      functionValue(tupleOf('parse', intArgument('_ntuple', size, 'n'))),
    );
  if (wanted === 'LazyModuleMixin' || wanted === 'is_lazy')
    return fromSource(machine, 'torch.nn.modules.lazy', lazySource, wanted);
  return layerBase(wanted) ?? nameWithinTorch(machine, wanted) ?? nn.find?.(wanted);
}

const TUPLE_SIZES: Readonly<Record<string, number>> = { _single: 1, _pair: 2, _triple: 3, _quadruple: 4 };

/** `_pair(3)` is `(3, 3)`. */
function tupleOf(name: string, count: number): TorchFunction {
  return torchFunction(name, 'x', ({ machine }, value) =>
    createTuple(
      isKind(value, 'tuple') || isKind(value, 'list')
        ? itemsOf(machine, value)
        : new Array<Value>(count).fill(value),
    ),
  );
}

/** `torch.nn.parallel` and a module below it, with the wrappers of a network alone. */
function parallelModule(name: string): HostModule {
  return {
    name,
    create: (machine) =>
      partialModule(machine, name, {}, (wanted) =>
        WRAPPERS_OF_NETWORKS.has(wanted)
          ? fromSource(machine, 'torch.nn.modules.wrappers', wrapperSource, wanted)
          : undefined,
      ),
  };
}

const WRAPPERS_OF_NETWORKS = new Set(['DataParallel', 'DistributedDataParallel']);

/** The modules in which PyTorch defines the names of torch.nn: `torch.nn.modules.conv`, `torch.nn.parallel`. */
export const nnAliasModules: readonly HostModule[] = [
  nnAlias('torch.nn.parameter'),
  ...['', '.data_parallel', '.distributed', '.parallel_apply', '.replicate', '.scatter_gather', '.comm'].map(
    (part) => parallelModule(`torch.nn.parallel${part}`),
  ),
  nnAlias('torch.nn.modules'),
  ...'activation adaptive batchnorm container conv distance dropout flatten fold instancenorm lazy linear loss module normalization padding pixelshuffle pooling rnn sparse transformer upsampling utils'
    .split(' ')
    .map((name) => nnAlias(`torch.nn.modules.${name}`)),
  nnAlias('torch.nn.common_types'),
];
