import { call } from '../../../python/call';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostFunction, hostModule } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { fromSource } from '../../../python/library/source-module';
import { intOf } from '../../../python/numbers';
import { unknownImport } from '../../../python/unknown';
import type { HostModule, Instance, Invoke, Value } from '../../../python/value';
import { tensorArgument, tensorsArgument } from '../arguments';
import { joined, stacked } from '../functions/joins';
import { padded } from '../functions/resizing';
import { getIn, registryOf, setIn, tensorIn } from '../nn/module-state';
import { pack, packedClass, unpack } from '../nn/recurrent';
import { sessionOf } from '../session';
import parametrizeSource from '../sources/parametrize.py';
import { createParameter, createTensor, isTensor, type Tensor } from '../tensor';
import { hostPart } from './host-part';

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
      checkpoint_sequential: hostFunction(
        'checkpoint_sequential',
        (machine, [functions = null, , input = null]) => {
          let result = input;
          for (const one of itemsOf(machine, functions)) result = call(machine, one, [result]);
          return result;
        },
      ),
    }),
};

/** `torch.nn.utils.rnn`. */
const rnnModule: HostModule = {
  name: 'torch.nn.utils.rnn',
  create: () =>
    hostModule('torch.nn.utils.rnn', {
      PackedSequence: packedClass,
      pack_padded_sequence: hostFunction(
        'pack_padded_sequence',
        (_machine, [input = null, lengths = null], keywords) =>
          pack(tensorArgument('pack_padded_sequence', input), keywords.get('lengths') ?? lengths),
      ),
      pad_packed_sequence: hostFunction('pad_packed_sequence', (_machine, [sequence = null]) =>
        unpack(sequence),
      ),
      pad_sequence: hostFunction(
        'pad_sequence',
        (machine, [sequences = null, batchFirst = false], keywords) =>
          padSequences(machine, sequences, (keywords.get('batch_first') ?? batchFirst) === true),
      ),
    }),
};

function padSequences(machine: Parameters<Invoke>[0], sequences: Value, batchFirst: boolean): Value {
  const session = sessionOf(machine);
  const all = tensorsArgument(session, 'pad_sequence', sequences);
  const longest = Math.max(...all.map(({ host }) => host.shape[0] ?? 0));
  const same = all.map((one) => {
    const missing = longest - (one.host.shape[0] ?? 0);
    const pad = [...new Array<number>(2 * (one.host.shape.length - 1)).fill(0), 0, missing];
    return missing === 0 ? one : padded(session, one, pad, 'constant', 0);
  });
  return stacked(session, same, batchFirst ? 0 : 1);
}

/** `weight_norm(module)`: the weight becomes a length and a direction. */
const weightNorm: Invoke = (_machine, [module = null, name = 'weight', dim = 0], keywords) => {
  if (!isKind(module, 'instance')) return raise('TypeError', 'weight_norm() needs a module');
  const key = String(keywords.get('name') ?? name);
  const weight = tensorIn(module, key);
  const axis = keywords.has('dim') ? (keywords.get('dim') ?? null) : dim;
  if (weight === null) return module;
  const { shape } = weight.host;
  const kept = axis === null ? -1 : Number(intOf(axis) ?? 0);
  const at = kept < 0 && axis !== null ? kept + shape.length : kept;
  const length = axis === null ? [] : shape.map((size, index) => (index === at ? size : 1));
  replaceParameter(module, key, weight, [
    [`${key}_g`, createParameter(length, { maker: `${key}_g` })],
    [`${key}_v`, createParameter(shape, { maker: `${key}_v` })],
  ]);
  return module;
};

/** `spectral_norm(module)`: the weight is divided by an estimate of its largest singular value. */
const spectralNorm: Invoke = (_machine, [module = null, name = 'weight'], keywords) => {
  if (!isKind(module, 'instance')) return raise('TypeError', 'spectral_norm() needs a module');
  const key = String(keywords.get('name') ?? name);
  const weight = tensorIn(module, key);
  if (weight === null) return module;
  const isTransposed = module.type.order.some((one) => one.name.startsWith('ConvTranspose'));
  const [first = 1, second = 1, ...rest] = weight.host.shape;
  const rows = isTransposed ? second : first;
  const columns = (isTransposed ? first : second) * rest.reduce((product, size) => product * size, 1);
  replaceParameter(module, key, weight, [
    [`${key}_orig`, createParameter(weight.host.shape, { maker: `${key}_orig` })],
  ]);
  const buffers = registryOf(module, '_buffers');
  if (buffers !== undefined) {
    setIn(buffers, `${key}_u`, createTensor([rows], { maker: `${key}_u` }));
    setIn(buffers, `${key}_v`, createTensor([columns], { maker: `${key}_v` }));
  }
  return module;
};

/** The named parameter becomes an attribute that is computed from others. */
function replaceParameter(
  module: Instance,
  name: string,
  weight: Tensor,
  others: readonly (readonly [string, Tensor])[],
): void {
  const parameters = registryOf(module, '_parameters');
  if (parameters === undefined || getIn(parameters, name) === undefined) return;
  parameters.entries.delete(name);
  for (const [key, tensor] of others) setIn(parameters, key, tensor);
  module.attributes.set(
    name,
    createTensor(weight.host.shape, {
      dtype: weight.host.dtype,
      maker: `the ${name} of ${module.type.name}`,
    }),
  );
}

const identity: Invoke = (_machine, [first = null]) => first;

/** `torch.nn.utils`. */
const nnUtilsModule: HostModule = {
  name: 'torch.nn.utils',
  create: (machine) =>
    hostModule(
      'torch.nn.utils',
      {
        weight_norm: hostFunction('weight_norm', weightNorm),
        spectral_norm: hostFunction('spectral_norm', spectralNorm),
        remove_weight_norm: hostFunction('remove_weight_norm', identity),
        remove_spectral_norm: hostFunction('remove_spectral_norm', identity),
        clip_grad_norm_: hostFunction('clip_grad_norm_', () => null),
        clip_grad_value_: hostFunction('clip_grad_value_', () => null),
        parameters_to_vector: hostFunction('parameters_to_vector', (running, [parameters = null]) => {
          const session = sessionOf(running);
          const all = itemsOf(running, parameters).filter(isTensor);
          return joined(
            session,
            all.map(({ host }) => createTensor([host.shape.reduce((product, size) => product * size, 1)])),
            0,
          );
        }),
        fuse_conv_bn_eval: hostFunction('fuse_conv_bn_eval', identity),
      },
      (name) => hostPart(machine, `torch.nn.utils.${name}`),
    ),
};

/** `torch.nn.utils.parametrize` and `torch.nn.utils.parametrizations` are kept as Python. */
const parametrizeModules = ['torch.nn.utils.parametrize', 'torch.nn.utils.parametrizations'].map(
  (name): HostModule => ({
    name,
    create: (machine) =>
      hostModule(name, {}, (wanted) =>
        fromSource(machine, 'torch.nn.utils.parametrize', parametrizeSource, wanted),
      ),
  }),
);

/** Names of torch.nn in other places, such as torch.nn.modules.conv. */
function nnAlias(name: string): HostModule {
  return {
    name,
    create: (machine) => hostModule(name, {}, (wanted) => findInNn(machine, wanted)),
  };
}

function findInNn(machine: Parameters<Invoke>[0], wanted: string): Value | undefined {
  const nn = machine.importModule(machine, 'torch.nn', 'at once');
  if (nn === null) return undefined;
  const known: Readonly<Record<string, (n: number) => Invoke>> = {
    _single: tupleOf,
    _pair: tupleOf,
    _triple: tupleOf,
    _quadruple: tupleOf,
  };
  const counts: Readonly<Record<string, number>> = { _single: 1, _pair: 2, _triple: 3, _quadruple: 4 };
  const make = known[wanted];
  if (make !== undefined) return hostFunction(wanted, make(counts[wanted] ?? 1));
  return nn.find?.(wanted);
}

/** `_pair(3)` is `(3, 3)`. */
function tupleOf(count: number): Invoke {
  return (machine, [value = null]) =>
    isKind(value, 'tuple') || isKind(value, 'list')
      ? createTuple(itemsOf(machine, value))
      : createTuple(new Array<Value>(count).fill(value));
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
  nnUtilsModule,
  rnnModule,
  ...parametrizeModules,
  nnAlias('torch.nn.parameter'),
  nnAlias('torch.nn.parallel'),
  nnAlias('torch.nn.modules'),
  ...'activation adaptive batchnorm container conv distance dropout flatten fold instancenorm lazy linear loss module normalization padding pixelshuffle pooling rnn sparse transformer upsampling utils'
    .split(' ')
    .map((name) => nnAlias(`torch.nn.modules.${name}`)),
  nnAlias('torch.nn.common_types'),
];
