import { didYouMean } from '../../../diagnostics/nearest';
import { namesOf } from '../../../python/attributes';
import { typeOf } from '../../../python/classes';
import { raise } from '../../../python/failure';
import { setOwnAttribute } from '../../../python/set-attributes';
import type { Instance, Machine, Value } from '../../../python/value';
import { bufferClass, isParameter, isTensor } from '../tensor';
import { isModule } from './module-class';
import { getIn, madeWhenAsked, registerBuffer, registryIn, registryOf, setIn } from './module-state';

/** Sets an attribute of a module as torch does: parameters, modules and the buffers that it has are registered. */
export function setAttribute(machine: Machine, module: Instance, name: string, value: Value): void {
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
  if (isTensor(value) && value.type === bufferClass) {
    const isPersistent = value.attributes.get('persistent') !== false;
    registerBuffer(module, name, value, isPersistent ? 'persistent' : 'not persistent');
    return;
  }
  const buffers = registryOf(module, '_buffers');
  if (buffers?.entries.has(name) !== true) {
    setOwnAttribute(machine, module, name, value);
    return;
  }
  if (value !== null && !isTensor(value))
    raise(
      'TypeError',
      `cannot assign '${typeName(value)}' as buffer '${name}' (torch.Tensor or None expected)`,
      () => 'write torch.tensor(...), or choose another name than that of the buffer',
    );
  setIn(buffers, name, value);
}

/** The class of a value as torch names it in errors. */
export function typeName(value: Value): string {
  const { module, name } = typeOf(value);
  return module === 'builtins' ? name : `${module}.${name}`;
}

/** The parameter, buffer, module or hooks of a name that a module holds itself; null for one that is None. */
export function findRegistered(module: Instance, name: string): Value | undefined {
  return (
    getIn(registryOf(module, '_parameters'), name) ??
    getIn(registryOf(module, '_buffers'), name) ??
    getIn(registryOf(module, '_modules'), name) ??
    (isNone(module, name) ? null : madeWhenAsked(module, name))
  );
}

/** Help for a missing attribute of a module: a similar name, or a method that should set it up. */
export function helpForMissing(module: Instance, name: string): string | null {
  const registered = (['_parameters', '_buffers', '_modules'] as const).flatMap((registry) =>
    [...(registryOf(module, registry)?.entries.keys() ?? [])].map(String),
  );
  const hint = didYouMean(name, [...registered, ...namesOf(module)]);
  if (hint !== null || module.type.attributes.has('__init__')) return hint;
  const meant = [...module.type.attributes.keys()].find((one) => /^_*ini?t_*$/.test(one));
  return meant === undefined
    ? null
    : `${module.type.name} has ${meant}, which Python never calls: rename it to __init__`;
}

function isNone(module: Instance, name: string): boolean {
  return (['_parameters', '_buffers', '_modules'] as const).some(
    (registry) => registryOf(module, registry)?.entries.has(name) === true,
  );
}
