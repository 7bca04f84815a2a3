import { call } from '../../../python/call';
import { createList, createTuple } from '../../../python/containers';
import { hostFunction, hostModule } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { fromSource } from '../../../python/library/source-module';
import { unknownImport } from '../../../python/unknown';
import type { HostModule, Invoke, Value } from '../../../python/value';
import { intArgument, tensorsArgument } from '../arguments';
import { joined, stacked } from '../functions/joins';
import { padded } from '../functions/resizing';
import { layerBase } from '../nn/layer-base-methods';
import { pack, packedClass, unpack } from '../nn/packed-sequence';
import { type Session, sessionOf } from '../session';
import fusionSource from '../sources/fusion.py';
import parametrizeSource from '../sources/parametrize.py';
import wrapperSource from '../sources/wrappers.py';
import { createTensor, isTensor } from '../tensor';
import { functionValue, type TorchFunction, torchFunction } from '../torch-function';
import { hostPart } from './host-part';
import { hubModule } from './hub';
import { weightNorms } from './weight-norms';

/** Calls a function with the rest of the arguments, as checkpointing does. */
const callRest: Invoke = (machine, [callee = null, ...args], keywords) => {
  const own = new Set(['use_reentrant', 'preserve_rng_state', 'context_fn', 'determinism_check', 'debug']);
  return call(machine, callee, args, new Map([...keywords].filter(([name]) => !own.has(name))));
};

/** `torch.utils.checkpoint`: functions are called, nothing is recomputed. */
const checkpointModule: HostModule = {
  name: 'torch.utils.checkpoint',
  create: () =>
    hostModule('torch.utils.checkpoint', {
      checkpoint: hostFunction('checkpoint', callRest),
      checkpoint_sequential: functionValue(
        torchFunction(
          'checkpoint_sequential',
          'functions, segments, input, use_reentrant=True, **options',
          ({ machine }, functions, _segments, input) =>
            itemsOf(machine, functions).reduce((result, one) => call(machine, one, [result]), input),
        ),
      ),
    }),
};

/** `torch.nn.utils.rnn`. */
const rnnFunctions = [
  torchFunction(
    'pack_padded_sequence',
    'input, lengths, batch_first=False, enforce_sorted=True',
    (_session, input, lengths, batchFirst) => pack(input, lengths, batchFirst),
  ),
  torchFunction(
    'pad_packed_sequence',
    'sequence, batch_first=False, padding_value=0.0, total_length=None',
    (session, sequence, batchFirst, _value, total) => unpack(session, sequence, batchFirst, total),
  ),
  torchFunction(
    'pad_sequence',
    'sequences, batch_first=False, padding_value=0.0',
    (session, sequences, batchFirst) => padSequences(session, sequences, batchFirst === true ? 0 : 1),
  ),
  torchFunction('pack_sequence', 'sequences, enforce_sorted=True', (session, sequences) =>
    pack(padSequences(session, sequences, 1), lengthsOf(session, sequences), false),
  ),
];

const rnnModule: HostModule = {
  name: 'torch.nn.utils.rnn',
  create: () =>
    hostModule('torch.nn.utils.rnn', {
      PackedSequence: packedClass,
      ...Object.fromEntries(rnnFunctions.map((one) => [one.name, functionValue(one)])),
    }),
};

function lengthsOf(session: Session, sequences: Value): Value {
  const all = tensorsArgument(session, 'pack_sequence', sequences);
  return createList(all.map(({ host }) => host.shape[0] ?? 0));
}

function padSequences(session: Session, sequences: Value, axis: 0 | 1): Value {
  const all = tensorsArgument(session, 'pad_sequence', sequences);
  const lengths = all.map(({ host }) => host.shape[0] ?? 0);
  const longest = Math.max(...lengths);
  const same = all.map((one, at) => {
    const missing = longest - (lengths[at] ?? 0);
    const pad = [...new Array<number>(2 * (one.host.shape.length - 1)).fill(0), 0, missing];
    return missing === 0 ? one : padded(session, one, pad, 'constant', 0);
  });
  return stacked(session, same, axis);
}

/** `torch.nn.utils`. */
const nnUtilsModule: HostModule = {
  name: 'torch.nn.utils',
  create: (machine) =>
    hostModule(
      'torch.nn.utils',
      {
        ...Object.fromEntries(weightNorms.map((one) => [one.name, functionValue(one)])),
        clip_grad_norm_: hostFunction('clip_grad_norm_', () => null),
        clip_grad_value_: hostFunction('clip_grad_value_', () => null),
        clip_grad_norm: hostFunction('clip_grad_norm', () => null),
        vector_to_parameters: hostFunction('vector_to_parameters', () => null),
        skip_init: hostFunction('skip_init', (running, [made = null, ...given], keywords) =>
          call(running, made, given, keywords),
        ),
        parameters_to_vector: hostFunction('parameters_to_vector', (running, [parameters = null]) => {
          const session = sessionOf(running);
          const all = itemsOf(running, parameters).filter(isTensor);
          return joined(
            session,
            all.map(({ host }) => createTensor([host.shape.reduce((product, size) => product * size, 1)])),
            0,
          );
        }),
      },
      (name) =>
        hostPart(machine, `torch.nn.utils.${name}`) ??
        fromSource(machine, 'torch.nn.utils.fusion', fusionSource, name),
    ),
};

/** `torch.nn.utils.weight_norm` and `torch.nn.utils.spectral_norm`, which are modules beside the functions of their names. */
const normModules = ['weight_norm', 'spectral_norm'].map((name): HostModule => {
  const own = weightNorms.filter((one) => one.name.endsWith(name));
  const module = `torch.nn.utils.${name}`;
  return {
    name: module,
    create: (machine) =>
      hostModule(module, Object.fromEntries(own.map((one) => [one.name, functionValue(one)])), (wanted) =>
        wanted.startsWith('__') ? undefined : unknownImport(machine, `${module}.${wanted}`),
      ),
  };
});

/** Modules that are kept as Python, with the name under which their source is run. */
const sourceModules = (
  [
    ['torch.nn.utils.parametrize', 'torch.nn.utils.parametrize', parametrizeSource],
    ['torch.nn.utils.parametrizations', 'torch.nn.utils.parametrize', parametrizeSource],
    ['torch.nn.utils.fusion', 'torch.nn.utils.fusion', fusionSource],
  ] as const
).map(
  ([name, source, text]): HostModule => ({
    name,
    create: (machine) => hostModule(name, {}, (wanted) => fromSource(machine, source, text, wanted)),
  }),
);

/** Names of torch.nn in other places, such as torch.nn.modules.conv. */
function nnAlias(name: string): HostModule {
  return {
    name,
    create: (machine) =>
      hostModule(name, {}, (wanted) => hostPart(machine, `${name}.${wanted}`) ?? findInNn(machine, wanted)),
  };
}

/** `torch.nn.parallel` and a module below it, with the wrappers of a network alone. */
function parallelModule(name: string): HostModule {
  return {
    name,
    create: (machine) =>
      hostModule(name, {}, (wanted) =>
        wanted.startsWith('__')
          ? undefined
          : WRAPPERS_OF_NETWORKS.has(wanted)
            ? fromSource(machine, 'torch.nn.modules.wrappers', wrapperSource, wanted)
            : (hostPart(machine, `${name}.${wanted}`) ?? unknownImport(machine, `${name}.${wanted}`)),
      ),
  };
}

const WRAPPERS_OF_NETWORKS = new Set(['DataParallel', 'DistributedDataParallel']);

function findInNn(machine: Parameters<Invoke>[0], wanted: string): Value | undefined {
  const nn = machine.importModule(machine, 'torch.nn', 'at once');
  if (nn === null) return undefined;
  const count = TUPLE_SIZES[wanted];
  if (count !== undefined) return functionValue(tupleOf(wanted, count));
  if (wanted === '_ntuple')
    return hostFunction(wanted, (_machine, [size = null]) =>
      functionValue(tupleOf('parse', intArgument('_ntuple', size, 'n'))),
    );
  return layerBase(wanted) ?? nn.find?.(wanted);
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

/** `torch.distributed` of a process that is alone. */
const distributedModule: HostModule = {
  name: 'torch.distributed',
  create: (machine) => {
    const alone = {
      is_available: true,
      is_initialized: false,
      is_torchelastic_launched: false,
      get_rank: 0,
      get_world_size: 1,
    };
    const functions = Object.entries(alone).map(([name, value]) => [name, hostFunction(name, () => value)]);
    return hostModule('torch.distributed', Object.fromEntries(functions), (name) =>
      name.startsWith('__') ? undefined : unknownImport(machine, `torch.distributed.${name}`),
    );
  },
};

/** `torch.distributed`, and modules below torch.nn and torch.utils. */
export const utilityModules: readonly HostModule[] = [
  distributedModule,
  {
    name: 'torch.utils',
    create: (machine) =>
      hostModule('torch.utils', {}, (name) =>
        name.startsWith('__')
          ? undefined
          : (hostPart(machine, `torch.utils.${name}`) ?? unknownImport(machine, `torch.utils.${name}`)),
      ),
  },
  checkpointModule,
  {
    name: 'torch.utils.model_zoo',
    create: (machine) =>
      hostModule('torch.utils.model_zoo', {
        load_url: hubModule.create(machine).attributes.get('load_state_dict_from_url') ?? null,
      }),
  },
  nnUtilsModule,
  rnnModule,
  ...normModules,
  ...sourceModules,
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
