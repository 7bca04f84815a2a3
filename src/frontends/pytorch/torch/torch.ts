import { call, callMethod } from '../../../python/call';
import { createInstance, lookUp } from '../../../python/classes';
import { createDict, createFloat, createTuple } from '../../../python/containers';
import { raise, refuse } from '../../../python/failure';
import { addMethods, hostClass, hostFunction, hostModule } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { truth } from '../../../python/truth';
import { unknownImport } from '../../../python/unknown';
import type { HostModule, Instance, Invoke, Machine, PyModule, Value } from '../../../python/value';
import { sizesArgument, tensorArgument } from '../arguments';
import { deviceClass } from '../devices';
import { dtypeClass, dtypeNamed, dtypeOf, dtypeValue, isFloating, promoted } from '../dtypes';
import { FUNCTIONAL_IN_TORCH, functional, sharedFunctions, torchOnly } from '../functions/tables';
import { moduleClass } from '../nn/module';
import { sessionOf } from '../session';
import { countOf, isTensor, sizeClass, sizeOf, tensorClass } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { contextFunction, inertContext, inertDecorator } from './contexts';
import { functionalModule, unsupported } from './functional';
import { hostPart } from './host-part';
import { initModule } from './init';
import { nnModule } from './nn';
import { isRealName } from './real-names';
import { utilityModules } from './smaller-modules';

const nothing = (name: string) => hostFunction(name, () => null);
const no = (name: string) => hostFunction(name, () => false);
const first = (name: string) => hostFunction(name, (_machine, [value = null]) => value);

const generatorClass = hostClass({
  name: 'Generator',
  module: 'torch',
  methods: { __init__: () => null, manual_seed: (_machine, [self = null]) => self },
});

/** The limits of an element type, as `torch.finfo` gives them. */
function limits(name: 'finfo' | 'iinfo'): Invoke {
  return (_machine, [dtype]) => {
    const info = createInstance(infoClass);
    const type = dtypeOf(dtype) ?? 'float32';
    const bits = Number(/\d+/.exec(type)?.[0] ?? 32);
    const [max, eps, tiny] = { 16: [65504, 2 ** -10, 6.1e-5], 64: [Number.MAX_VALUE, 2 ** -52, 2.2e-308] }[
      bits
    ] ?? [3.4028234663852886e38, 2 ** -23, 1.1754943508222875e-38];
    if (name === 'iinfo') {
      info.attributes.set('max', 2 ** (bits - 1) - 1);
      info.attributes.set('min', -(2 ** (bits - 1)));
    } else {
      for (const [key, value] of Object.entries({ max, min: -(max ?? 0), eps, tiny, smallest_normal: tiny }))
        info.attributes.set(key, createFloat(value ?? 0));
    }
    info.attributes.set('bits', bits);
    return info;
  };
}

const infoClass = hostClass({ name: 'finfo', module: 'torch', methods: {} });

/** Names of torch that are no functions on tensors. */
const VALUES: Readonly<Record<string, Value>> = {
  __version__: '2.1.0',
  Tensor: tensorClass,
  Size: sizeClass,
  device: deviceClass,
  dtype: dtypeClass,
  Generator: generatorClass,
  ...Object.fromEntries(
    ['FloatTensor', 'DoubleTensor', 'HalfTensor', 'LongTensor', 'IntTensor', 'ByteTensor', 'BoolTensor'].map(
      (name) => [name, typedTensor(name)],
    ),
  ),
  pi: createFloat(Math.PI),
  e: createFloat(Math.E),
  inf: createFloat(Number.POSITIVE_INFINITY),
  nan: createFloat(Number.NaN),
  newaxis: null,
  strided: 'torch.strided',
  contiguous_format: 'torch.contiguous_format',
  channels_last: 'torch.channels_last',
  preserve_format: 'torch.preserve_format',
  _assert: hostFunction('_assert', (machine, [condition = null, message = '']) =>
    truth(machine, condition) ? null : raise('AssertionError', String(message)),
  ),
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
  get_default_dtype: hostFunction('get_default_dtype', () => dtypeValue('float32')),
  is_tensor: hostFunction('is_tensor', (_machine, [value]) => isTensor(value)),
  is_floating_point: hostFunction(
    'is_floating_point',
    (_machine, [value]) => isTensor(value) && isFloating(value.host.dtype),
  ),
  is_complex: hostFunction(
    'is_complex',
    (_machine, [value]) => isTensor(value) && value.host.dtype.startsWith('complex'),
  ),
  numel: hostFunction('numel', (_machine, [value = null]) =>
    countOf(tensorArgument('numel', value).host.shape),
  ),
  clone: hostFunction('clone', (_machine, [value = null]) => value),
  detach: first('detach'),
  compile: inertDecorator('compile'),
  finfo: hostFunction('finfo', limits('finfo')),
  iinfo: hostFunction('iinfo', limits('iinfo')),
  broadcast_shapes: hostFunction('broadcast_shapes', (machine, shapes) => {
    const all = shapes.map((shape) => sizesArgument(sessionOf(machine), 'broadcast_shapes', [shape]));
    const rank = Math.max(0, ...all.map((shape) => shape.length));
    return sizeOf(
      Array.from({ length: rank }, (_, axis) => Math.max(...all.map((shape) => shape.at(axis - rank) ?? 1))),
    );
  }),
  result_type: hostFunction('result_type', (_machine, given) =>
    dtypeValue(
      promoted(given.filter(isTensor).map(({ host }) => ({ dtype: host.dtype, weight: 'tensor' as const }))),
    ),
  ),
  save: nothing('save'),
  load: hostFunction('load', () =>
    refuse({
      code: 'python/outside',
      message: 'torch.load reads a file, and no file is opened but the sources below the root',
      help: 'weights change no figure: leave the loading out, or behind a condition on an argument',
    }),
  ),
};

addMethods(tensorClass, {
  __new__: (machine, [, ...args]) => makeTyped(machine, args, 'float32'),
  __init__: () => null,
});

/** `torch.FloatTensor(2, 3)` and `torch.LongTensor([1, 2])`. */
function typedTensor(name: string): Value {
  const dtype =
    {
      FloatTensor: 'float32',
      DoubleTensor: 'float64',
      HalfTensor: 'float16',
      LongTensor: 'int64',
      IntTensor: 'int32',
      ByteTensor: 'uint8',
      BoolTensor: 'bool',
    }[name] ?? 'float32';
  return hostClass({
    name,
    module: 'torch',
    bases: [tensorClass],
    methods: {
      __new__: (machine, [, ...args]) => makeTyped(machine, args, dtype),
      __init__: () => null,
    },
  });
}

function makeTyped(machine: Machine, args: readonly Value[], dtype: string): Value {
  const [only] = args;
  const isData = args.length === 1 && only !== undefined && (isKind(only, 'list') || isTensor(only));
  const definition = torchOnly.get(isData ? 'tensor' : 'empty');
  const type = dtypeNamed(dtype) ?? null;
  return definition === undefined
    ? null
    : call(machine, valueOfFunction(definition), isData ? [only] : args, new Map([['dtype', type]]));
}

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

/** Parts of torch that networks are not made of. */
const UNKNOWN_PARTS = new Set(
  `optim distributed multiprocessing onnx ops classes quantization ao profiler _C _dynamo _inductor testing package
  overrides library export mps random sparse special func futures masked monitor return_types storage types version
  distributions _utils __config__ __future__ _six nested signal xpu cpu mtia serialization`
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

/** `torch.jit`: everything is run as Python. */
function jitModule(): PyModule {
  return hostModule(
    'torch.jit',
    {
      ...Object.fromEntries(
        'script script_method ignore unused export interface trace freeze optimize_for_inference script_if_tracing _script_if_tracing _overload _overload_method'
          .split(' ')
          .map((name) => [name, inertDecorator(name)]),
      ),
      is_scripting: no('is_scripting'),
      is_tracing: no('is_tracing'),
      annotate: hostFunction('annotate', (_machine, [, value = null]) => value),
      ScriptModule: moduleClass,
      Final: moduleClass,
    },
    (name) => (name === 'Attribute' ? first('Attribute') : undefined),
  );
}

/** `torch.autograd.Function`: its forward is run. */
const functionClass = hostClass({
  name: 'Function',
  module: 'torch.autograd',
  methods: { mark_dirty: () => null },
});
functionClass.attributes.set('apply', {
  kind: 'class-method',
  type: functionClass,
  callee: hostFunction('apply', (machine, [type = null, ...args]) => {
    const forward = isKind(type, 'class') ? lookUp(type, 'forward') : undefined;
    if (forward === undefined || !isKind(type, 'class'))
      return raise(
        'NotImplementedError',
        'You must implement the forward function for custom autograd.Function.',
      );
    const callee = isKind(forward, 'static-method') ? forward.callee : forward;
    const hasSetup = lookUp(type, 'setup_context') !== undefined;
    return call(machine, callee, hasSetup ? args : [createContext(), ...args]);
  }),
});

const contextClass = hostClass({
  name: 'FunctionCtx',
  module: 'torch.autograd.function',
  methods: {
    save_for_backward: (_machine, [self = null, ...tensors]) => {
      if (isKind(self, 'instance')) self.attributes.set('saved_tensors', createTuple(tensors));
      return null;
    },
    mark_dirty: () => null,
    mark_non_differentiable: () => null,
    set_materialize_grads: () => null,
  },
});

function createContext(): Instance {
  const made = createInstance(contextClass);
  made.attributes.set('needs_input_grad', createTuple(new Array<Value>(16).fill(false)));
  return made;
}

/** A module of torch whose every name is a function that does nothing. */
function inertModule(name: string, values: Readonly<Record<string, Value>> = {}): HostModule {
  return {
    name,
    create: (machine) =>
      hostModule(name, values, (wanted) =>
        wanted.startsWith('__') ? undefined : unknownImport(machine, `${name}.${wanted}`),
      ),
  };
}

/** A module that gives functions of torch by other names. */
function functionModule(name: string): HostModule {
  return {
    name,
    create: () =>
      hostModule(name, {}, (wanted) => {
        const definition = sharedFunctions.get(wanted === 'norm' ? 'norm' : wanted) ?? torchOnly.get(wanted);
        return definition === undefined ? unsupported(`${name}.${wanted}`) : valueOfFunction(definition);
      }),
  };
}

/** torch and all modules below it. */
export const torchModules: readonly HostModule[] = [
  { name: 'torch', create: torchModule },
  { name: 'torch.nn', create: nnModule },
  { name: 'torch.nn.functional', create: functionalModule },
  { name: 'torch.nn.init', create: initModule },
  { name: 'torch.jit', create: jitModule },
  {
    name: 'torch.autograd',
    create: () =>
      hostModule('torch.autograd', {
        Function: functionClass,
        Variable: first('Variable'),
        no_grad: contextFunction('no_grad'),
        function: hostModule('torch.autograd.function', {
          Function: functionClass,
          once_differentiable: inertDecorator('once_differentiable'),
        }),
      }),
  },
  {
    name: 'torch.autograd.function',
    create: () =>
      hostModule('torch.autograd.function', {
        Function: functionClass,
        once_differentiable: inertDecorator('once_differentiable'),
      }),
  },
  functionModule('torch.linalg'),
  functionModule('torch.special'),
  inertModule('torch.cuda', {
    is_available: no('is_available'),
    device_count: hostFunction('device_count', () => 0),
    manual_seed: nothing('manual_seed'),
    manual_seed_all: nothing('manual_seed_all'),
    empty_cache: nothing('empty_cache'),
    amp: hostModule('torch.cuda.amp', {
      autocast: contextFunction('autocast'),
      custom_fwd: inertDecorator('custom_fwd'),
      custom_bwd: inertDecorator('custom_bwd'),
    }),
  }),
  {
    name: 'torch.cuda.amp',
    create: () =>
      hostModule('torch.cuda.amp', {
        autocast: contextFunction('autocast'),
        custom_fwd: inertDecorator('custom_fwd'),
        custom_bwd: inertDecorator('custom_bwd'),
      }),
  },
  { name: 'torch.amp', create: () => hostModule('torch.amp', { autocast: contextFunction('autocast') }) },
  inertModule('torch.backends'),
  inertModule('torch._C', { _log_api_usage_once: nothing('_log_api_usage_once') }),
  {
    name: 'torch.fx',
    create: (machine) =>
      hostModule('torch.fx', { wrap: first('wrap') }, (name) => unknownImport(machine, `torch.fx.${name}`)),
  },
  {
    name: 'torch.types',
    create: (machine) =>
      hostModule('torch.types', {}, (name) => unknownImport(machine, `torch.types.${name}`)),
  },
  {
    name: 'torch.hub',
    create: () =>
      hostModule('torch.hub', {
        load: hostFunction('load', refuseHub),
        load_state_dict_from_url: hostFunction('load_state_dict_from_url', () => createDict()),
        set_dir: nothing('set_dir'),
      }),
  },
  ...utilityModules,
];

/** What torch.hub would download is not at hand. */
const refuseHub: Invoke = (_machine, [repository = null, model = null]) =>
  refuse({
    code: 'python/outside',
    message: `torch.hub.load(${shownText(repository)}, ${shownText(model)}) downloads the code of a network, which is not done here`,
    why: 'the code is read to learn its shapes; nothing outside of it is touched',
    help: String(repository).startsWith('pytorch/vision')
      ? `write torchvision.models.${String(model)}(...)`
      : "put the network's source below --root and import it",
  });

function shownText(value: Value): string {
  return typeof value === 'string' ? `'${value}'` : '...';
}
