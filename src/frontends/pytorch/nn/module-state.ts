import { createDict, createSet } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { isKind } from '../../../python/kinds';
import { takeSteps } from '../../../python/machine';
import type { Instance, Machine, PyDict, Value } from '../../../python/value';
import { isTensor, type Tensor } from '../tensor';

/** What a module registers, by name and in order; None is kept too. */
export type Registry = '_parameters' | '_buffers' | '_modules';

/** Sets up a module that code makes, which takes steps of the budget for all that it holds. */
export function beginModule(machine: Machine, module: Instance): void {
  takeSteps(machine, STEPS_OF_MODULE);
  initialiseModule(module);
}

const STEPS_OF_MODULE = 20;

/** The attribute with the names of the buffers that a `state_dict` leaves out, as PyTorch calls it. */
const NOT_PERSISTENT = '_non_persistent_buffers_set';

/** Sets up a module, as `nn.Module.__init__` does. */
export function initialiseModule(module: Instance): void {
  for (const name of ['_parameters', '_buffers', '_modules', '_forward_hooks', '_forward_pre_hooks'])
    module.attributes.set(name, createDict());
  module.attributes.set(NOT_PERSISTENT, createSet());
  if (!module.attributes.has('training')) module.attributes.set('training', true);
}

/** The dict of what a module registers; undefined before `nn.Module.__init__`. */
export function registryOf(
  module: Instance,
  registry: Registry | '_forward_hooks' | '_forward_pre_hooks',
): PyDict | undefined {
  const dict = module.attributes.get(registry);
  return isKind(dict, 'dict') ? dict : undefined;
}

/** The same of a module that must be set up. */
export function registryIn(module: Instance, registry: Registry): PyDict {
  const dict = registryOf(module, registry);
  if (dict !== undefined) return dict;
  const what = { _parameters: 'parameters', _buffers: 'buffers', _modules: 'module' }[registry];
  return raise('AttributeError', `cannot assign ${what} before Module.__init__() call`, callSuper);
}

/** What a class forgets whose module is not set up. */
export function callSuper(): string {
  return 'call super().__init__() at the beginning of __init__';
}

export function setIn(dict: PyDict, name: string, value: Value): void {
  const entry = dict.entries.get(name);
  if (entry === undefined) dict.entries.set(name, { key: name, value });
  else entry.value = value;
}

export function getIn(dict: PyDict | undefined, name: string): Value | undefined {
  return dict?.entries.get(name)?.value;
}

/** The names and values of a registry, None left out. */
export function entriesIn(dict: PyDict | undefined): readonly (readonly [name: string, value: Value])[] {
  if (dict === undefined) return [];
  const found: (readonly [string, Value])[] = [];
  for (const { key, value } of dict.entries.values()) if (value !== null) found.push([String(key), value]);
  return found;
}

/** The modules that a module holds itself, also those in a list or dict of parameters. */
export function childrenOf(module: Instance): readonly (readonly [name: string, module: Instance])[] {
  const found: (readonly [string, Instance])[] = [];
  for (const registry of ['_modules', '_parameters'] as const)
    for (const { key, value } of registryOf(module, registry)?.entries.values() ?? [])
      if (isKind(value, 'instance') && registryOf(value, '_modules') !== undefined)
        found.push([String(key), value]);
  return found;
}

/** A module and all below it, each once under its first name. */
export function namedModules(
  root: Instance,
  prefix = '',
): readonly (readonly [path: string, module: Instance])[] {
  const seen = new Set<Instance>();
  const found: (readonly [string, Instance])[] = [];
  const visit = (module: Instance, path: string): void => {
    if (seen.has(module)) return;
    seen.add(module);
    found.push([path, module]);
    for (const [name, child] of childrenOf(module)) visit(child, joined(path, name));
  };
  visit(root, prefix);
  return found;
}

export function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The tensors that a module registers itself. */
export function ownTensors(
  module: Instance,
  registry: '_parameters' | '_buffers',
): readonly (readonly [name: string, tensor: Tensor])[] {
  const found: (readonly [string, Tensor])[] = [];
  for (const { key, value } of registryOf(module, registry)?.entries.values() ?? [])
    if (isTensor(value)) found.push([String(key), value]);
  return found;
}

/** The tensors of a module and of all below it, each once under its first name. */
export function namedTensors(
  root: Instance,
  registry: '_parameters' | '_buffers',
  prefix = '',
): readonly (readonly [path: string, tensor: Tensor])[] {
  const seen = new Set<unknown>();
  const found: (readonly [string, Tensor])[] = [];
  for (const [path, module] of namedModules(root, prefix)) {
    for (const [name, tensor] of ownTensors(module, registry)) {
      if (seen.has(tensor.host)) continue;
      seen.add(tensor.host);
      found.push([joined(path, name), tensor]);
    }
  }
  return found;
}

/** Registers a buffer of a module. */
export function registerBuffer(
  module: Instance,
  name: string,
  value: Value,
  kept: 'persistent' | 'not persistent',
): void {
  module.attributes.delete(name);
  setIn(registryIn(module, '_buffers'), name, value);
  const names = module.attributes.get(NOT_PERSISTENT);
  if (!isKind(names, 'set')) return;
  if (kept === 'persistent') names.entries.delete(name);
  else names.entries.set(name, name);
}

/** More keys of one network are not looked for: modules that share modules have many paths. */
const MOST_KEYS = 100_000;

/**
 * The tensors of a `state_dict` under all their keys, each module's parameters before its buffers and those before what
 * is below it. A tensor that several modules share has a key in each, and some buffers have none.
 */
export function stateTensors(root: Instance): readonly (readonly [key: string, tensor: Tensor])[] {
  const found: (readonly [string, Tensor])[] = [];
  const around = new Set<Instance>();
  let visits = 0;
  const visit = (module: Instance, path: string): void => {
    visits += 1;
    if (around.has(module) || visits > MOST_KEYS || found.length > MOST_KEYS) return;
    around.add(module);
    const left = module.attributes.get(NOT_PERSISTENT);
    const isLeftOut = (name: string): boolean => isKind(left, 'set') && left.entries.has(name);
    for (const [name, tensor] of ownTensors(module, '_parameters')) found.push([joined(path, name), tensor]);
    for (const [name, tensor] of ownTensors(module, '_buffers'))
      if (!isLeftOut(name)) found.push([joined(path, name), tensor]);
    for (const [name, child] of childrenOf(module)) visit(child, joined(path, name));
    around.delete(module);
  };
  visit(root, '');
  return found;
}

/** A registered tensor of a module by name; null where it is None or not there. */
export function tensorIn(module: Instance, name: string): Tensor | null {
  const value =
    getIn(registryOf(module, '_parameters'), name) ??
    getIn(registryOf(module, '_buffers'), name) ??
    module.attributes.get(name);
  return isTensor(value) ? value : null;
}
