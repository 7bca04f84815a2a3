import { didYouMean } from '../../../diagnostics/nearest';
import { hostModule } from '../../../python/host';
import { unknownImport } from '../../../python/unknown';
import type { Machine, PyModule, Value } from '../../../python/value';

/** A module below a host's module, such as `torch.nn.functional`; undefined if there is none of this name. */
export function hostPart(machine: Machine, name: string): PyModule | undefined {
  const isThere = machine.hosts.has(name);
  return isThere ? (machine.importModule(machine, name, 'at once') ?? undefined) : undefined;
}

/**
 * A module that is known in part: its values, the results of `find` for a name, and the modules below it. Any
 * other name may be imported and passed on, as from a library whose source is missing.
 */
export function partialModule(
  machine: Machine,
  name: string,
  values: Readonly<Record<string, Value>> = {},
  find: (wanted: string) => Value | undefined = () => undefined,
  names: PyModule['names'] = null,
): PyModule {
  const rest = (wanted: string): Value => {
    const unknown = unknownImport(machine, `${name}.${wanted}`);
    if (names === null) return unknown;
    const why = `only a part of ${name} is supported, without ${wanted}`;
    return { ...unknown, why, meant: () => didYouMean(wanted, names()) };
  };
  return hostModule(
    name,
    values,
    (wanted) =>
      wanted.startsWith('__')
        ? undefined
        : (find(wanted) ?? hostPart(machine, `${name}.${wanted}`) ?? rest(wanted)),
    names,
  );
}
