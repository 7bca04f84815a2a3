import { outsideReason } from '../../../python/builtins/outside';
import { call, callMethod } from '../../../python/call';
import { lookUp } from '../../../python/classes';
import { createFloat } from '../../../python/containers';
import { raise, refuse } from '../../../python/failure';
import { addMethods, hostClass, hostFunction, hostModule } from '../../../python/host';
import { truth } from '../../../python/truth';
import { unknownImport } from '../../../python/unknown';
import { isUnknownNumber } from '../../../python/unknown-numbers';
import type { HostModule, Machine, PyModule, Value } from '../../../python/value';
import { operandArgument, operandOf, sizesArgument, tensorArgument } from '../arguments';
import { cpuDevice, deviceClass } from '../devices';
import { dtypeClass, dtypeNamed, dtypeOf, dtypeValue, isFloating, promoted, TENSOR_CLASSES } from '../dtypes';
import { WEIGHTS_CHANGE_NOTHING } from '../error-words';
import { ofSizesOrData } from '../functions/sizes-or-data';
import {
  FUNCTIONAL_IN_TORCH,
  fourier,
  functional,
  linalg,
  sharedFunctions,
  torchOnly,
} from '../functions/tables';
import { broadcastShape } from '../functions/views';
import { furtherFunction } from '../further-functions';
import { sessionOf } from '../session';
import reductionSource from '../sources/reduction_names.py';
import { countOf, isTensor, sizeClass, sizeOf, tensorClass } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { asPlain, cloned } from '../tensor-own-methods';
import { functionValue, type TorchFunction, torchFunction } from '../torch-function';
import { autogradModules } from './autograd';
import { backendModules } from './backends';
import { checkFunctions } from './checks';
import { compilationModules } from './compilation';
import { contextFunction, inertContext, inertDecorator } from './contexts';
import { distributionModules } from './distributions';
import { functionalModule, unsupported } from './functional';
import { hostPart, partialModule } from './host-part';
import { hubModule } from './hub';
import { initModule } from './init';
import { limits } from './limits';
import { nnModule } from './nn';
import { nnAliasModules } from './nn-aliases';
import { optimModules } from './optim';
import { packedSequencesModule } from './packed-sequences';
import { isRealName } from './real-names';
import { sourceLibrary } from './source-library';
import { trainingModules } from './training-modules';
import { typedTensor } from './typed-tensors';
import { weightModules } from './weight-modules';

const nothing = (name: string) => hostFunction(name, () => null);

const no = (name: string) => hostFunction(name, () => false);

const first = (name: string) => hostFunction(name, (_machine, [value = null]) => value);

const generatorClass = hostClass({
  name: 'Generator',
  module: 'torch',
  methods: { __init__: () => null, manual_seed: (_machine, [self]) => self },
});

/** Names of torch that are not functions of tensors. */
const VALUES: Readonly<Record<string, Value>> = {
  __version__: '2.11.0',
  Tensor: tensorClass,
  Size: sizeClass,
  device: deviceClass,
  dtype: dtypeClass,
  Generator: generatorClass,
  ...Object.fromEntries(
    Object.entries(TENSOR_CLASSES).map(([name, dtype]) => [name, typedTensor(name, dtype)]),
  ),
  pi: createFloat(Math.PI),
  e: createFloat(Math.E),
  inf: createFloat(Number.POSITIVE_INFINITY),
  nan: createFloat(Number.NaN),
  newaxis: null,
  strided: 'torch.strided',
  contiguous_format: 'torch.contiguous_format',
  channels_last: 'torch.channels_last',
  channels_last_3d: 'torch.channels_last_3d',
  preserve_format: 'torch.preserve_format',
  _assert: hostFunction('_assert', (machine, [condition = null, message = '']) =>
    truth(machine, condition) ? null : raise('AssertionError', String(message)),
  ),
  ...checkFunctions,
  no_grad: contextFunction('no_grad'),
  enable_grad: contextFunction('enable_grad'),
  inference_mode: contextFunction('inference_mode'),
  set_grad_enabled: hostFunction('set_grad_enabled', () => inertContext),
  autocast: contextFunction('autocast'),
  ...Object.fromEntries(
    `manual_seed seed set_default_dtype set_default_tensor_type set_printoptions set_num_threads use_deterministic_algorithms set_float32_matmul_precision set_default_device`
      .split(' ')
      .map((name) => [name, nothing(name)]),
  ),
  is_grad_enabled: no('is_grad_enabled'),
  is_inference_mode_enabled: no('is_inference_mode_enabled'),
  is_autocast_enabled: no('is_autocast_enabled'),
  get_default_device: hostFunction('get_default_device', () => cpuDevice),
  get_default_dtype: hostFunction('get_default_dtype', () => dtypeValue('float32')),
  is_tensor: hostFunction('is_tensor', (_machine, [value]) => isTensor(value) && !isUnknownNumber(value)),
  is_floating_point: hostFunction(
    'is_floating_point',
    (_machine, [value]) => isTensor(value) && isFloating(value.host.dtype),
  ),
  is_complex: hostFunction(
    'is_complex',
    (_machine, [value]) => isTensor(value) && value.host.dtype.startsWith('complex'),
  ),
  numel: functionValue(
    torchFunction('numel', 'input', (_session, input) => countOf(tensorArgument('numel', input).host.shape)),
  ),
  clone: functionValue(
    torchFunction('clone', 'input, *, memory_format=None', (_session, input) =>
      cloned(tensorArgument('clone', input)),
    ),
  ),
  detach: functionValue(torchFunction('detach', 'input', (_session, input) => asPlain(input))),
  compile: inertDecorator('compile'),
  finfo: hostFunction('finfo', limits('finfo')),
  iinfo: hostFunction('iinfo', limits('iinfo')),
  broadcast_shapes: hostFunction('broadcast_shapes', (machine, shapes) => {
    const all = shapes.map((shape) => sizesArgument(sessionOf(machine), 'broadcast_shapes', [shape]));
    return sizeOf(broadcastShape(all));
  }),
  result_type: hostFunction('result_type', (_machine, given) =>
    dtypeValue(promoted(given.map((one) => operandOf(operandArgument('result_type', one))))),
  ),
  promote_types: functionValue(
    torchFunction('promote_types', 'type1, type2', (_session, ...types) =>
      dtypeValue(
        promoted(
          types.map((type) => {
            const dtype = dtypeOf(type);
            if (dtype === undefined) return raise('TypeError', 'promote_types() takes element types');
            return { dtype, weight: 'tensor' };
          }),
        ),
      ),
    ),
  ),
  save: nothing('save'),
  load: hostFunction('load', () =>
    refuse(outsideReason('torch.load()', 'reads a file', WEIGHTS_CHANGE_NOTHING)),
  ),
};

addMethods(tensorClass, {
  __new__: (machine, [, ...args]) => ofSizesOrData(sessionOf(machine), args, 'float32'),
  __init__: () => null,
});

/** `torch`. */
function torchModule(machine: Machine): PyModule {
  return hostModule(
    'torch',
    VALUES,
    (name) => findInTorch(machine, name),
    () => [...sharedFunctions.keys(), ...torchOnly.keys()],
  );
}

function findInTorch(machine: Machine, name: string): Value | undefined {
  const definition =
    sharedFunctions.get(name) ??
    torchOnly.get(name) ??
    (FUNCTIONAL_IN_TORCH.has(name) ? functional.get(name) : undefined);
  if (definition !== undefined) return valueOfFunction(definition);
  const further = furtherFunction(machine, 'torch', name);
  if (further !== undefined) return further;
  const dtype = dtypeNamed(name);
  if (dtype !== undefined) return dtype;
  const part = hostPart(machine, `torch.${name}`);
  if (part !== undefined) return part;
  if (
    name.endsWith('_') &&
    (FUNCTIONAL_IN_TORCH.has(name.slice(0, -1)) || sharedFunctions.has(name.slice(0, -1)))
  )
    return inPlace(name);
  if (isRealName('torch', name)) return unsupported(`torch.${name}`);
  return UNKNOWN_PARTS.has(name) ? unknownImport(machine, `torch.${name}`) : undefined;
}

/** Parts of torch that networks do not use. */
const UNKNOWN_PARTS = new Set(
  `distributed multiprocessing onnx ops classes quantization ao profiler _C _dynamo _inductor testing package
  overrides library export mps random sparse special func futures masked monitor return_types storage types version
  _utils __config__ __future__ _six nested signal xpu cpu mtia serialization`
    .trim()
    .split(/\s+/),
);

/** `torch.relu_(x)`. */
function inPlace(name: string): Value {
  return hostFunction(name, (machine, [input = null, ...args], keywords) => {
    const method = lookUp(tensorClass, '__getattr__');
    const found = method === undefined ? null : callMethod(machine, method, input, [name]);
    return call(machine, found, args, keywords);
  });
}

/** A module with a few known names. */
function fewNames(name: string, values: Readonly<Record<string, Value>>): HostModule {
  return { name, create: (machine) => partialModule(machine, name, values) };
}

/** A module that gives functions of torch by other names. */
function functionModule(
  name: 'torch.linalg' | 'torch.special' | 'torch.sparse',
  own: ReadonlyMap<string, TorchFunction> = new Map(),
): HostModule {
  return {
    name,
    create: (machine) =>
      hostModule(name, {}, (wanted) => {
        const definition = own.get(wanted) ?? sharedFunctions.get(wanted) ?? torchOnly.get(wanted);
        if (definition !== undefined) return valueOfFunction(definition);
        return (
          (name === 'torch.sparse' ? undefined : furtherFunction(machine, name, wanted)) ??
          unsupported(`${name}.${wanted}`)
        );
      }),
  };
}

/** torch and all modules below it. */
export const torchModules: readonly HostModule[] = [
  { name: 'torch', create: torchModule },
  { name: 'torch.nn', create: nnModule },
  { name: 'torch.nn.functional', create: functionalModule },
  { name: 'torch.nn.init', create: initModule },
  ...compilationModules,
  ...autogradModules,
  {
    name: 'torch.fft',
    create: () =>
      hostModule(
        'torch.fft',
        {},
        (name) => {
          const definition = fourier.get(name);
          return definition === undefined ? undefined : valueOfFunction(definition);
        },
        () => fourier.keys(),
      ),
  },
  functionModule('torch.linalg', linalg),
  functionModule('torch.special'),
  functionModule('torch.sparse'),
  ...backendModules,
  sourceLibrary('torch.nn._reduction', [{ name: 'torch.nn._reduction', text: reductionSource }]),
  fewNames('torch.fx', { wrap: first('wrap') }),
  fewNames('torch.types', {}),
  hubModule,
  ...weightModules,
  packedSequencesModule,
  ...nnAliasModules,
  ...trainingModules,
  ...distributionModules,
  ...optimModules,
];
