import { findAttribute } from '../../../python/attributes';
import { fromSource } from '../../../python/library/source-module';
import type { Machine, Value } from '../../../python/value';
import { projectionClass } from '../nn/attention';
import privateSource from '../sources/private_functions.py';
import transformerSource from '../sources/transformer.py';

/** Modules that the modules of torch.nn import, by the names that they have there. */
const MODULES: Readonly<Record<string, string>> = {
  torch: 'torch',
  F: 'torch.nn.functional',
  init: 'torch.nn.init',
  math: 'math',
  warnings: 'warnings',
  numbers: 'numbers',
  operator: 'operator',
  copy: 'copy',
  itertools: 'itertools',
  functools: 'functools',
  collections: 'collections',
};

/** Names that the modules of torch.nn import from others, by those modules. */
const NAMES: Readonly<Record<string, string>> = {
  typing:
    'Any Callable Dict Final Generic Iterable Iterator List Mapping NamedTuple Optional Sequence Set Tuple Type TypeVar Union cast overload',
  torch: 'Tensor Size device dtype',
  collections: 'OrderedDict namedtuple',
  itertools: 'chain islice repeat',
  'torch.nn.init': 'constant_ xavier_normal_ xavier_uniform_ kaiming_uniform_',
  'torch.nn.functional': 'log_softmax',
  'torch.nn.utils.rnn': 'PackedSequence',
};

const MODULE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([module, names]) => names.split(' ').map((name) => [name, module] as const)),
);

/** What the modules of torch.nn import or define beside its classes, as `Optional` of torch.nn.modules.conv; undefined for any other name. */
export function nameWithinTorch(machine: Machine, wanted: string): Value | undefined {
  if (wanted === 'NonDynamicallyQuantizableLinear') return projectionClass;
  if (wanted === '_get_clones' || wanted === '_get_activation_fn')
    return fromSource(machine, 'torch.nn.modules.transformer', transformerSource, wanted);
  const module = MODULES[wanted];
  if (module !== undefined) return machine.importModule(machine, module, 'at once') ?? undefined;
  const from = MODULE_OF.get(wanted);
  if (from === undefined) return privateFunction(machine, wanted);
  const found = machine.importModule(machine, from, 'at once');
  return found === null ? undefined : findAttribute(machine, found, wanted);
}

/** A function that torch.nn keeps for itself; undefined where it is not known. */
export function privateFunction(machine: Machine, wanted: string): Value | undefined {
  return /^(?:_|has_)/.test(wanted)
    ? fromSource(machine, 'torch.nn.modules.utils', privateSource, wanted)
    : undefined;
}
