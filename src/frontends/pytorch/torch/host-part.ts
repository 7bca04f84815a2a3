import { didYouMean } from '../../../diagnostics/nearest';
import { hostModule } from '../../../python/host';
import { unknownImport } from '../../../python/unknown';
import type { Machine, PyModule, Value } from '../../../python/value';

/** A module of a host that belongs to another one, `torch.nn.functional`; undefined where there is none of this name. */
export function hostPart(machine: Machine, name: string): PyModule | undefined {
  const isThere = machine.hosts.has(name);
  return isThere ? (machine.importModule(machine, name, 'at once') ?? undefined) : undefined;
}

/**
 * A module of which a part is here: its values, what `find` gives for a name, and the modules below it. Anything else of it may
 * be imported and carried about, as anything of a library that is not at hand.
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
    const why = `of ${name} a part is known, and ${wanted} is not in it`;
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
