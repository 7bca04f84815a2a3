import { getAttribute, setOwnAttribute } from '../../../python/attributes';
import { call } from '../../../python/call';
import { isInstance, typeOf } from '../../../python/classes';
import { createTuple, dictOfNames, iteratorOver } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { addMethods, hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { bindArguments } from '../../../python/signature';
import type { Instance, Invoke, Machine, Value } from '../../../python/value';
import { sessionOf } from '../session';
import { isParameter, isTensor } from '../tensor';
import { readSignature } from '../torch-function';
import { callModule } from './module-call';
import {
  childrenOf,
  getIn,
  initialiseModule,
  joined,
  namedModules,
  namedTensors,
  ownTensors,
  registryIn,
  registryOf,
  setIn,
} from './module-state';

/** `torch.nn.Module`. */
export const moduleClass = hostClass({ name: 'Module', module: 'torch.nn.modules.module', methods: {} });

export function isModule(value: Value | undefined): value is Instance {
  return value !== undefined && isKind(value, 'instance') && isInstance(value, moduleClass);
}

/** A method with parameters as Python writes them, the instance among them. */
export function method(
  name: string,
  parameters: string,
  run: (machine: Machine, self: Instance, given: readonly Value[]) => Value,
): Invoke {
  return (machine, args, keywords) => {
    const signature = readSignature(`self, ${parameters}`);
    const bound = bindArguments(name, signature.parameters, signature.defaults, args, keywords);
    const [self = null, ...given] = bound.map((value) => value ?? null);
    if (!isKind(self, 'instance')) return raise('TypeError', `${name}() needs a module`);
    return run(machine, self, given);
  };
}

/** Does nothing, and gives the module back. */
const unchanged: Invoke = (_machine, [self = null]) => self;

function setAttribute(machine: Machine, module: Instance, name: string, value: Value): void {
  const registries = ['_parameters', '_buffers', '_modules'] as const;
  const forget = (kept: (typeof registries)[number]) => {
    module.attributes.delete(name);
    for (const registry of registries)
      if (registry !== kept) registryOf(module, registry)?.entries.delete(name);
  };
  if (isParameter(value)) {
    const parameters = registryIn(module, '_parameters');
    forget('_parameters');
    setIn(parameters, name, value);
    return;
  }
  const parameters = registryOf(module, '_parameters');
  if (parameters?.entries.has(name) === true) {
    if (value !== null)
      raise(
        'TypeError',
        `cannot assign '${typeName(value)}' as parameter '${name}' (torch.nn.Parameter or None expected)`,
      );
    setIn(parameters, name, null);
    return;
  }
  if (isModule(value)) {
    const modules = registryIn(module, '_modules');
    forget('_modules');
    setIn(modules, name, value);
    return;
  }
  const modules = registryOf(module, '_modules');
  if (modules?.entries.has(name) === true) {
    if (value !== null)
      raise(
        'TypeError',
        `cannot assign '${typeName(value)}' as child module '${name}' (torch.nn.Module or None expected)`,
      );
    setIn(modules, name, null);
    return;
  }
  const buffers = registryOf(module, '_buffers');
  if (buffers?.entries.has(name) === true && (value === null || isTensor(value))) setIn(buffers, name, value);
  else setOwnAttribute(machine, module, name, value);
}

function typeName(value: Value): string {
  const { module, name } = typeOf(value);
  return module === 'builtins' ? name : `${module}.${name}`;
}

function findRegistered(module: Instance, name: string): Value | undefined {
  return (
    getIn(registryOf(module, '_parameters'), name) ??
    getIn(registryOf(module, '_buffers'), name) ??
    getIn(registryOf(module, '_modules'), name) ??
    (isNone(module, name) ? null : undefined)
  );
}

function isNone(module: Instance, name: string): boolean {
  return (['_parameters', '_buffers', '_modules'] as const).some(
    (registry) => registryOf(module, registry)?.entries.has(name) === true,
  );
}

/** Pairs of a name and a value as Python iterates over them. */
function pairs(found: readonly (readonly [string, Value])[]): Value {
  return iteratorOver(found.map(([name, value]) => createTuple([name, value])));
}

function values(found: readonly (readonly [string, Value])[]): Value {
  return iteratorOver(found.map(([, value]) => value));
}

function tensorsBelow(
  self: Instance,
  registry: '_parameters' | '_buffers',
  recurse: Value,
  prefix: Value = '',
) {
  const path = typeof prefix === 'string' ? prefix : '';
  return recurse === false
    ? ownTensors(self, registry).map(([name, tensor]) => [joined(path, name), tensor] as const)
    : namedTensors(self, registry, path);
}

function setTraining(module: Instance, training: boolean): Instance {
  for (const [, one] of namedModules(module)) one.attributes.set('training', training);
  return module;
}

/** The module at a path below another one. */
function submodule(machine: Machine, self: Instance, path: string): Value {
  let module: Value = self;
  for (const name of path === '' ? [] : path.split('.')) module = getAttribute(machine, module, name);
  return module;
}

/** A handle of a hook, whose `remove()` takes it away. */
const handleClass = hostClass({
  name: 'RemovableHandle',
  module: 'torch.utils.hooks',
  methods: {
    remove: (_machine, [self]) => {
      if (isKind(self, 'instance') && typeof self.host === 'function') self.host();
      return null;
    },
    __enter__: (_machine, [self = null]) => self,
    __exit__: () => null,
  },
});

let hookNumber = 0;

function addHook(registry: '_forward_hooks' | '_forward_pre_hooks'): Invoke {
  return method(
    'register_forward_hook',
    'hook, *, prepend=False, with_kwargs=False, always_call=False',
    (_machine, self, [hook = null]) => {
      const hooks = registryOf(self, registry);
      const key = hookNumber;
      hookNumber += 1;
      hooks?.entries.set(key, { key, value: hook });
      return {
        kind: 'instance',
        type: handleClass,
        attributes: new Map(),
        primitive: undefined,
        host: () => hooks?.entries.delete(key),
      };
    },
  );
}

addMethods(moduleClass, {
  __init__: method('Module.__init__', '*args, **kwargs', (_machine, self) => {
    initialiseModule(self);
    return null;
  }),
  __call__: (machine, [self = null, ...args], keywords) =>
    callModule(sessionOf(machine), self, args, keywords),
  __setattr__: method('__setattr__', 'name, value', (machine, self, [name, value = null]) => {
    setAttribute(machine, self, String(name), value);
    return null;
  }),
  __getattr__: method('__getattr__', 'name', (_machine, self, [name]) => {
    const found = findRegistered(self, String(name));
    return found === undefined
      ? raise('AttributeError', `'${self.type.name}' object has no attribute '${String(name)}'`)
      : found;
  }),
  __delattr__: method('__delattr__', 'name', (machine, self, [name]) => {
    const key = String(name);
    const registry = (['_parameters', '_buffers', '_modules'] as const).find(
      (one) => registryOf(self, one)?.entries.delete(key) === true,
    );
    if (registry === undefined) setOwnAttribute(machine, self, key, undefined);
    return null;
  }),
  __dir__: method('__dir__', '', (_machine, self) => createTuple([...self.attributes.keys()])),
  __repr__: method('__repr__', '', (machine, self) => representation(machine, self)),
  extra_repr: method('extra_repr', '', () => ''),
  _get_name: method('_get_name', '', (_machine, self) => self.type.name),
  forward: (_machine, [self = null]) =>
    raise('NotImplementedError', `Module [${typeOf(self).name}] is missing the required "forward" function`),
  register_buffer: method(
    'register_buffer',
    'name, tensor, persistent=True',
    (_machine, self, [name, tensor = null]) => {
      self.attributes.delete(String(name));
      setIn(registryIn(self, '_buffers'), String(name), tensor);
      return null;
    },
  ),
  register_parameter: method(
    'register_parameter',
    'name, param',
    (_machine, self, [name, parameter = null]) => {
      self.attributes.delete(String(name));
      setIn(registryIn(self, '_parameters'), String(name), parameter);
      return null;
    },
  ),
  add_module: addModule('add_module'),
  register_module: addModule('register_module'),
  get_submodule: method('get_submodule', 'target', (machine, self, [path]) =>
    submodule(machine, self, String(path)),
  ),
  get_parameter: method('get_parameter', 'target', (machine, self, [path]) =>
    submodule(machine, self, String(path)),
  ),
  get_buffer: method('get_buffer', 'target', (machine, self, [path]) =>
    submodule(machine, self, String(path)),
  ),
  children: method('children', '', (_machine, self) => values(once(childrenOf(self)))),
  named_children: method('named_children', '', (_machine, self) => pairs(once(childrenOf(self)))),
  modules: method('modules', 'remove_duplicate=True', (_machine, self) => values(namedModules(self))),
  named_modules: method(
    'named_modules',
    "memo=None, prefix='', remove_duplicate=True",
    (_machine, self, [, prefix]) => pairs(namedModules(self, typeof prefix === 'string' ? prefix : '')),
  ),
  parameters: method('parameters', 'recurse=True', (_machine, self, [recurse = null]) =>
    values(tensorsBelow(self, '_parameters', recurse)),
  ),
  named_parameters: method(
    'named_parameters',
    "prefix='', recurse=True, remove_duplicate=True",
    (_machine, self, [prefix = '', recurse = null]) =>
      pairs(tensorsBelow(self, '_parameters', recurse, prefix)),
  ),
  buffers: method('buffers', 'recurse=True', (_machine, self, [recurse = null]) =>
    values(tensorsBelow(self, '_buffers', recurse)),
  ),
  named_buffers: method(
    'named_buffers',
    "prefix='', recurse=True, remove_duplicate=True",
    (_machine, self, [prefix = '', recurse = null]) => pairs(tensorsBelow(self, '_buffers', recurse, prefix)),
  ),
  state_dict: method('state_dict', "*args, destination=None, prefix='', keep_vars=False", (_machine, self) =>
    dictOfNames([...namedTensors(self, '_parameters'), ...namedTensors(self, '_buffers')]),
  ),
  load_state_dict: method('load_state_dict', 'state_dict, strict=True, assign=False', () =>
    createTuple([createTuple([]), createTuple([])]),
  ),
  apply: method('apply', 'fn', (machine, self, [callee = null]) => {
    applyBelow(machine, self, callee);
    return self;
  }),
  train: method('train', 'mode=True', (_machine, self, [mode]) => setTraining(self, mode !== false)),
  eval: method('eval', '', (_machine, self) => setTraining(self, false)),
  requires_grad_: method('requires_grad_', 'requires_grad=True', (_machine, self, [on]) => {
    for (const [, tensor] of namedTensors(self, '_parameters')) tensor.host.requiresGrad = on !== false;
    return self;
  }),
  register_forward_hook: addHook('_forward_hooks'),
  register_forward_pre_hook: addHook('_forward_pre_hooks'),
  register_full_backward_hook: () => null,
  register_backward_hook: () => null,
  register_load_state_dict_post_hook: () => null,
  _register_load_state_dict_pre_hook: () => null,
  register_state_dict_pre_hook: () => null,
  _load_from_state_dict: () => null,
  zero_grad: () => null,
  ...Object.fromEntries(
    [
      'to',
      'cuda',
      'cpu',
      'half',
      'float',
      'double',
      'type',
      'bfloat16',
      'share_memory',
      'to_empty',
      'compile',
    ].map((name) => [name, unchanged]),
  ),
});

function addModule(name: string): Invoke {
  return method(name, 'name, module', (_machine, self, [key, module = null]) => {
    if (typeof key !== 'string')
      raise('TypeError', `module name should be a string. Got ${typeOf(key ?? null).name}`);
    if (module !== null && !isModule(module))
      raise('TypeError', `${typeName(module)} is not a Module subclass`);
    if (key.includes('.')) raise('KeyError', `module name can't contain ".", got: ${key}`);
    self.attributes.delete(key);
    setIn(registryIn(self, '_modules'), key, module);
    return null;
  });
}

/** Each value once under its first name. */
function once(found: readonly (readonly [string, Instance])[]): readonly (readonly [string, Instance])[] {
  const seen = new Set<Instance>();
  return found.filter(([, value]) => !seen.has(value) && seen.add(value) !== undefined);
}

/** Children before their parents, as `Module.apply` goes. */
function applyBelow(machine: Machine, module: Instance, callee: Value): void {
  for (const [, child] of childrenOf(module)) applyBelow(machine, child, callee);
  call(machine, callee, [module]);
}

function representation(machine: Machine, module: Instance): string {
  const children = childrenOf(module).map(
    ([name, child]) => `  (${name}): ${representation(machine, child).replaceAll('\n', '\n  ')}`,
  );
  return children.length === 0 ? `${module.type.name}()` : `${module.type.name}(\n${children.join('\n')}\n)`;
}
