import { hostModule } from '../../../python/host';
import { unknownImport } from '../../../python/unknown';
import type { HostModule, Machine, Value } from '../../../python/value';
import { layerClass } from '../nn/layers';
import torchvisionOpsSource from '../sources/torchvision_ops.py';
import resnetSource from '../sources/torchvision_resnet.py';
import { hostPart } from './host-part';
import { fromSource } from './source-module';

/** Layer types of the registry that are classes of torchvision.ops. */
const OPS_IN_REGISTRY = new Set(['StochasticDepth', 'Permute']);

function findInOps(machine: Machine, name: string): Value | undefined {
  if (name.startsWith('__')) return undefined;
  if (OPS_IN_REGISTRY.has(name)) return layerClass(name);
  return (
    fromSource(machine, 'torchvision.ops', torchvisionOpsSource, name) ??
    unknownImport(machine, `torchvision.ops.${name}`)
  );
}

function findInModels(machine: Machine, name: string): Value | undefined {
  if (name.startsWith('__')) return undefined;
  return (
    fromSource(machine, 'torchvision.models.resnet', resnetSource, name) ??
    unknownImport(machine, `torchvision.models.${name}`)
  );
}

/** `torchvision`, as far as networks are made of it. */
export const torchvisionModules: readonly HostModule[] = [
  {
    name: 'torchvision',
    create: (machine) =>
      hostModule('torchvision', { __version__: '0.16.0' }, (name) =>
        name.startsWith('__')
          ? undefined
          : (hostPart(machine, `torchvision.${name}`) ?? unknownImport(machine, `torchvision.${name}`)),
      ),
  },
  ...['torchvision.models', 'torchvision.models.resnet'].map(
    (name): HostModule => ({
      name,
      create: (machine) => hostModule(name, {}, (wanted) => findInModels(machine, wanted)),
    }),
  ),
  ...[
    'torchvision.ops',
    'torchvision.ops.misc',
    'torchvision.ops.stochastic_depth',
    'torchvision.ops.feature_pyramid_network',
  ].map(
    (name): HostModule => ({
      name,
      create: (machine) => hostModule(name, {}, (wanted) => findInOps(machine, wanted)),
    }),
  ),
];
