import { call } from '../../../python/call';
import { refuse } from '../../../python/failure';
import { hostFunction } from '../../../python/host';
import { fromSource } from '../../../python/library/source-module';
import type { HostModule, Invoke, Machine, Value } from '../../../python/value';
import createModelSource from '../sources/timm/create_model.py';
import activationsSource from '../sources/timm/layers/activations.py';
import basicsSource from '../sources/timm/layers/basics.py';
import convolutionsSource from '../sources/timm/layers/convolutions.py';
import headsSource from '../sources/timm/layers/heads.py';
import mlpsSource from '../sources/timm/layers/mlps.py';
import normsSource from '../sources/timm/layers/norms.py';
import patchesSource from '../sources/timm/layers/patches.py';
import registrySource from '../sources/timm/registry.py';
import visionTransformerSource from '../sources/timm/vision_transformer.py';
import { type LibrarySource, sourceLibrary } from './source-library';

const networks: LibrarySource = { name: 'timm', text: createModelSource };
const layers: readonly LibrarySource[] = [
  { name: 'timm.layers.basics', text: basicsSource },
  { name: 'timm.layers.mlps', text: mlpsSource },
  { name: 'timm.layers.patches', text: patchesSource },
  { name: 'timm.layers.activations', text: activationsSource },
  { name: 'timm.layers.norms', text: normsSource },
  { name: 'timm.layers.convolutions', text: convolutionsSource },
  { name: 'timm.layers.heads', text: headsSource },
];
const registry: LibrarySource = { name: 'timm.registry', text: registrySource };
const visionTransformer: LibrarySource = {
  name: 'timm.models.vision_transformer',
  text: visionTransformerSource,
};

function fromNetworks(machine: Machine, name: string): Value {
  return fromSource(machine, networks.name, networks.text, name) ?? null;
}

const createModel: Invoke = (machine, args, keywords) => {
  const [name = keywords.get('model_name') ?? null] = args;
  if (typeof name !== 'string' || call(machine, fromNetworks(machine, 'is_known'), [name]) !== true)
    return refuse({
      code: 'python/unknown-import',
      message: `timm.create_model(${typeof name === 'string' ? `'${name}'` : '...'}) is not supported`,
      why: "of timm's networks, only the vision transformers and those that equal torchvision's (ResNet, ResNeXt, VGG, DenseNet) are supported",
      help: "put timm's source below --root, or use a network of torchvision.models",
    });
  return call(machine, fromNetworks(machine, 'create_model'), args, keywords);
};

/** `timm.layers` has had other names, and modules of its own that are imported by name. */
const LAYER_MODULES = ['timm.layers', 'timm.models.layers'].flatMap((name) => [
  name,
  ...[
    'activations',
    'classifier',
    'conv2d_same',
    'conv_bn_act',
    'create_act',
    'create_attn',
    'create_conv2d',
    'create_norm',
    'drop',
    'eca',
    'format',
    'grn',
    'helpers',
    'layer_scale',
    'mlp',
    'norm',
    'norm_act',
    'padding',
    'patch_dropout',
    'patch_embed',
    'pos_embed',
    'squeeze_excite',
    'trace_utils',
    'weight_init',
  ].map((part) => `${name}.${part}`),
]);

const REGISTRY_MODULES = [
  'timm.data',
  'timm.data.constants',
  'timm.models.registry',
  'timm.models._registry',
  'timm.models.helpers',
  'timm.models._builder',
  'timm.models._manipulate',
];

const factory = { create_model: hostFunction('create_model', createModel) };

/** `timm`: its layers, its vision transformer, and the networks that equal torchvision's. */
export const timmModules: readonly HostModule[] = [
  sourceLibrary('timm', [networks], { ...factory, __version__: '1.0.0' }),
  sourceLibrary('timm.models', [registry, networks, ...layers, visionTransformer], factory),
  sourceLibrary('timm.models.vision_transformer', [visionTransformer, ...layers, registry]),
  ...LAYER_MODULES.map((name) => sourceLibrary(name, layers)),
  ...REGISTRY_MODULES.map((name) => sourceLibrary(name, [registry])),
];
