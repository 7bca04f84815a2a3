import { getAttribute } from '../../../python/attributes';
import { call, callMethod } from '../../../python/call';
import { lookUp, typeOf } from '../../../python/classes';
import { createTuple, dictOfNames, iteratorOver } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { type HostMethods, hostClass, type InvokeMethod } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import { setOwnAttribute } from '../../../python/set-attributes';
import type { Instance, Invoke, Machine, Value } from '../../../python/value';
import { sessionOf } from '../session';
import { isParameter, isTensor } from '../tensor';
import { conversionMethods } from './conversions';
import { helpForForward } from './missing-forward';
import { findRegistered, helpForMissing, setAttribute, typeName } from './module-attributes';
import { callModule } from './module-call';
import { helpForClass, isModule, method } from './module-class';
import {
  beginModule,
  type Hooks,
  madeWhenAsked,
  registerBuffer,
  registryIn,
  registryOf,
  setIn,
} from './module-state';
import { childrenOf, modulePaths, namedTensors, ownTensors, pathWithin, stateTensors } from './module-tree';
import { newName } from './registered-names';

/** Does nothing and returns the module. */
const unchanged: InvokeMethod = (_machine, [self]) => self;

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
    ? ownTensors(self, registry).map(([name, tensor]) => [pathWithin(path, name), tensor] as const)
    : namedTensors(self, registry, path);
}

/** `train(mode)`: below a module it calls that of each child, which a class may have written itself. */
function setTraining(
  machine: Machine,
  module: Instance,
  training: boolean,
  seen = new Set<Instance>(),
): Instance {
  module.attributes.set('training', training);
  seen.add(module);
  for (const [, child] of childrenOf(module)) {
    const own = lookUp(child.type, 'train');
    if (own !== undefined && !isKind(own, 'host-function')) callMethod(machine, own, child, [training]);
    else if (!seen.has(child)) setTraining(machine, child, training, seen);
  }
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
    __enter__: (_machine, [self]) => self,
    __exit__: () => null,
  },
});

let hookNumber = 0;

function addHook(registry: Hooks): Invoke {
  return method(
    'register_forward_hook',
    'hook, *, prepend=False, with_kwargs=False, always_call=False',
    (_machine, self, hook) => {
      const held = registryOf(self, registry) ?? madeWhenAsked(self, registry);
      const hooks = isKind(held, 'dict') ? held : undefined;
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

/** The methods of `torch.nn.Module`. */
export const moduleMethods: HostMethods = {
  __init__: (machine, [self = null, ...rest], keywords) => {
    const [keyword] = keywords.keys();
    if (rest.length > 0)
      raise(
        'TypeError',
        `Module.__init__() takes 1 positional argument but ${rest.length + 1} were given`,
        () => (rest.some(isTensor) ? helpForClass(typeOf(self).name) : null),
      );
    if (keyword !== undefined)
      raise('TypeError', `Module.__init__() got an unexpected keyword argument '${keyword}'`);
    if (isKind(self, 'instance')) beginModule(machine, self);
    return null;
  },
  __call__: (machine, args, keywords) => callModule(sessionOf(machine), args[0], args.slice(1), keywords),
  __setattr__: method('__setattr__', 'name, value', (machine, self, name, value) => {
    setAttribute(machine, self, String(name), value);
    return null;
  }),
  __getattr__: method('__getattr__', 'name', (_machine, self, name) => {
    const found = findRegistered(self, String(name));
    return found === undefined
      ? raise('AttributeError', `'${self.type.name}' object has no attribute '${String(name)}'`, () =>
          helpForMissing(self, String(name)),
        )
      : found;
  }),
  __delattr__: method('__delattr__', 'name', (machine, self, name) => {
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
  forward: (_machine, [self]) =>
    raise(
      'NotImplementedError',
      `Module [${typeOf(self).name}] is missing the required "forward" function`,
      () => helpForForward(typeOf(self)),
    ),
  register_buffer: method(
    'register_buffer',
    'name, tensor, persistent=True',
    (machine, self, name, tensor, persistent) => {
      const kept = persistent === false ? 'not persistent' : 'persistent';
      if (tensor !== null && !isTensor(tensor))
        raise('TypeError', `cannot assign '${typeName(tensor ?? null)}' object to buffer '${String(name)}'`);
      registerBuffer(self, newName(machine, self, 'buffer', name), tensor ?? null, kept);
      return null;
    },
  ),
  register_parameter: method('register_parameter', 'name, param', (machine, self, name, parameter) => {
    if (parameter !== null && !isParameter(parameter))
      raise(
        'TypeError',
        `cannot assign '${typeName(parameter ?? null)}' object to parameter '${String(name)}'`,
      );
    setIn(registryIn(self, '_parameters'), newName(machine, self, 'parameter', name), parameter ?? null);
    return null;
  }),
  add_module: addModule('add_module'),
  register_module: addModule('register_module'),
  get_submodule: method('get_submodule', 'target', (machine, self, path) =>
    submodule(machine, self, String(path)),
  ),
  get_parameter: method('get_parameter', 'target', (machine, self, path) =>
    submodule(machine, self, String(path)),
  ),
  get_buffer: method('get_buffer', 'target', (machine, self, path) => submodule(machine, self, String(path))),
  children: method('children', '', (_machine, self) => values(once(childrenOf(self)))),
  named_children: method('named_children', '', (_machine, self) => pairs(once(childrenOf(self)))),
  modules: method('modules', 'remove_duplicate=True', (_machine, self) =>
    iteratorOver(modulePaths(self).keys()),
  ),
  named_modules: method(
    'named_modules',
    "memo=None, prefix='', remove_duplicate=True",
    (_machine, self, _first, prefix) =>
      pairs(
        [...modulePaths(self, typeof prefix === 'string' ? prefix : '')].map(([module, path]) => [
          path,
          module,
        ]),
      ),
  ),
  parameters: method('parameters', 'recurse=True', (_machine, self, recurse) =>
    values(tensorsBelow(self, '_parameters', recurse)),
  ),
  named_parameters: method(
    'named_parameters',
    "prefix='', recurse=True, remove_duplicate=True",
    (_machine, self, prefix, recurse) => pairs(tensorsBelow(self, '_parameters', recurse, prefix)),
  ),
  buffers: method('buffers', 'recurse=True', (_machine, self, recurse) =>
    values(tensorsBelow(self, '_buffers', recurse)),
  ),
  named_buffers: method(
    'named_buffers',
    "prefix='', recurse=True, remove_duplicate=True",
    (_machine, self, prefix, recurse) => pairs(tensorsBelow(self, '_buffers', recurse, prefix)),
  ),
  state_dict: method(
    'state_dict',
    "destination=None, prefix='', keep_vars=False",
    (_machine, self, _target, prefix) =>
      dictOfNames(stateTensors(self).map(([key, tensor]) => [`${String(prefix)}${key}`, tensor])),
  ),
  load_state_dict: method('load_state_dict', 'state_dict, strict=True, assign=False', () =>
    createTuple([createTuple([]), createTuple([])]),
  ),
  apply: method('apply', 'fn', (machine, self, callee) => {
    applyBelow(machine, self, callee);
    return self;
  }),
  train: method('train', 'mode=True', (machine, self, mode) => setTraining(machine, self, mode !== false)),
  eval: method('eval', '', (machine, self) => call(machine, getAttribute(machine, self, 'train'), [false])),
  requires_grad_: method('requires_grad_', 'requires_grad=True', (_machine, self, on) => {
    for (const [, tensor] of namedTensors(self, '_parameters')) tensor.host.requiresGrad = on !== false;
    return self;
  }),
  register_forward_hook: addHook('_forward_hooks'),
  register_forward_pre_hook: addHook('_forward_pre_hooks'),
  register_full_backward_hook: () => null,
  register_backward_hook: () => null,
  register_load_state_dict_post_hook: () => null,
  _register_load_state_dict_pre_hook: () => null,
  register_load_state_dict_pre_hook: () => null,
  _register_state_dict_hook: () => null,
  register_state_dict_post_hook: () => null,
  _save_to_state_dict: () => null,
  register_state_dict_pre_hook: () => null,
  _load_from_state_dict: () => null,
  zero_grad: () => null,
  ...Object.fromEntries(
    ['_apply', 'cuda', 'xpu', 'ipu', 'cpu', 'share_memory', 'to_empty', 'compile'].map((name) => [
      name,
      unchanged,
    ]),
  ),
  ...conversionMethods,
};

function addModule(name: string): Invoke {
  return method(name, 'name, module', (machine, self, key, module) => {
    if (module !== null && !isModule(module))
      raise('TypeError', `${typeName(module)} is not a Module subclass`);
    setIn(registryIn(self, '_modules'), newName(machine, self, 'module', key), module);
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
