import { createDict, createSet } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { isKind } from '../../../python/kinds';
import { takeSteps } from '../../../python/machine';
import type { Instance, Machine, PyDict, Value } from '../../../python/value';
import { isTensor, type Tensor } from '../tensor';

/** The registries of a module, by name and in order; None is kept too. */
export type Registry = '_parameters' | '_buffers' | '_modules';

/** Hooks of a module by number. */
export type Hooks = '_forward_hooks' | '_forward_pre_hooks';

/** Sets up a module that code makes, which takes steps of the budget for all that it holds. */
export function beginModule(machine: Machine, module: Instance): void {
  takeSteps(machine, STEPS_OF_MODULE);
  initialiseModule(module);
}

const STEPS_OF_MODULE = 20;

/** The attribute with the names of the buffers that a `state_dict` leaves out, as PyTorch calls it. */
export const NOT_PERSISTENT = '_non_persistent_buffers_set';

/** Sets up a module, as `nn.Module.__init__` does. */
export function initialiseModule(module: Instance): void {
  const { attributes } = module;
  attributes.set('_parameters', createDict());
  attributes.set('_buffers', createDict());
  attributes.set('_modules', createDict());
  if (!attributes.has('training')) attributes.set('training', true);
}

/** The dict of what a module registers; undefined before `nn.Module.__init__`, and for hooks until there are any. */
export function registryOf(module: Instance, registry: Registry | Hooks): PyDict | undefined {
  const dict = module.attributes.get(registry);
  return isKind(dict, 'dict') ? dict : undefined;
}

/** Attributes that few modules use, each made when it is first read. */
export function madeWhenAsked(module: Instance, name: string): Value | undefined {
  if (!isMadeWhenAsked(name) || registryOf(module, '_modules') === undefined) return undefined;
  const made = name === NOT_PERSISTENT ? createSet() : createDict();
  module.attributes.set(name, made);
  return made;
}

function isMadeWhenAsked(name: string): name is Hooks | typeof NOT_PERSISTENT {
  return name === '_forward_hooks' || name === '_forward_pre_hooks' || name === NOT_PERSISTENT;
}

/** The registry of a module that must be set up. */
export function registryIn(module: Instance, registry: Registry): PyDict {
  const dict = registryOf(module, registry);
  if (dict !== undefined) return dict;
  const what = { _parameters: 'parameters', _buffers: 'buffers', _modules: 'module' }[registry];
  return raise('AttributeError', `cannot assign ${what} before Module.__init__() call`, callSuper);
}

/** The help for a class that does not call `super().__init__()`. */
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

/** Registers a buffer of a module. */
export function registerBuffer(
  module: Instance,
  name: string,
  value: Value,
  kept: 'persistent' | 'not persistent',
): void {
  module.attributes.delete(name);
  setIn(registryIn(module, '_buffers'), name, value);
  const names =
    module.attributes.get(NOT_PERSISTENT) ??
    (kept === 'persistent' ? undefined : madeWhenAsked(module, NOT_PERSISTENT));
  if (!isKind(names, 'set')) return;
  if (kept === 'persistent') names.entries.delete(name);
  else names.entries.set(name, name);
}

/** A registered tensor of a module by name; null where it is None or not there. */
export function tensorIn(module: Instance, name: string): Tensor | null {
  const value =
    getIn(registryOf(module, '_parameters'), name) ??
    getIn(registryOf(module, '_buffers'), name) ??
    module.attributes.get(name);
  return isTensor(value) ? value : null;
}
