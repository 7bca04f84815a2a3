import { didYouMean } from '../../../diagnostics/nearest';
import { allOps, findOp } from '../../../ops/index';
import { raise } from '../../../python/failure';
import { addMethods, hostModule } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { fromSource } from '../../../python/library/source-module';
import type { Machine, PyModule, Value } from '../../../python/value';
import { multiheadAttentionClass } from '../nn/attention';
import { moduleDictClass, moduleListClass, parameterDictClass, parameterListClass } from '../nn/containers';
import { layerBase } from '../nn/layer-bases';
import { layerClass } from '../nn/layers';
import { lazyClass } from '../nn/lazy-layers';
import { moduleMethods } from '../nn/module';
import { moduleClass } from '../nn/module-class';
import { recurrentClasses } from '../nn/recurrent';
import { sequentialClass } from '../nn/sequential';
import lossSource from '../sources/losses.py';
import transformerSource from '../sources/transformer.py';
import wrapperSource from '../sources/wrappers.py';
import { bufferClass, parameterClass, uninitializedClass } from '../tensor';
import { readSignature } from '../torch-function';
import { unsupported } from './functional';
import { hostPart } from './host-part';
import { isRealName } from './real-names';

addMethods(moduleClass, moduleMethods);
const called = moduleClass.attributes.get('__call__') ?? null;
if (isKind(called, 'host-function'))
  moduleClass.attributes.set('__call__', {
    ...called,
    describedBy: () => readSignature('self, *args, **kwargs'),
  });

const TRANSFORMERS = new Set(
  'TransformerEncoderLayer TransformerDecoderLayer TransformerEncoder TransformerDecoder Transformer'.split(
    ' ',
  ),
);

const WRAPPERS = new Set(
  'UpsamplingNearest2d UpsamplingBilinear2d SyncBatchNorm DataParallel AdaptiveLogSoftmaxWithLoss CrossMapLRN2d'.split(
    ' ',
  ),
);

const LOSSES = new Set(['TripletMarginWithDistanceLoss', 'CTCLoss']);

/** Classes that PyTorch keeps under an old name. */
const OLD_NAMES: Readonly<Record<string, string>> = { NLLLoss2d: 'NLLLoss' };

const CLASSES: Readonly<Record<string, Value>> = {
  Module: moduleClass,
  Sequential: sequentialClass,
  ModuleList: moduleListClass,
  ModuleDict: moduleDictClass,
  ParameterList: parameterListClass,
  ParameterDict: parameterDictClass,
  Parameter: parameterClass,
  Buffer: bufferClass,
  UninitializedParameter: uninitializedClass,
  MultiheadAttention: multiheadAttentionClass,
  ...recurrentClasses,
};

/** `torch.nn`. */
export function nnModule(machine: Machine): PyModule {
  return hostModule('torch.nn', {}, (name) => findClass(machine, name), allClassNames);
}

/** A class of torch.nn; undefined where it has none of this name. */
function findClass(machine: Machine, name: string): Value | undefined {
  if (Object.hasOwn(CLASSES, name)) return CLASSES[name];
  if (name === 'RNNBase' || name === 'RNNCellBase') return layerBase(name);
  if (TRANSFORMERS.has(name))
    return fromSource(machine, 'torch.nn.modules.transformer', transformerSource, name);
  if (WRAPPERS.has(name)) return fromSource(machine, 'torch.nn.modules.wrappers', wrapperSource, name);
  if (LOSSES.has(name)) return fromSource(machine, 'torch.nn.modules.loss', lossSource, name);
  if (name.startsWith('Lazy')) return lazyClass(name);
  const layer = isClassOfNn(name) ? layerClass(OLD_NAMES[name] ?? name) : undefined;
  if (layer !== undefined) return layer;
  if (/^[a-z_]/.test(name)) return hostPart(machine, `torch.nn.${name}`);
  if (isRealName('torch.nn', name)) return unsupported(`torch.nn.${name}`);
  const hint = didYouMean(name, classNames());
  return raise(
    'AttributeError',
    `module 'torch.nn' has no attribute '${name}'${hint === null ? '' : `, ${hint}`}`,
  );
}

/** Whether a layer type is a class of torch.nn, and one that is not read from PyTorch's own source. */
function isClassOfNn(type: string): boolean {
  return !TRANSFORMERS.has(type) && findOp(type)?.pythonModule === undefined;
}

/** What `from torch.nn import *` takes. */
function allClassNames(): readonly string[] {
  const layers = allOps().filter(({ form, type }) => form !== 'function' && isClassOfNn(type));
  return [
    ...Object.keys(CLASSES),
    ...TRANSFORMERS,
    ...WRAPPERS,
    ...LOSSES,
    ...layers.map(({ type }) => type),
    'functional',
    'init',
    'utils',
  ];
}

function classNames(): readonly string[] {
  return [
    'ReLU',
    'ReLU6',
    'Conv2d',
    'Conv1d',
    'Linear',
    'BatchNorm2d',
    'BatchNorm1d',
    'LayerNorm',
    'Dropout',
    'MaxPool2d',
    'GELU',
    'Sigmoid',
    'Softmax',
    'Flatten',
    'Embedding',
    ...Object.keys(CLASSES),
  ];
}
