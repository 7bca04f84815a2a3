import { call } from '../../../python/call';
import { createDict } from '../../../python/containers';
import { fromSource } from '../../../python/library/source-module';
import { beginsAs } from '../../../python/names-alike';
import type { HostModule, Machine, Value } from '../../../python/value';
import { layerClass } from '../nn/layers';
import { whetherTraced } from './compilation';
import { hostPart, partialModule } from './host-part';
import { torchvisionSources } from './torchvision-sources';
import { trialModule } from './trial';

/** Layer types of the registry that are classes of torchvision.ops. */
const OPS_IN_REGISTRY = new Set(['StochasticDepth', 'Permute']);

/** Modules that also have the names of others. */
const OPS = [
  'torchvision.ops',
  ...'boxes deform_conv drop_block feature_pyramid_network focal_loss misc poolers roi_align roi_pool stochastic_depth'
    .split(' ')
    .map((name) => `torchvision.ops.${name}`),
];

/** Packages, which export the names in `__all__` of their modules. */
const PACKAGES = ['torchvision.models', 'torchvision.models.segmentation', 'torchvision.models.detection'];

/** Modules whose names the package does not export. */
const NOT_IN_PACKAGE = new Set(['_utils', 'feature_extraction']);

function findInOps(machine: Machine, name: string): Value | undefined {
  if (OPS_IN_REGISTRY.has(name)) return layerClass(name);
  return findInSource(machine, 'torchvision.ops', name) ?? hostPart(machine, `torchvision.ops.${name}`);
}

function findInSource(machine: Machine, module: string, name: string): Value | undefined {
  const text = torchvisionSources.get(module);
  return text === undefined ? undefined : fromSource(machine, module, text, name);
}

function findInPackage(machine: Machine, name: string, wanted: string): Value | undefined {
  if (wanted.endsWith('_Weights')) return weights(machine, wanted);
  // models.alexnet is the function, which has the name of its module.
  const module = likelyFirst(exporters(name), wanted).find((one) => exported(one).includes(wanted));
  return module === undefined
    ? hostPart(machine, `${name}.${wanted}`)
    : findInSource(machine, module, wanted);
}

/** The modules of a package whose names are the package's too. */
function exporters(name: string): readonly string[] {
  return [...torchvisionSources.keys()].filter((one) => {
    const [last = '', ...rest] = one.startsWith(`${name}.`) ? one.slice(name.length + 1).split('.') : [];
    return last !== '' && rest.length === 0 && !NOT_IN_PACKAGE.has(last);
  });
}

/** Modules with those first that begin as the name does, so that few texts are read: `vgg` has `VGG` and `vgg16_bn`. */
function likelyFirst(modules: readonly string[], wanted: string): readonly string[] {
  const isLikely = (module: string) =>
    beginsAs(wanted, module.slice(module.lastIndexOf('.') + 1).slice(0, 4));
  return [...modules.filter(isLikely), ...modules.filter((module) => !isLikely(module))];
}

/** What a module lists in its `__all__`. */
function exported(module: string): readonly string[] {
  const [, list = ''] = /^__all__ = \[([^\]]*)\]/m.exec(torchvisionSources.get(module)?.() ?? '') ?? [];
  return list.match(/\w+/g) ?? [];
}

/** Enums of weights such as `ResNet50_Weights`, in any module of models. */
function weights(machine: Machine, name: string): Value | undefined {
  const kind = findInSource(machine, 'torchvision.models._api', 'WeightsEnum');
  return kind === undefined ? undefined : call(machine, kind, [name]);
}

/** The addresses of a module's weights, which torchvision had before 0.14; nothing is read from them. */
function modelUrls(module: string): Value {
  const made = createDict();
  for (const key of exported(module).filter((one) => /^[a-z]/.test(one)))
    made.entries.set(key, { key, value: `https://download.pytorch.org/models/${key}.pth` });
  return made;
}

function moduleOf(
  name: string,
  find: (machine: Machine, wanted: string) => Value | undefined,
  names: () => readonly string[],
): HostModule {
  return {
    name,
    create: (machine) => partialModule(machine, name, {}, (wanted) => find(machine, wanted), names),
  };
}

/** `torchvision`, as far as networks use it. */
export const torchvisionModules: readonly HostModule[] = [
  {
    name: 'torchvision',
    create: (machine) =>
      partialModule(machine, 'torchvision', {
        __version__: '0.16.0',
        _is_tracing: whetherTraced('_is_tracing'),
      }),
  },
  trialModule,
  ...OPS.map((name) => moduleOf(name, findInOps, () => [])),
  ...PACKAGES.map((name) =>
    moduleOf(
      name,
      (machine, wanted) => findInPackage(machine, name, wanted),
      () => exporters(name).flatMap(exported),
    ),
  ),
  ...[...torchvisionSources.keys()]
    .filter((name) => name !== 'torchvision.ops')
    .map((name) =>
      moduleOf(
        name,
        (machine, wanted) =>
          findInSource(machine, name, wanted) ??
          (wanted === 'model_urls' ? modelUrls(name) : undefined) ??
          (wanted.endsWith('_Weights') ? weights(machine, wanted) : undefined),
        () => exported(name),
      ),
    ),
];
