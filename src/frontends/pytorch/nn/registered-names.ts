import { attributeOrMissing } from '../../../python/attributes';
import { typeOf } from '../../../python/classes';
import { raise } from '../../../python/failure';
import type { Instance, Machine, Value } from '../../../python/value';
import { registryIn } from './module-state';

const REGISTRIES = { buffer: '_buffers', module: '_modules', parameter: '_parameters' } as const;

type Registered = keyof typeof REGISTRIES;

/** Checks a name under which a module registers a parameter, a buffer or a module: it must not be another attribute. */
export function newName(
  machine: Machine,
  module: Instance,
  what: Registered,
  given: Value | undefined,
): string {
  const name = checkedName(what, given);
  const isRegistered = registryIn(module, REGISTRIES[what]).entries.has(name);
  if (!isRegistered && attributeOrMissing(machine, module, name) !== undefined)
    raise(
      'KeyError',
      `attribute '${name}' already exists`,
      () =>
        `${module.type.name} has another attribute ${name}: choose another name, or remove that attribute`,
    );
  return name;
}

function checkedName(what: Registered, name: Value | undefined): string {
  if (typeof name !== 'string')
    return raise('TypeError', `${what} name should be a string. Got ${typeOf(name ?? null).name}`);
  if (name.includes('.')) raise('KeyError', `${what} name can't contain ".", got: ${name}`);
  if (name === '') raise('KeyError', `${what} name can't be empty string ""`);
  return name;
}
