import { call } from '../../../python/call';
import { hostFunction, hostModule } from '../../../python/host';
import { itemsOf } from '../../../python/iteration';
import { fromSource } from '../../../python/library/source-module';
import type { HostModule } from '../../../python/value';
import { joined } from '../functions/joins';
import { sessionOf } from '../session';
import fusionSource from '../sources/fusion.py';
import parametrizeSource from '../sources/parametrize.py';
import { createTensor, isTensor } from '../tensor';
import { functionValue } from '../torch-function';
import { hostPart, partialModule } from './host-part';
import { weightNorms } from './weight-norms';

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
      partialModule(machine, module, Object.fromEntries(own.map((one) => [one.name, functionValue(one)]))),
  };
});

/** Modules that are written in Python here, with the name under which their source is run. */
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

/** `torch.nn.utils` and the modules below it that change the weights of others. */
export const weightModules: readonly HostModule[] = [nnUtilsModule, ...normModules, ...sourceModules];
