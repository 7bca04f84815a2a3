import { call } from '../../../python/call';
import { hostFunction, hostModule } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import type { HostModule, Invoke } from '../../../python/value';
import onnxOperators from '../sources/onnx_operators.py';
import pytreeSource from '../sources/pytree.py';
import { functionValue, torchFunction } from '../torch-function';
import { partialModule } from './host-part';
import { hubModule } from './hub';
import { sourceLibrary } from './source-library';

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

/** `torch.distributed` in a run with only one process: nothing is shared. */
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
    return partialModule(machine, 'torch.distributed', Object.fromEntries(functions));
  },
};

/** `torch.distributed`, and the parts of `torch.utils` for training and loading. */
export const trainingModules: readonly HostModule[] = [
  distributedModule,
  {
    name: 'torch.utils',
    create: (machine) => partialModule(machine, 'torch.utils'),
  },
  checkpointModule,
  sourceLibrary('torch.utils._pytree', [{ name: 'torch.utils._pytree', text: pytreeSource }]),
  {
    name: 'torch.onnx',
    create: (machine) =>
      partialModule(machine, 'torch.onnx', {
        is_in_onnx_export: hostFunction('is_in_onnx_export', () => false),
        export: hostFunction('export', () => null),
      }),
  },
  sourceLibrary('torch.onnx.operators', [{ name: 'torch.onnx.operators', text: onnxOperators }]),
  {
    name: 'torch.utils.model_zoo',
    create: (machine) =>
      hostModule('torch.utils.model_zoo', {
        load_url: hubModule.create(machine).attributes.get('load_state_dict_from_url') ?? null,
      }),
  },
];
