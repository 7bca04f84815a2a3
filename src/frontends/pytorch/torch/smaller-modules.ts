import { call } from '../../../python/call';
import { createTuple } from '../../../python/containers';
import { hostFunction, hostModule } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { fromSource } from '../../../python/library/source-module';
import { unknownImport } from '../../../python/unknown';
import type { HostModule, Invoke, Value } from '../../../python/value';
import { tensorArgument, tensorsArgument } from '../arguments';
import { joined, stacked } from '../functions/joins';
import { padded } from '../functions/resizing';
import { pack, packedClass, unpack } from '../nn/recurrent';
import { sessionOf } from '../session';
import fusionSource from '../sources/fusion.py';
import parametrizeSource from '../sources/parametrize.py';
import { createTensor, isTensor } from '../tensor';
import { hostPart } from './host-part';
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

/** `torch.nn.utils`. */
const nnUtilsModule: HostModule = {
  name: 'torch.nn.utils',
  create: (machine) =>
    hostModule(
      'torch.nn.utils',
      {
        ...weightNorms,
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
      },
      (name) =>
        hostPart(machine, `torch.nn.utils.${name}`) ??
        fromSource(machine, 'torch.nn.utils.fusion', fusionSource, name),
    ),
};

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
  ...sourceModules,
  nnAlias('torch.nn.parameter'),
  nnAlias('torch.nn.parallel'),
  nnAlias('torch.nn.modules'),
  ...'activation adaptive batchnorm container conv distance dropout flatten fold instancenorm lazy linear loss module normalization padding pixelshuffle pooling rnn sparse transformer upsampling utils'
    .split(' ')
    .map((name) => nnAlias(`torch.nn.modules.${name}`)),
  nnAlias('torch.nn.common_types'),
];
